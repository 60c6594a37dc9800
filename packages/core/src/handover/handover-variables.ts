import type { HandedCredentials } from './handed-credentials.ts';

/** What an environment must and must not hold, so that every AWS tool uses exactly these keys. */
export interface HandoverVariables {
  readonly set: readonly (readonly [name: string, value: string])[];
  readonly unset: readonly string[];
}

/** Variables that say whose keys are used. */
const identityVariables = [
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_SECURITY_TOKEN',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_ACCOUNT_ID',
] as const;

export type IdentityVariables = { readonly [K in (typeof identityVariables)[number]]?: string | undefined };

/**
 * The variables of one identity. Those that would win over them, or be mixed with them, are taken away: a profile wins in
 * the JavaScript SDK, the older name of the token in botocore (aws-config B.1, C.1), an older token or expiry would be
 * mixed with new keys. Without a region the one of the environment stays: it says nothing about whose keys these are.
 */
export function environmentVariables(identity: IdentityVariables, region: string | undefined): HandoverVariables {
  const set: (readonly [string, string])[] = [];
  const unset: string[] = [];
  for (const name of identityVariables) {
    const value = identity[name];
    if (value === undefined) unset.push(name);
    else set.push([name, value]);
  }
  if (region !== undefined) set.push(['AWS_REGION', region], ['AWS_DEFAULT_REGION', region]);
  return { set, unset };
}

/** The variables of keys. */
export function handoverVariables(credentials: HandedCredentials): HandoverVariables {
  const identity = {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_CREDENTIAL_EXPIRATION: credentials.expiresAt,
    AWS_ACCOUNT_ID: credentials.accountId,
  };
  return environmentVariables(identity, credentials.region);
}
