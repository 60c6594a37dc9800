import { commandPrompt, fishShell, posixShell, powerShell, type Shell } from '../../handover/print-shell.ts';
import type { Access, AccessDescription } from './access-description.ts';
import { hostAndPort } from './access-endpoint.ts';
import type { WriteClientOptions } from './client-format.ts';
import type { ClientLosses } from './client-loss.ts';

export type EnvironmentKind = 'env' | 'fish' | 'powershell' | 'cmd';

/** The shells, and how a file of their own is called. `env` is for sh, bash and zsh. */
export const environments: Readonly<Record<EnvironmentKind, { readonly shell: Shell; readonly fileName: string }>> = {
  env: { shell: posixShell, fileName: 'environment.sh' },
  fish: { shell: fishShell, fileName: 'environment.fish' },
  powershell: { shell: powerShell, fileName: 'environment.ps1' },
  cmd: { shell: commandPrompt, fileName: 'environment.cmd' },
};

/** Variables that say whose keys are used: whatever is not set is taken away, since it would win or be mixed in. */
const identityVariables = [
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
] as const;

type IdentityVariable = (typeof identityVariables)[number];

/**
 * Lines for a shell after which AWS tools connect in the same way: by the name of the AWS profile, or by keys (aws-config
 * B.1, C.1). Undefined: no variable can say it, and why stands among the losses.
 */
export function printEnvironment(
  kind: EnvironmentKind,
  access: Access,
  losses: ClientLosses,
  options: WriteClientOptions,
): string | undefined {
  const identity = identityOf(access, losses, options);
  if (identity === undefined) return undefined;
  const { endpoint, region, addressing, path, signature } = access.description;
  if (path !== undefined) losses.lost('Path', 'no variable names a folder to start in', 'name it with every command');
  if (addressing === 'path')
    losses.lost('Addressing', 'no variable asks for path style', 'a server without names for buckets is not found');
  if (signature === 'v2') losses.lost('Signature', 'no variable asks for version 2', 'an old server refuses requests');
  const { shell } = environments[kind];
  const lines = identityVariables.filter((name) => !identity.has(name)).map((name) => shell.unset(name));
  const set: (readonly [name: string, value: string])[] = [...identity];
  if (region !== undefined) set.push(['AWS_REGION', region], ['AWS_DEFAULT_REGION', region]);
  if (endpoint !== undefined)
    set.push(['AWS_ENDPOINT_URL_S3', `${endpoint.tls ? 'https' : 'http'}://${hostAndPort(endpoint)}`]);
  for (const [name, value] of set) {
    const line = value.includes('\0') ? undefined : shell.set(name, value);
    if (line === undefined) {
      losses.refused(name, 'its value cannot be written for this shell for certain', 'another shell can take it');
      return undefined;
    }
    lines.push(line);
  }
  return lines.map((line) => `${line}${shell.newline}`).join('');
}

function identityOf(
  { description, secrets }: Access,
  losses: ClientLosses,
  { withSecrets }: WriteClientOptions,
): ReadonlyMap<IdentityVariable, string> | undefined {
  const { accessKeyId, anonymous, awsProfile } = description;
  const { secretAccessKey, sessionToken } = secrets;
  if (anonymous === true) {
    losses.refused('An anonymous connection', 'no variable keeps requests unsigned', 'tools have an option for it');
    return undefined;
  }
  if (accessKeyId !== undefined && secretAccessKey !== undefined && withSecrets) {
    const identity = new Map<IdentityVariable, string>([
      ['AWS_ACCESS_KEY_ID', accessKeyId],
      ['AWS_SECRET_ACCESS_KEY', secretAccessKey],
    ]);
    if (sessionToken !== undefined) identity.set('AWS_SESSION_TOKEN', sessionToken);
    return identity;
  }
  if (awsProfile !== undefined) return new Map([['AWS_PROFILE', awsProfile]]);
  const way = signInOf(description);
  if (way !== undefined) {
    losses.refused(way, 'variables hold keys, or the name of an AWS profile', 'convert it to aws-profile first');
    return undefined;
  }
  if (accessKeyId === undefined) return new Map();
  if (secretAccessKey === undefined)
    losses.needed('AWS_SECRET_ACCESS_KEY', 'the secret key does not stand in the source', 'set it in the shell');
  else losses.secret('Secret access key', 'with --with-secrets it goes along, and stays in the history of the shell');
  return new Map([['AWS_ACCESS_KEY_ID', accessKeyId]]);
}

/** What takes more than keys. */
function signInOf({ role, sso, mfaSerial }: AccessDescription): string | undefined {
  if (role !== undefined) return 'A role';
  if (sso !== undefined) return 'Identity Center';
  return mfaSerial === undefined ? undefined : 'An MFA device';
}
