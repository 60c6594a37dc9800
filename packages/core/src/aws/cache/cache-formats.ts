import type { CacheReading } from './cache-entry.ts';
import { printRoleCredentials, readRoleCredentials, type RoleCredentials } from './role-credentials.ts';
import { printSsoRegistration, readSsoRegistration, type SsoRegistration } from './sso-registration.ts';
import { printSsoToken, readSsoToken, type SsoToken } from './sso-token.ts';

/** What each kind of cache file holds. */
export interface CacheEntries {
  readonly 'sso-token': SsoToken;
  readonly 'sso-registration': SsoRegistration;
  readonly 'role-credentials': RoleCredentials;
}

export type CacheKind = keyof CacheEntries;

/** One kind of cache file. */
export interface CacheFormat<Entry> {
  /** Below the home folder. */
  readonly folder: string;
  readonly read: (file: string, text: string) => CacheReading<Entry>;
  /** `before`: the text that the file has now. */
  readonly print: (entry: Entry, before?: string) => string;
}

/** The cache files that AWS CLI, SDKs and Duckbill share (aws-config D.2, D.4). */
export const cacheFormats: { readonly [Kind in CacheKind]: CacheFormat<CacheEntries[Kind]> } = {
  'sso-token': { folder: '.aws/sso/cache', read: readSsoToken, print: printSsoToken },
  'sso-registration': { folder: '.aws/sso/cache', read: readSsoRegistration, print: printSsoRegistration },
  'role-credentials': { folder: '.aws/cli/cache', read: readRoleCredentials, print: printRoleCredentials },
};
