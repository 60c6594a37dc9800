/** Variables that say how this person gets at AWS, by their whole name. What is not named here is never recorded. */
const kept: ReadonlySet<string> = new Set([
  // Where the programs keep their files, and where `~` points to.
  'APPDATA',
  'LOCALAPPDATA',
  'PROGRAMDATA',
  'PROGRAMFILES',
  'PROGRAMFILES(X86)',
  'PROGRAMW6432',
  'HOME',
  'USERPROFILE',
  'HOMEDRIVE',
  'HOMEPATH',
  'XDG_CONFIG_HOME',
  'XDG_CACHE_HOME',
  'XDG_DATA_HOME',
  'XDG_STATE_HOME',
  // Where programs are found.
  'PATH',
  'PATHEXT',
  'PYENV_VERSION',
  'SYSTEMROOT',
  'WINDIR',
  // Whether a browser reaches this computer.
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'BROWSER',
  'SSH_CONNECTION',
  'SSH_CLIENT',
  'SSH_TTY',
  'WSL_DISTRO_NAME',
  'WSL_INTEROP',
  'CODESPACES',
  'REMOTE_CONTAINERS',
  // Through what the network is reached, and whom to trust there.
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'REQUESTS_CA_BUNDLE',
  'CURL_CA_BUNDLE',
  'NODE_EXTRA_CA_CERTS',
  'NODE_USE_ENV_PROXY',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  // How words are written and times told.
  'LANG',
  'LC_ALL',
  'TZ',
]);

/** Beginnings of names that belong to one program altogether. */
const keptBeginnings: readonly string[] = ['AWS_', 'CYBERDUCK_', 'DUCK_', 'DUCKBILL_'];

/** Whether a variable is part of a MachineRecord. Windows tells no case apart, and proxies are written in both. */
export function isEnvironmentKept(name: string): boolean {
  const upper = name.toUpperCase();
  return kept.has(upper) || keptBeginnings.some((beginning) => upper.startsWith(beginning));
}
