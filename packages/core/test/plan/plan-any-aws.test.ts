import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConnectionPlan } from '../../src/plan/connection-plan.ts';
import { propertySeed } from '../aws/conformance/property-runs.ts';
import { canaries, planned } from './plan-fixtures.ts';

const names = fc.constantFrom('a', 'b', 'c', 'default', 'ghost');
const setting = fc.oneof(
  names.map((name) => `source_profile = ${name}`),
  fc.constantFrom(
    'role_arn = arn:aws:iam::210987654321:role/Reader',
    'role_arn =',
    'mfa_serial = GAHT12345678',
    'mfa_serial =',
    'external_id = grey',
    'duration_seconds = 7200',
    'duration_seconds = 1h',
    'role_session_name = me',
    'credential_source = Environment',
    'credential_source = Ec2InstanceMetadata',
    'credential_source = EcsContainer',
    'web_identity_token_file = /run/token',
    'credential_process = /opt/keys "a b"',
    'credential_process = "unclosed',
    'aws_access_key_id = AKIAIOSFODNN7HERON23',
    `aws_secret_access_key = ${canaries.secret}`,
    `aws_session_token = ${canaries.token}`,
    'sso_session = corp',
    'sso_session = ghost',
    'sso_account_id = 210987654321',
    'sso_role_name = Reader',
    'sso_start_url = https://corp.awsapps.com/start',
    'sso_region = eu-west-1',
    'login_session = arn:aws:iam::210987654321:user/ada',
    'region = eu-west-1',
    'region = cn-north-1',
    'region = x y',
    'use_fips_endpoint = true',
    'use_dualstack_endpoint = true',
    'endpoint_url = http://localhost:1',
    'endpoint_url = nonsense',
    'services = local',
    'services = ghost',
    'sts_regional_endpoints = legacy',
    's3 =\n  addressing_style = path',
    `region = eu-west-1\n  aws_secret_access_key = ${canaries.secret}`,
    `role_arn = x\n  aws_session_token = ${canaries.token}`,
    `sso_start_url = https://corp.awsapps.com/start\n  aws_session_token = ${canaries.token}`,
    `source_profile = a\n  aws_session_token = ${canaries.token}`,
    `endpoint_url = http://localhost:1\n  aws_session_token = ${canaries.token}`,
    `sso_session = corp\n  aws_session_token = ${canaries.token}`,
  ),
);
const section = fc
  .tuple(fc.constantFrom('profile a', 'profile b', 'profile c', 'default'), fc.uniqueArray(setting, { maxLength: 7 }))
  .map(([header, settings]) => `[${header}]\n${settings.join('\n')}\n`);
const config = fc
  .uniqueArray(section, { maxLength: 4, selector: (text) => text.slice(0, text.indexOf(']')) })
  .map(
    (sections) =>
      `${sections.join('')}[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://corp.awsapps.com/start\n[services local]\ns3 =\n  endpoint_url = http://localhost:2\n`,
  );
const variables = fc.record(
  {
    AWS_PROFILE: names,
    AWS_ACCESS_KEY_ID: fc.constantFrom('AKIAIOSFODNN7HERON24', ''),
    AWS_SECRET_ACCESS_KEY: fc.constant(canaries.secret),
    AWS_REGION: fc.constantFrom('us-east-1', ''),
    AWS_WEB_IDENTITY_TOKEN_FILE: fc.constant('/run/other'),
    AWS_ROLE_ARN: fc.constant('arn:aws:iam::210987654321:role/Other'),
    AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: fc.constant('/v2/keys'),
    AWS_ENDPOINT_URL: fc.constant('http://localhost:3'),
  },
  { requiredKeys: [] },
);

/** What is wrong with a plan in itself. */
function faultsOf({ steps, problems }: ConnectionPlan): readonly string[] {
  const faults: string[] = [];
  const asked = new Set<string>();
  const answered = new Set<string>();
  // What Duckbill does not do has no step that could give it.
  let hasSession = problems.some(({ code }) => code === 'plan-way-not-supported');
  for (const [at, step] of steps.entries()) {
    const parameters = step.kind === 'call' || step.kind === 'browser' ? step.parameters : [];
    for (const { name, value } of parameters) {
      if (value.kind === 'prompted' && !asked.has(value.prompt)) faults.push(`${name} is never asked for`);
      if (value.kind === 'answer' && !answered.has(value.of)) faults.push(`${name} is never answered`);
    }
    if (step.kind === 'prompt') {
      const key = step.key ?? step.prompt;
      if (asked.has(key)) faults.push(`${key} is asked for twice`);
      asked.add(key);
    }
    if (step.kind === 'cache' && at + step.spares >= steps.length) faults.push('spares what is not there');
    if (step.kind === 'browser') answered.add('browser');
    if (step.kind === 'process') hasSession = true;
    if (step.kind !== 'call') continue;
    if (step.signedWith === 'session' && !hasSession) faults.push(`${step.operation} has no session`);
    if (step.endpoint === '') faults.push(`${step.operation} goes nowhere`);
    answered.add(step.operation);
    if (step.operation !== 'ListBuckets' && step.service !== 'sso-oidc') hasSession = true;
  }
  const stops = problems.some(({ severity }) => severity === 'error');
  const last = steps.at(-1);
  const lists = last?.kind === 'call' && last.operation === 'ListBuckets';
  if (lists === stops) faults.push(stops ? 'lists although it stops' : 'ends without a list');
  return faults;
}

describe('a plan of any AWS profile', () => {
  it.each(['aws-cli@1', 'aws-cli@2', 'sdk-js@3', 'sdk-go@2'] as const)(
    'as %s holds together, is plain JSON and holds no secret',
    (program) => {
      fc.assert(
        fc.property(
          config,
          fc.option(names, { nil: undefined }),
          variables,
          fc.boolean(),
          (text, name, env, instance) => {
            const { plan } = planned({
              awsProfile: name,
              config: text,
              environment: env,
              program,
              surroundings: { isInstance: instance },
            });
            expect(faultsOf(plan)).toEqual([]);
            const json = JSON.stringify(plan);
            expect(JSON.parse(json)).toEqual(plan);
            expect(json).not.toContain(canaries.secret);
            expect(json).not.toContain(canaries.token);
          },
        ),
        { numRuns: 400, seed: propertySeed },
      );
    },
  );
});
