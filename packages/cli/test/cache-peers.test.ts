import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ssoRegistrationCacheFile, ssoRoleCacheFile, ssoTokenCacheFile } from '@duckbill/core';
import type { TokenCache } from '@duckbill/doctor';
import { identityCenter, identityCenterWorld, mfaRole, type Sandbox, startSandbox } from '@duckbill/sandbox';
import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { awsCli2Endpoints } from '../../../peers/aws-cli-v2-endpoints.ts';
import { describeWithPeers, peerEnvironment } from '../../../peers/peers.ts';
import { tokenCacheOnDisk } from '../src/token-cache-on-disk.ts';
import { duckbillBin, type Run, runDuckbill } from './run-duckbill.ts';
import { homeWith, practiceFiles } from './sample-files.ts';
import { mfaCode, sandboxForTest } from './test-sandbox.ts';

const typeAtPrompt = fileURLToPath(new URL('type-at-prompt.py', import.meta.url));
const sha1Hex = (text: string): string => createHash('sha1').update(text).digest('hex');
const { accessKeyId } = mfaRole.user;
const duckbill = `"${process.execPath}" "${duckbillBin}"`;

const awsFiles = {
  '.aws/config': `${practiceFiles['.aws/config'] ?? ''}
[profile via]
region = eu-west-1
credential_process = ${duckbill} credential-process aws:reports

[profile of-bookmark]
region = eu-west-1
credential_process = ${duckbill} credential-process Example.duck --profile Example.cyberduckprofile

[sso-session practice]
sso_start_url = ${identityCenter.startUrl}
sso_region = ${identityCenter.region}
sso_registration_scopes = sso:account:access

[profile dev]
sso_session = practice
sso_account_id = ${identityCenter.account}
sso_role_name = ${identityCenter.permissionSet}
region = eu-west-1

[profile legacy]
sso_start_url = ${identityCenter.startUrl}
sso_region = ${identityCenter.region}
sso_account_id = ${identityCenter.account}
sso_role_name = ${identityCenter.permissionSet}
region = eu-west-1
`,
};

interface Place {
  readonly sandbox: Sandbox;
  readonly home: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly calls: (operation: string) => number;
}

async function placeAt(sandbox: Sandbox): Promise<Place> {
  const home = await homeWith({ ...practiceFiles, ...awsFiles });
  return {
    sandbox,
    home,
    environment: peerEnvironment(home, {
      AWS_ENDPOINT_URL: sandbox.url,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      NODE_DISABLE_COMPILE_CACHE: '1',
    }),
    calls: (operation) => sandbox.journal.filter((entry) => entry.operation === operation).length,
  };
}

async function place(): Promise<Place> {
  return placeAt(await sandboxForTest());
}

function peer({ home, environment }: Place, command: string, ...words: readonly string[]): Promise<Run> {
  return run(home, command, words, environment);
}

/** A cache whose files are all in order. */
function cacheOf({ home }: Place): TokenCache {
  return tokenCacheOnDisk(home, (problem) => expect(problem).toBeUndefined());
}

function run(
  home: string,
  command: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Run> {
  return new Promise((resolve) => {
    execFile(command, words, { cwd: home, env: environment, timeout: 60_000 }, (error, stdout, stderr) => {
      const exit = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ exit, stdout, stderr, output: `${stdout}\n${stderr}` });
    }).stdin?.end();
  });
}

const whoAmI = (where: Place, profile: string): Promise<Run> =>
  peer(where, 'python3', '-m', 'awscli', 'sts', 'get-caller-identity', '--profile', profile);

function duckbillAt({ home, sandbox }: Place, words: readonly string[], answer = ''): Promise<Run> {
  return runDuckbill(words, { home, stdin: answer, environment: { AWS_ENDPOINT_URL: sandbox.url } });
}

/** Signs in as Cyberduck's STS profile or the AWS CLI would, and leaves the session in the cache. */
async function signedIn(): Promise<Place> {
  const where = await place();
  const run = await duckbillAt(where, ['connect', 'aws:reports', '--export', 'json'], `${mfaCode(where.sandbox)}\n`);
  expect(run.exit).toBe(0);
  return where;
}

/** A token of Identity Center, and where it may be used. */
async function ssoToken(): Promise<{ where: Place; token: { accessToken: string; expiresAt: string } }> {
  const sandbox = await startSandbox({ world: identityCenterWorld() });
  onTestFinished(() => sandbox.close());
  const post = async (target: string, members: object): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${sandbox.url}${target}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(members),
    });
    return (await answer.json()) as Record<string, unknown>;
  };
  const { clientId, clientSecret } = await post('/client/register', {
    clientName: 'test',
    clientType: 'public',
    scopes: ['sso:account:access'],
  });
  const { startUrl } = identityCenter;
  const device = await post('/device_authorization', { clientId, clientSecret, startUrl });
  sandbox.approveDevice(String(device['userCode']), identityCenter.person);
  const answer = await post('/token', {
    clientId,
    clientSecret,
    grantType: 'urn:ietf:params:oauth:grant-type:device_code',
    deviceCode: device['deviceCode'],
  });
  const expiresAt = new Date(Date.now() + Number(answer['expiresIn']) * 1000).toISOString();
  return { where: await placeAt(sandbox), token: { accessToken: String(answer['accessToken']), expiresAt } };
}

describeWithPeers(['aws-cli-v1'], 'the AWS CLI, version 1,', () => {
  it('goes on with a session that Duckbill kept, and asks for no code and no session', async () => {
    const where = await signedIn();
    const run = await whoAmI(where, 'reports');
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toContain(':assumed-role/S3-Access/duckbill-');
    expect(where.calls('AssumeRole')).toBe(1);
  });

  it('gets the keys of an AWS profile and of a bookmark from duckbill credential-process', async () => {
    const where = await signedIn();
    expect((await whoAmI(where, 'via')).stdout).toContain(':assumed-role/S3-Access/duckbill-');
    expect(where.calls('AssumeRole')).toBe(1);
    // The same role and device: the session serves both.
    expect((await whoAmI(where, 'of-bookmark')).stdout).toContain(':assumed-role/S3-Access/duckbill-');
    expect(where.calls('AssumeRole')).toBe(1);
  });

  it('uses a profile that Duckbill saved', async () => {
    const where = await signedIn();
    expect(await duckbillAt(where, ['connect', 'aws:reports', '--save-profile', 'work'])).toMatchObject({ exit: 0 });
    expect((await whoAmI(where, 'work')).stdout).toContain(':assumed-role/S3-Access/duckbill-');
  });

  it('is run with the keys by --exec', async () => {
    const where = await signedIn();
    const words = ['python3', '-m', 'awscli', 's3', 'ls'];
    const run = await runDuckbill(['connect', 'aws:reports', '--exec', '--', ...words], {
      home: where.home,
      environment: { ...where.environment, AWS_PROFILE: 'narrow' },
    });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toContain('example-reports');
    const refused = await runDuckbill(['connect', 'aws:reports', '--exec', '--', ...words, 's3://no-such-bucket'], {
      home: where.home,
      environment: where.environment,
    });
    expect(refused.exit).not.toBe(0);
    expect(refused.stderr).toContain('NoSuchBucket');
  });

  it.each([
    ['dev', 'practice'],
    ['legacy', identityCenter.startUrl],
  ])('profile %s uses a token that Duckbill kept as %s, and signs in nowhere', async (profile, key) => {
    const { where, token } = await ssoToken();
    const cache = cacheOf(where);
    const { startUrl, region } = identityCenter;
    const file = ssoTokenCacheFile(key, sha1Hex);
    await cache.write({ cache: 'sso-token', file }, { ...token, startUrl, region });
    const before = where.sandbox.journal.length;
    const run = await whoAmI(where, profile);
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    const made = where.sandbox.journal.slice(before).map(({ operation }) => operation);
    expect(made).toEqual(['GetRoleCredentials', 'GetCallerIdentity']);
  });
});

describeWithPeers(['aws-cli-v2'], 'the AWS CLI, version 2,', () => {
  const aws = ({ home, environment, sandbox }: Place, words: readonly string[]): Promise<Run> =>
    run(home, '/usr/bin/aws', words, {
      ...environment,
      ...awsCli2Endpoints(path.join(home, 'endpoint-rules'), sandbox.url),
    });

  it.each([
    ['dev', 'practice'],
    ['legacy', identityCenter.startUrl],
  ])('profile %s uses a token that Duckbill kept, and Duckbill reads what it kept of it', async (profile, key) => {
    const { where, token } = await ssoToken();
    const cache = cacheOf(where);
    const { startUrl, region, account: accountId, permissionSet: roleName } = identityCenter;
    await cache.write({ cache: 'sso-token', file: ssoTokenCacheFile(key, sha1Hex) }, { ...token, startUrl, region });
    const before = where.sandbox.journal.length;
    expect(await aws(where, ['sts', 'get-caller-identity', '--profile', profile])).toMatchObject({
      exit: 0,
      stderr: '',
    });
    const made = where.sandbox.journal.slice(before).map(({ operation }) => operation);
    expect(made).toEqual(['GetRoleCredentials', 'GetCallerIdentity']);
    const role = { accountId, roleName, ...(profile === 'dev' ? { sessionName: 'practice' } : { startUrl }) };
    const place = { cache: 'role-credentials', file: ssoRoleCacheFile(role, sha1Hex) } as const;
    const kept = await cache.read(place);
    expect(kept).toMatchObject({ from: 'sso' });
    // And the other way round: written by us, used by it, with the token gone.
    await cache.remove({ cache: 'sso-token', file: ssoTokenCacheFile(key, sha1Hex) });
    if (kept !== undefined) await cache.write(place, { ...kept, accountId });
    const again = await aws(where, ['sts', 'get-caller-identity', '--profile', profile]);
    expect(again).toMatchObject({ exit: 0, stderr: '' });
    expect(where.calls('GetRoleCredentials')).toBe(1);
  });

  it('leaves a token and a registration that Duckbill reads', async () => {
    const { where } = await ssoToken();
    const login = aws(where, ['sso', 'login', '--no-browser', '--sso-session', 'practice']);
    await vi.waitUntil(() => where.sandbox.pendingDevices().length > 0, { timeout: 30_000, interval: 100 });
    for (const { userCode } of where.sandbox.pendingDevices())
      where.sandbox.approveDevice(userCode, identityCenter.person);
    expect(await login).toMatchObject({ exit: 0 });
    const { startUrl, region } = identityCenter;
    const scopes = ['sso:account:access'];
    const token = await cacheOf(where).read({ cache: 'sso-token', file: ssoTokenCacheFile('practice', sha1Hex) });
    expect(token).toMatchObject({ startUrl, region, refreshToken: expect.any(String), clientId: expect.any(String) });
    const file = ssoRegistrationCacheFile({ startUrl, region, scopes, sessionName: 'practice' }, sha1Hex);
    const registration = await cacheOf(where).read({ cache: 'sso-registration', file });
    expect(registration).toMatchObject({ clientId: token?.clientId, scopes });
  });
});

describeWithPeers(['aws-cli-v1', 'python-pty'], 'at a terminal', () => {
  it('Duckbill goes on with a session that the AWS CLI kept', async () => {
    const where = await place();
    const words = ['-m', 'awscli', 'sts', 'get-caller-identity', '--profile', 'reports'];
    const aws = await peer(where, 'python3', typeAtPrompt, 'MFA code', mfaCode(where.sandbox), 'python3', ...words);
    expect(aws).toMatchObject({ exit: 0 });
    const [name = ''] = await readdir(path.join(where.home, '.aws/cli/cache'));
    const theirs = await readFile(path.join(where.home, '.aws/cli/cache', name), 'utf8');
    const run = await duckbillAt(where, ['connect', 'aws:reports', '--export', 'json', '--no-input']);
    expect(run.exit).toBe(0);
    expect(theirs).toContain(JSON.stringify(JSON.parse(run.stdout).secretAccessKey));
    expect(where.calls('AssumeRole')).toBe(1);
  });

  it('credential-process asks on the terminal itself, though the AWS CLI has its input and output', async () => {
    const where = await place();
    const code = mfaCode(where.sandbox);
    const words = ['-m', 'awscli', 'sts', 'get-caller-identity', '--profile', 'via'];
    const aws = await peer(where, 'python3', typeAtPrompt, 'MFA code', code, 'python3', ...words);
    expect(aws.exit).toBe(0);
    expect(aws.stdout).toContain(':assumed-role/S3-Access/duckbill-');
    expect(aws.stderr).not.toContain(code);
    // The second time nobody is asked.
    expect((await whoAmI(where, 'via')).exit).toBe(0);
    expect(where.calls('AssumeRole')).toBe(1);
  });

  it('credential-process of a bookmark asks as Cyberduck does', async () => {
    const where = await place();
    const words = ['credential-process', 'Example.duck', '--profile', 'Example.cyberduckprofile'];
    // Cyberduck looks at no variable.
    const command = [process.execPath, duckbillBin, ...words, '--endpoint-url', where.sandbox.url];
    const asked = await peer(where, 'python3', typeAtPrompt, 'Multi-Factor', mfaCode(where.sandbox), ...command);
    expect(asked.exit).toBe(0);
    expect(JSON.parse(asked.stdout)).toMatchObject({ Version: 1 });
  });

  it('--exec asks on the terminal, and leaves standard input to the command', async () => {
    const where = await place();
    const words = [
      process.execPath,
      duckbillBin,
      'connect',
      'aws:reports',
      '--exec',
      '--',
      'printenv',
      'AWS_ACCESS_KEY_ID',
    ];
    const run = await peer(where, 'python3', typeAtPrompt, 'MFA code', mfaCode(where.sandbox), ...words);
    expect(run).toMatchObject({ exit: 0, stdout: expect.stringMatching(/^DUCKTEMP/u) });
  });
});

describe('the AWS SDK for JavaScript', () => {
  const sdk = (profile: string): string => `
    import { fromIni } from ${JSON.stringify(pathToFileURL(fileURLToPath(import.meta.resolve('@aws-sdk/credential-providers'))).href)};
    const { accessKeyId, expiration, sessionToken } = await fromIni({ profile: '${profile}' })();
    process.stdout.write(JSON.stringify({ accessKeyId, expires: expiration > new Date(), hasToken: sessionToken !== undefined }));`;
  const keysOf = (where: Place, profile: string): Promise<Run> =>
    peer(where, process.execPath, '--input-type=module', '--eval', sdk(profile));

  it('gets the keys from duckbill credential-process', async () => {
    const where = await signedIn();
    const { exit, stdout, stderr } = await keysOf(where, 'via');
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      accessKeyId: expect.stringMatching(/^DUCKTEMP/u),
      expires: true,
      hasToken: true,
    });
  });

  it('says why there are none, in the words of Duckbill', async () => {
    const where = await place();
    const { exit, stderr } = await keysOf(where, 'via');
    expect(exit).not.toBe(0);
    expect(stderr).toContain('an answer is needed');
    expect(stderr).not.toContain(mfaRole.user.secretAccessKey);
    expect(accessKeyId).not.toBe('');
  });

  it.each([
    ['dev', 'practice'],
    ['legacy', identityCenter.startUrl],
  ])('uses in profile %s a token that Duckbill kept', async (profile, key) => {
    const { where, token } = await ssoToken();
    const cache = cacheOf(where);
    const { startUrl, region } = identityCenter;
    const file = ssoTokenCacheFile(key, sha1Hex);
    await cache.write({ cache: 'sso-token', file }, { ...token, startUrl, region });
    const { exit, stdout, stderr } = await keysOf(where, profile);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ expires: true, hasToken: true });
    expect(where.calls('GetRoleCredentials')).toBe(1);
    expect(where.calls('CreateToken')).toBe(1);
  });
});

describe('duckbill connect with a token that is kept', () => {
  it('completes a bookmark, so that Cyberduck 9.5 asks for nothing', async () => {
    const { where, token } = await ssoToken();
    const { startUrl, region, account, permissionSet } = identityCenter;
    const file = ssoTokenCacheFile('practice', sha1Hex);
    await cacheOf(where).write({ cache: 'sso-token', file }, { ...token, startUrl, region });
    const name = path.join(where.home, 'Example.duck');
    const before = await readFile(name, 'utf8');
    const run = await duckbillAt(where, ['connect', 'aws:dev', '--complete-bookmark', 'Example.duck', '--no-input']);
    expect(run).toMatchObject({ exit: 0, stdout: '' });
    expect(run.stderr).toContain('Example.duck says all that Cyberduck 9.5 asks for');
    const after = await readFile(name, 'utf8');
    for (const value of [startUrl, region, account, permissionSet])
      expect(after).toContain(`<string>${value}</string>`);
    expect(await readFile(`${name}.bak`, 'utf8')).toBe(before);
    const again = await duckbillAt(where, ['connect', 'aws:dev', '--complete-bookmark', 'Example.duck', '--no-input']);
    expect(again.stderr).toContain('said all of it already');
    expect(where.calls('GetRoleCredentials')).toBe(1);
  });

  it('leaves a bookmark alone when the sign-in says nothing of Identity Center', async () => {
    const where = await signedIn();
    const before = await readFile(path.join(where.home, 'Example.duck'), 'utf8');
    const run = await duckbillAt(where, ['connect', 'aws:reports', '--complete-bookmark', 'Example.duck']);
    expect(run).toMatchObject({ exit: 1, stdout: '' });
    expect(run.stderr).toContain('there is no sso_region, sso_start_url, sso_account_id, sso_role_name');
    expect(await readFile(path.join(where.home, 'Example.duck'), 'utf8')).toBe(before);
  });
});

describe('a damaged cache file', () => {
  it('of the AWS CLI stops nothing', async () => {
    const where = await signedIn();
    const folder = path.join(where.home, '.aws/cli/cache');
    const [name = ''] = await readdir(folder);
    await writeFile(path.join(folder, name), '{"Credentials": null}');
    const run = await duckbillAt(
      where,
      ['connect', 'aws:reports', '--export', 'json'],
      `${mfaCode(where.sandbox, 1)}\n`,
    );
    expect(run.exit).toBe(0);
    expect(run.stderr).toContain('"Credentials" in the cache file is not an object');
  });
});
