import type { PlistDocument } from '../plist/plist-document.ts';
import type { PlistDict } from '../plist/plist-tree.ts';
import type { Located } from '../plist/typed-reads.ts';
import type { Span } from '../source/span.ts';
import type { FtpConnectMode, TransferConnection } from './bookmark-keys.ts';
import type { BookmarkPath } from './bookmark-path.ts';
import type { LocalFile } from './local-file.ts';

/**
 * A Cyberduck bookmark as Cyberduck's typed reads see it, every value with its place (cyberduck-formats §4.2).
 * What is undefined is missing or does not count; why it does not count stands in `failures`, where that is fatal.
 */
export interface Bookmark {
  readonly file: string;
  readonly plist: PlistDocument;
  readonly dict: PlistDict;
  readonly protocol?: Located<string>;
  /** Vendor of the connection profile. */
  readonly provider?: Located<string>;
  readonly nickname?: Located<string>;
  readonly uuid?: Located<string>;
  readonly hostname?: Located<string>;
  /** Undefined when missing or no whole number; -1 means the protocol's default. */
  readonly port?: Located<number>;
  readonly username?: Located<string>;
  readonly cdnCredentials?: Located<string>;
  readonly path?: Located<string>;
  /** From the dictionary, else from the old string. */
  readonly workdir?: Located<BookmarkPath>;
  readonly encoding?: Located<string>;
  readonly clientCertificate?: Located<string>;
  readonly privateKey?: Located<LocalFile>;
  /** Undefined also for `unknown`, which says the same. */
  readonly ftpConnectMode?: Located<FtpConnectMode>;
  /** Only what the application has turned on; else undefined. */
  readonly transferConnection?: Located<TransferConnection>;
  readonly downloadFolder?: Located<LocalFile>;
  readonly uploadFolder?: Located<LocalFile>;
  readonly timezone?: Located<string>;
  readonly comment?: Located<string>;
  readonly webUrl?: Located<string>;
  /** Milliseconds since 1970; of 64 bit, as Java has them. */
  readonly accessTimestamp?: Located<bigint>;
  readonly volume?: Located<string>;
  readonly readonly?: Located<boolean>;
  /** Hidden preferences of this bookmark. */
  readonly custom: ReadonlyMap<string, Located<string>>;
  readonly labels?: Located<readonly string[]>;
  /** Where Cyberduck raises an error while it reads the keys, in the order of the table; only the first is reached. */
  readonly failures: readonly BookmarkFailure[];
}

/**
 * An error that nobody catches while a folder is read (cyberduck-formats §4.4). `number`: NumberFormatException;
 * `word`: IllegalArgumentException for a word that is none of the accepted ones; `null`: NullPointerException.
 */
export interface BookmarkFailure {
  readonly kind: 'number' | 'word' | 'null';
  readonly key: string;
  readonly span: Span;
  /** What Cyberduck tried to read. */
  readonly text: string;
}
