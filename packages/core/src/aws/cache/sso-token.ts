import { printPythonJson } from '../python-json.ts';
import { printCacheTime } from './cache-time.ts';
import { readCacheMembers, type CacheReading } from './cache-entry.ts';
import { keptMembers } from './kept-members.ts';
import { presentMembers } from './present-members.ts';

/** The access token of IAM Identity Center, and what it can be renewed with. Secret. Times are ISO 8601. */
export interface SsoToken {
  readonly accessToken: string;
  readonly expiresAt: string;
  readonly startUrl?: string;
  readonly region?: string;
  /** The client that the token was given to. */
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly registrationExpiresAt?: string;
  /** Only when scopes were registered. */
  readonly refreshToken?: string;
}

/**
 * Reads a file of `~/.aws/sso/cache` with a token, new (by session name) or legacy (by start URL): only `accessToken` and
 * `expiresAt` must be there (aws-config D.2).
 */
export function readSsoToken(file: string, text: string): CacheReading<SsoToken> {
  const read = readCacheMembers(file, text);
  if (!read.ok) return read;
  const members = read.entry;
  const optional = {
    startUrl: members.optionalText('startUrl'),
    region: members.optionalText('region'),
    clientId: members.optionalText('clientId'),
    clientSecret: members.optionalText('clientSecret'),
    registrationExpiresAt: members.optionalTime('registrationExpiresAt'),
    refreshToken: members.optionalText('refreshToken'),
  };
  const entry = { accessToken: members.text('accessToken'), expiresAt: members.time('expiresAt') };
  return members.reading({ ...entry, ...presentMembers(optional) });
}

/** The text of such a file as the AWS CLI 2 writes it (aws-wire §3.3); unknown members of the file of before stay. */
export function printSsoToken(token: SsoToken, before?: string): string {
  const { startUrl, region, accessToken, clientId, clientSecret, registrationExpiresAt, refreshToken } = token;
  const registered = registrationExpiresAt === undefined ? undefined : printCacheTime(registrationExpiresAt, 'Z');
  const members = [
    ['startUrl', startUrl],
    ['region', region],
    ['accessToken', accessToken],
    ['expiresAt', printCacheTime(token.expiresAt, 'Z')],
    ['clientId', clientId],
    ['clientSecret', clientSecret],
    ['registrationExpiresAt', registered],
    ['refreshToken', refreshToken],
  ] as const;
  const known = new Set<string>(members.map(([key]) => key));
  return printPythonJson({ members: [...members, ...keptMembers(before, known)] });
}
