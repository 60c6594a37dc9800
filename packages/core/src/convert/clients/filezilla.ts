import { readData } from '../../plist/read-data.ts';
import type { SourceText } from '../../source/source-text.ts';
import type { ClientFormat, ClientReading } from './client-format.ts';
import { type ListedSite, readSites } from './listed-site.ts';
import { readUtf8 } from './winscp-dialect.ts';
import { childText, readXmlElements, type XmlElement } from './xml-elements.ts';

/**
 * `sitemanager.xml` of FileZilla, or a list that it exported. Only FileZilla Pro speaks S3; the numbers of protocols and
 * the form of `RemoteDir` are public knowledge (inferred; Cyberduck's own importer reads those up to 4).
 */
export const filezilla: ClientFormat = { title: 'FileZilla', read: readFilezilla };

const protocols: ReadonlyMap<string, string> = new Map([
  ['0', 'FTP'],
  ['1', 'SFTP'],
  ['2', 'HTTP'],
  ['3', 'FTPS'],
  ['4', 'FTPS'],
  ['5', 'HTTPS'],
  ['6', 'FTP'],
  ['8', 'Storj'],
  ['9', 'WebDAV'],
  ['10', 'Azure Files'],
  ['11', 'Azure Blob'],
  ['12', 'Swift'],
  ['13', 'Google Cloud Storage'],
  ['14', 'Google Drive'],
  ['15', 'Dropbox'],
  ['16', 'OneDrive'],
  ['17', 'B2'],
  ['18', 'Box'],
  ['19', 'WebDAV'],
  ['22', 'S3 with a sign-in of Identity Center'],
]);

const s3Protocol = '7';

function readFilezilla(source: SourceText): ClientReading {
  const elements = readXmlElements(source);
  const secrets: string[] = [];
  const sites = elements.filter(({ name }) => name === 'Server').map((element) => readServer(element, secrets));
  return readSites(source, sites, secrets);
}

function readServer(server: XmlElement, secrets: string[]): ListedSite {
  const protocol = childText(server, 'Protocol') ?? '0';
  const pass = server.children.find(({ name }) => name === 'Pass');
  const written = pass?.text ?? '';
  const isBase64 = pass?.attributes.get('encoding') === 'base64';
  // `crypt`: behind a master password.
  const isEncrypted = pass !== undefined && !isBase64 && pass.attributes.has('encoding');
  const secret = written === '' || isEncrypted ? undefined : isBase64 ? decodeBase64(written) : written;
  if (written !== '') secrets.push(written);
  return {
    span: server.span,
    // Older lists have the name as text of the element.
    name: childText(server, 'Name') ?? (server.text === '' ? undefined : server.text),
    otherProtocol: protocol === s3Protocol ? undefined : (protocols.get(protocol) ?? `protocol ${protocol}`),
    host: childText(server, 'Host'),
    port: childText(server, 'Port'),
    user: childText(server, 'User'),
    secret,
    path: readRemoteDir(childText(server, 'RemoteDir') ?? ''),
    comment: childText(server, 'Comments'),
    anonymous: childText(server, 'Logontype') === '0',
    unheld: [
      ...(isEncrypted ? ['Password behind a master password'] : []),
      ...server.children.flatMap(({ name, attributes }) =>
        name === 'Parameter' ? [`Parameter ${attributes.get('Name') ?? ''}`] : [],
      ),
    ],
  };
}

/** `1 0 6 bucket 4 path`: a type, a prefix, then each name behind its length. */
function readRemoteDir(text: string): string {
  const start = /^\d{1,3} \d{1,9} ?/u.exec(text);
  const names: string[] = [];
  let at = start?.[0].length ?? text.length;
  while (at < text.length) {
    const space = text.indexOf(' ', at);
    const length = space === -1 ? Number.NaN : Number(text.slice(at, space));
    if (!Number.isInteger(length) || length < 1 || space + 1 + length > text.length) break;
    names.push(text.slice(space + 1, space + 1 + length));
    at = space + 1 + length + 1;
  }
  return names.join('/');
}

function decodeBase64(text: string): string | undefined {
  const bytes: number[] = [];
  return readData(text, (byte) => bytes.push(byte)) === undefined ? undefined : readUtf8(bytes);
}
