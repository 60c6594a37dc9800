import type { SourceText } from '../../source/source-text.ts';
import { type GenericIniSection, readGenericIni } from '../generic-ini.ts';
import {
  type Access,
  type AccessDescription,
  type AccessRole,
  type AccessSecrets,
  saying,
} from '../access-description.ts';
import { amazonHost, endpointOf, hostAndPort, schemePort, trimSlashes, unlessAmazon } from '../access-endpoint.ts';
import type {
  ClientAccess,
  ClientReading,
  ClientSection,
  WritableClient,
  WriteClientOptions,
} from './client-format.ts';
import { Losses } from '../losses.ts';
import { SettingsReader } from './read-settings.ts';
import { otherSection, winscpDialect } from './winscp-dialect.ts';
import { hideWinscp, revealWinscp } from './winscp-password.ts';

/**
 * Sessions of WinSCP.ini with the protocol S3. No WinSCP runs here: names and numbers of its settings are public
 * knowledge (its documentation of raw session settings), inferred where that does not say it.
 */
export const winscp: WritableClient = {
  title: 'WinSCP',
  dialect: winscpDialect,
  fileName: 'WinSCP.ini',
  owned: [
    'HostName',
    'PortNumber',
    'UserName',
    'FSProtocol',
    'Ftps',
    'RemoteDirectory',
    'Password',
    'PasswordPlain',
    'S3DefaultRegion',
    'S3SessionToken',
    'S3UrlStyle',
    'S3CredentialsEnv',
    'S3Profile',
    'S3RoleArn',
    'S3RoleSessionName',
  ],
  read: readWinscp,
  write: writeWinscp,
};

/** Numbers of FSProtocol. */
const protocols: ReadonlyMap<string, string> = new Map([
  ['0', 'SCP'],
  ['1', 'SFTP'],
  ['2', 'SFTP'],
  ['5', 'FTP'],
  ['6', 'WebDAV'],
  ['7', 'S3'],
]);

function writeWinscp(
  { description, secrets }: Access,
  losses: Losses,
  { withSecrets }: WriteClientOptions,
): ClientSection | undefined {
  const { name, region, addressing, anonymous, awsProfile, fromEnvironment, role, path, comment } = description;
  if (anonymous === true) {
    losses.refused('An anonymous connection', 'WinSCP signs every request', 'it would ask for keys');
    return undefined;
  }
  const hasKeys = withSecrets && secrets.secretAccessKey !== undefined;
  const usesFiles = fromEnvironment === true || (awsProfile !== undefined && !hasKeys);
  const user = usesFiles ? undefined : description.accessKeyId;
  const host = description.endpoint ?? { host: amazonHost, tls: true };
  if (description.signature === 'v2')
    losses.lost('Signature version 2', 'WinSCP knows version 4 only', 'an old server may refuse its requests');
  if (comment !== undefined) losses.lost('Comment', 'it is not written', 'nothing changes for the connection');
  if (awsProfile === undefined || usesFiles) tellSignIn(description, losses);
  const goesAlong = withSecrets && user !== undefined;
  if (!goesAlong && awsProfile === undefined && secrets.secretAccessKey !== undefined)
    losses.secret('Secret access key', 'with --with-secrets it goes along, hidden in a way that everybody can undo');
  const plainSecret = goesAlong ? secrets.secretAccessKey : undefined;
  const hidden = plainSecret === undefined ? undefined : hideWinscp(plainSecret, user ?? '', host.host);
  if (plainSecret !== undefined && hidden === undefined)
    losses.lost('Secret access key', 'it cannot be hidden the way WinSCP does it', 'WinSCP asks for it');
  const settings = saying<Record<string, string>>({
    HostName: host.host.includes(':') ? hostAndPort({ host: host.host, tls: host.tls }) : host.host,
    PortNumber: String(host.port ?? schemePort(host.tls)),
    UserName: user,
    Password: hidden,
    FSProtocol: '7',
    Ftps: host.tls ? '1' : '0',
    RemoteDirectory: path === undefined ? undefined : `/${path}`,
    S3DefaultRegion: region,
    S3SessionToken: goesAlong ? secrets.sessionToken : undefined,
    S3UrlStyle: addressing === undefined ? undefined : addressing === 'path' ? '1' : '0',
    S3CredentialsEnv: user === undefined ? '1' : undefined,
    S3Profile: usesFiles ? awsProfile : undefined,
    S3RoleArn: awsProfile === undefined ? role?.arn : undefined,
    S3RoleSessionName: awsProfile === undefined ? role?.sessionName : undefined,
  });
  return { name, settings: Object.entries(settings) };
}

function tellSignIn(description: AccessDescription, losses: Losses): void {
  const { awsProfile, role, mfaSerial, sso, accessKeyId, fromEnvironment } = description;
  if (awsProfile !== undefined) {
    // Its reader of AWS profiles knows keys, roles and their source only (inferred).
    if (mfaSerial !== undefined || sso !== undefined)
      losses.differs(
        `AWS profile "${awsProfile}"`,
        'WinSCP reads keys and roles of a profile, and can neither ask for a code nor sign in',
        `duckbill connect aws:${awsProfile} --export env sets the keys of the session`,
      );
    return;
  }
  if (sso !== undefined) losses.lost('Identity Center', 'WinSCP cannot sign in', 'there are no keys to sign with');
  if (mfaSerial !== undefined) losses.lost('MFA device', 'WinSCP asks for no code', 'AssumeRole may be denied');
  if (role?.externalId !== undefined) losses.lost('External ID', 'WinSCP sends none', 'AssumeRole may be denied');
  if (role?.durationSeconds !== undefined)
    losses.lost('Duration', 'WinSCP has no setting for it', 'the session lasts an hour');
  if (accessKeyId === undefined && fromEnvironment !== true)
    losses.differs('Keys', 'none are named', 'WinSCP takes what the environment has');
}

function readWinscp(source: SourceText): ClientReading {
  const ini = readGenericIni(source, winscpDialect);
  const security = ini.sections.get(`${otherSection}configuration\\security`);
  const hasMaster = security?.settings.get('usemasterpassword')?.value === '1';
  const accesses: ClientAccess[] = [];
  const all: ClientReading['losses'][] = [];
  const secrets: string[] = [];
  for (const section of ini.sections.values()) {
    const { name, span } = section;
    if (name === '' || name.startsWith(otherSection) || name === 'Default Settings') continue;
    const losses = new Losses({ file: source.name, span, to: 'a connection to S3' });
    const reader = new SettingsReader(source, section);
    const number = reader.text('fsprotocol') ?? '1';
    if (number === '7') accesses.push({ access: readSession(section, reader, hasMaster, losses), span });
    else {
      const protocol = protocols.get(number) ?? `protocol ${number}`;
      losses.skipped(`Session "${name}"`, `it is for ${protocol}`, 'it stays where it is');
    }
    for (const key of [
      'password',
      'passwordplain',
      'passphrase',
      's3sessiontoken',
      'tunnelpassword',
      'proxypasswordenc',
      'encryptkey',
    ])
      reader.secret(key);
    secrets.push(...reader.secrets);
    all.push(losses.found);
  }
  return { accesses, losses: all.flat(), secrets };
}

/** Settings of a session that change how it connects; WinSCP writes those that somebody chose. */
const surroundings: readonly (readonly [key: string, name: string])[] = [
  ['proxymethod', 'ProxyMethod'],
  ['tunnel', 'Tunnel'],
  ['tlscertificatefile', 'TlsCertificateFile'],
];

function readSession(section: GenericIniSection, reader: SettingsReader, hasMaster: boolean, losses: Losses): Access {
  const host = reader.text('hostname') ?? amazonHost;
  const bare = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  const port = Number(reader.text('portnumber') ?? Number.NaN);
  const ftps = reader.text('ftps');
  // Never from HTTPS to HTTP by what is not said.
  const tls = ftps === undefined ? port !== 80 : ftps !== '0';
  const validPort = Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
  const usesEnvironment = reader.text('s3credentialsenv') === '1';
  const profile = reader.text('s3profile');
  const user = reader.text('username');
  const accessKeyId = usesEnvironment ? undefined : user;
  const hidden = reader.secret('password');
  const plain = reader.secret('passwordplain');
  const token = reader.secret('s3sessiontoken');
  const revealed = hidden === undefined || hasMaster ? undefined : revealWinscp(hidden, user ?? '', bare);
  if (revealed !== undefined) reader.secrets.push(revealed);
  if (hidden !== undefined && revealed === undefined && plain === undefined)
    losses.secret(
      'Password',
      hasMaster ? 'only its master password opens it' : 'it is hidden in a way that is not known',
    );
  const style = reader.text('s3urlstyle');
  const arn = reader.text('s3rolearn');
  const sessionName = reader.text('s3rolesessionname');
  const path = trimSlashes(reader.text('remotedirectory') ?? '');
  if (reader.text('s3requesterpays') === '1')
    losses.lost('S3RequesterPays', 'it is no setting of a connection elsewhere', 'such buckets may refuse requests');
  for (const [key, name] of surroundings) {
    const value = reader.text(key);
    if (value !== undefined && value !== '0')
      losses.lost(name, 'it is the way of WinSCP alone', `it says ${value} there`);
  }
  return {
    description: saying<AccessDescription>({
      name: section.name,
      endpoint: unlessAmazon(endpointOf(bare, validPort, tls)),
      region: reader.text('s3defaultregion'),
      addressing: style === undefined ? undefined : style === '1' ? 'path' : 'virtual-host',
      path,
      accessKeyId,
      awsProfile: usesEnvironment ? profile : undefined,
      fromEnvironment: usesEnvironment && profile === undefined ? true : undefined,
      role:
        arn === undefined
          ? undefined
          : saying<AccessRole>({ arn, sessionName, externalId: undefined, durationSeconds: undefined }),
    }),
    secrets:
      accessKeyId === undefined
        ? {}
        : saying<AccessSecrets>({ secretAccessKey: plain ?? revealed, sessionToken: token }),
  };
}
