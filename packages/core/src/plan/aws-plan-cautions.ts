import type { AwsReading, AwsSetting } from '../aws/aws-reading.ts';
import type { AwsCall, AwsKeys, AwsOutcome } from '../aws/resolve/aws-outcome.ts';
import { profileOfSetting } from '../inspect/resolved-parts.ts';
import { shellSign } from '../rules/aws/shell-sign.ts';
import { type AwsFamily, firstKeys, mfaCallbacks } from './aws-plan-values.ts';
import type { PlanDraft } from './plan-draft.ts';

const mostChained = 3600;

/** What is worth knowing beforehand of a plan that can be followed. */
export function reportCautions(draft: PlanDraft, outcome: AwsOutcome, reading: AwsReading, family: AwsFamily): void {
  const profile = outcome.profile ?? 'default';
  const program = draft.title;
  for (const { operation, signedWith, params } of outcome.calls) {
    const origin = operation === 'AssumeRole' ? sessionOrigin(outcome, signedWith, reading) : undefined;
    if (origin === undefined) continue;
    const duration = params.get('DurationSeconds');
    if (duration?.from === 'text' && duration.setting !== undefined && Number(duration.text) > mostChained)
      report(draft, reading, 'aws-duration-chained', duration.setting, { value: duration.text, origin });
    const serial = params.get('SerialNumber');
    if (serial?.from === 'setting') report(draft, reading, 'aws-mfa-for-session', serial.setting, { origin });
  }
  const callback = mfaCallbacks[family];
  const [serial] = outcome.prompts;
  if (callback !== undefined && serial !== undefined)
    draft.problem('plan-mfa-callback', placeOf(serial), {
      facts: { program, profile: profileOfSetting(reading, serial) ?? profile, callback },
      severity: 'hint',
    });
  for (const event of outcome.events) {
    if (event.kind === 'process' && !event.shell) reportShellSyntax(draft, event.command, reading);
    if (event.kind !== 'sso-token' || draft.input.program === 'aws-cli@2') continue;
    const [place] = event.session === undefined ? event.settings : [event.session];
    draft.problem('plan-sso-token-elsewhere', place === undefined ? draft.nowhere : placeOf(place), {
      facts: { program, words: event.missing },
    });
  }
  reportIgnoredRole(draft, outcome, reading, profile);
}

function report(
  draft: PlanDraft,
  reading: AwsReading,
  code: 'aws-duration-chained' | 'aws-mfa-for-session',
  setting: AwsSetting,
  facts: { readonly value?: string; readonly origin: string },
): void {
  const profile = profileOfSetting(reading, setting) ?? '';
  draft.problem(code, placeOf(setting), { facts: { profile, ...facts }, severity: 'warning' });
}

/** Where keys come from that are a session already; undefined for those of a user. */
function sessionOrigin({ calls }: AwsOutcome, keys: AwsKeys | undefined, reading: AwsReading): string | undefined {
  const source = keys?.accessKeyId;
  if (source?.from === 'instance' || source?.from === 'container') return 'the role of the machine';
  const call = source?.from === 'call' ? calls[source.call] : undefined;
  return call && `${callRoles[call.operation]} of ${holderOf(call, reading)}`;
}

const callRoles: Readonly<Record<AwsCall['operation'], string>> = {
  AssumeRole: 'the role',
  AssumeRoleWithWebIdentity: 'the web identity',
  GetRoleCredentials: 'the Identity Center role',
  CreateToken: 'the Identity Center role',
};

function holderOf({ params }: AwsCall, reading: AwsReading): string {
  for (const source of params.values()) {
    const name = source.from === 'setting' ? profileOfSetting(reading, source.setting) : undefined;
    if (name !== undefined) return `profile "${name}"`;
  }
  return 'the environment';
}

/** STS refuses every value with a line break, and what was swallowed may be a secret: it is not sent. True when so. */
export function reportContinued(draft: PlanDraft, { calls }: AwsOutcome): boolean {
  const sources = calls.flatMap(({ params }) => [...params.values()]);
  const continued = sources.flatMap((source) =>
    source.from === 'setting' && source.setting.value.includes('\n') ? [source.setting] : [],
  );
  for (const setting of continued)
    draft.problem('aws-value-continued', placeOf(setting), { facts: { key: setting.key } });
  return continued.length > 0;
}

/** The AWS CLIs start the program themselves: what only a shell understands becomes a plain argument (aws-config C.5). */
function reportShellSyntax(draft: PlanDraft, command: AwsSetting, reading: AwsReading): void {
  const sign = shellSign(command.value);
  if (sign === undefined) return;
  const profile = profileOfSetting(reading, command) ?? '';
  const facts = { profile, sign: `"${sign}"` };
  draft.problem('aws-process-shell-syntax', placeOf(command), { facts, severity: 'warning' });
}

/** A role that stands in the profile and is not assumed (aws-config C.1, C.3). */
function reportIgnoredRole(draft: PlanDraft, outcome: AwsOutcome, reading: AwsReading, profile: string): void {
  const role = reading.profiles.get(profile)?.settings.get('role_arn');
  if (role === undefined || role.value === '') return;
  const isAssumed = outcome.calls.some(({ params }) => {
    const source = params.get('RoleArn');
    return (
      source?.from === 'setting' &&
      source.setting.file === role.file &&
      source.setting.keySpan.start === role.keySpan.start
    );
  });
  if (isAssumed) return;
  const program = draft.title;
  draft.problem('plan-role-ignored', placeOf(role), { facts: { program, profile, instead: insteadOf(outcome) } });
}

function insteadOf(outcome: AwsOutcome): string {
  switch (firstKeys(outcome)?.accessKeyId.from) {
    case 'variable':
      return 'the keys in the environment';
    case 'setting':
      return 'the keys in the files';
    case 'process':
      return 'the keys of credential_process';
    case 'instance':
    case 'container':
      return 'the keys of the machine it runs on';
    default:
      return 'other credentials';
  }
}

function placeOf({ file, valueSpan }: AwsSetting): { file: string; span: AwsSetting['valueSpan'] } {
  return { file, span: valueSpan };
}
