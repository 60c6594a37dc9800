/**
 * The host and port of `host` or `host:port`; undefined for anything else: no scheme, path or user belongs into
 * `Default Hostname` (cyberduck-formats §3.1).
 */
export function readEndpoint(text: string): { readonly host: string; readonly port?: string } | undefined {
  const [host = '', port, ...more] = text.split(':');
  if (more.length > 0 || host.length > 253 || !host.split('.').every((label) => isLabel(label))) return undefined;
  if (port === undefined) return { host };
  return /^[1-9][0-9]{0,4}$/u.test(port) && Number(port) <= 65_535 ? { host, port } : undefined;
}

function isLabel(text: string): boolean {
  return text.length <= 63 && /^[A-Za-z0-9-]+$/u.test(text) && !text.startsWith('-') && !text.endsWith('-');
}
