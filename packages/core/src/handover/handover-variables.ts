import type { HandedCredentials } from './handed-credentials.ts';

/** What an environment must and must not hold, so that every AWS tool uses exactly these keys. */
export interface HandoverVariables {
  readonly set: readonly (readonly [name: string, value: string])[];
  readonly unset: readonly string[];
}

/**
 * The variables of the keys. Those that would win over them, or be mixed with them, are taken away: a profile wins in the
 * JavaScript SDK, the older name of the token in botocore (aws-config B.1, C.1), an older token or expiry would be mixed
 * with new keys.
 */
export function handoverVariables(credentials: HandedCredentials): HandoverVariables {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt, accountId, region } = credentials;
  const all: readonly (readonly [name: string, value: string | undefined])[] = [
    ['AWS_ACCESS_KEY_ID', accessKeyId],
    ['AWS_SECRET_ACCESS_KEY', secretAccessKey],
    ['AWS_SESSION_TOKEN', sessionToken],
    ['AWS_CREDENTIAL_EXPIRATION', expiresAt],
    ['AWS_ACCOUNT_ID', accountId],
  ];
  const set: (readonly [string, string])[] = [];
  const unset = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE', 'AWS_SECURITY_TOKEN'];
  for (const [name, value] of all) {
    if (value === undefined) unset.push(name);
    else set.push([name, value]);
  }
  // Without a region the one of the environment stays: it says nothing about whose keys these are.
  if (region !== undefined) set.push(['AWS_REGION', region], ['AWS_DEFAULT_REGION', region]);
  return { set, unset };
}
