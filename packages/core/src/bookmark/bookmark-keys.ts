/** How Cyberduck's bookmark reader takes a key (cyberduck-formats §4.2). */
export type BookmarkKeyType = 'string' | 'integer' | 'enum' | 'dict' | 'list' | 'readonly';

export interface BookmarkKey {
  readonly type: BookmarkKeyType;
  readonly meaning: string;
  /** Accepted values of an enum key; any other stops the loading of the folder (§4.4). */
  readonly values?: readonly string[];
  /** Still read; another key says it better, and overrides it. */
  readonly legacy?: boolean;
}

/** Words of `FTP Connect Mode` that say something; `unknown` is accepted and says nothing (cyberduck-formats §4.2). */
export const ftpConnectModes = ['active', 'passive'] as const;
export type FtpConnectMode = (typeof ftpConnectModes)[number];

/** Words of `Transfer Connection` that are turned on in the application; `unknown` and `udt` are read and forgotten. */
export const transferConnections = ['browser', 'newconnection', 'concurrent'] as const;
export type TransferConnection = (typeof transferConnections)[number];

/** Every key that Cyberduck reads from a bookmark, in the order in which it writes them. */
export const bookmarkKeys = {
  Protocol: { type: 'string', meaning: 'identifier of the protocol' },
  Provider: { type: 'string', meaning: 'Vendor of the connection profile' },
  Nickname: { type: 'string', meaning: 'name shown' },
  UUID: { type: 'string', meaning: 'identity, and name of the file' },
  Hostname: { type: 'string', meaning: 'server' },
  Port: { type: 'integer', meaning: 'port, -1 for the default' },
  Username: { type: 'string', meaning: 'user, access key id, or AWS profile name' },
  'CDN Credentials': { type: 'string', meaning: 'CDN user name' },
  Path: { type: 'string', meaning: 'initial folder' },
  Workdir: { type: 'string', meaning: 'last folder', legacy: true },
  'Workdir Dictionary': { type: 'dict', meaning: 'last folder' },
  Encoding: { type: 'string', meaning: 'charset of file names' },
  'Client Certificate': { type: 'string', meaning: 'certificate alias' },
  'Private Key File': { type: 'string', meaning: 'SSH key', legacy: true },
  'Private Key File Dictionary': { type: 'dict', meaning: 'SSH key' },
  'FTP Connect Mode': { type: 'enum', meaning: 'FTP mode', values: ['unknown', 'active', 'passive'] },
  'Transfer Connection': {
    type: 'enum',
    meaning: 'how transfers connect',
    values: ['unknown', 'browser', 'newconnection', 'concurrent', 'udt'],
  },
  'Maximum Connections': { type: 'integer', meaning: 'transfers at once', legacy: true },
  'Download Folder': { type: 'string', meaning: 'where downloads go', legacy: true },
  'Download Folder Dictionary': { type: 'dict', meaning: 'where downloads go' },
  'Upload Folder Dictionary': { type: 'dict', meaning: 'where uploads come from' },
  Timezone: { type: 'string', meaning: 'time zone of the server' },
  Comment: { type: 'string', meaning: 'notes' },
  'Web URL': { type: 'string', meaning: 'HTTP address of the files' },
  'Access Timestamp': { type: 'integer', meaning: 'last use, milliseconds since 1970' },
  Volume: { type: 'string', meaning: 'mount point or drive' },
  Readonly: { type: 'readonly', meaning: 'mount read-only; true in any case, nothing else' },
  Custom: { type: 'dict', meaning: 'hidden preferences for this bookmark' },
  Labels: { type: 'list', meaning: 'groups' },
} as const;

const keysByName: ReadonlyMap<string, BookmarkKey> = new Map(Object.entries(bookmarkKeys));

/** The table's row for a key as it is spelled in a file, or undefined when Cyberduck does not read it. */
export function bookmarkKey(name: string): BookmarkKey | undefined {
  return keysByName.get(name);
}
