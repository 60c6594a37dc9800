import { printPythonJson } from '../python-json.ts';
import { readCacheMembers, type CacheReading } from './cache-entry.ts';
import { printCacheTime } from './cache-time.ts';
import { keptMembers } from './kept-members.ts';
import { presentMembers } from './present-members.ts';

/** A client that was registered with IAM Identity Center. Secret. Times are ISO 8601. */
export interface SsoRegistration {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly expiresAt: string;
  readonly scopes?: readonly string[];
  /** Only of clients for the authorization code. */
  readonly grantTypes?: readonly string[];
}

/** Reads a file of `~/.aws/sso/cache` with a client registration (aws-config D.2). */
export function readSsoRegistration(file: string, text: string): CacheReading<SsoRegistration> {
  const read = readCacheMembers(file, text);
  if (!read.ok) return read;
  const members = read.entry;
  const entry = {
    clientId: members.text('clientId'),
    clientSecret: members.text('clientSecret'),
    expiresAt: members.time('expiresAt'),
  };
  const optional = { scopes: members.optionalTexts('scopes'), grantTypes: members.optionalTexts('grantTypes') };
  return members.reading({ ...entry, ...presentMembers(optional) });
}

/** The text of such a file as the AWS CLI 2 writes it (aws-wire §3.3); unknown members of the file of before stay. */
export function printSsoRegistration(registration: SsoRegistration, before?: string): string {
  const { clientId, clientSecret, expiresAt, scopes, grantTypes } = registration;
  const members = [
    ['clientId', clientId],
    ['clientSecret', clientSecret],
    ['expiresAt', printCacheTime(expiresAt, 'Z')],
    ['scopes', scopes],
    ['grantTypes', grantTypes],
  ] as const;
  const known = new Set<string>(members.map(([key]) => key));
  return printPythonJson({ members: [...members, ...keptMembers(before, known)] });
}
