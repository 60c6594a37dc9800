import type { CacheEntries, CacheKind } from '@duckbill/core';

/** Where an entry stands. */
export interface CachePlace<Kind extends CacheKind = CacheKind> {
  readonly cache: Kind;
  /** As the AWS CLI names it, `<sha1>.json`. A folder in front is not looked at: the kind decides. */
  readonly file: string;
}

/**
 * Tokens, registrations and keys that outlive a run, shared with the AWS CLI and the SDKs (aws-config D). Never throws:
 * what cannot be read is as good as absent, and the door that made the cache tells the person why.
 */
export interface TokenCache {
  /** The entry, expired or not; undefined when there is none that can be read. */
  readonly read: <Kind extends CacheKind>(place: CachePlace<Kind>) => Promise<CacheEntries[Kind] | undefined>;
  /** Puts an entry in the place of the one before. False when it could not be kept. */
  readonly write: <Kind extends CacheKind>(place: CachePlace<Kind>, entry: CacheEntries[Kind]) => Promise<boolean>;
  /** For what the other side refused. */
  readonly remove: (place: CachePlace) => Promise<void>;
  /** Nothing is kept: then no token is renewed either, or whoever holds the old one would be locked out. */
  readonly readOnly?: true;
}

/** `--no-cache`: nothing is found and nothing is kept. */
export const noCache: TokenCache = {
  read: async () => undefined,
  write: async () => false,
  remove: async () => undefined,
};
