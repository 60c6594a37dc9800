import type { Bookmark } from '../../bookmark/bookmark.ts';
import { amazonS3, amazonS3IdentityCenter } from '../../profile/bundled-profiles.ts';
import type { ConnectionProfile } from '../../profile/connection-profile.ts';
import type { EffectiveProfile } from '../../profile/effective-profile.ts';
import { inheritProfile } from '../../profile/inherit-profile.ts';
import { regionInHostname, withoutBucket } from '../../plan/aws-hostname.ts';
import { isIdentityCenter } from '../profile-of-bookmark.ts';
import { tellBookmarkKeys } from '../tell-bookmark-keys.ts';
import { type Access, type AccessDescription, type AccessRole, type AccessSso, saying } from '../access-description.ts';
import { amazonHost, endpointOf, trimSlashes, unlessAmazon } from '../access-endpoint.ts';
import type { Losses } from '../losses.ts';
import { publishedS3Profile, type S3ProfileFacts } from './published-s3-profiles.ts';

/** Vendor of the profile whose user names are AWS profiles (cyberduck-formats §3.6). */
export const awsCliVendor = 's3-cli';

const s3Protocols: ReadonlySet<string> = new Set(['s3', 's3-iam', 's3-login']);

/**
 * The connection that a bookmark describes, together with its connection profile where that is known (cyberduck-formats
 * §3.1, §4.2). Undefined for other protocols than S3. A bookmark holds no secret, so the access has none.
 */
export function accessOfBookmark(
  bookmark: Bookmark,
  profiles: readonly ConnectionProfile[],
  losses: Losses,
): Access | undefined {
  const protocol = bookmark.protocol?.value ?? '';
  if (!s3Protocols.has(protocol)) {
    losses.refused('This bookmark', `its protocol is "${protocol}", not S3`, 'it stays where it is');
    return undefined;
  }
  const facts = factsOf(bookmark, profiles, losses);
  if (facts.signIn === 'open-id') {
    const risk = 'the keys that it gives can be handed over: duckbill connect TARGET --export env';
    losses.refused('A sign-in with OpenID Connect', 'only Cyberduck opens a browser for it', risk);
    return undefined;
  }
  const custom = (name: string): string | undefined => {
    const value = bookmark.custom.get(name)?.value ?? facts.property(name);
    return value === undefined || value.trim() === '' ? undefined : value;
  };
  const port = bookmark.port?.value;
  const { host, bucket } = withoutBucket(bookmark.hostname?.value ?? facts.host ?? amazonHost);
  const folder = trimSlashes(bookmark.path?.value ?? facts.path ?? '');
  const endpoint = endpointOf(host, port === undefined || port === -1 ? facts.port : port, facts.tls);
  const user = bookmark.username?.value;
  const isSso = protocol === 's3-iam' || facts.signIn === 'identity-center';
  const isProfile = bookmark.provider?.value === awsCliVendor;
  const arn = custom('role_arn') ?? custom('s3.assumerole.rolearn');
  const signature = custom('s3.signature.version') ?? facts.authorization;
  tellUnheld(bookmark, losses);
  if (facts.asks?.role === true && arn === undefined)
    losses.lost('The role', 'Cyberduck asks for it, and no file says it', 'requests go out with the keys alone');
  const isKeyless = isProfile || isSso || facts.signIn === 'metadata' || bookmark.provider?.value === 's3-role';
  if (user === undefined && !isKeyless)
    losses.lost('The access key', 'Cyberduck asks for it, and no file says it', 'set it there before it connects');
  if (facts.asks?.mfa === true && custom('mfa_serial') === undefined)
    losses.lost('The MFA device', 'Cyberduck asks for it, and no file says it', 'what demands MFA refuses the keys');
  if (protocol === 's3-login')
    losses.lost('Sign-in with the AWS console', 'only Cyberduck has it', 'there are no keys to sign with');
  const description = saying<AccessDescription>({
    name: nameOf(bookmark, host),
    endpoint: unlessAmazon(endpoint),
    region: custom('s3.location') ?? facts.region ?? regionInHostname(host),
    addressing: addressingOf(custom('s3.bucket.virtualhost.disable')),
    signature: signature?.startsWith('AWS2') === true ? 'v2' : undefined,
    path: bucket === undefined ? folder : trimSlashes(`${bucket}/${folder}`),
    accessKeyId: isProfile || isSso || user === 'anonymous' ? undefined : user,
    anonymous: user === 'anonymous' ? true : undefined,
    awsProfile: isProfile ? (user ?? 'default') : undefined,
    fromEnvironment: bookmark.provider?.value === 's3-role' || facts.signIn === 'metadata' ? true : undefined,
    role: arn === undefined ? undefined : roleOf(arn, custom),
    mfaSerial: custom('mfa_serial'),
    sso: isSso ? ssoOf(custom) : undefined,
    comment: bookmark.comment?.value,
  });
  return { description, secrets: {} };
}

interface BookmarkFacts extends S3ProfileFacts {
  /** How keys are got, where they are not typed in. */
  readonly signIn?: 'identity-center' | 'open-id' | 'metadata';
  /** What the profile lets people type in beside keys. */
  readonly asks?: { readonly role: boolean; readonly mfa: boolean };
  readonly property: (name: string) => string | undefined;
}

/** What the connection profile says: the one that was given, else what is known of the published one. */
function factsOf(bookmark: Bookmark, profiles: readonly ConnectionProfile[], losses: Losses): BookmarkFacts {
  const vendor = bookmark.provider?.value;
  const isBundled = vendor === undefined || vendor === amazonS3.Vendor || vendor === amazonS3IdentityCenter.Vendor;
  const given = profiles.find((profile) => profile.strings.get('Vendor')?.value === vendor);
  if (!isBundled && given !== undefined) return readFacts(given, profiles);
  const published = isBundled ? { tls: true } : publishedS3Profile(vendor);
  if (published === undefined)
    losses.differs(
      `Provider "${vendor}"`,
      'its connection profile is not at hand',
      'name it too, or host, port and addressing may be others',
    );
  return { tls: true, ...published, property: (name) => published?.properties?.get(name) };
}

function readFacts(profile: ConnectionProfile, known: readonly ConnectionProfile[]): BookmarkFacts {
  const effective = inheritProfile(profile, { known });
  const { strings, defaultPort, properties, flags } = effective;
  const text = (key: 'Default Hostname' | 'Region' | 'Authorization' | 'Default Path'): string | undefined => {
    const value = strings.get(key)?.value;
    return value === '' ? undefined : value;
  };
  const own = profile.strings.get('Authorization')?.value;
  return {
    tls: strings.get('Scheme')?.value !== 'http',
    ...saying<Omit<S3ProfileFacts, 'tls'>>({
      host: text('Default Hostname'),
      port: defaultPort?.value,
      region: text('Region'),
      authorization: own,
      path: text('Default Path'),
      properties: undefined,
    }),
    ...saying<Pick<BookmarkFacts, 'signIn'>>({ signIn: signInOf(effective) }),
    asks: {
      role: flags.get('Role Configurable')?.value === true,
      mfa: flags.get('Multi Factor Configurable')?.value === true,
    },
    property: (name) => properties.get(name)?.value,
  };
}

function signInOf(profile: EffectiveProfile): BookmarkFacts['signIn'] {
  if (isIdentityCenter(profile)) return 'identity-center';
  if (profile.flags.get('OAuth Configurable')?.value === true) return 'open-id';
  return /^https?:/u.test(profile.strings.get('Context')?.value ?? '') ? 'metadata' : undefined;
}

function nameOf(bookmark: Bookmark, host: string): string {
  const nickname = bookmark.nickname?.value.trim() ?? '';
  return nickname === '' ? host : nickname;
}

function addressingOf(disabled: string | undefined): AccessDescription['addressing'] {
  return disabled === undefined ? undefined : disabled.toLowerCase() === 'true' ? 'path' : 'virtual-host';
}

type Custom = (name: string) => string | undefined;

function roleOf(arn: string, custom: Custom): AccessRole {
  return saying<AccessRole>({
    arn,
    sessionName: custom('role_session_name') ?? custom('s3.assumerole.rolesessionname'),
    durationSeconds: custom('s3.assumerole.durationseconds') ?? custom('duration_seconds'),
    externalId: undefined,
  });
}

function ssoOf(custom: Custom): AccessSso {
  return saying<AccessSso>({
    startUrl: custom('sso_start_url'),
    region: custom('sso_region'),
    accountId: custom('sso_account_id'),
    roleName: custom('sso_role_name'),
  });
}

/** Hidden preferences that are of the connection, and of Cyberduck alone. */
export const carriedProperties: ReadonlySet<string> = new Set([
  's3.location',
  's3.bucket.virtualhost.disable',
  's3.signature.version',
  'role_arn',
  'role_session_name',
  'duration_seconds',
  's3.assumerole.rolearn',
  's3.assumerole.rolesessionname',
  's3.assumerole.durationseconds',
  'mfa_serial',
  'sso_start_url',
  'sso_region',
  'sso_account_id',
  'sso_role_name',
]);

function tellUnheld(bookmark: Bookmark, losses: Losses): void {
  const { custom, file } = bookmark;
  for (const [name, { keySpan, value }] of custom)
    if (!carriedProperties.has(name) && value.trim() !== '')
      losses
        .at({ file, span: keySpan })
        .lost(`Custom ${name}`, 'only Cyberduck has it', 'the other program uses its own default');
  tellBookmarkKeys(bookmark, carriedKeys, losses, (key) => [
    'only Cyberduck and Mountain Duck have it',
    risks.get(key) ?? 'nothing changes for the connection',
  ]);
}

/** Keys that are carried over, or say nothing about the connection. */
const carriedKeys: ReadonlySet<string> = new Set([
  'Protocol',
  'Provider',
  'Nickname',
  'UUID',
  'Hostname',
  'Port',
  'Username',
  'Path',
  'Workdir',
  'Workdir Dictionary',
  'Comment',
  'Access Timestamp',
  'Custom',
]);

const risks: ReadonlyMap<string, string> = new Map([
  ['Readonly', 'the other program may change files'],
  ['Client Certificate', 'a server that asks for it refuses the other program'],
]);
