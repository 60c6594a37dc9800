import type { AwsReading, AwsSetting } from '../aws/aws-reading.ts';
import type { AwsKeys, AwsOutcome, ValueSource } from '../aws/resolve/aws-outcome.ts';
import { MAX_ROLE_CHAIN } from '../aws/resolve/limits.ts';
import { oncePer } from '../aws/resolve/once-per.ts';
import type { AwsResolution, CredentialWay, ResolvedBase, ResolvedCall } from './aws-resolution.ts';

type Settings = ReadonlyMap<string, AwsSetting>;

const operationWays: Readonly<Record<string, CredentialWay>> = {
  AssumeRole: 'role',
  AssumeRoleWithWebIdentity: 'web-identity',
  GetRoleCredentials: 'sso',
};

/** What kind of credentials an outcome ends with. */
export function wayOf({ result, calls }: AwsOutcome): CredentialWay | undefined {
  if (result.type !== 'credentials') return undefined;
  return wayOfSource(result.keys.accessKeyId, calls);
}

function wayOfSource(source: ValueSource, calls: AwsOutcome['calls']): CredentialWay | undefined {
  switch (source.from) {
    case 'call':
      return operationWays[calls[source.call]?.operation ?? ''];
    case 'setting':
      return 'keys';
    case 'variable':
      return 'environment';
    case 'process':
      return 'process';
    case 'login-token':
      return 'login';
    case 'instance':
    case 'container':
      return 'instance';
    default:
      return undefined;
  }
}

/** The credentials that the first AssumeRole is signed with; without one, those that it ends with. */
export function baseOf({ result, calls }: AwsOutcome, reading: AwsReading, profile: string): ResolvedBase | undefined {
  if (result.type !== 'credentials') return undefined;
  let keys: AwsKeys = result.keys;
  // Each step goes to an earlier call, so this ends.
  for (let source = keys.accessKeyId; source.from === 'call'; source = keys.accessKeyId) {
    const signedWith = calls[source.call]?.signedWith;
    if (signedWith === undefined) break;
    keys = signedWith;
  }
  const way = wayOfSource(keys.accessKeyId, calls);
  if (way === undefined) return undefined;
  const settings =
    way === 'process' ? chainSettings(reading, profile, 'credential_process').slice(-1) : baseSettings(keys, calls);
  const first = settings[0];
  const holder = first === undefined ? undefined : profileOfSetting(reading, first);
  return { way, settings, ...(holder === undefined ? {} : { profile: holder }) };
}

function baseSettings(keys: AwsKeys, calls: AwsOutcome['calls']): readonly AwsSetting[] {
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  const sources = [accessKeyId, secretAccessKey, ...(sessionToken === undefined ? [] : [sessionToken])];
  const own = sources.flatMap((source) => (source.from === 'setting' ? [source.setting] : []));
  if (own.length > 0 || accessKeyId.from !== 'call') return own;
  const params = calls[accessKeyId.call]?.params.values() ?? [];
  // Programs send them in different orders.
  return [...params]
    .flatMap((source) => (source.from === 'setting' ? [source.setting] : []))
    .toSorted((one, other) => one.keySpan.start - other.keySpan.start);
}

/** Whether two readings of a setting stand at the same place. */
export function isSameSetting(one: AwsSetting, other: AwsSetting): boolean {
  return one.file === other.file && one.keySpan.start === other.keySpan.start;
}

/** The profile that holds a setting, for a program. */
export function profileOfSetting(reading: AwsReading, setting: AwsSetting): string | undefined {
  return holders(reading).get(placeKey(setting));
}

const holders = oncePer((reading: AwsReading): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const [name, section] of reading.profiles) {
    for (const setting of section.settings.values()) {
      const key = placeKey(setting);
      if (!found.has(key)) found.set(key, name);
    }
  }
  return found;
});

function placeKey({ file, keySpan }: AwsSetting): string {
  return `${keySpan.start} ${file}`;
}

/** A setting of a profile and of those that it builds on through `source_profile`, nearest first. */
export function chainSettings(reading: AwsReading, profile: string, key: string): readonly AwsSetting[] {
  const found: AwsSetting[] = [];
  if (!keysAnywhere(reading).has(key)) return found;
  const visited = new Set<string>();
  let name: string | undefined = profile;
  while (name !== undefined && !visited.has(name) && visited.size <= MAX_ROLE_CHAIN) {
    visited.add(name);
    const settings: Settings | undefined = reading.profiles.get(name)?.settings;
    const setting = settings?.get(key);
    if (setting !== undefined) found.push(setting);
    name = settings?.get('source_profile')?.value;
  }
  return found;
}

const keysAnywhere = oncePer(
  (reading: AwsReading): ReadonlySet<string> =>
    new Set([...reading.profiles.values()].flatMap(({ settings }) => [...settings.keys()])),
);

/** Settings that are ways to credentials, in the order in which they are told. */
const wayKeys: readonly (readonly [CredentialWay, readonly string[]])[] = [
  ['role', ['role_arn']],
  ['web-identity', ['web_identity_token_file']],
  ['sso', ['sso_session', 'sso_start_url']],
  ['process', ['credential_process']],
  ['login', ['login_session']],
  ['keys', ['aws_access_key_id']],
];

/** What would give credentials too, and is not used; an MFA device that nobody is asked for counts as well. */
export function passedOver(
  settings: Settings,
  used: { readonly base: ResolvedBase | undefined } & Pick<AwsResolution, 'calls' | 'prompts'>,
): readonly AwsSetting[] {
  const left: AwsSetting[] = [];
  for (const [way, keys] of wayKeys) {
    const setting = keys.map((key) => settings.get(key)).find((found) => found !== undefined);
    if (setting !== undefined && !isUsed(way, setting, used)) left.push(setting);
  }
  const mfa = settings.get('mfa_serial');
  if (mfa !== undefined && !used.prompts.some((prompt) => isSameSetting(prompt, mfa))) left.push(mfa);
  return left;
}

function isUsed(
  way: CredentialWay,
  setting: AwsSetting,
  { base, calls }: { readonly base: ResolvedBase | undefined; readonly calls: readonly ResolvedCall[] },
): boolean {
  if (way === 'role') return calls.some((call) => hasParameter(call, setting));
  if (way === 'keys') return base?.settings.some((one) => isSameSetting(one, setting)) ?? false;
  // A profile that takes a role from its own token or session shows it in what it starts from.
  return base?.way === way;
}

function hasParameter({ parameters }: ResolvedCall, setting: AwsSetting): boolean {
  return parameters.some(({ source }) => source.from === 'setting' && isSameSetting(source.setting, setting));
}

/** Where requests to S3 go, if the profile says (aws-config B.2). */
export function s3Endpoint(settings: Settings, reading: AwsReading): AwsSetting | undefined {
  if (settings.get('ignore_configured_endpoint_urls')?.value.toLowerCase() === 'true') return undefined;
  const services = reading.services.get(settings.get('services')?.value ?? '');
  const own = services?.settings.get('s3')?.nested?.get('endpoint_url') ?? settings.get('endpoint_url');
  return own === undefined || own.value === '' ? undefined : own;
}
