import type { SourceText } from '../../source/source-text.ts';
import type { ClientFormat, ClientReading } from './client-format.ts';
import { type ListedSite, readSites } from './listed-site.ts';
import { childText, readXmlElements, type XmlElement } from './xml-elements.ts';

/** `sites.xml` of CrossFTP: one element a site, everything in attributes (names as Cyberduck's importer asks for them). */
export const crossftp: ClientFormat = {
  title: 'CrossFTP',
  read: (source) => readElements(source, 'site', readCrossFtp),
};

/** Accounts of CloudBerry Explorer for S3 (names as Cyberduck's importer asks for them; the key is encrypted, inferred). */
export const cloudberry: ClientFormat = {
  title: 'CloudBerry Explorer',
  read: (source) => readElements(source, 'Settings', readCloudberry),
};

function readElements(
  source: SourceText,
  name: string,
  read: (element: XmlElement, secrets: string[]) => ListedSite,
): ClientReading {
  const secrets: string[] = [];
  const found = readXmlElements(source).filter((element) => element.name === name);
  return readSites(
    source,
    found.map((element) => read(element, secrets)),
    secrets,
  );
}

/** `ftpPType`: 8 is S3, 9 S3 over HTTPS. */
const crossftpProtocols: ReadonlyMap<string, string> = new Map([
  ['1', 'FTP'],
  ['2', 'FTPS'],
  ['3', 'FTPS'],
  ['4', 'FTPS'],
  ['5', 'SFTP'],
  ['6', 'WebDAV'],
  ['7', 'WebDAV'],
]);

function readCrossFtp({ span, attributes }: XmlElement, secrets: string[]): ListedSite {
  const text = (key: string) => attributes.get(key) || undefined;
  const type = text('ftpPType') ?? '1';
  const isS3 = type === '8' || type === '9';
  // How it hides passwords is not known: they stay there.
  const password = text('pw');
  if (password !== undefined) secrets.push(password);
  return {
    span,
    name: text('name'),
    otherProtocol: isS3 ? undefined : (crossftpProtocols.get(type) ?? `protocol ${type}`),
    host: text('hName'),
    port: text('port'),
    tls: type !== '8' || text('port') !== '80',
    user: text('un'),
    path: text('path'),
    comment: text('comm'),
    unheld: [...(password === undefined ? [] : ['Password']), ...(text('wURL') === undefined ? [] : ['Web URL'])],
  };
}

function readCloudberry(element: XmlElement, secrets: string[]): ListedSite {
  const type = element.attributes.get('xsi:type') ?? '';
  const isS3 = type === 'S3Settings' || type === 'DunkelSettings';
  const hidden = ['AWSSecretKey', 'SecretKey', 'SharedKey'].flatMap((name) => childText(element, name) ?? []);
  secrets.push(...hidden);
  return {
    span: element.span,
    name: childText(element, 'Name'),
    otherProtocol: isS3 ? undefined : type || 'no known protocol',
    host: childText(element, 'ServicePoint'),
    user: childText(element, 'AWSKey') ?? childText(element, 'Account'),
    unheld: hidden.length > 0 ? ['Secret key, which is encrypted'] : [],
  };
}
