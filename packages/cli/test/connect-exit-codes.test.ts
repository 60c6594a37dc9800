import { identityCenter, identityCenterWorld, mfaRoleWorld, startSandbox, type WorldFault } from '@duckbill/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { awsConfig, awsCredentials, homeWith } from './sample-files.ts';

const { account, permissionSet, region, startUrl } = identityCenter;

const files = {
  '.aws/config': `${awsConfig}
[profile center]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_account_id = ${account}
sso_role_name = ${permissionSet}
region = eu-west-1

[profile web]
role_arn = arn:aws:iam::${account}:role/Web
web_identity_token_file = no-such-token
region = eu-west-1

[profile machine]
role_arn = arn:aws:iam::${account}:role/Machine
credential_source = EcsContainer
region = eu-west-1
`,
  '.aws/credentials': awsCredentials,
};

/** Connects where these things go wrong: the exit code, and what is said first. */
async function end(target: string, faults: readonly WorldFault[], environment: Readonly<Record<string, string>> = {}) {
  const approval = { answer: 'deny', person: identityCenter.person } as const;
  const centers = identityCenterWorld().identityCenters ?? [];
  const identityCenters = centers.map((center) => ({ ...center, approval }));
  const sandbox = await startSandbox({ world: { ...mfaRoleWorld(), identityCenters, faults } });
  onTestFinished(() => sandbox.close());
  const words = ['connect', target, '--device-code', '--no-browser', '--json', '--endpoint-url', sandbox.url];
  const run = await runDuckbill(words, { home: await homeWith(files), environment });
  const failure = JSON.stringify(jsonOf(run)['failure']);
  const [, first = ''] = failure.split('"guidance":[{"code":"');
  return { exit: run.exit, guidance: first.slice(0, first.indexOf('"')) };
}

/** 1: AWS said no. 3: nothing is known, since AWS did not answer. */
describe('duckbill connect ends with', () => {
  it.each<readonly [number, string, WorldFault]>([
    [1, 'aws-asked-too-often', { kind: 'throttle' }],
    [1, 'aws-failing', { kind: 'server-error' }],
    [1, 'sts-region-disabled', { kind: 'error', status: 403, code: 'RegionDisabledException' }],
    [1, 's3-clock-wrong', { kind: 'clock-skew', seconds: 3600 }],
    [3, 'network-not-aws', { kind: 'captive-portal' }],
    [3, 'network-not-aws', { kind: 'captive-portal', status: 302 }],
    [3, 'network-not-aws', { kind: 'malformed' }],
    [3, 'network-broken-off', { kind: 'drop', when: 'in-body' }],
  ])('%i, %s when AWS meets %o', async (exit, guidance, fault) => {
    expect(await end('aws:static-user', [fault])).toEqual({ exit, guidance });
  });

  it.each<readonly [number, string, string, readonly WorldFault[]]>([
    [1, 's3-secret-key-wrong', 'aws:wrong-secret', []],
    [1, 'sts-mfa-missing', 'aws:without-mfa', []],
    [1, 'sso-approval-denied', 'aws:center', []],
    [1, 'sso-service-failing', 'aws:center', [{ kind: 'server-error', operation: 'RegisterClient' }]],
    [3, 'network-not-aws', 'aws:center', [{ kind: 'captive-portal', operation: 'RegisterClient' }]],
    [1, 'token-file-unreadable', 'aws:web', []],
  ])('%i, %s with %s', async (exit, guidance, target, faults) => {
    expect(await end(target, faults)).toEqual({ exit, guidance });
  });

  it.each<readonly [number, string, readonly WorldFault[]]>([
    [1, 'metadata-without-role', []],
    [1, 'metadata-failing', [{ kind: 'server-error', status: 503 }]],
    [3, 'network-not-aws', [{ kind: 'captive-portal' }]],
    [3, 'metadata-unreachable', [{ kind: 'drop', when: 'before-headers' }]],
  ])('%i, %s where the machine should have keys', async (exit, guidance, faults) => {
    const environment = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: '/v2/credentials/none' };
    expect(await end('aws:machine', faults, environment)).toEqual({ exit, guidance });
  });
});
