import { compactJson, printPythonJson, sortedMembers } from './python-json.ts';

/** Lower-case hex of a digest over the UTF-8 bytes of a text: handed in, since core brings no cryptography. */
export type HashHex = (text: string) => string;

/** The AssumeRole parameters that the AWS CLI makes a cache name from; the source profile is not among them. */
export interface AssumeRoleCacheKey {
  readonly RoleArn: string;
  readonly DurationSeconds?: number;
  readonly ExternalId?: string;
  /** Only when the profile sets it. */
  readonly RoleSessionName?: string;
  readonly SerialNumber?: string;
}

/** What names a role's credentials obtained through Identity Center; what a profile lacks is left out. */
export interface SsoRoleCacheKey {
  readonly accountId?: string;
  readonly roleName?: string;
  /** Name of the `sso_session`; without it the start URL counts. */
  readonly sessionName?: string;
  readonly startUrl?: string;
}

/** What names a client registration of the AWS CLI 2; what is absent counts as `null`. */
export interface SsoRegistrationCacheKey {
  readonly startUrl: string;
  readonly region: string;
  readonly scopes?: readonly string[];
  /** Absent for a profile without `sso_session`. */
  readonly sessionName?: string;
}

/**
 * File in `~/.aws/sso/cache` with the token of an SSO session, or of a start URL exactly as written: every program that
 * reads tokens (aws-config D.2).
 */
export function ssoTokenCacheFile(sessionOrUrl: string, sha1Hex: HashHex): string {
  return `${sha1Hex(sessionOrUrl)}.json`;
}

/** File in `~/.aws/cli/cache` with the credentials of an assumed role: both AWS CLIs (aws-config D.4). */
export function assumeRoleCacheFile(key: AssumeRoleCacheKey, sha1Hex: HashHex): string {
  return `${sha1Hex(printPythonJson(sortedMembers({ ...key })))}.json`;
}

/** File in `~/.aws/cli/cache` with credentials from a web identity: both AWS CLIs (aws-config D.4). */
export function webIdentityCacheFile(
  key: { readonly RoleArn: string; readonly RoleSessionName?: string },
  sha1Hex: HashHex,
): string {
  return `${sha1Hex(printPythonJson(sortedMembers({ ...key })))}.json`;
}

/**
 * File in `~/.aws/cli/cache` with a role's credentials from Identity Center: both AWS CLIs, and Cyberduck up to 9.4
 * (aws-config D.4, cyberduck-s3-connect §1.6).
 */
export function ssoRoleCacheFile(key: SsoRoleCacheKey, sha1Hex: HashHex): string {
  const { accountId, roleName, sessionName, startUrl } = key;
  const place = sessionName === undefined ? { startUrl } : { sessionName };
  return `${sha1Hex(printPythonJson(sortedMembers({ accountId, roleName, ...place }), compactJson))}.json`;
}

/** File in `~/.aws/login/cache` with the token of an `aws login` session (aws-config D.5). */
export function loginSessionCacheFile(loginSession: string, sha256Hex: HashHex): string {
  return `${sha256Hex(loginSession)}.json`;
}

/** File in `~/.aws/sso/cache` with the client that the AWS CLI 2 registered (aws-config D.2). */
export function ssoRegistrationCacheFile(key: SsoRegistrationCacheKey, sha1Hex: HashHex): string {
  const { startUrl, region, scopes = null, sessionName = null } = key;
  const json = printPythonJson(
    sortedMembers({ region, scopes, session_name: sessionName, startUrl, tool: 'botocore' }),
  );
  return `${sha1Hex(json)}.json`;
}
