import type { AwsReading, AwsSetting } from '../aws/aws-reading.ts';
import type { CyberduckKeys, CyberduckOutcome } from '../aws/resolve/cyberduck-outcome.ts';
import { resolveAsCyberduck } from '../aws/resolve/resolve-as-cyberduck.ts';
import type { CyberduckEra } from '../programs/program.ts';
import type { AwsResolution, CredentialWay, InspectWorld, ResolvedBase, ResolvedCall } from './aws-resolution.ts';
import { passedOver, profileOfSetting } from './resolved-parts.ts';
import { SignedInWorld } from './signed-in-world.ts';

/** What Cyberduck makes of a profile when its name is the bookmark's username (cyberduck-s3-connect §1). */
export function cyberduckResolution(
  reading: AwsReading,
  era: CyberduckEra,
  profile: string,
  world: InspectWorld,
): AwsResolution {
  const folder = `${world.home}/.aws/cli/cache`;
  const signedIn = new SignedInWorld(world, true);
  const resolve = (useFiles: boolean): CyberduckOutcome => {
    const cache = useFiles ? signedIn : new SignedInWorld(world, false);
    return resolveAsCyberduck(reading, era, {
      username: profile,
      sha1Hex: world.sha1Hex,
      cliCacheFile: (name) => cache.read(`${folder}/${name}`),
      processOutput: cache.processOutput(),
      now: world.now,
    });
  };
  const first = resolve(true);
  const cached = [...signedIn.asked];
  const isUsable = first.keys !== undefined && first.throws === undefined;
  const outcome = cached.length > 0 && !isUsable ? resolve(false) : first;
  const way = wayOf(outcome);
  const base = baseOf(outcome, reading);
  const calls = callsOf(outcome);
  const prompts = outcome.mfaPrompt ?? outcome.properties.get('mfa_serial');
  const failure = failureOf(outcome, way);
  const settings = reading.profiles.get(profile)?.settings ?? new Map<string, AwsSetting>();
  const asked = prompts === undefined || isSso(outcome) ? [] : [prompts];
  return {
    program: reading.program,
    profile,
    result:
      failure !== undefined
        ? 'failure'
        : isSso(outcome) || (cached.length > 0 && (!isUsable || cached.some(([, exists]) => !exists)))
          ? 'sign-in'
          : 'credentials',
    ...(way === undefined ? {} : { way }),
    ...(base === undefined ? {} : { base }),
    calls,
    prompts: failure === undefined ? asked : [],
    processes: outcome.process === undefined ? [] : [outcome.process],
    caches: cached.map(([path, exists]) => ({
      path,
      holds: 'sso-credentials',
      state: exists ? (isUsable ? 'present' : 'unusable') : 'missing',
    })),
    ...(failure === undefined ? {} : { failure }),
    passedOver: failure === undefined ? passedOver(settings, { base, calls, prompts: asked }) : [],
    remarks: remarksOf(outcome, era),
  };
}

/** Era C hands an SSO profile to its own sign-in. */
function isSso({ keys, properties }: CyberduckOutcome): boolean {
  return keys === undefined && (properties.has('sso_start_url') || properties.has('sso_session'));
}

function wayOf(outcome: CyberduckOutcome): CredentialWay | undefined {
  const { keys, properties, sts } = outcome;
  if (isSso(outcome)) return 'sso';
  if (keys === undefined) return undefined;
  if (sts !== undefined) return sts.operation === 'AssumeRole' ? 'role' : 'session-token';
  if (properties.has('role_arn')) return 'role';
  if (properties.has('mfa_serial')) return 'session-token';
  return wayOfKeys(keys);
}

function wayOfKeys({ from }: CyberduckKeys): CredentialWay {
  return from === 'process' ? 'process' : from === 'cli-cache' ? 'sso' : 'keys';
}

function baseOf(outcome: CyberduckOutcome, reading: AwsReading): ResolvedBase | undefined {
  const keys = outcome.sts?.signedWith ?? outcome.keys;
  const signIn = (settings: ReadonlyMap<string, AwsSetting> | undefined) =>
    ['sso_account_id', 'sso_role_name'].map((key) => settings?.get(key)).filter((setting) => setting !== undefined);
  if (isSso(outcome)) {
    const settings = signIn(outcome.properties);
    return { way: 'sso', settings, ...(outcome.profile === undefined ? {} : { profile: outcome.profile.name }) };
  }
  if (keys === undefined) return undefined;
  const way = wayOfKeys(keys);
  const source = outcome.sourceProfile?.value ?? outcome.profile?.name;
  const settings =
    way === 'process' && outcome.process !== undefined
      ? [outcome.process]
      : way === 'sso'
        ? signIn(reading.profiles.get(source ?? '')?.settings)
        : keys.settings;
  const first = settings[0];
  const profile = (first === undefined ? undefined : profileOfSetting(reading, first)) ?? source;
  return { way, settings, ...(profile === undefined ? {} : { profile }) };
}

/** Where the connection profile says nothing else, STS is the global one (cyberduck-s3-connect §2.1). */
const STS_HOST = 'sts.amazonaws.com';

function callsOf({ sts, properties, keys }: CyberduckOutcome): readonly ResolvedCall[] {
  const parameters = (settings: readonly (readonly [string, AwsSetting | undefined])[]) =>
    settings.flatMap(([name, setting]) =>
      setting === undefined ? [] : [{ name, source: { from: 'setting', setting } as const }],
    );
  if (sts !== undefined) {
    const duration =
      sts.durationSeconds === undefined
        ? []
        : [{ name: 'DurationSeconds', source: { from: 'text', text: String(sts.durationSeconds) } as const }];
    return [
      {
        operation: sts.operation,
        signingRegion: sts.region,
        parameters: [
          ...parameters([
            ['RoleArn', sts.roleArn],
            ['ExternalId', sts.externalId],
            ['RoleSessionName', sts.roleSessionName],
            ['SerialNumber', sts.mfaSerial],
          ]),
          ...duration,
        ],
      },
    ];
  }
  const role = properties.get('role_arn');
  const serial = properties.get('mfa_serial');
  if (keys === undefined || (role === undefined && serial === undefined)) return [];
  return [
    {
      operation: role === undefined ? 'GetSessionToken' : 'AssumeRole',
      host: STS_HOST,
      parameters: parameters([
        ['RoleArn', role],
        ['SerialNumber', serial],
      ]),
    },
  ];
}

function failureOf(outcome: CyberduckOutcome, way: CredentialWay | undefined): AwsResolution['failure'] {
  const { throws, keys, sts, log, properties } = outcome;
  if (throws !== undefined) return { error: throws, message: 'leaves the reader of the files; the connection fails' };
  if (way === undefined) return { error: 'no credentials', ...missingPart(outcome, log.at(-1)) };
  if (way === 'sso' && keys === undefined) {
    const missing = ['sso_start_url', 'sso_region'].filter((key) => !properties.has(key));
    if (missing.length === 0) return undefined;
    return { error: 'no sign-in', message: `${missing.join(' and ')} missing: the sign-in cannot begin` };
  }
  const signing = sts?.signedWith ?? keys;
  if (signing === undefined || signing.from !== 'files') return undefined;
  if ((signing.accessKeyId ?? '') !== '' && signing.hasSecret) return undefined;
  const role = sts?.roleArn ?? properties.get('role_arn');
  return {
    error: 'no keys',
    message:
      role === undefined
        ? 'the profile is found, but no keys in it: requests go out without any'
        : `AssumeRole is tried without keys: "${outcome.sourceProfile?.value ?? ''}" holds none itself`,
    ...(outcome.sourceProfile === undefined ? {} : { setting: outcome.sourceProfile }),
  };
}

/** What its log says, told to people (cyberduck-s3-connect §1.3). */
function missingPart(
  { profile }: CyberduckOutcome,
  entry: string | undefined,
): Omit<NonNullable<AwsResolution['failure']>, 'error'> {
  const named = (key: string, message: (value: string) => string) => {
    const setting = profile?.settings.get(key);
    return { message: message(setting?.value ?? ''), ...(setting === undefined ? {} : { setting }) };
  };
  switch (entry) {
    case 'Missing source profile with name':
      return named('source_profile', (name) => `there is no profile "${name}" to assume the role with`);
    case 'Missing source profile reference in profile':
      return named('role_arn', () => 'it assumes roles with a source_profile only, and there is none');
    case 'Missing SSO profile with name':
      return named('sso_session', (name) => `there is no section [sso-session ${name}]`);
    default:
      return { message: 'it finds none of its ways to credentials in the profile' };
  }
}

function remarksOf(outcome: CyberduckOutcome, era: CyberduckEra): readonly string[] {
  const remarks: string[] = [];
  if (isSso(outcome)) remarks.push('only with a connection profile for IAM Identity Center');
  if (outcome.profile?.settings.has('role_arn') === true && outcome.keys?.from === 'cli-cache' && era === 'B')
    remarks.push('the credentials of the source are used as they are: the role is never assumed');
  return remarks;
}
