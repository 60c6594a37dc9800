import { lookUp } from '../plist/look-up.ts';
import type { Located } from '../plist/typed-reads.ts';
import type { FtpConnectMode, TransferConnection } from './bookmark-keys.ts';
import type { BookmarkPath } from './bookmark-path.ts';
import type { Bookmark } from './bookmark.ts';
import type { LocalFile } from './local-file.ts';

/** A bookmark without places: what is written. */
export interface BookmarkValues {
  readonly protocol: string;
  readonly provider?: string;
  readonly nickname?: string;
  readonly uuid?: string;
  readonly hostname?: string;
  readonly port?: number;
  readonly username?: string;
  readonly cdnCredentials?: string;
  readonly path?: string;
  readonly workdir?: BookmarkPath;
  readonly encoding?: string;
  readonly clientCertificate?: string;
  readonly privateKey?: LocalFile;
  readonly ftpConnectMode?: FtpConnectMode;
  readonly transferConnection?: TransferConnection;
  readonly downloadFolder?: LocalFile;
  readonly uploadFolder?: LocalFile;
  readonly timezone?: string;
  readonly comment?: string;
  readonly webUrl?: string;
  readonly accessTimestamp?: bigint;
  readonly volume?: string;
  readonly readonly?: boolean;
  readonly custom?: ReadonlyMap<string, string>;
  readonly labels?: readonly string[];
}

/** What a bookmark holds, without the places. */
export function bookmarkValues(bookmark: Bookmark): BookmarkValues {
  const { file: _file, plist: _plist, dict, failures: _failures, custom, protocol, ...rest } = bookmark;
  const hasCustom = lookUp(dict, 'Custom')?.value.type === 'dict';
  return {
    protocol: protocol?.value ?? '',
    ...unlocated(rest),
    ...(hasCustom ? { custom: new Map([...custom].map(([name, { value }]) => [name, value] as const)) } : {}),
  };
}

type Unlocated<T> = { readonly [K in keyof T]: T[K] extends Located<infer V> | undefined ? V : never };

function unlocated<T extends object>(values: T): Unlocated<T>;
function unlocated(values: Readonly<Record<string, Located<unknown> | undefined>>): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const [key, located] of Object.entries(values)) if (located !== undefined) plain[key] = located.value;
  return plain;
}

/** What Cyberduck makes of `Protocol` and `Provider`, and what it fills in (cyberduck-formats §4.2, §8.1). */
export interface Saving {
  /** Identifier of the protocol that was found. */
  readonly protocol: string;
  /** Vendor of the profile that was found. */
  readonly vendor?: string;
  readonly defaultHostname?: string;
  readonly defaultPort?: number;
  /** For a bookmark that has none. */
  readonly newUuid: string;
}

/** What stands in the file after Cyberduck saved the bookmark the next time. */
export function savedBookmark(bookmark: Bookmark, saving: Saving): BookmarkValues {
  const { provider: _provider, ...values } = bookmarkValues(bookmark);
  const { protocol, vendor, defaultHostname, defaultPort, newUuid } = saving;
  const port = values.port === undefined || values.port === -1 ? defaultPort : values.port;
  const hostname = values.hostname ?? defaultHostname;
  return {
    ...values,
    protocol,
    ...(vendor === undefined ? {} : { provider: vendor }),
    uuid: values.uuid ?? newUuid,
    ...(hostname === undefined ? {} : { hostname }),
    ...(port === undefined ? {} : { port }),
  };
}
