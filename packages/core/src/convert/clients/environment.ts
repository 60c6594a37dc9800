import { environmentVariables, type IdentityVariables } from '../../handover/handover-variables.ts';
import {
  commandPrompt,
  fishShell,
  posixShell,
  powerShell,
  printVariables,
  type Shell,
} from '../../handover/print-shell.ts';
import type { Access, AccessDescription } from '../access-description.ts';
import { endpointUrl } from '../access-endpoint.ts';
import type { WriteClientOptions } from './client-format.ts';
import type { Losses } from '../losses.ts';

export type EnvironmentKind = 'env' | 'fish' | 'powershell' | 'cmd';

/** The shells, and how a file of their own is called. `env` is for sh, bash and zsh. */
export const environments: Readonly<Record<EnvironmentKind, { readonly shell: Shell; readonly fileName: string }>> = {
  env: { shell: posixShell, fileName: 'environment.sh' },
  fish: { shell: fishShell, fileName: 'environment.fish' },
  powershell: { shell: powerShell, fileName: 'environment.ps1' },
  cmd: { shell: commandPrompt, fileName: 'environment.cmd' },
};

/**
 * Lines for a shell after which AWS tools connect in the same way: by the name of the AWS profile, or by keys (aws-config
 * B.1, C.1). Undefined: no variable can say it, and why stands among the losses.
 */
export function printEnvironment(
  kind: EnvironmentKind,
  access: Access,
  losses: Losses,
  options: WriteClientOptions,
): string | undefined {
  const identity = identityOf(access, losses, options);
  if (identity === undefined) return undefined;
  const { endpoint, region, addressing, path, signature } = access.description;
  if (path !== undefined) losses.lost('Path', 'no variable names a folder to start in', 'name it with every command');
  if (addressing === 'path')
    losses.lost('Addressing', 'no variable asks for path style', 'a server without names for buckets is not found');
  if (signature === 'v2') losses.lost('Signature', 'no variable asks for version 2', 'an old server refuses requests');
  const { set, unset } = environmentVariables(identity, region);
  const address = endpoint === undefined ? [] : [['AWS_ENDPOINT_URL_S3', endpointUrl(endpoint)] as const];
  const printed = printVariables(environments[kind].shell, { set: [...set, ...address], unset });
  if ('text' in printed) return printed.text;
  const why = 'its value cannot be written for this shell for certain';
  losses.refused(printed.unwritable, why, 'another shell can take it');
  return undefined;
}

function identityOf(
  { description, secrets }: Access,
  losses: Losses,
  { withSecrets }: WriteClientOptions,
): IdentityVariables | undefined {
  const { accessKeyId, anonymous, awsProfile } = description;
  const { secretAccessKey, sessionToken } = secrets;
  if (anonymous === true) {
    losses.refused('An anonymous connection', 'no variable keeps requests unsigned', 'tools have an option for it');
    return undefined;
  }
  if (accessKeyId !== undefined && secretAccessKey !== undefined && withSecrets) {
    return {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    };
  }
  if (awsProfile !== undefined) return { AWS_PROFILE: awsProfile };
  const way = signInOf(description);
  if (way !== undefined) {
    losses.refused(way, 'variables hold keys, or the name of an AWS profile', 'convert it to aws-profile first');
    return undefined;
  }
  if (accessKeyId === undefined) return {};
  if (secretAccessKey === undefined)
    losses.needed('AWS_SECRET_ACCESS_KEY', 'the secret key does not stand in the source', 'set it in the shell');
  else losses.secret('Secret access key', 'with --with-secrets it goes along, and stays in the history of the shell');
  return { AWS_ACCESS_KEY_ID: accessKeyId };
}

/** What takes more than keys. */
function signInOf({ role, sso, mfaSerial }: AccessDescription): string | undefined {
  if (role !== undefined) return 'A role';
  if (sso !== undefined) return 'Identity Center';
  return mfaSerial === undefined ? undefined : 'An MFA device';
}
