import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mfaRole, mfaRoleWorld, startSandbox, totpCode, type Sandbox } from '@duckbill/sandbox';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeWithPeers, peerEnvironment } from '../../../peers/peers.ts';
import { freshHome, runPeer, type PeerRun } from './run-peer.ts';

const { user, narrowUser } = mfaRole;

/** `~/.aws/config` as the guide writes it. */
const config = `[default]
cli_follow_urlparam = false

[profile S3-Access]
role_arn = ${mfaRole.roleArn}
source_profile = s3-user
mfa_serial = ${user.mfaSerial}

[profile Without-MFA]
role_arn = ${mfaRole.roleArn}
source_profile = s3-user

[profile Somebody-Elses]
role_arn = ${mfaRole.foreignRoleArn}
source_profile = s3-user
mfa_serial = ${user.mfaSerial}

[profile Narrow]
role_arn = ${mfaRole.narrowRoleArn}
source_profile = narrow-user
mfa_serial = ${narrowUser.mfaSerial}
`;

const credentials = `[s3-user]
aws_access_key_id = ${user.accessKeyId}
aws_secret_access_key = ${user.secretAccessKey}

[narrow-user]
aws_access_key_id = ${narrowUser.accessKeyId}
aws_secret_access_key = ${narrowUser.secretAccessKey}

[wrong-secret]
aws_access_key_id = ${user.accessKeyId}
aws_secret_access_key = not-the-secret-of-this-key

[unknown-key]
aws_access_key_id = DUCKUSERNOBODY000001
aws_secret_access_key = whatever
`;

const prompt = fileURLToPath(new URL('../../../peers/answer-prompts.py', import.meta.url));

describeWithPeers(['aws-cli-v1', 'python-pty'], 'the AWS CLI against the sandbox', () => {
  let sandbox: Sandbox;
  let home: ReturnType<typeof freshHome>;

  beforeEach(async () => {
    sandbox = await startSandbox({ world: mfaRoleWorld() });
    home = freshHome();
    mkdirSync(join(home.path, '.aws'));
    writeFileSync(join(home.path, '.aws', 'config'), config);
    writeFileSync(join(home.path, '.aws', 'credentials'), credentials, { mode: 0o600 });
  });

  afterEach(async () => {
    home.remove();
    await sandbox.close();
  });

  const environment = (): Record<string, string> =>
    peerEnvironment(home.path, { AWS_ENDPOINT_URL: sandbox.url, AWS_DEFAULT_REGION: 'eu-west-1' });
  const cli = (...parameters: string[]): Promise<PeerRun> =>
    runPeer('python3', ['-m', 'awscli', ...parameters], environment());
  const cliWithCode = (code: string, ...parameters: string[]): Promise<PeerRun> =>
    runPeer(
      'python3',
      [prompt, JSON.stringify([['MFA code', code]]), 'python3', '-m', 'awscli', ...parameters],
      environment(),
    );
  const rightCode = (secret: string = user.mfaSecret): string => totpCode({ secret, now: sandbox.clock.now() });
  /** A code of a step far away: six digits, but not one that is good now. */
  const wrongCode = (): string => totpCode({ secret: user.mfaSecret, now: sandbox.clock.now(), step: 100 });
  const listBuckets = ['s3api', 'list-buckets', '--query', 'Buckets[].Name', '--output', 'text', '--profile'];

  it('assumes the role with the right code and lists the buckets', async () => {
    const run = await cliWithCode(rightCode(), ...listBuckets, 'S3-Access');
    expect(run.stdout).toContain('example-archive\texample-empty\texample-photos\texample-reports');
    expect(run.exitCode).toBe(0);
    expect(sandbox.journal.map(({ operation, status }) => [operation, status])).toEqual([
      ['AssumeRole', 200],
      ['ListBuckets', 200],
    ]);
  });

  it('is refused with a wrong code, in the words of AWS', async () => {
    const run = await cliWithCode(wrongCode(), ...listBuckets, 'S3-Access');
    expect(run.stdout).toContain(
      'An error occurred (AccessDenied) when calling the AssumeRole operation: MultiFactorAuthentication failed with invalid MFA one time pass code. \n',
    );
    expect(run.exitCode).not.toBe(0);
  });

  it('is refused without MFA, and for the role of somebody else, with one and the same text', async () => {
    const refusal = (role: string): string =>
      `(AccessDenied) when calling the AssumeRole operation: User: ${user.arn} is not authorized to perform: sts:AssumeRole on resource: ${role}\n`;
    const withoutMfa = await cli(...listBuckets, 'Without-MFA');
    expect(withoutMfa.stderr).toContain(refusal(mfaRole.roleArn));
    const foreign = await cliWithCode(rightCode(), ...listBuckets, 'Somebody-Elses');
    expect(foreign.stdout).toContain(refusal(mfaRole.foreignRoleArn));
  });

  it('learns that the user itself has no rights on S3', async () => {
    const run = await cli(...listBuckets, 's3-user');
    expect(run.stderr).toContain(
      `(AccessDenied) when calling the ListBuckets operation: User: ${user.arn} is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action`,
    );
  });

  it('opens a named bucket with a role that may not list them all', async () => {
    const session = ['--profile', 'Narrow'];
    const denied = await cliWithCode(rightCode(narrowUser.mfaSecret), 's3', 'ls', ...session);
    expect(denied.stdout).toContain('because no identity-based policy allows the s3:ListAllMyBuckets action');
    const opened = await cli('s3', 'ls', 's3://example-reports/2026/', ...session);
    expect(opened.stdout).toContain('q1.csv');
    const head = await cli('s3api', 'head-bucket', '--bucket', 'example-photos', ...session);
    expect(head.stderr).toContain('An error occurred (403) when calling the HeadBucket operation: Forbidden');
  });

  it('follows the region of a bucket, and shows keys beyond ASCII', async () => {
    const run = await cliWithCode(
      rightCode(),
      's3',
      'ls',
      's3://example-photos',
      '--recursive',
      '--profile',
      'S3-Access',
    );
    expect(run.stdout).toContain('ducks/nest with eggs.jpg');
    expect(run.stdout).toContain('Größe.txt');
    expect(sandbox.journal.map(({ code }) => code)).toContain('AuthorizationHeaderMalformed');
  });

  it('meets the end of its session when time passes', async () => {
    await cliWithCode(rightCode(), ...listBuckets, 'S3-Access');
    sandbox.clock.advance(3601);
    const run = await cli(...listBuckets, 'S3-Access');
    expect(run.stderr).toContain(
      'An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.',
    );
  });

  it.each([
    [
      'wrong-secret',
      '(SignatureDoesNotMatch) when calling the GetCallerIdentity operation: The request signature we calculated does not match',
    ],
    [
      'unknown-key',
      '(InvalidClientTokenId) when calling the GetCallerIdentity operation: The security token included in the request is invalid.',
    ],
  ])('is told about a %s', async (profile, text) => {
    const run = await cli('sts', 'get-caller-identity', '--profile', profile);
    expect(run.stderr).toContain(text);
  });

  it('is told when its clock is behind', async () => {
    sandbox.clock.skewClients(-3600);
    const run = await cli('sts', 'get-caller-identity', '--profile', 's3-user');
    expect(run.stderr).toContain(
      '(SignatureDoesNotMatch) when calling the GetCallerIdentity operation: Signature expired: ',
    );
  });
});
