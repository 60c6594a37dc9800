import { type PlanInput, type PlanSetting, readAwsFiles } from '@duckbill/core';
import type { DoctorInput } from '../doctor-input.ts';
import { quoteArgument } from '../quote-argument.ts';

/** Settings of Identity Center, by the name that they have in the files. */
export type SsoSettings = ReadonlyMap<string, PlanSetting>;

const names: ReadonlySet<string> = new Set([
  'sso_session',
  'sso_start_url',
  'sso_region',
  'sso_account_id',
  'sso_role_name',
]);

/** What the plan takes from the files; of a name that counts twice the last. */
export function ssoOfPlan({ planned }: Pick<DoctorInput, 'planned'>): SsoSettings {
  const settings = planned?.plan.settings.filter(({ name, secret }) => names.has(name) && !secret) ?? [];
  return new Map(settings.map((setting) => [setting.name, setting]));
}

/** The command that signs in: by the session, where there is one, else by the profile that has the settings. */
export function signInCommand(input: Pick<DoctorInput, 'planInput'>, sso: SsoSettings): string {
  const session = sso.get('sso_session')?.value;
  if (session !== undefined) return `aws sso login --sso-session ${quoteArgument(session)}`;
  return `aws sso login${profileArgument(input, sso)}`;
}

/** A command with which the AWS CLI fetches the keys of the role, and keeps them. */
export function fetchCommand(input: Pick<DoctorInput, 'planInput'>, sso: SsoSettings): string {
  return `aws sts get-caller-identity${profileArgument(input, sso)}`;
}

function profileArgument({ planInput }: Pick<DoctorInput, 'planInput'>, sso: SsoSettings): string {
  const setting = sso.get('sso_account_id') ?? sso.get('sso_start_url') ?? sso.get('sso_session');
  const profile = planInput === undefined || setting === undefined ? undefined : profileOf(planInput, setting);
  return profile === undefined || profile === 'default' ? '' : ` --profile ${quoteArgument(profile)}`;
}

/** The AWS profile in which a value stands. */
export function profileOf({ aws, program }: PlanInput, { origin, name }: PlanSetting): string | undefined {
  if (origin.kind !== 'file') return undefined;
  const { file, span } = origin;
  for (const [profile, { settings }] of readAwsFiles(aws, program).profiles) {
    const setting = settings.get(name);
    if (setting?.file === file && setting.valueSpan.start === span.start) return profile;
  }
  return undefined;
}
