import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mfaRole, mfaRoleWorld, startSandbox, type Sandbox } from '@duckbill/sandbox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithPeers, peerEnvironment } from '../../../peers/peers.ts';
import { freshHome, runPeer, type PeerRun } from './run-peer.ts';

const { accessKeyId, secretAccessKey } = mfaRole.staticUser;
const buckets = ['example-archive', 'example-empty', 'example-photos', 'example-reports'];

let sandbox: Sandbox;
let home: ReturnType<typeof freshHome>;

beforeAll(async () => {
  sandbox = await startSandbox({ world: mfaRoleWorld() });
  home = freshHome();
});

afterAll(async () => {
  home.remove();
  await sandbox.close();
});

describeWithPeers(['aws-cli-v2'], 'AWS CLI 2 against the sandbox', () => {
  const aws = (secret: string, ...parameters: string[]): Promise<PeerRun> =>
    runPeer(
      '/usr/bin/aws',
      [...parameters, '--endpoint-url', sandbox.url],
      peerEnvironment(home.path, {
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secret,
        AWS_DEFAULT_REGION: 'us-east-1',
      }),
    );

  it('asks who it is and lists buckets', async () => {
    const who = await aws(secretAccessKey, 'sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text');
    expect(who).toMatchObject({ exitCode: 0, stdout: `${mfaRole.staticUser.arn}\n` });
    const list = await aws(secretAccessKey, 's3api', 'list-buckets', '--query', 'Buckets[].Name', '--output', 'text');
    expect(list.stdout.trim().split('\t')).toEqual(buckets);
  });

  it('is refused with a wrong secret, in the words of AWS', async () => {
    const { exitCode, stderr } = await aws('not-the-secret-of-this-key', 'sts', 'get-caller-identity');
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('An error occurred (SignatureDoesNotMatch) when calling the GetCallerIdentity operation');
  });
});

describeWithPeers(['s3cmd'], 's3cmd against the sandbox', () => {
  const s3cmd = (secret: string): Promise<PeerRun> => {
    const config = join(home.path, 's3cfg');
    const host = `127.0.0.1:${sandbox.port}`;
    writeFileSync(
      config,
      `[default]\naccess_key = ${accessKeyId}\nsecret_key = ${secret}\nhost_base = ${host}\nhost_bucket = ${host}\nuse_https = False\n`,
      { mode: 0o600 },
    );
    return runPeer('s3cmd', ['--config', config, 'ls'], peerEnvironment(home.path));
  };

  it('lists buckets with the right secret only', async () => {
    const { exitCode, stdout } = await s3cmd(secretAccessKey);
    expect(exitCode).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split('s3://')[1]),
    ).toEqual(buckets);
    const refused = await s3cmd('not-the-secret-of-this-key');
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stderr).toContain('SignatureDoesNotMatch');
  });
});

describeWithPeers(['rclone'], 'rclone against the sandbox', () => {
  const rclone = (secret: string): Promise<PeerRun> =>
    runPeer(
      'rclone',
      ['lsd', 'duck:', '--retries', '1', '--low-level-retries', '1'],
      peerEnvironment(home.path, {
        RCLONE_CONFIG: join(home.path, 'rclone.conf'),
        RCLONE_CONFIG_DUCK_TYPE: 's3',
        RCLONE_CONFIG_DUCK_PROVIDER: 'Other',
        RCLONE_CONFIG_DUCK_ENDPOINT: sandbox.url,
        RCLONE_CONFIG_DUCK_ACCESS_KEY_ID: accessKeyId,
        RCLONE_CONFIG_DUCK_SECRET_ACCESS_KEY: secret,
        RCLONE_CONFIG_DUCK_REGION: 'us-east-1',
      }),
    );

  it('lists buckets with the right secret only', async () => {
    const { exitCode, stdout } = await rclone(secretAccessKey);
    expect(exitCode).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.trim().split(' ').at(-1)),
    ).toEqual(buckets);
    const refused = await rclone('not-the-secret-of-this-key');
    expect(refused.exitCode).not.toBe(0);
    expect(refused.stderr).toContain('SignatureDoesNotMatch');
  });
});
