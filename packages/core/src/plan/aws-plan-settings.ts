import type { AwsReading, AwsSetting } from '../aws/aws-reading.ts';
import type { AwsEndpoint, AwsKeys, AwsOutcome, ValueSource } from '../aws/resolve/aws-outcome.ts';
import { firstKeys, originOf, textOf } from './aws-plan-values.ts';
import type { Origin } from './connection-plan.ts';
import type { PlanDraft } from './plan-draft.ts';

/** What a parameter is called in the files. */
const parameterNames: ReadonlyMap<string, string> = new Map([
  ['RoleArn', 'role_arn'],
  ['RoleSessionName', 'role_session_name'],
  ['ExternalId', 'external_id'],
  ['DurationSeconds', 'duration_seconds'],
  ['SerialNumber', 'mfa_serial'],
  ['WebIdentityToken', 'web_identity_token_file'],
  ['accountId', 'sso_account_id'],
  ['roleName', 'sso_role_name'],
]);

/** What changes hosts without naming one, and whom to trust. */
const connectionSettings = [
  ['ca_bundle', 'AWS_CA_BUNDLE'],
  ['use_fips_endpoint', 'AWS_USE_FIPS_ENDPOINT'],
  ['use_dualstack_endpoint', 'AWS_USE_DUALSTACK_ENDPOINT'],
  ['sts_regional_endpoints', 'AWS_STS_REGIONAL_ENDPOINTS'],
] as const;

/** Notes every setting that counts, in the order in which it does, each place once. */
export function noteSettings(draft: PlanDraft, outcome: AwsOutcome, reading: AwsReading, profile: string): void {
  const noted = new Set<string>();
  const use = (name: string, value: string, origin: Origin | undefined, secret = false) => {
    if (origin === undefined) return;
    const place = JSON.stringify([name, origin]);
    if (noted.has(place)) return;
    noted.add(place);
    draft.use(name, value, origin, secret);
  };
  const useSetting = (setting: AwsSetting) => use(setting.key, setting.value, fileOrigin(setting));
  const useSource = (name: string, source: ValueSource | undefined, secret = false) => {
    if (source === undefined) return;
    const named = source.from === 'file' ? source.named : source;
    const setting = named.from === 'text' ? named.setting : undefined;
    use(name, setting?.value ?? textOf(draft, named) ?? '', originOf(named), secret);
  };
  noteProfileVariable(draft, outcome, use);
  for (const event of outcome.events) {
    switch (event.kind) {
      case 'follow':
        useSetting(event.setting);
        break;
      case 'process':
        useSetting(event.command);
        break;
      case 'metadata':
        useSource(event.of === 'container' ? 'container credentials' : 'ec2_metadata_service_endpoint', event.from);
        break;
      case 'sso-token':
        for (const setting of [event.session, ...event.settings]) if (setting !== undefined) useSetting(setting);
        break;
      case 'call':
        for (const [name, source] of event.call.params) {
          const key = parameterNames.get(name);
          if (key !== undefined) useSource(key, source);
        }
        break;
      case 'prompt':
      case 'role-cache':
    }
  }
  noteKeys(firstKeys(outcome), useSource);
  noteRegion(draft, outcome, useSource);
  noteSwitches(draft, reading, profile, use, useSetting);
  const endpoints: readonly (AwsEndpoint | undefined)[] = [
    ...outcome.calls.map(({ endpoint }) => endpoint),
    outcome.s3,
  ];
  for (const endpoint of endpoints) useSource('endpoint_url', endpoint?.configured);
}

type Use = (name: string, value: string, origin: Origin | undefined, secret?: boolean) => void;
type UseSource = (name: string, source: ValueSource | undefined, secret?: boolean) => void;

/** Each program has an order of its own among the two names; the one whose value was taken comes first in both. */
function noteProfileVariable({ input }: PlanDraft, { profile }: AwsOutcome, use: Use): void {
  if (profile === undefined || (input.target.kind === 'aws-profile' && input.target.name !== undefined)) return;
  const names = input.program === 'aws-cli@1' ? [older, newer] : [newer, older];
  const name = names.find((one) => input.environment[one] === profile);
  if (name !== undefined) use('profile', profile, { kind: 'environment', name });
}

const newer = 'AWS_PROFILE';
const older = 'AWS_DEFAULT_PROFILE';

function noteKeys(keys: AwsKeys | undefined, useSource: UseSource): void {
  useSource('aws_access_key_id', keys?.accessKeyId);
  useSource('aws_secret_access_key', keys?.secretAccessKey, true);
  useSource('aws_session_token', keys?.sessionToken, true);
}

function noteRegion(draft: PlanDraft, { region, s3 }: AwsOutcome, useSource: UseSource): void {
  if (region !== undefined) useSource('region', region);
  else if (s3?.signingRegion !== undefined && s3.configured === undefined)
    draft.use('region', s3.signingRegion, { kind: 'default', of: draft.title });
}

function noteSwitches(
  draft: PlanDraft,
  reading: AwsReading,
  profile: string,
  use: Use,
  useSetting: (setting: AwsSetting) => void,
): void {
  const settings = reading.profiles.get(profile)?.settings;
  for (const [key, name] of connectionSettings) {
    if (key === 'sts_regional_endpoints' && draft.input.program !== 'aws-cli@1') continue;
    // The SDK for JavaScript has no such setting (aws-config B.2).
    if (key === 'ca_bundle' && draft.input.program === 'sdk-js@3') continue;
    const value = draft.input.environment[name];
    const setting = settings?.get(key);
    if (value !== undefined && value !== '') use(key, value, { kind: 'environment', name });
    else if (setting !== undefined) useSetting(setting);
  }
  // Only the AWS CLIs read this block (aws-config B.3).
  const s3 = draft.input.program.startsWith('aws-cli@') ? settings?.get('s3')?.nested : undefined;
  for (const key of ['addressing_style', 'use_dualstack_endpoint']) {
    const setting = s3?.get(key);
    if (setting !== undefined) useSetting(setting);
  }
}

function fileOrigin({ file, valueSpan }: AwsSetting): Origin {
  return { kind: 'file', file, span: valueSpan };
}
