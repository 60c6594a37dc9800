import type { PlainPlist } from '../plist/plain-plist.ts';
import { printPlist } from '../plist/print-plist.ts';
import { writeBookmarkPath } from './bookmark-path.ts';
import { bookmarkKeys } from './bookmark-keys.ts';
import type { BookmarkValues } from './bookmark-values.ts';
import { abbreviateHome, writeLocalFile } from './local-file.ts';

export interface WriteBookmarkOptions {
  /** Home folder of the user, for paths that Cyberduck abbreviates. */
  readonly home?: string;
}

export interface PrintBookmarkOptions extends WriteBookmarkOptions {
  /** CRLF is what Cyberduck writes on Windows. */
  readonly newline?: '\n' | '\r\n';
}

/** A bookmark as text, exactly as Cyberduck writes it (cyberduck-formats §8.1); `Custom` and `Labels` in their order. */
export function printBookmark(values: BookmarkValues, { newline, ...options }: PrintBookmarkOptions = {}): string {
  return printPlist(writeBookmark(values, options), 'cyberduck', newline);
}

/**
 * The property list of a bookmark: keys in Cyberduck's order, all scalars as text, blank ones left out where Cyberduck
 * leaves them out (cyberduck-formats §4.2, §8.1).
 */
export function writeBookmark(
  values: BookmarkValues,
  { home }: WriteBookmarkOptions = {},
): ReadonlyMap<string, PlainPlist> {
  const { privateKey, downloadFolder, uploadFolder, workdir, custom, labels } = values;
  const isFtp = ftpProtocols.has(values.protocol);
  // In the order of the table: a `Record`, so that no key of it is forgotten.
  const all: Readonly<Record<BookmarkKeyName, PlainPlist | undefined>> = {
    Protocol: values.protocol,
    Provider: values.provider === values.protocol ? undefined : values.provider,
    Nickname: unlessBlank(values.nickname),
    UUID: values.uuid,
    Hostname: values.hostname,
    Port: values.port?.toString(),
    Username: unlessBlank(values.username),
    'CDN Credentials': unlessBlank(values.cdnCredentials),
    Path: unlessBlank(values.path),
    Workdir: undefined,
    'Workdir Dictionary': workdir && writeBookmarkPath(workdir),
    Encoding: unlessBlank(values.encoding),
    'Client Certificate': unlessBlank(values.clientCertificate),
    'Private Key File': privateKey && abbreviateHome(privateKey.path, home),
    'Private Key File Dictionary': privateKey && writeLocalFile(privateKey),
    'FTP Connect Mode': isFtp ? values.ftpConnectMode : undefined,
    'Transfer Connection': values.transferConnection,
    'Maximum Connections': undefined,
    'Download Folder': downloadFolder && abbreviateHome(downloadFolder.path, home),
    'Download Folder Dictionary': downloadFolder && writeLocalFile(downloadFolder),
    'Upload Folder Dictionary': uploadFolder && writeLocalFile(uploadFolder),
    Timezone: values.timezone,
    Comment: unlessBlank(values.comment),
    'Web URL': values.webUrl,
    'Access Timestamp': values.accessTimestamp?.toString(),
    Volume: values.volume,
    Readonly: values.readonly?.toString(),
    Custom: custom,
    Labels: labels,
  };
  const written = new Map<string, PlainPlist>();
  for (const key of keys) {
    const value = all[key];
    if (value !== undefined) written.set(key, value);
  }
  return written;
}

type BookmarkKeyName = keyof typeof bookmarkKeys;

/** Once for all bookmarks: a fleet has millions. */
const keys: readonly BookmarkKeyName[] = Object.keys(bookmarkKeys).filter(isBookmarkKey);

function isBookmarkKey(key: string): key is BookmarkKeyName {
  return Object.hasOwn(bookmarkKeys, key);
}

/** Identifiers of the type `ftp`: only for these the connect mode is written. */
const ftpProtocols: ReadonlySet<string> = new Set(['ftp', 'ftps']);

function unlessBlank(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text;
}
