import type { AwsProfile, AwsReading, AwsSetting } from '../aws/aws-reading.ts';
import { findAwsSetting } from '../aws/aws-settings.ts';
import type { CyberduckKeys as FoundKeys, CyberduckOutcome } from '../aws/resolve/cyberduck-outcome.ts';
import { nearestName } from '../rules/nearest-name.ts';
import { isAwsHostname } from './aws-hostname.ts';
import type { CyberduckKeys } from './cyberduck-keys.ts';
import { isBlank, type Place, type PropertyValue } from './cyberduck-settings.ts';
import type { CyberduckTarget } from './cyberduck-target.ts';
import type { PlanDraft } from './plan-draft.ts';

/**
 * Takes keys, role and serial from the AWS profile, as 9.3 and later do (§1.4). Undefined when it has none that
 * Cyberduck could use.
 */
export function takeAwsProfile(
  draft: PlanDraft,
  target: CyberduckTarget,
  reading: AwsReading,
  outcome: CyberduckOutcome,
): CyberduckKeys | undefined {
  const { profile, process } = outcome;
  if (profile === undefined) return undefined;
  if (process !== undefined) return takeProcess(draft, profile, process);
  const role = profile.settings.get('role_arn');
  if (role !== undefined && outcome.sourceProfile === undefined) {
    reportSourceMissing(draft, reading, profile, role);
    return undefined;
  }
  if (outcome.sourceProfile !== undefined) draft.useAws(outcome.sourceProfile);
  if (outcome.cliCacheFile !== undefined) {
    if (role !== undefined) reportRoleNotAssumed(draft, outcome, role);
    return takeCachedKeys(draft, outcome.cliCacheFile, sourceOf(outcome, reading));
  }
  const sso = outcome.properties.get('sso_start_url') ?? outcome.properties.get('sso_session');
  if (outcome.keys === undefined && sso !== undefined) {
    const facts = { profile: profile.name, program: draft.title };
    draft.problem('plan-sso-through-cli-profile', placeOf(sso), { facts });
    return undefined;
  }
  takeProperty(draft, target, 'roleArn', outcome.properties.get('role_arn'));
  takeProperty(draft, target, 'mfaSerial', outcome.properties.get('mfa_serial'));
  reportNotSent(draft, profile);
  return takeKeys(draft, target, outcome.keys, profile, sourceOf(outcome, reading));
}

/** The keys as they stand in the files; undefined, and a problem, where one is missing. */
export function takeKeys(
  draft: PlanDraft,
  target: CyberduckTarget,
  keys: FoundKeys | undefined,
  profile: AwsProfile,
  source: AwsProfile,
): CyberduckKeys | undefined {
  const find = (key: string): AwsSetting | undefined => keys?.settings.find((setting) => setting.key === key);
  const id = find('aws_access_key_id');
  const secret = find('aws_secret_access_key');
  const token = find('aws_session_token');
  if (id === undefined || secret === undefined || isBlank(id.value) || isBlank(secret.value)) {
    reportNoKeys(draft, profile, source);
    return undefined;
  }
  draft.useAws(id);
  draft.useAws(secret, true);
  const hasToken = token !== undefined && token.value !== '';
  if (hasToken) draft.useAws(token, true);
  draft.keys = {
    accessKeyId: id.value,
    secretAccessKey: secret.value,
    ...(hasToken ? { sessionToken: token.value } : {}),
  };
  if (!isAwsHostname(target.host)) {
    const facts = { profile: source.name, host: target.host, program: draft.title };
    draft.problem('plan-aws-keys-to-other-host', placeOf(id), { facts });
  }
  return {
    kind: 'user',
    strategy: 'static-keys',
    temporary: hasToken || id.value.startsWith('ASIA'),
    profile: source.name,
    place: placeOf(id),
  };
}

/** Handed to `sh -c`, or `cmd /c`, whatever else the profile holds (§1.4, §1.5). */
function takeProcess(draft: PlanDraft, profile: AwsProfile, process: AwsSetting): CyberduckKeys {
  draft.useAws(process);
  const place = placeOf(process);
  if (!namesFolder(process.value)) {
    draft.problem('plan-process-in-cyberduck', place, { facts: { profile: profile.name, program: draft.title } });
  }
  draft.step({
    kind: 'process',
    command: process.value,
    purpose:
      'start the program that prints the keys, which must name their Expiration; what goes wrong in it stands in the log alone, and requests then go out without keys',
  });
  return { kind: 'given', strategy: 'process', temporary: false, profile: profile.name, place };
}

/** Whether the first word of a command is a path and no name to look for. */
function namesFolder(command: string): boolean {
  const [word = ''] = command.trim().split(' ', 1);
  return word.includes('/') || word.includes('\\');
}

/** The role credentials that the AWS CLI left in its cache; the only look, up to 9.4 (§1.6). */
export function takeCachedKeys(draft: PlanDraft, file: string, owner: AwsProfile): CyberduckKeys {
  const { settings, name } = owner;
  for (const key of ['sso_session', 'sso_start_url', 'sso_account_id', 'sso_role_name']) {
    const setting = settings.get(key);
    if (setting !== undefined) draft.useAws(setting);
  }
  const named = draft.input.surroundings !== undefined;
  draft.step({
    kind: 'cache',
    cache: 'role-credentials',
    file: named ? `~/.aws/cli/cache/${file}` : '~/.aws/cli/cache',
    spares: 0,
    access: 'read',
    stopsWithout: 'Missing file with cached SSO credentials',
    purpose:
      'take the keys that the AWS CLI left there; it signs nobody in, and goes on without keys when they are missing or over',
  });
  const at = settings.get('sso_start_url') ?? settings.get('sso_session');
  const place = at === undefined ? draft.nowhere : placeOf(at);
  draft.problem('plan-keys-of-cli-cache', place, { facts: { profile: name, program: draft.title } });
  return { kind: 'given', strategy: 'cached-keys', temporary: true, profile: name, place };
}

/** The first that is not blank counts (§2.2); the profile "STS Assume Role" sets blank ones. */
function takeProperty(
  draft: PlanDraft,
  target: CyberduckTarget,
  name: 'roleArn' | 'mfaSerial',
  setting: AwsSetting | undefined,
): void {
  if (setting === undefined) return;
  const own: PropertyValue | undefined = target[name];
  if (isBlank(own?.value)) {
    draft.useAws(setting);
    target[name] = { name: setting.key, value: setting.value, place: placeOf(setting) };
  } else if (own !== undefined && own.value !== setting.value) {
    const facts = { setting: setting.key, value: own.value, other: setting.value, program: draft.title };
    const related = [{ ...placeOf(setting), label: 'and here' }];
    draft.problem('plan-setting-said-twice', own.place, { facts, related });
  }
}

/** Era B takes the keys of an SSO source as they are (§1.4). */
function reportRoleNotAssumed(draft: PlanDraft, { sourceProfile }: CyberduckOutcome, role: AwsSetting): void {
  const facts = { role: role.value, source: sourceProfile?.value ?? '', program: draft.title };
  draft.problem('plan-role-not-assumed', placeOf(role), { facts });
}

/** The profile that the keys stand in: the source, where there is one. */
export function sourceOf({ profile, sourceProfile }: CyberduckOutcome, reading: AwsReading): AwsProfile {
  const source = sourceProfile === undefined ? profile : reading.profiles.get(sourceProfile.value);
  return source ?? { name: sourceProfile?.value ?? '', settings: new Map(), places: [] };
}

/** Ways of the AWS CLI that Cyberduck has no word for (§1.7). */
const unknownWays = ['credential_source', 'web_identity_token_file', 'login_session', 'credential_process'] as const;

function unknownWay(profile: AwsProfile): AwsSetting | undefined {
  return unknownWays.map((key) => profile.settings.get(key)).find((setting) => setting !== undefined);
}

/** A role whose source is missing or unknown: the credentials stay unchanged (§1.4). */
export function reportSourceMissing(
  draft: PlanDraft,
  reading: AwsReading,
  profile: AwsProfile,
  role: AwsSetting,
): void {
  const reference = profile.settings.get('source_profile');
  if (reference === undefined) {
    const way = unknownWay(profile);
    if (way === undefined)
      draft.problem('aws-source-profile-missing', placeOf(role), { facts: { profile: profile.name } });
    else reportUnknownWay(draft, profile, way);
    return;
  }
  const candidates = [...reading.profiles.keys()];
  const nearest = nearestName(reference.value, candidates);
  const facts = {
    profile: profile.name,
    source: reference.value,
    candidates,
    ...(nearest === undefined ? {} : { nearest }),
  };
  draft.problem('aws-source-profile-unknown', placeOf(reference), { facts });
}

/** Keys that are null: requests go out without, and fail (§1.9). */
function reportNoKeys(draft: PlanDraft, profile: AwsProfile, source: AwsProfile): void {
  const way = unknownWay(source);
  const [place] = source.places;
  const at = place === undefined ? draft.nowhere : { file: place.file, span: place.headerSpan };
  if (source !== profile) {
    const present = presentIn(source);
    draft.problem('plan-source-without-keys', at, { facts: { source: source.name, program: draft.title, ...present } });
  } else if (way === undefined) {
    const present = presentIn(profile);
    draft.problem('plan-no-credentials', at, { facts: { profile: profile.name, program: draft.title, ...present } });
  } else {
    reportUnknownWay(draft, profile, way);
  }
}

/** The settings that somebody is known to read: what else stands before a `=` may be half a secret. */
function presentIn({ settings }: AwsProfile): { readonly present?: readonly string[] } {
  const present = [...settings.keys()].filter((key) => findAwsSetting(key) !== undefined);
  return present.length === 0 ? {} : { present };
}

function reportUnknownWay(draft: PlanDraft, profile: AwsProfile, way: AwsSetting): void {
  const facts = { profile: profile.name, setting: way.key, program: draft.title };
  draft.problem('plan-aws-way-not-known', placeOf(way), { facts });
}

/** Settings that the AWS CLI sends along with a role, and 9.3 and later do not (§1.3). */
const neverSent = ['role_session_name', 'duration_seconds'] as const;

function reportNotSent(draft: PlanDraft, profile: AwsProfile): void {
  if (!profile.settings.has('role_arn') && !profile.settings.has('mfa_serial')) return;
  for (const key of neverSent) {
    const setting = profile.settings.get(key);
    if (setting === undefined) continue;
    const facts = { profile: profile.name, setting: key, program: draft.title };
    draft.problem('plan-aws-setting-not-sent', placeOf(setting), { facts });
  }
  const externalId = profile.settings.get('external_id');
  if (externalId !== undefined && profile.settings.has('role_arn')) {
    const facts = { profile: profile.name, program: draft.title };
    draft.problem('plan-external-id-not-sent', placeOf(externalId), { facts });
  }
}

export function placeOf({ file, valueSpan }: AwsSetting): Place {
  return { file, span: valueSpan };
}
