import type { CyberduckEra } from '../programs/program.ts';

/** A protocol that a profile or bookmark can build on (cyberduck-formats §3.5). */
export interface Protocol {
  readonly identifier: string;
  readonly scheme: string;
  readonly defaultPort?: number;
  readonly defaultHostname?: string;
  /** Name of its kind, for a looser match; the identifier where nothing is said (§2.3, rank 0). */
  readonly type?: string;
  /** First era that has it. */
  readonly era?: CyberduckEra;
  /** Its service has ended; new versions may not know it. */
  readonly discontinued?: boolean;
}

const https = { scheme: 'https', defaultPort: 443 };

/** Identifiers are compared with exact case: `SMB` is not `smb` (cyberduck-formats §2.3). */
export const protocols: readonly Protocol[] = [
  { identifier: 's3', ...https, defaultHostname: 's3.amazonaws.com' },
  { identifier: 's3-iam', ...https, defaultHostname: 's3.amazonaws.com', type: 's3', era: 'C' },
  { identifier: 's3-login', ...https, defaultHostname: 's3.amazonaws.com', type: 's3', era: 'C' },
  { identifier: 'swift', ...https },
  { identifier: 'davs', ...https, type: 'dav' },
  { identifier: 'dav', scheme: 'http', defaultPort: 80 },
  { identifier: 'ftp', scheme: 'ftp', defaultPort: 21 },
  { identifier: 'ftps', scheme: 'ftps', defaultPort: 21, type: 'ftp' },
  { identifier: 'sftp', scheme: 'sftp', defaultPort: 22 },
  { identifier: 'smb', scheme: 'smb', defaultPort: 445 },
  { identifier: 'irods', scheme: 'irods', defaultPort: 1247 },
  { identifier: 'file', scheme: 'file' },
  ...[
    'azure',
    'b2',
    'gs',
    'googlestorage',
    'dropbox',
    'box',
    'googledrive',
    'onedrive',
    'sharepoint',
    'sharepoint-site',
    'dracoon',
    'spectra',
    'nextcloud',
    'owncloud',
    'storegate',
    'brick',
    'eue',
    'freenet',
    'ctera',
    'deepbox',
  ].map((identifier) => ({ identifier, ...https })),
  { identifier: 'manta', ...https, discontinued: true },
  { identifier: 'hubic', ...https, discontinued: true },
];

const protocolsByIdentifier: ReadonlyMap<string, Protocol> = new Map(
  protocols.map((protocol) => [protocol.identifier, protocol]),
);

export function findProtocol(identifier: string): Protocol | undefined {
  return protocolsByIdentifier.get(identifier);
}
