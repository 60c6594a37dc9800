import type { SourceText } from '../../source/source-text.ts';
import { noSection, readGenericIni } from '../generic-ini.ts';
import { hasControls, type IniDialect } from '../ini-dialect.ts';
import {
  type Access,
  type AccessDescription,
  type AccessEndpoint,
  type AccessSecrets,
  saying,
} from '../access-description.ts';
import { amazonHost, endpointOf, hostAndPort, readEndpoint, unlessAmazon } from '../access-endpoint.ts';
import type { ClientReading, ClientSection, WritableClient, WriteClientOptions } from './client-format.ts';
import { Losses } from '../losses.ts';
import { SettingsReader } from './read-settings.ts';

/**
 * `.s3cfg` as s3cmd 2.3 reads it (measured with `s3cmd --dump-config`): only `#` begins a comment; headers are passed
 * over, so that all sections are one; one pair of double quotes around a value goes, blanks too; a value that begins
 * with `$` names a variable of the environment, quoted or not.
 */
export const s3cmdDialect: IniDialect = {
  commentSigns: ['#'],
  separators: ['='],
  separator: ' = ',
  indentedHeaders: false,
  oneSection: true,
  anyCase: false,
  writeName: (name) => (/^\w+$/u.test(name) ? name : undefined),
  readName: (text) => text,
  writeValue: (value) => {
    if (hasControls(value) || value.startsWith('$') || value !== value.trim()) return undefined;
    return isQuoted(value) ? `"${value}"` : value;
  },
  readValue: (text) => (isQuoted(text) ? text.slice(1, -1).trim() : text),
};

function isQuoted(text: string): boolean {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"');
}

/** s3cmd knows one connection a file; its name is that of the file. */
export const s3cmd: WritableClient = {
  title: 's3cmd',
  dialect: s3cmdDialect,
  fileName: '.s3cfg',
  owned: [
    'access_key',
    'secret_key',
    'access_token',
    'host_base',
    'host_bucket',
    'use_https',
    'bucket_location',
    'signature_v2',
  ],
  read: readS3cmd,
  write: writeS3cmd,
};

const bucketMark = '%(bucket)s';

function writeS3cmd(
  { description, secrets }: Access,
  losses: Losses,
  { withSecrets }: WriteClientOptions,
): ClientSection | undefined {
  const { endpoint, region, addressing, accessKeyId, anonymous, awsProfile, path, signature } = description;
  if (anonymous === true) {
    losses.refused('An anonymous connection', 's3cmd signs every request', 'it would ask for keys');
    return undefined;
  }
  losses.renamed(
    'Name of the connection',
    description.name,
    'default',
    's3cmd tells connections apart by their files: -c FILE',
  );
  if (path !== undefined)
    losses.lost(
      'Path',
      'a configuration has no folder to start in',
      `name it with every command: s3cmd ls s3://BUCKET`,
    );
  if (description.comment !== undefined)
    losses.lost('Comment', 'a configuration has no notes', 'nothing changes for the connection');
  const hasSecret = secrets.secretAccessKey !== undefined;
  const keepsSecrets = withSecrets && accessKeyId !== undefined && hasSecret;
  // Half a pair of keys keeps s3cmd from looking into the environment.
  const writesKeys = keepsSecrets || awsProfile === undefined;
  if (awsProfile === undefined || !writesKeys) tellSignIn(description, losses);
  if (!keepsSecrets && awsProfile === undefined && hasSecret)
    losses.secret('Secret access key', 'with --with-secrets it goes along; s3cmd keeps it as plain text');
  if (accessKeyId === undefined && awsProfile === undefined && description.fromEnvironment !== true)
    losses.differs('Keys', 'none are named', 's3cmd takes what the environment or the machine has');
  const host = endpoint ?? { host: amazonHost, tls: true };
  // An address has no names of buckets in front of it.
  const byPath = addressing === 'path' || host.host.includes(':') || /^[\d.]+$/u.test(host.host);
  if (byPath && addressing === 'virtual-host')
    losses.differs('Addressing', 'an IP address has no subdomains', 'the bucket stands in the path');
  const settings = saying<Record<string, string>>({
    access_key: writesKeys ? accessKeyId : undefined,
    secret_key: keepsSecrets ? secrets.secretAccessKey : undefined,
    access_token: keepsSecrets ? secrets.sessionToken : undefined,
    host_base: hostAndPort(host),
    host_bucket: byPath ? hostAndPort(host) : `${bucketMark}.${hostAndPort(host)}`,
    use_https: host.tls ? 'True' : 'False',
    bucket_location: region,
    signature_v2: signature === undefined ? undefined : signature === 'v2' ? 'True' : 'False',
  });
  return { name: 'default', settings: Object.entries(settings) };
}

/** s3cmd takes keys only: from its file, the environment, or the machine. */
function tellSignIn({ awsProfile, role, mfaSerial, sso }: AccessDescription, losses: Losses): void {
  if (awsProfile !== undefined)
    losses.needed(
      `the keys of AWS profile "${awsProfile}" in the environment`,
      's3cmd with a configuration file asks no AWS profile',
      `duckbill connect aws:${awsProfile} --export env sets them`,
    );
  else if (role !== undefined)
    losses.lost('Role', 's3cmd assumes none that is configured', 'requests are sent as the user');
  else if (sso !== undefined) losses.lost('Identity Center', 's3cmd cannot sign in', 'there are no keys to sign with');
  else if (mfaSerial !== undefined)
    losses.lost('MFA device', 's3cmd asks for no code', 'requests are sent without MFA and may be denied');
}

/** Options of s3cmd whose names look like secrets, and that have nothing to do with connecting. */
const otherSecrets: readonly string[] = ['gpg_passphrase', 'kms_key', 'ssl_client_key_file', 'website_endpoint'];

function readS3cmd(source: SourceText): ClientReading {
  const ini = readGenericIni(source, s3cmdDialect);
  const section = ini.sections.get(noSection);
  const losses = new Losses({
    file: source.name,
    span: section?.span ?? { start: 0, end: 0 },
    to: 'a connection to S3',
  });
  if (section === undefined) {
    losses.refused('This file', 'no setting of s3cmd stands in it', 'is it another kind of file?');
    return { accesses: [], losses: losses.found, secrets: [] };
  }
  const reader = new SettingsReader(source, section);
  const plain = (key: string) => known(key, reader.text(key), losses);
  const accessKeyId = plain('access_key');
  const secretAccessKey = known('secret_key', reader.secret('secret_key'), losses);
  const sessionToken = known('access_token', reader.secret('access_token'), losses);
  for (const key of otherSecrets) reader.secret(key);
  const { endpoint, addressing } = readHosts(plain('host_base'), plain('host_bucket'), plain('use_https'), losses);
  const location = plain('bucket_location');
  const signature = plain('signature_v2');
  for (const { key, value } of reader.unasked()) {
    const usual = usually.get(key);
    if (usual === undefined || usual.includes(value.toLowerCase())) continue;
    const [why, risk] = ofUploads.get(key) ?? ['no other client has it', `s3cmd connects otherwise: ${value}`];
    losses.lost(key, why, risk);
  }
  const description = saying<AccessDescription>({
    name: 'default',
    endpoint,
    // "US" is the word of the year 2006 for a bucket without a region.
    region: location === 'US' ? undefined : location,
    addressing,
    signature: signature === undefined ? undefined : isTrue(signature) ? 'v2' : 'v4',
    accessKeyId,
    fromEnvironment: accessKeyId === undefined ? true : undefined,
  });
  const secrets = accessKeyId === undefined ? {} : saying<AccessSecrets>({ secretAccessKey, sessionToken });
  return {
    accesses: [{ access: { description, secrets }, span: section.span }],
    losses: losses.found,
    secrets: reader.secrets,
  };
}

/**
 * Options that change how s3cmd connects, or what becomes of uploads, each with what it says where nobody chose: s3cmd
 * --configure writes them all (measured with `s3cmd --dump-config`). The other hundred are about files.
 */
const usually: ReadonlyMap<string, readonly string[]> = new Map([
  ['proxy_host', []],
  ['proxy_port', ['0']],
  ['ca_certs_file', []],
  ['check_ssl_certificate', ['true']],
  ['check_ssl_hostname', ['true']],
  ['ssl_client_cert_file', []],
  ['requester_pays', ['false']],
  ['cloudfront_host', ['cloudfront.amazonaws.com']],
  ['encrypt', ['false']],
  ['server_side_encryption', ['false']],
  ['acl_public', ['false']],
  ['storage_class', ['standard']],
]);

const uploads = ['it is about uploads', 'uploads get what the other program or the bucket says'] as const;

const ofUploads = new Map<string, readonly [why: string, risk: string]>([
  [
    'encrypt',
    ['s3cmd encrypts with GnuPG before it sends', 'other programs send files as they are, and open none of these'],
  ],
  ['server_side_encryption', uploads],
  ['acl_public', uploads],
  ['storage_class', uploads],
]);

function known(key: string, value: string | undefined, losses: Losses): string | undefined {
  if (value?.startsWith('$') !== true) return value;
  losses.lost(key, 'it names a variable of the environment', 'set the value in the other program');
  return undefined;
}

function readHosts(
  base: string | undefined,
  bucket: string | undefined,
  https: string | undefined,
  losses: Losses,
): { readonly endpoint: AccessEndpoint | undefined; readonly addressing: AccessDescription['addressing'] } {
  const tls = https === undefined || isTrue(https);
  const read = base === undefined ? undefined : readEndpoint(base, tls);
  if (base !== undefined && read === undefined)
    losses.lost('host_base', 'it is no address', 'requests would go to Amazon instead');
  const endpoint = read?.endpoint ?? endpointOf(amazonHost, undefined, tls);
  const addressing = bucket === undefined ? undefined : bucket.includes(bucketMark) ? 'virtual-host' : 'path';
  const usual = `${bucketMark}.${hostAndPort(endpoint)}`;
  if (bucket !== undefined && addressing === 'virtual-host' && bucket !== usual)
    losses.differs('host_bucket', `it is not ${usual}`, 'buckets are looked for at another host');
  // What s3cmd itself takes when nothing is said.
  return { endpoint: unlessAmazon(endpoint), addressing };
}

function isTrue(value: string): boolean {
  return ['true', 'yes', 'on', '1'].includes(value.toLowerCase());
}
