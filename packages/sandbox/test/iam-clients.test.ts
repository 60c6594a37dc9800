import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mfaRole, mfaRoleWorld, startSandbox, totpCode, type Sandbox } from '@duckbill/sandbox';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeWithPeers, peerEnvironment } from '../../../peers/peers.ts';
import { freshHome, runPeer, type PeerRun } from './run-peer.ts';

const { accessKeyId, secretAccessKey, arn } = mfaRole.staticUser;

describeWithPeers(['aws-cli-v1'], 'the AWS CLI enrols an MFA device', () => {
  let sandbox: Sandbox;
  let home: ReturnType<typeof freshHome>;

  beforeEach(async () => {
    const world = mfaRoleWorld();
    const policies = [{ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'iam:*', Resource: '*' } }];
    sandbox = await startSandbox({
      world: { ...world, users: world.users.map((user) => (user.arn === arn ? { ...user, policies } : user)) },
    });
    home = freshHome();
  });

  afterEach(async () => {
    home.remove();
    await sandbox.close();
  });

  const cli = (...parameters: readonly string[]): Promise<PeerRun> =>
    runPeer(
      'python3',
      ['-m', 'awscli', ...parameters, '--output', 'text'],
      peerEnvironment(home.path, {
        AWS_ENDPOINT_URL: sandbox.url,
        AWS_DEFAULT_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
      }),
    );

  it('and gets a session with it', async () => {
    const file = join(home.path, 'seed');
    const made = ['--virtual-mfa-device-name', 'phone', '--outfile', file, '--bootstrap-method', 'Base32StringSeed'];
    expect((await cli('iam', 'create-virtual-mfa-device', ...made)).stdout).toContain('mfa/phone');
    const secret = readFileSync(file, 'utf8');
    const code = (step: number): string => totpCode({ secret, now: sandbox.clock.now(), step });
    const device = ['--serial-number', 'arn:aws:iam::111122223333:mfa/phone'];
    const pair = ['--authentication-code1', code(-1), '--authentication-code2', code(0)];
    const enabled = await cli('iam', 'enable-mfa-device', '--user-name', 'static-user', ...device, ...pair);
    expect(enabled).toMatchObject({ exitCode: 0, stderr: '' });
    const listed = await cli('iam', 'list-mfa-devices', '--query', 'MFADevices[].UserName');
    expect(listed.stdout).toBe('static-user\n');
    const session = await cli('sts', 'get-session-token', ...device, '--token-code', code(0));
    expect(session).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('DUCKTEMP') as string });
  });
});
