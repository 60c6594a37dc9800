import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ConnectionPlan, ParameterValue, PlanStep } from '../../src/plan/connection-plan.ts';
import { programIds } from '../../src/programs/program.ts';
import {
  assumeRoleProfile,
  canaries,
  cliProfile,
  type Entries,
  identityCenterProfile,
  machineProfile,
  mfaSerial,
  openidProfile,
  planned,
  profileOf,
  roleArn,
} from './plan-fixtures.ts';

/** What tells earlier steps apart, as later ones name them. */
interface Earlier {
  readonly prompts: Set<string>;
  readonly answers: Set<string>;
  session: boolean;
  accessToken: boolean;
}

/** What a step asks of the steps before it and does not get. */
function lacking(step: PlanStep, earlier: Earlier, plan: ConnectionPlan): readonly string[] {
  const values = step.kind === 'call' || step.kind === 'browser' ? step.parameters.map(({ value }) => value) : [];
  const named = step.kind === 'call' ? [step.endpoint, step.signingRegion] : step.kind === 'browser' ? [step.url] : [];
  return [
    ...values.flatMap((value) => lackingValue(value, earlier)),
    ...named.flatMap((text) => placeholders(text).filter((key) => !earlier.prompts.has(key))),
    ...(step.kind === 'prompt' && step.prefilled !== undefined && !earlier.prompts.has(step.prefilled.by)
      ? [step.prefilled.by]
      : []),
    ...(step.kind === 'prompt' && step.onlyAfter !== undefined && !earlier.prompts.has(step.onlyAfter)
      ? [step.onlyAfter]
      : []),
    ...(step.kind === 'prompt' && step.choices?.from === 'answer' && !earlier.answers.has(step.choices.of)
      ? [step.choices.of]
      : []),
    ...(step.kind === 'call' && step.onlyFor !== undefined && !asksLater(step, step.onlyFor, plan)
      ? [step.onlyFor]
      : []),
    ...(step.kind === 'call' && step.signedWith === 'session' && !earlier.session ? ['session'] : []),
    ...(step.kind === 'call' && step.signedWith === 'access-token' && !earlier.accessToken ? ['access-token'] : []),
  ];
}

function lackingValue(value: ParameterValue, { prompts, answers }: Earlier): readonly string[] {
  if (value.kind === 'prompted' && !prompts.has(value.prompt)) return [value.prompt];
  return value.kind === 'answer' && !answers.has(value.of) ? [value.of] : [];
}

function placeholders(text: string): readonly string[] {
  return text.split('<').flatMap((part, index) => (index === 0 ? [] : [part.split('>')[0] ?? '']));
}

function asksLater(step: PlanStep, key: string, { steps }: ConnectionPlan): boolean {
  return steps.slice(steps.indexOf(step)).some((one) => one.kind === 'prompt' && (one.key ?? one.prompt) === key);
}

const givesSession = new Set([
  'AssumeRole',
  'AssumeRoleWithWebIdentity',
  'GetSessionToken',
  'GetRoleCredentials',
  'GetInstanceCredentials',
  'GetContainerCredentials',
]);

function note(step: PlanStep, earlier: Earlier): void {
  if (step.kind === 'prompt') earlier.prompts.add(step.key ?? step.prompt);
  if (step.kind === 'browser') earlier.answers.add('browser');
  if (step.kind === 'call') earlier.answers.add(step.operation);
  if (step.kind === 'call' && givesSession.has(step.operation)) earlier.session = true;
  if (step.kind === 'process' || (step.kind === 'cache' && step.cache === 'role-credentials')) earlier.session = true;
  if (step.kind === 'call' && step.operation === 'CreateToken') earlier.accessToken = true;
  if (step.kind === 'cache' && step.cache === 'sso-token') earlier.accessToken = true;
}

const cyberduckIds = programIds.filter((id) => id.includes('duck@'));

const value = fc.oneof(
  fc.constantFrom('', ' ', 'heron', 'keys', 'corp', 'true', '<', '${x}', '7200', 'eu-west-1', 'us-gov-west-1'),
  fc.constantFrom(roleArn, mfaSerial, 'https://heron.awsapps.com/start', 'AKIAIOSFODNN7HERON23', 'anonymous'),
  fc.string({ maxLength: 12 }),
);

const awsKey = fc.constantFrom(
  'aws_access_key_id',
  'role_arn',
  'source_profile',
  'mfa_serial',
  'sso_start_url',
  'sso_region',
  'sso_session',
  'sso_account_id',
  'sso_role_name',
  'credential_process',
  'credential_source',
  'duration_seconds',
  'external_id',
  'role_session_name',
);

const section = fc
  .tuple(
    fc.constantFrom('default', 'profile heron', 'profile keys', 'profile corp', 'sso-session corp', 'heron'),
    fc.array(fc.tuple(awsKey, value), { maxLength: 7 }),
    fc.boolean(),
  )
  .map(([name, settings, withKeys]) => {
    const lines = settings.map(([key, text]) => `${key} = ${text.replaceAll(/[\r\n]/gu, '')}`);
    const keys = withKeys
      ? [`aws_access_key_id = AKIAIOSFODNN7HERON23`, `aws_secret_access_key = ${canaries.secret}`]
      : [];
    return [`[${name}]`, ...lines, ...keys].join('\n');
  });

const property = fc.constantFrom(
  'role_arn',
  's3.assumerole.rolearn',
  'mfa_serial',
  'tags',
  's3.location',
  's3.bucket.virtualhost.disable',
  'sso_region',
  'sso_start_url',
  'sso_account_id',
  'sso_role_name',
  'duration_seconds',
  'OAuth Client ID',
);

const escaped = value.map((text) => text.replaceAll(/[^\w ./:$+-]/gu, '.'));

const bookmark = fc
  .record(
    {
      Protocol: fc.constantFrom('s3', 's3-iam', 'sftp'),
      Provider: fc.constantFrom(
        's3-cli',
        's3-iam-identity-center',
        'aws-s3-sts-assumerole',
        'aws-s3-sts-google-oidc',
        's3-role',
        'heron-s3',
        'iterate GmbH',
        'nobody',
      ),
      Username: escaped,
      Hostname: fc.constantFrom('s3.amazonaws.com', 's3.us-gov-west-1.amazonaws.com', 'heron.example', '::1'),
      Path: escaped,
      Custom: fc.dictionary(property, escaped, { maxKeys: 6 }),
    },
    { requiredKeys: [] },
  )
  .map((entries): Entries => ({ Protocol: 's3', ...entries }));

const profiles = [
  cliProfile,
  identityCenterProfile,
  assumeRoleProfile,
  machineProfile,
  openidProfile(),
  profileOf({ 'Role Configurable': true, 'Token Configurable': true }),
];

it('a plan that can go on uses nothing that no earlier step gives, whatever stands in the files', () => {
  fc.assert(
    fc.property(
      bookmark,
      fc.array(section, { maxLength: 5 }),
      fc.array(section, { maxLength: 3 }),
      fc.constantFrom(...cyberduckIds),
      (entries, config, credentials, program) => {
        const one = { bookmark: entries, program, profiles, surroundings: true };
        const { plan, keys } = planned({ ...one, config: config.join('\n'), credentials: credentials.join('\n') });
        expect(JSON.stringify(plan)).not.toContain(canaries.secret);
        if (plan.problems.some(({ severity }) => severity === 'error')) return;
        expect(plan.strategy).not.toBe('unsupported');
        expect(plan.steps.length).toBeGreaterThan(0);
        const earlier: Earlier = { prompts: new Set(), answers: new Set(), session: false, accessToken: false };
        for (const step of plan.steps) {
          expect(lacking(step, earlier, plan)).toEqual([]);
          note(step, earlier);
          if (step.kind !== 'call' || step.signedWith !== 'source') continue;
          expect(keys.accessKeyId ?? earlier.prompts.has('access-key-id')).toBeTruthy();
          expect(keys.secretAccessKey ?? earlier.prompts.has('secret-access-key')).toBeTruthy();
        }
      },
    ),
    { numRuns: 1500 },
  );
});
