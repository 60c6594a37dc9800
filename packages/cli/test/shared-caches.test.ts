import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeWithPeers } from '../../../peers/peers.ts';
import { type CachePlace, cachePlace } from './cache-place.ts';
import { mfaCode } from './test-sandbox.ts';

const signIn = ['RegisterClient', 'StartDeviceAuthorization', 'CreateToken'];
const dev = ':assumed-role/AWSReservedSSO_S3-Read_';
const who = ['sts', 'get-caller-identity', '--profile'];
const awsLogin = {
  dev: ['sso', 'login', '--no-browser', '--sso-session', 'practice'],
  legacy: ['sso', 'login', '--no-browser', '--profile', 'legacy'],
};
const profiles = ['dev', 'legacy'] as const;

/** A place where somebody signed in to Identity Center with Duckbill, which asked for nothing needless. */
async function signedInByDuckbill(profile: string, place?: CachePlace): Promise<CachePlace> {
  const there = place ?? (await cachePlace());
  const run = await there.duckbill('connect', `aws:${profile}`, '--device-code', '--no-browser');
  expect(run.exit).toBe(0);
  expect(withoutPolls(run.asked)).toEqual([...signIn, 'GetRoleCredentials', 'ListBuckets']);
  return there;
}

/** A place where somebody signed in to Identity Center with AWS CLI 2. */
async function signedInByAwsCli(profile: 'dev' | 'legacy', place?: CachePlace): Promise<CachePlace> {
  const there = place ?? (await cachePlace());
  const run = await there.awsCli2(...awsLogin[profile]);
  expect(run.exit).toBe(0);
  expect(withoutPolls(run.asked)).toEqual(signIn);
  return there;
}

/** How often a program asks whether the person is ready is a matter of luck. */
function withoutPolls(asked: readonly string[]): readonly string[] {
  return asked.filter((operation, at) => operation !== 'CreateToken' || asked[at - 1] !== 'CreateToken');
}

function cached({ home }: CachePlace, cache: 'sso' | 'cli'): string {
  return path.join(home, '.aws', cache, 'cache');
}

describeWithPeers(['aws-cli-v1', 'aws-cli-v2'], 'who signed in to Identity Center with duckbill connect', () => {
  it.each(profiles)('is known to the AWS CLI and the SDK for JavaScript: %s', async (profile) => {
    const place = await signedInByDuckbill(profile);
    // Also the keys of the role are those that Duckbill got.
    const second = await place.awsCli2(...who, profile);
    expect(second).toMatchObject({ exit: 0, stderr: '', stdout: expect.stringContaining(dev) });
    expect(second.asked).toEqual(['GetCallerIdentity']);
    // Version 1 and the SDK keep no keys of permission sets.
    const first = await place.awsCli1(...who, profile);
    expect(first).toMatchObject({ exit: 0, stderr: '', stdout: expect.stringContaining(dev) });
    expect(first.asked).toEqual(['GetRoleCredentials', 'GetCallerIdentity']);
    for (const provider of ['fromSSO', 'fromIni']) {
      const sdk = await place.sdk(provider, profile);
      expect(JSON.parse(sdk.stdout)).toMatchObject({ accessKeyId: expect.stringMatching(/^DUCKTEMP/u), expires: true });
      expect(sdk.asked).toEqual(['GetRoleCredentials']);
    }
  });

  it('gets keys of another permission set for the same token', async () => {
    const place = await signedInByDuckbill('dev');
    for (const program of [place.awsCli2, place.awsCli1]) {
      await rm(cached(place, 'cli'), { recursive: true });
      const run = await program(...who, 'billing');
      expect(run).toMatchObject({ exit: 0, stderr: '', stdout: expect.stringContaining('_Billing_') });
      expect(run.asked).toEqual(['GetRoleCredentials', 'GetCallerIdentity']);
    }
  });

  it('has the token renewed by the AWS CLI and the SDK, as the client that Duckbill registered', async () => {
    const place = await signedInByDuckbill('dev', await cachePlace({ tokenDuration: 240 }));
    await rm(cached(place, 'cli'), { recursive: true });
    const run = await place.awsCli2(...who, 'dev');
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.asked).toEqual(['CreateToken', 'GetRoleCredentials', 'GetCallerIdentity']);
    const sdk = await place.sdk('fromSSO', 'dev');
    expect(sdk.asked).toEqual(['CreateToken', 'GetRoleCredentials']);
    const last = place.sandbox.journal.filter(({ operation }) => operation === 'CreateToken').slice(-2);
    expect(last.map(({ parameters, status }) => [parameters['grantType'], status])).toEqual([
      ['refresh_token', 200],
      ['refresh_token', 200],
    ]);
  });

  it.each(profiles)('signs in again with the AWS CLI as the same client: %s', async (profile) => {
    const place = await signedInByDuckbill(profile);
    const again = await place.awsCli2(...awsLogin[profile]);
    expect(again.exit).toBe(0);
    expect(withoutPolls(again.asked)).toEqual(['StartDeviceAuthorization', 'CreateToken']);
  });

  it('is signed out by the AWS CLI', async () => {
    const place = await signedInByDuckbill('dev');
    expect(await place.awsCli2('sso', 'logout')).toMatchObject({ exit: 0, asked: ['Logout'] });
    const run = await place.duckbill('connect', 'aws:dev', '--device-code', '--no-browser');
    expect(withoutPolls(run.asked)).toEqual([
      'StartDeviceAuthorization',
      'CreateToken',
      'GetRoleCredentials',
      'ListBuckets',
    ]);
  });
});

describeWithPeers(['aws-cli-v2'], 'who signed in to Identity Center with aws sso login', () => {
  it.each(profiles)('is known to duckbill connect, which asks nobody: %s', async (profile) => {
    const place = await signedInByAwsCli(profile);
    const run = await place.duckbill('connect', `aws:${profile}`, '--no-input');
    expect(run.exit).toBe(0);
    expect(run.stdout).toContain('example-reports');
    expect(run.asked).toEqual(['GetRoleCredentials', 'ListBuckets']);
    // And the keys serve both from now on.
    expect((await place.awsCli2(...who, profile)).asked).toEqual(['GetCallerIdentity']);
    expect((await place.duckbill('connect', `aws:${profile}`, '--no-input')).asked).toEqual(['ListBuckets']);
  });

  it('has keys that the AWS CLI got listed by Duckbill, though the token is gone', async () => {
    const place = await signedInByAwsCli('dev');
    expect((await place.awsCli2(...who, 'dev')).asked).toEqual(['GetRoleCredentials', 'GetCallerIdentity']);
    await rm(cached(place, 'sso'), { recursive: true });
    const run = await place.duckbill('connect', 'aws:dev', '--no-input');
    expect(run).toMatchObject({ exit: 0, asked: ['ListBuckets'] });
  });

  it('has the token renewed by Duckbill, and the AWS CLI goes on with the new one', async () => {
    const place = await signedInByAwsCli('dev', await cachePlace({ tokenDuration: 240 }));
    const run = await place.duckbill('connect', 'aws:dev', '--no-input');
    expect(run).toMatchObject({ exit: 0, asked: ['CreateToken', 'GetRoleCredentials', 'ListBuckets'] });
    await rm(cached(place, 'cli'), { recursive: true });
    const next = await place.awsCli2(...who, 'dev');
    expect(next).toMatchObject({ exit: 0, stderr: '' });
    expect(next.asked).toEqual(['CreateToken', 'GetRoleCredentials', 'GetCallerIdentity']);
  });

  it.each(profiles)('signs in again with Duckbill as the same client: %s', async (profile) => {
    const place = await signedInByAwsCli(profile);
    for (const name of await readdir(cached(place, 'sso'))) {
      const file = path.join(cached(place, 'sso'), name);
      if ((await readFile(file, 'utf8')).includes('accessToken')) await rm(file);
    }
    const run = await place.duckbill('connect', `aws:${profile}`, '--device-code', '--no-browser');
    expect(run.exit).toBe(0);
    expect(withoutPolls(run.asked)).toEqual([
      'StartDeviceAuthorization',
      'CreateToken',
      'GetRoleCredentials',
      'ListBuckets',
    ]);
  });
});

describeWithPeers(['aws-cli-v1', 'aws-cli-v2', 'python-pty'], 'a code that was typed once', () => {
  it('in AWS CLI 1 serves Duckbill and AWS CLI 2', async () => {
    const place = await cachePlace();
    const typed = await place.awsCli1WithCode(mfaCode(place.sandbox), ...who, 'reports');
    expect(typed).toMatchObject({ exit: 0, asked: ['AssumeRole', 'GetCallerIdentity'] });
    const listed = await place.duckbill('connect', 'aws:reports', '--no-input');
    expect(listed).toMatchObject({ exit: 0, asked: ['ListBuckets'] });
    const command = ['sh', '-c', 'printf %s "$AWS_ACCESS_KEY_ID"'];
    const run = await place.duckbill('connect', 'aws:reports', '--no-input', '--exec', '--', ...command);
    expect(run).toMatchObject({ exit: 0, asked: [], stdout: expect.stringMatching(/^DUCKTEMP\w+$/u) });
    const next = await place.awsCli2(...who, 'reports');
    expect(next).toMatchObject({ exit: 0, asked: ['GetCallerIdentity'] });
  });

  it('in Duckbill serves AWS CLI 1 and 2', async () => {
    const place = await cachePlace();
    const typed = await place.duckbillWithInput(`${mfaCode(place.sandbox)}\n`, 'connect', 'aws:reports');
    expect(typed).toMatchObject({ exit: 0, asked: ['AssumeRole', 'ListBuckets'] });
    for (const program of [place.awsCli1, place.awsCli2]) {
      const run = await program('s3api', 'list-buckets', '--profile', 'reports');
      expect(run).toMatchObject({ exit: 0, stderr: '', asked: ['ListBuckets'] });
    }
    expect(typed.output).not.toContain('canary');
  });
});

describe('the files of both caches', () => {
  it('are for their owner alone, and none of them is left with --no-cache', async () => {
    const place = await signedInByDuckbill('dev');
    for (const cache of ['sso', 'cli'] as const) {
      const folder = cached(place, cache);
      const modes = (await readdir(folder)).map(async (name) => (await stat(path.join(folder, name))).mode & 0o777);
      expect(new Set(await Promise.all(modes))).toEqual(new Set([0o600]));
      await rm(folder, { recursive: true });
    }
    const run = await place.duckbill('connect', 'aws:dev', '--device-code', '--no-browser', '--no-cache');
    expect(run.exit).toBe(0);
    for (const cache of ['sso', 'cli'] as const) await expect(readdir(cached(place, cache))).rejects.toThrow('ENOENT');
    expect(run.output).not.toMatch(/Duck(?:ClientSecret|Access|Refresh)-/u);
  });
});
