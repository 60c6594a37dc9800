import type { SourceText } from '../../source/source-text.ts';
import type { GenericIniSection, GenericIniSetting } from '../generic-ini.ts';
import { readGenericIni } from '../generic-ini.ts';
import {
  type Access,
  type AccessDescription,
  type AccessEndpoint,
  type AccessSecrets,
  saying,
} from '../access-description.ts';
import { endpointUrl, isAmazon, readEndpoint, unlessAmazon } from '../access-endpoint.ts';
import type {
  ClientAccess,
  ClientReading,
  ClientSection,
  WritableClient,
  WriteClientOptions,
} from './client-format.ts';
import { Losses } from '../losses.ts';
import { isEncrypted, rcloneDialect, remoteName } from './rclone-dialect.ts';
import { SettingsReader } from './read-settings.ts';

/** Remotes of type `s3` (rclone 1.60, measured; options by `rclone help flags`). */
export const rclone: WritableClient = {
  title: 'rclone',
  dialect: rcloneDialect,
  fileName: 'rclone.conf',
  owned: [
    'type',
    'provider',
    'env_auth',
    'access_key_id',
    'secret_access_key',
    'session_token',
    'region',
    'endpoint',
    'force_path_style',
    'v2_auth',
    'profile',
    'role_arn',
    'role_session_name',
    'role_external_id',
    'role_session_duration',
  ],
  read: readRclone,
  write: writeRclone,
};

/** Providers whose hosts rclone treats in its own way; others are `Other`. */
const providers: readonly (readonly [ending: string, provider: string])[] = [
  ['.amazonaws.com', 'AWS'],
  ['.amazonaws.com.cn', 'AWS'],
  ['.r2.cloudflarestorage.com', 'Cloudflare'],
  ['.digitaloceanspaces.com', 'DigitalOcean'],
  ['.wasabisys.com', 'Wasabi'],
  ['.scw.cloud', 'Scaleway'],
  ['.cloud-object-storage.appdomain.cloud', 'IBMCOS'],
];

function providerOf(endpoint: AccessEndpoint | undefined, addressing: AccessDescription['addressing']): string {
  if (isAmazon(endpoint)) return addressing === 'path' ? 'Other' : 'AWS';
  const host = endpoint?.host.toLowerCase() ?? '';
  return providers.find(([ending]) => host.endsWith(ending))?.[1] ?? 'Other';
}

function writeRclone(
  { description, secrets }: Access,
  losses: Losses,
  { withSecrets }: WriteClientOptions,
): ClientSection | undefined {
  const { endpoint, region, addressing, awsProfile, fromEnvironment, accessKeyId, path, comment } = description;
  const name = remoteName(description.name);
  losses.renamed('Name of the connection', description.name, name, 'names of remotes hold fewer characters');
  const keys = keysOf(description, secrets, losses, withSecrets);
  const outside = keys === undefined && description.anonymous !== true;
  if (outside && awsProfile === undefined && fromEnvironment !== true)
    losses.differs('Keys', 'none are named', 'rclone takes what the environment or the machine has');
  const provider = providerOf(endpoint, addressing);
  if (path !== undefined)
    losses.lost('Path', 'a remote has no folder to start in', `name it with every command: rclone lsd ${name}:BUCKET`);
  if (comment !== undefined) losses.lost('Comment', 'a remote has no notes', 'nothing changes for the connection');
  // Amazon's own host is meant by the provider; where paths are wanted the provider is another and the host is named.
  const needsHost = endpoint !== undefined || provider !== 'AWS';
  const host = endpoint ?? {
    host: region === undefined ? 's3.amazonaws.com' : `s3.${region}.amazonaws.com`,
    tls: true,
  };
  const settings = saying<Record<string, string>>({
    type: 's3',
    provider,
    env_auth: outside ? 'true' : 'false',
    access_key_id: keys?.accessKeyId ?? (outside ? undefined : accessKeyId),
    secret_access_key: keys?.secretAccessKey,
    session_token: keys?.sessionToken,
    profile: outside && fromEnvironment !== true ? awsProfile : undefined,
    region,
    endpoint: needsHost ? endpointUrl(host) : undefined,
    force_path_style: addressing === undefined ? undefined : String(addressing === 'path'),
    v2_auth: description.signature === 'v2' ? 'true' : undefined,
  });
  return { name, settings: Object.entries(settings) };
}

interface Keys extends AccessSecrets {
  readonly accessKeyId: string;
}

/** The keys that are written; undefined when rclone is to get them from elsewhere. */
function keysOf(
  { accessKeyId, awsProfile, anonymous, role, mfaSerial, sso }: AccessDescription,
  { secretAccessKey, sessionToken }: AccessSecrets,
  losses: Losses,
  withSecrets: boolean,
): Keys | undefined {
  if (anonymous === true) return undefined;
  if (awsProfile === undefined) {
    if (role !== undefined)
      losses.lost('Role', 'a remote cannot assume one by itself', 'put the role into an AWS profile and convert that');
    else if (mfaSerial !== undefined)
      losses.lost('MFA device', 'rclone asks for no code', 'requests are sent without MFA and may be denied');
    if (sso !== undefined)
      losses.lost('Identity Center', 'a remote cannot sign in', 'put the sign-in into an AWS profile and convert that');
  } else if (mfaSerial !== undefined)
    losses.differs(
      'MFA device',
      'rclone cannot ask for a code',
      `keys of the signed-in role can be handed over: duckbill connect aws:${awsProfile} --export env`,
    );
  if (accessKeyId === undefined) return undefined;
  if (!withSecrets || secretAccessKey === undefined) {
    if (secretAccessKey !== undefined && awsProfile === undefined)
      losses.secret('Secret access key', 'with --with-secrets it goes along; rclone keeps it as plain text');
    return awsProfile === undefined && role === undefined && sso === undefined ? { accessKeyId } : undefined;
  }
  return { accessKeyId, ...saying<AccessSecrets>({ secretAccessKey, sessionToken }) };
}

function readRclone(source: SourceText): ClientReading {
  const file = source.name;
  const top = new Losses({ file, span: { start: 0, end: 0 }, to: 'a connection' });
  if (isEncrypted(source)) {
    const risk = 'decrypt it first, in a place of your own: rclone config show > FILE';
    top.refused('An encrypted rclone.conf', 'only rclone has its password', risk);
    return { accesses: [], losses: top.found, secrets: [] };
  }
  const ini = readGenericIni(source, rcloneDialect);
  const accesses: ClientAccess[] = [];
  const losses = [...top.found];
  const secrets: string[] = [];
  for (const section of ini.sections.values()) {
    const { name, span } = section;
    const told = new Losses({ file, span, to: 'a connection to S3' });
    const reader = new SettingsReader(source, section);
    const type = reader.text('type');
    if (type === 's3') accesses.push({ access: readRemote(section, reader, told), span });
    else if (section.settings.size > 0)
      told.skipped(
        `Remote "${name}"`,
        type === undefined ? 'it has no type' : `its type is "${type}"`,
        'it stays where it is',
      );
    for (const [key, { value }] of section.settings)
      if (type === 's3' && value.includes('%('))
        told.differs(
          key,
          'rclone puts another value in the place of %(…)s',
          'write the value itself into rclone.conf first',
        );
    // Of other types too: what they hide is as secret.
    for (const key of ['pass', 'password', 'password2', 'token', 'client_secret', 'key']) reader.secret(key);
    secrets.push(...reader.secrets);
    losses.push(...told.found);
  }
  return { accesses, losses, secrets };
}

/** Options about uploads, each with what it says where nobody chose; `description` says nothing to a program. */
const ofUploads: ReadonlyMap<string, readonly string[]> = new Map([
  ['location_constraint', []],
  ['acl', ['private']],
  ['bucket_acl', ['private']],
  ['storage_class', ['standard']],
]);

function tellUnheld(settings: readonly GenericIniSetting[], region: string | undefined, losses: Losses): void {
  for (const { key, value } of settings) {
    const usual = ofUploads.get(key);
    if (key === 'description' || usual?.includes(value.toLowerCase()) === true) continue;
    if (key === 'location_constraint' && value === region) continue;
    if (usual === undefined) losses.lost(key, 'no other client has it', 'rclone behaves otherwise there');
    else losses.lost(key, 'it is about uploads', 'uploads get what the other program or the bucket says');
  }
}

function readRemote(section: GenericIniSection, reader: SettingsReader, losses: Losses): Access {
  const accessKeyId = reader.text('access_key_id');
  const secretAccessKey = reader.secret('secret_access_key');
  const sessionToken = reader.secret('session_token');
  reader.secret('sse_customer_key');
  reader.secret('sse_customer_key_base64');
  const provider = reader.text('provider');
  const written = reader.text('endpoint');
  const read = written === undefined ? undefined : readEndpoint(written);
  if (written !== undefined && read === undefined)
    losses.lost('endpoint', 'it is no address', 'requests would go to Amazon instead');
  const path = read?.path ?? '';
  if (path !== '') losses.lost('endpoint', 'a folder of an address has no place', 'requests go to the host alone');
  const region = reader.text('region');
  const usesEnvironment =
    isTrue(reader.text('env_auth')) && (accessKeyId === undefined || secretAccessKey === undefined);
  const profile = reader.text('profile');
  const style = reader.text('force_path_style');
  const roleArn = reader.text('role_arn');
  const role = {
    arn: roleArn ?? '',
    ...saying<{ sessionName: string; externalId: string; durationSeconds: string }>({
      sessionName: reader.text('role_session_name'),
      externalId: reader.text('role_external_id'),
      durationSeconds: reader.text('role_session_duration'),
    }),
  };
  const signature = isTrue(reader.text('v2_auth')) ? 'v2' : undefined;
  tellUnheld(reader.unasked(), region, losses);
  const isAnonymous = accessKeyId === undefined && !usesEnvironment;
  return {
    description: saying<AccessDescription>({
      name: section.name,
      endpoint: ownEndpoint(read?.endpoint, provider, style, region),
      region,
      addressing: style === undefined ? undefined : isTrue(style) ? 'path' : 'virtual-host',
      signature,
      accessKeyId: usesEnvironment ? undefined : accessKeyId,
      anonymous: isAnonymous ? true : undefined,
      awsProfile: usesEnvironment ? profile : undefined,
      fromEnvironment: usesEnvironment && profile === undefined ? true : undefined,
      role: roleArn === undefined ? undefined : role,
    }),
    secrets: usesEnvironment ? {} : saying<AccessSecrets>({ secretAccessKey, sessionToken }),
  };
}

/** The inverse of `needsHost`: Amazon's host was named only because the provider could not be AWS. */
function ownEndpoint(
  endpoint: AccessEndpoint | undefined,
  provider: string | undefined,
  style: string | undefined,
  region: string | undefined,
): AccessEndpoint | undefined {
  const isRegional = endpoint?.host === `s3.${region}.amazonaws.com` && endpoint.tls && endpoint.port === undefined;
  return provider === 'Other' && isTrue(style) && isRegional ? undefined : unlessAmazon(endpoint);
}

/** As Go's strconv.ParseBool reads it. */
function isTrue(value: string | undefined): boolean {
  return value !== undefined && ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(value);
}
