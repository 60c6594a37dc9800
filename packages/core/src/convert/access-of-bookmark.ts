import type { Bookmark } from '../bookmark/bookmark.ts';
import { isAwsHostname, regionInHostname, withoutBucket } from '../plan/aws-hostname.ts';
import type { Located } from '../plist/typed-reads.ts';
import type { EffectiveProfile } from '../profile/effective-profile.ts';
import { type AccessDescription, type AccessEndpoint, type ReadAccess, saying } from './access-description.ts';
import { endpointOf } from './access-endpoint.ts';
import { type ConvertKind, convertKindNames } from './convert-kind.ts';
import { Losses, type LossPlace } from './losses.ts';
import { isIdentityCenter } from './profile-of-bookmark.ts';
import { tellBookmarkKeys } from './tell-bookmark-keys.ts';
import { tellProfileKeys } from './tell-profile-keys.ts';

/** A bookmark with its profile, or a profile alone, as a new bookmark that nobody has typed anything into. */
export interface BookmarkAndProfile {
  readonly bookmark?: Bookmark;
  readonly profile: EffectiveProfile;
}

/** What an S3 connection of Cyberduck comes to (cyberduck-s3-connect §0.1, §0.2), and what of it has no place in `to`. */
export function accessOfBookmark(pair: BookmarkAndProfile, to: ConvertKind): ReadAccess {
  return new BookmarkAccess(pair, to).read();
}

/** A hidden preference, with its place. */
interface Property extends LossPlace {
  readonly value: string;
  readonly field: string;
}

const AWS_TOOLS = 'AWS tools have nothing like it';

/** How Cyberduck gets the keys of the requests (cyberduck-s3-connect §0.1). */
type Way = 'keys' | 'session-token' | 'role' | 'identity-center';

/** The part of a description that says how to sign in. */
type SignIn = Pick<AccessDescription, 'accessKeyId' | 'role' | 'mfaSerial' | 'sso'>;

class BookmarkAccess {
  readonly #bookmark: Bookmark | undefined;
  readonly #profile: EffectiveProfile;
  readonly #losses: Losses;
  /** Names of properties that were carried over. */
  readonly #carried = new Set<string>();

  constructor({ bookmark, profile }: BookmarkAndProfile, to: ConvertKind) {
    this.#bookmark = bookmark;
    this.#profile = profile;
    this.#losses = new Losses({ to: convertKindNames[to], ...this.#start });
  }

  read(): ReadAccess {
    const refused = this.#refusal();
    if (refused !== undefined) return refused;
    const way = this.#way();
    const read = way === 'identity-center' ? this.#identityCenter() : this.#withKeys(way);
    if (read === undefined || 'losses' in read) return read ?? { losses: this.#losses.found };
    const access: AccessDescription = { name: this.#name(), ...read, ...this.#place() };
    this.#tellProperties();
    this.#tellKeys(way);
    return { access, losses: this.#losses.found };
  }

  #flag(name: Parameters<EffectiveProfile['flags']['get']>[0]): boolean {
    return this.#profile.flags.get(name)?.value === true;
  }

  /** The whole of it, for what is about no value. */
  get #start(): LossPlace {
    const { file } = this.#bookmark ?? this.#profile.profile;
    const located = this.#bookmark?.provider ?? this.#bookmark?.protocol;
    return { file, span: located?.textSpan ?? { start: 0, end: 0 } };
  }

  #refusal(): ReadAccess | undefined {
    const { parent, strings } = this.#profile;
    const identifier = parent?.protocol.identifier ?? '';
    const losses = this.#losses;
    if (identifier !== 's3' && identifier !== 's3-iam')
      return losses
        .at(this.#start)
        .refused(
          `a connection of ${identifier === '' ? 'an unknown protocol' : identifier}`,
          'AWS files are about S3 alone',
        );
    if (this.#flag('OAuth Configurable') && !isIdentityCenter(this.#profile))
      return losses
        .at(this.#start)
        .refused('a sign-in with OpenID Connect', 'AWS tools want a file with a token, which a browser does not write');
    if (/^https?:/u.test(strings.get('Context')?.value ?? ''))
      return losses
        .at(this.#start)
        .refused('a sign-in by instance metadata', 'AWS tools use it by themselves where nothing else is set up');
    const isNamed = this.#flag('Token Configurable') && strings.get('Username Placeholder')?.origin.kind === 'file';
    if (isNamed && this.#profile.flags.get('Password Configurable')?.value === false)
      return losses
        .at(this.#start)
        .refused(
          `a bookmark that takes its keys from AWS profile "${this.#bookmark?.username?.value ?? 'default'}"`,
          'that AWS profile is there already',
        );
    return undefined;
  }

  #way(): Way {
    if (isIdentityCenter(this.#profile)) return 'identity-center';
    const has = (...names: readonly string[]) => names.some((name) => this.#property(name) !== undefined);
    if (this.#flag('Role Configurable') || has('role_arn', 's3.assumerole.rolearn')) return 'role';
    return this.#flag('Multi Factor Configurable') || has('mfa_serial') ? 'session-token' : 'keys';
  }

  /** Of the bookmark, else of the profile (cyberduck-s3-connect §0.2). */
  #property(name: string): Property | undefined {
    const own = this.#bookmark?.custom.get(name);
    if (own !== undefined) return { ...placed(this.#bookmark?.file ?? '', own), value: own.value, field: name };
    const inherited = this.#profile.properties.get(name);
    if (inherited === undefined) return undefined;
    const { origin, value } = inherited;
    const place = 'span' in origin ? { file: origin.file, span: origin.span } : this.#start;
    return { ...place, value, field: name };
  }

  /** The first of the names that says something; it counts as carried over. */
  #take(...names: readonly string[]): string | undefined {
    const found = names.map((name) => this.#property(name)).find((one) => one !== undefined && one.value.trim() !== '');
    if (found !== undefined) this.#carried.add(found.field);
    return found?.value;
  }

  #withKeys(way: Exclude<Way, 'identity-center'>): SignIn | ReadAccess {
    const roleArn = way === 'role' ? this.#take('role_arn', 's3.assumerole.rolearn') : undefined;
    if (way === 'role' && roleArn === undefined)
      return this.#losses
        .at(this.#start)
        .refused(
          'a role that is asked for',
          'its ARN stands neither in the bookmark nor in the profile',
          'put role_arn into Custom of the bookmark, or into Properties of the profile',
        );
    const mfaSerial = way === 'keys' ? undefined : this.#take('mfa_serial');
    if (mfaSerial === undefined && this.#flag('Multi Factor Configurable'))
      this.#losses
        .at(this.#start)
        .lost(
          'mfa_serial',
          'Cyberduck asks for it, and no file says it',
          'a role that demands MFA refuses the AWS tools until mfa_serial is set',
        );
    if (way === 'session-token')
      this.#losses
        .at(this.#start)
        .differs(
          'mfa_serial',
          'AWS tools use it with a role only',
          'requests go out without MFA, and a policy that demands it denies them; get a session with aws sts get-session-token',
        );
    const sessionName = way === 'role' ? this.#take('role_session_name', 's3.assumerole.rolesessionname') : undefined;
    const durationSeconds =
      way === 'role' ? this.#take('s3.assumerole.durationseconds', 'duration_seconds') : undefined;
    const user = this.#bookmark?.username;
    const accessKeyId = user?.value.trim() === '' ? undefined : user?.value;
    const keyPlace = user === undefined ? this.#start : placed(this.#bookmark?.file ?? '', user);
    this.#losses
      .at(keyPlace)
      .secret(
        'the secret access key',
        'set it where the profile is used: duckbill aws-config set NAME aws_secret_access_key',
      );
    if (accessKeyId === undefined)
      this.#losses
        .at(this.#start)
        .lost(
          'the access key id',
          'Cyberduck asks for it, and no file says it',
          'the profile has no keys until aws_access_key_id is set',
        );
    const role = roleArn === undefined ? undefined : { arn: roleArn, ...saying({ sessionName, durationSeconds }) };
    return saying({ accessKeyId, role, mfaSerial });
  }

  #identityCenter(): SignIn | ReadAccess {
    const startUrl = this.#take('sso_start_url');
    const region = this.#take('sso_region');
    const accountId = this.#take('sso_account_id');
    const roleName = this.#take('sso_role_name');
    if (startUrl === undefined || region === undefined)
      return this.#losses
        .at(this.#start)
        .refused(
          'a sign-in with Identity Center',
          'sso_start_url or sso_region stands neither in the bookmark nor in the profile: Cyberduck asks for them',
          'aws configure sso asks for the same',
        );
    for (const [name, value] of [
      ['sso_account_id', accountId],
      ['sso_role_name', roleName],
    ] as const)
      if (value === undefined)
        this.#losses
          .at(this.#start)
          .lost(name, 'Cyberduck asks for it, and no file says it', 'AWS tools do not sign in until it is set');
    const user = this.#bookmark?.username;
    if (user !== undefined && user.value.trim() !== '')
      this.#losses.at(placed(this.#bookmark?.file ?? '', user)).lost('Username', 'it names an AWS profile here');
    return { sso: saying({ startUrl, region, accountId, roleName }) };
  }

  /** Empty where nobody named it. */
  #name(): string {
    const own = this.#bookmark?.nickname?.value ?? this.#profile.profile.strings.get('Default Nickname')?.value;
    const name = own ?? this.#profile.profile.strings.get('Description')?.value;
    return name?.trim() ?? '';
  }

  /** Region and server; the host of AWS may name the region (cyberduck-s3-connect §4.2). */
  #place(): Pick<AccessDescription, 'region' | 'endpoint' | 'addressing'> {
    const host = this.#bookmark?.hostname?.value || this.#profile.strings.get('Default Hostname')?.value || '';
    const isAws = host === '' || isAwsHostname(host);
    const { host: server, bucket } = withoutBucket(host);
    if (bucket !== undefined) {
      const located = this.#bookmark?.hostname;
      const place = located === undefined ? this.#start : placed(this.#bookmark?.file ?? '', located);
      this.#losses
        .at(place)
        .lost(`the bucket "${bucket}" in the host name`, 'AWS profiles name no bucket and no folder');
    }
    const signing = this.#profile.strings.get('Region')?.value;
    const region = signing ?? (isAws ? regionInHostname(host) : undefined) ?? this.#take('s3.location');
    if (this.#property('s3.location')?.value === region) this.#carried.add('s3.location');
    // An endpoint of a VPC or for IPv6 is none that a region leads to.
    const isRegional = isAws && !/\.(?:vpce|dualstack)\./u.test(server);
    const endpoint = isRegional ? undefined : this.#endpoint(server);
    const style = this.#property('s3.bucket.virtualhost.disable');
    if (style !== undefined) this.#carried.add(style.field);
    const addressing = /^(?:true|yes|1)$/iu.test(style?.value ?? '') ? 'path' : undefined;
    return saying({ region, endpoint, addressing });
  }

  #endpoint(host: string): AccessEndpoint {
    const written = this.#bookmark?.port?.value;
    const port = written === undefined || written === -1 ? this.#profile.defaultPort?.value : written;
    return endpointOf(host, port, this.#profile.strings.get('Scheme')?.value !== 'http');
  }

  /** Properties of the bookmark and of the profile itself that were not carried over; blank ones say nothing. */
  #tellProperties(): void {
    const own = this.#bookmark?.custom ?? new Map<string, Located<string>>();
    const { profile } = this.#profile;
    const told = [
      ...[...own].map(([name, one]) => ({ name, where: 'Custom', file: this.#bookmark?.file ?? '', one })),
      ...[...profile.properties]
        .filter(([name]) => !own.has(name))
        .map(([name, one]) => ({ name, where: 'Properties', file: profile.file, one })),
    ];
    // Those of a profile that was not given are the program's own.
    const isBundled = /^(?:bundled|catalogue):/u.test(profile.file);
    for (const { name, where, file, one } of told) {
      if (this.#carried.has(name) || one.value.trim() === '' || (isBundled && where === 'Properties')) continue;
      this.#losses.at(placed(file, one)).lost(`${where}: ${name}`, AWS_TOOLS);
    }
  }

  #tellKeys(way: Way): void {
    const reason = (key: string) => [reasons.get(key) ?? AWS_TOOLS] as const;
    if (this.#bookmark !== undefined) {
      const isUserTold = way === 'identity-center';
      const carried = { has: (key: string) => bookmarkCarried.has(key) || (key === 'Username' && isUserTold) };
      tellBookmarkKeys(this.#bookmark, carried, this.#losses, reason);
      return;
    }
    tellProfileKeys(this.#profile.profile, this.#losses, reason);
  }
}

/** What is carried over, or says nothing about the connection. */
const bookmarkCarried: ReadonlySet<string> = new Set([
  'Protocol',
  'Provider',
  'Nickname',
  'UUID',
  'Hostname',
  'Port',
  'Username',
  'Custom',
  'Access Timestamp',
  'Workdir',
  'Workdir Dictionary',
]);

const reasons: ReadonlyMap<string, string> = new Map([
  ['Path', 'AWS profiles name no bucket and no folder'],
  ['Default Path', 'AWS profiles name no bucket and no folder'],
  ['Authorization', 'AWS tools sign with version 4'],
  ['STS Endpoint', 'AWS tools choose it by the region'],
]);

function placed(file: string, { textSpan }: Located<unknown>): LossPlace {
  return { file, span: textSpan };
}
