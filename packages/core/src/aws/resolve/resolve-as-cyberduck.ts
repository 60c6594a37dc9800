import type { CyberduckEra } from '../../programs/program.ts';
import type { AwsProfile, AwsReading, AwsSetting } from '../aws-reading.ts';
import type { CyberduckKeys, CyberduckOutcome, CyberduckQuery, CyberduckStsCall } from './cyberduck-outcome.ts';
import { keysFromCliCache, keysFromProcess, type FoundKeys } from './cyberduck-stored-keys.ts';
import { isJavaBlankText, javaInteger } from './java-values.ts';
import { oncePer } from './once-per.ts';

type Draft = { -readonly [Key in keyof CyberduckOutcome]: CyberduckOutcome[Key] } & { log: string[] };

/** Region of the SDK when nobody gives one (cyberduck-s3-connect §1.9). */
const SDK_DEFAULT_REGION = 'us-west-2';

/**
 * What a bookmark gets from the AWS files, as one era of Cyberduck resolves it (cyberduck-s3-connect §1.2 to §1.6).
 * `reading` is `readAwsFiles` of a Cyberduck program. Nothing is run and nothing is sent.
 */
export function resolveAsCyberduck(reading: AwsReading, era: CyberduckEra, query: CyberduckQuery): CyberduckOutcome {
  const draft: Draft = { result: 'not-found', properties: new Map(), log: [] };
  if (era !== 'A' && query.secretSet === true) return { ...draft, result: 'skipped' };
  if (reading.failure !== undefined) draft.log.push('Failure reading');
  else if (reading.profiles.size === 0) draft.log.push('Missing configuration file');
  const match = selectProfile(reading, era, query.username);
  if (match === undefined) {
    draft.log.push('No matching configuration for profile');
    return draft;
  }
  draft.result = 'found';
  draft.profile = match.profile;
  draft.foundBy = match.foundBy;
  const resolver = new Resolver(reading, query, draft, match.profile);
  if (era === 'A') resolver.resolveEraA();
  else resolver.resolveLater(era);
  return draft;
}

interface Match {
  readonly profile: AwsProfile;
  readonly foundBy: NonNullable<CyberduckOutcome['foundBy']>;
}

const firstMatches = oncePer((reading: AwsReading): ReadonlyMap<string, Match> => {
  const matches = new Map<string, Match>();
  for (const [name, profile] of reading.profiles) {
    if (!matches.has(name)) matches.set(name, { profile, foundBy: 'name' });
    const key = profile.settings.get('aws_access_key_id')?.value;
    if (key !== undefined && !matches.has(key)) matches.set(key, { profile, foundBy: 'access-key' });
  }
  return matches;
});

function firstWithoutKey(reading: AwsReading): Match | undefined {
  for (const profile of reading.profiles.values())
    if (!profile.settings.has('aws_access_key_id')) return { profile, foundBy: 'access-key' };
  return undefined;
}

/** The first section of that name or with that key, in the order of the map; a name gets no preference over a key. */
function selectProfile(reading: AwsReading, era: CyberduckEra, username: string | undefined): Match | undefined {
  const match = username === undefined ? firstWithoutKey(reading) : firstMatches(reading).get(username);
  if (match !== undefined) return match;
  if (era === 'A' || !isJavaBlankText(username)) return undefined;
  const profile = reading.profiles.get('default');
  return profile === undefined ? undefined : { profile, foundBy: 'blank-username' };
}

class Resolver {
  readonly #reading: AwsReading;
  readonly #query: CyberduckQuery;
  readonly #draft: Draft;
  readonly #profile: AwsProfile;

  constructor(reading: AwsReading, query: CyberduckQuery, draft: Draft, profile: AwsProfile) {
    this.#reading = reading;
    this.#query = query;
    this.#draft = draft;
    this.#profile = profile;
  }

  /** Up to 9.2: the configurator calls STS itself. */
  resolveEraA(): void {
    const mfaSerial = this.#setting('mfa_serial');
    if (mfaSerial !== undefined) this.#draft.mfaPrompt = mfaSerial;
    const durationText = this.#setting('duration_seconds')?.value;
    const durationSeconds = durationText === undefined ? undefined : javaInteger(durationText);
    if (durationText !== undefined && durationSeconds === undefined) {
      this.#draft.throws = 'NumberFormatException';
      return;
    }
    const duration = durationSeconds === undefined ? {} : { durationSeconds };
    const roleArn = this.#setting('role_arn');
    if (roleArn !== undefined) {
      const source = this.#source();
      if (source === undefined) return;
      const signedWith = source.settings.has('sso_start_url') ? this.#cached(source, 'A') : keysOf(source);
      if (signedWith === undefined) return;
      const externalId = this.#setting('external_id');
      const roleSessionName = this.#setting('role_session_name');
      this.#callSts({
        operation: 'AssumeRole',
        region: this.#query.region ?? SDK_DEFAULT_REGION,
        signedWith,
        roleArn,
        ...(externalId === undefined ? {} : { externalId }),
        ...(mfaSerial === undefined ? {} : { mfaSerial }),
        ...(roleSessionName === undefined ? {} : { roleSessionName }),
        ...duration,
      });
      return;
    }
    if (this.#isSso()) {
      this.#setKeys(this.#cached(this.#profile, 'A'));
      return;
    }
    const keys = keysOf(this.#profile);
    if (mfaSerial === undefined) {
      this.#setKeys(keys);
      return;
    }
    const region = this.#query.region ?? SDK_DEFAULT_REGION;
    this.#callSts({ operation: 'GetSessionToken', region, signedWith: keys, mfaSerial, ...duration });
  }

  /** 9.3 and later: STS happens in the session; 9.5 gives an SSO profile to its own sign-in. */
  resolveLater(era: 'B' | 'C'): void {
    const process = this.#setting('credential_process');
    if (process !== undefined) {
      this.#draft.process = process;
      this.#setKeys(this.#note(keysFromProcess(this.#query)));
      return;
    }
    const roleArn = this.#setting('role_arn');
    if (roleArn !== undefined) {
      const source = this.#source();
      if (source === undefined) return;
      if (era === 'B' && source.settings.has('sso_start_url')) {
        // The cached keys are used as they are: the role is never assumed (cyberduck-s3-connect §1.4).
        this.#setKeys(this.#cached(source, 'B'));
        return;
      }
      this.#setKeys(keysOf(source));
      this.#attach(roleArn, this.#setting('mfa_serial'));
      return;
    }
    if (this.#isSso()) {
      if (era === 'B') this.#setKeys(this.#cached(this.#profile, 'B'));
      else this.#copySsoProperties();
      return;
    }
    this.#setKeys(keysOf(this.#profile));
    this.#attach(this.#setting('mfa_serial'));
  }

  #setting(key: string): AwsSetting | undefined {
    return this.#profile.settings.get(key);
  }

  #isSso(): boolean {
    return this.#setting('sso_start_url') !== undefined || this.#setting('sso_session') !== undefined;
  }

  #setKeys(keys: CyberduckKeys | undefined): void {
    if (keys !== undefined) this.#draft.keys = keys;
  }

  #attach(...settings: readonly (AwsSetting | undefined)[]): void {
    const found = settings.filter((setting) => setting !== undefined);
    this.#draft.properties = new Map(found.map((setting) => [setting.key, setting]));
  }

  #callSts(call: CyberduckStsCall): void {
    this.#draft.sts = call;
    this.#draft.keys = { from: 'sts', hasSecret: true, hasToken: true, settings: [] };
  }

  #source(): AwsProfile | undefined {
    const reference = this.#setting('source_profile');
    if (reference === undefined) {
      this.#draft.log.push('Missing source profile reference in profile');
      return undefined;
    }
    const source = this.#reading.profiles.get(reference.value);
    if (source === undefined) this.#draft.log.push('Missing source profile with name');
    else this.#draft.sourceProfile = reference;
    return source;
  }

  #cached(profile: AwsProfile, era: 'A' | 'B'): CyberduckKeys | undefined {
    const { file, found } = keysFromCliCache(profile, era, this.#query);
    this.#draft.cliCacheFile = file;
    return this.#note(found);
  }

  #note({ keys, marker, throws }: FoundKeys): CyberduckKeys | undefined {
    if (marker !== undefined) this.#draft.log.push(marker);
    if (throws !== undefined) this.#draft.throws = throws;
    return keys;
  }

  /** The profile's settings, over them those of its session. */
  #copySsoProperties(): void {
    const properties = new Map(this.#profile.settings);
    const session = this.#setting('sso_session');
    if (session !== undefined) {
      const section = this.#reading.profiles.get(`sso-session ${session.value}`);
      if (section === undefined) this.#draft.log.push('Missing SSO profile with name');
      else for (const [key, setting] of section.settings) properties.set(key, setting);
    }
    this.#draft.properties = properties;
  }
}

/** The three keys of a section, whatever is missing. */
function keysOf(profile: AwsProfile): CyberduckKeys {
  const id = profile.settings.get('aws_access_key_id');
  const secret = profile.settings.get('aws_secret_access_key');
  const token = profile.settings.get('aws_session_token');
  return {
    from: 'files',
    ...(id === undefined ? {} : { accessKeyId: id.value }),
    hasSecret: secret !== undefined && secret.value !== '',
    hasToken: token !== undefined && token.value !== '',
    settings: [id, secret, token].filter((setting) => setting !== undefined),
  };
}
