import {
  type AwsFiles,
  type AwsSetting,
  type Diagnostic,
  diagnostic,
  type Origin,
  type PlanInput,
  type PlanSetting,
  programs,
  readAwsFiles,
} from '@duckbill/core';
import { profileOf } from '../cache/sso-of-plan.ts';
import { answer, type Check, type CheckContext, defineCheck, type Saying } from '../check.ts';
import { countNoun } from '../count-noun.ts';
import { originWords, placeWords } from '../plan/place-words.ts';

/** Values that decide who one is: a second one is hardly ever meant. */
const decisive: ReadonlySet<string> = new Set([
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'role_arn',
  'mfa_serial',
  'external_id',
  'source_profile',
  'credential_process',
  'sso_session',
  'sso_start_url',
  'sso_region',
  'sso_account_id',
  'sso_role_name',
]);

/** Values that are set twice, with both places: the environment, `credentials`, the bookmark, the keychain. */
export const valuesShadowed: Check = defineCheck({
  id: 'values-shadowed',
  title: 'No value hides another one',
  category: 'plan',
  online: false,
  waitsFor: ['files-readable'],
  run: (context) => {
    const { planned, planInput } = context;
    if (planned === undefined || planInput === undefined) return answer('skipped', 'skipped-no-plan');
    const pairs = planned.plan.settings.flatMap((setting) => losersOf(setting, planInput));
    const details = pairs.map((pair) => describePair(pair, context));
    const findings = pairs
      .filter(({ winner, across }) => across && decisive.has(winner.name))
      .map((pair) => findingOf(pair, context));
    const keychain = keychainFinding(context);
    const hints = keychain === undefined ? [] : [keychain];
    if (findings.length > 0) {
      const facts = { count: countNoun(findings.length, 'value') };
      return answer('warned', 'values-shadowed', facts, { diagnostics: [...findings, ...hints] });
    }
    if (details.length === 0) return answer('passed', 'values-single', {}, { diagnostics: hints });
    return answer(
      'passed',
      'values-overridden',
      { count: countNoun(details.length, 'value') },
      { details, diagnostics: hints },
    );
  },
});

interface Shadow {
  readonly winner: PlanSetting;
  readonly loser: Extract<Origin, { kind: 'file' }>;
  /** Between the two AWS files; a bookmark over its profile is how it is meant, and of variables another check warns. */
  readonly across: boolean;
}

function losersOf(winner: PlanSetting, planInput: PlanInput): readonly Shadow[] {
  const { origin } = winner;
  if (origin.kind === 'environment') return inProfile(winner, planInput);
  if (origin.kind !== 'file') return [];
  const { aws } = planInput;
  if (origin.file === aws.credentials?.name) return inConfig(winner, planInput);
  return inConnectionProfile(winner, origin.file, planInput);
}

/** A variable over the profile that is used. A secret is compared here, and shown nowhere. */
function inProfile(winner: PlanSetting, { aws, program, target, environment }: PlanInput): readonly Shadow[] {
  if (target.kind !== 'aws-profile' || winner.origin.kind !== 'environment') return [];
  const name = target.name ?? environment['AWS_PROFILE'] ?? environment['AWS_DEFAULT_PROFILE'] ?? 'default';
  const setting = readAwsFiles(aws, program).profiles.get(name)?.settings.get(winner.name);
  const value = environment[winner.origin.name];
  return setting === undefined || setting.value === value ? [] : [{ winner, loser: placeOf(setting), across: false }];
}

/** `credentials` over `config`, in one section. */
function inConfig(winner: PlanSetting, planInput: PlanInput): readonly Shadow[] {
  const name = profileOf(planInput, winner);
  const { config, credentials } = planInput.aws;
  if (name === undefined || config === undefined || credentials === undefined) return [];
  const value = settingIn({ credentials }, name, winner.name, planInput)?.value;
  const other = settingIn({ config }, name, winner.name, planInput);
  return other === undefined || other.value === value ? [] : [{ winner, loser: placeOf(other), across: true }];
}

function settingIn(files: AwsFiles, profile: string, key: string, { program }: PlanInput): AwsSetting | undefined {
  return readAwsFiles(files, program).profiles.get(profile)?.settings.get(key);
}

/** The Custom of a bookmark over the Properties of its connection profile. */
function inConnectionProfile(winner: PlanSetting, file: string, { target, profiles }: PlanInput): readonly Shadow[] {
  if (target.kind !== 'bookmark' || target.bookmark.file !== file) return [];
  const own = target.bookmark.custom.get(winner.name);
  const provider = target.bookmark.provider?.value;
  const profile = profiles.find(({ strings }) => strings.get('Vendor')?.value === provider);
  const preset = profile?.properties.get(winner.name);
  if (own === undefined || profile === undefined || preset === undefined) return [];
  if (preset.value.trim() === '' || preset.value === own.value) return [];
  return [{ winner, loser: { kind: 'file', file: profile.file, span: preset.textSpan }, across: false }];
}

function placeOf({ file, valueSpan }: AwsSetting): Extract<Origin, { kind: 'file' }> {
  return { kind: 'file', file, span: valueSpan };
}

function describePair({ winner, loser }: Shadow, { sources }: CheckContext): Saying {
  const facts = {
    setting: winner.name,
    winner: originWords(winner.origin, sources),
    loser: placeWords(loser, sources),
  };
  return { word: 'value-shadowed', facts };
}

function findingOf({ winner, loser }: Shadow, context: CheckContext): Diagnostic {
  const { sources, program } = context;
  const at = winner.origin.kind === 'file' ? winner.origin : loser;
  const facts = {
    setting: winner.name,
    winner: originWords(winner.origin, sources),
    loser: placeWords(loser, sources),
  };
  const related = [{ file: loser.file, span: loser.span, label: 'not looked at' }];
  return diagnostic('value-shadowed', at.file, at.span, { facts, related, programs: [program] });
}

/** Since 9.3 the login asks the AWS files only where the keychain does not give enough (cyberduck-s3-connect §1.2). */
function keychainFinding({ planned, planInput, program }: CheckContext): Diagnostic | undefined {
  if (planned === undefined || planInput?.target.kind !== 'bookmark') return undefined;
  const { era } = programs[program];
  if (era === undefined || era === 'A') return undefined;
  const { settings } = planned.plan;
  const key = settings.find(({ name }) => name === 'aws_access_key_id' || name === 'credential_process');
  const host = settings.find(({ name }) => name === 'Hostname' || name === 'Default Hostname');
  if (key?.origin.kind !== 'file') return undefined;
  const profile = profileOf(planInput, key) ?? 'default';
  const facts = { host: host?.value ?? 's3.amazonaws.com', profile };
  return diagnostic('keychain-may-shadow', key.origin.file, key.origin.span, { facts, programs: [program] });
}
