import { execFileSync, spawn } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mfaRole, type Sandbox } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { childEnvironment, duckbillBin, jsonOf, type Run, runDuckbill } from './run-duckbill.ts';
import { credentialsSection, homeWith, practiceFiles } from './sample-files.ts';
import { mfaCode, sandboxForTest, wrongCode } from './test-sandbox.ts';

const { user, staticUser } = mfaRole;

interface Place {
  readonly sandbox: Sandbox;
  readonly home: string;
  readonly run: (words: readonly string[], answer?: string) => Promise<Run>;
  /** How often the sandbox was asked for it. */
  readonly calls: (operation: string) => number;
}

/** A home folder whose AWS tools talk to a sandbox, as the environment says. */
async function place(): Promise<Place> {
  const sandbox = await sandboxForTest();
  const home = await homeWith(practiceFiles);
  return {
    sandbox,
    home,
    run: (words, answer) =>
      runDuckbill(words, {
        home,
        environment: { AWS_ENDPOINT_URL: sandbox.url },
        ...(answer === undefined ? {} : { stdin: `${answer}\n` }),
      }),
    calls: (operation) => sandbox.journal.filter((entry) => entry.operation === operation).length,
  };
}

const cacheFolder = (home: string): string => path.join(home, '.aws/cli/cache');

describe('duckbill connect --export', () => {
  it('prints variables for a shell and nothing else, and lists nothing', async () => {
    const { sandbox, run, calls, home } = await place();
    const { exit, stdout, stderr } = await run(['connect', 'aws:reports', '--export', 'env'], mfaCode(sandbox));
    expect(exit).toBe(0);
    const script = `${stdout}printf '%s' "$AWS_ACCESS_KEY_ID $AWS_REGION $AWS_ACCOUNT_ID"`;
    const shown = execFileSync('sh', ['-c', script], { encoding: 'utf8', env: {} });
    expect(shown).toMatch(/^DUCKTEMP\w+ eu-west-1 111122223333$/u);
    expect(stderr).not.toMatch(/AWS_SECRET|DuckToken/u);
    expect(calls('ListBuckets')).toBe(0);
    expect((await readdir(cacheFolder(home))).length).toBe(1);
  });

  it('uses the session again without asking, and asks anew with --no-cache', async () => {
    const { sandbox, run, calls } = await place();
    const first = await run(['connect', 'aws:reports', '--export', 'json'], mfaCode(sandbox));
    const again = await run(['connect', 'aws:reports', '--export', 'json', '--no-input']);
    expect(JSON.parse(again.stdout)).toEqual(JSON.parse(first.stdout));
    expect(calls('AssumeRole')).toBe(1);
    expect(await run(['connect', 'aws:reports', '--export', 'json', '--no-input', '--no-cache'])).toMatchObject({
      exit: 4,
      stdout: '',
    });
  });

  it('does not use a session that ends within 15 minutes', async () => {
    const { sandbox, run, home } = await place();
    await run(['connect', 'aws:reports', '--export', 'json'], mfaCode(sandbox));
    const [name = ''] = await readdir(cacheFolder(home));
    const file = path.join(cacheFolder(home), name);
    const soon = new Date(Date.now() + 14 * 60_000).toISOString().slice(0, 19);
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace(/"Expiration": "[^"]*"/u, `"Expiration": "${soon}UTC"`),
    );
    expect(await run(['connect', 'aws:reports', '--export', 'json', '--no-input'])).toMatchObject({ exit: 4 });
  });

  it('keeps nothing of what another server hands out', async () => {
    const { sandbox, home } = await place();
    const words = ['connect', 'aws:reports', '--export', 'env', '--endpoint-url', sandbox.url];
    expect(await runDuckbill(words, { home, stdin: `${mfaCode(sandbox)}\n` })).toMatchObject({ exit: 0 });
    await expect(readdir(cacheFolder(home))).rejects.toThrow('ENOENT');
  });

  it('says on standard error why there are no keys', async () => {
    const { sandbox, run } = await place();
    const refused = await run(['connect', 'aws:reports', '--export', 'env'], wrongCode(sandbox));
    expect(refused).toMatchObject({ exit: 1, stdout: '' });
    expect(refused.stderr).toContain('MultiFactorAuthentication failed');
  });

  it('hands long-term keys on as they are, and refuses a form that is not for them', async () => {
    const { run } = await place();
    const env = await run(['connect', 'aws:static-user', '--export', 'env']);
    expect(env.stdout).toContain(`export AWS_ACCESS_KEY_ID='${staticUser.accessKeyId}'`);
    expect(env.stdout).toContain('unset AWS_SESSION_TOKEN');
    const cache = await run(['connect', 'aws:static-user', '--export', 'cache']);
    expect(cache).toMatchObject({ exit: 1, stdout: '' });
    expect(cache.stderr).toContain('these keys do not expire');
  });

  it('tells of a damaged cache file, and replaces it only after a sign-in', async () => {
    const { sandbox, run, home } = await place();
    await run(['connect', 'aws:reports', '--export', 'json'], mfaCode(sandbox));
    const [name = ''] = await readdir(cacheFolder(home));
    const file = path.join(cacheFolder(home), name);
    await writeFile(file, '{"Credentials": {"SecretAccessKey": "CANARY-cut-off');
    const without = await run(['connect', 'aws:reports', '--export', 'json', '--no-input']);
    expect(without).toMatchObject({ exit: 4, stdout: '' });
    expect(without.stderr).toContain('the cache file cannot be read');
    expect(without.output).not.toContain('CANARY');
    expect(await readFile(file, 'utf8')).toContain('CANARY-cut-off');
    expect(await run(['connect', 'aws:reports', '--export', 'json'], mfaCode(sandbox, 1))).toMatchObject({ exit: 0 });
    expect(await run(['connect', 'aws:reports', '--export', 'json', '--no-input'])).toMatchObject({ exit: 0 });
  });

  it.each([
    [['--exec']],
    [['--exec', '--']],
    [['--export', 'env', '--exec', '--', 'true']],
    [['--export', 'env', '--json']],
    [['--export', 'toml']],
  ])('refuses %j', async (words) => {
    const { run } = await place();
    expect(await run(['connect', 'aws:static-user', ...words])).toMatchObject({ exit: 2 });
  });
});

describe('duckbill connect --exec', () => {
  it('runs a command with the keys in its environment, and passes its exit code on', async () => {
    const { sandbox, run, home } = await place();
    await run(['connect', 'aws:reports', '--export', 'json'], mfaCode(sandbox));
    const script = 'echo "$AWS_ACCESS_KEY_ID|$AWS_PROFILE|$1|$2"; cat; exit 7';
    const child = await runDuckbill(
      ['connect', 'aws:reports', '--exec', '--', 'sh', '-c', script, 'sh', '--json', '-x y'],
      {
        home,
        environment: { AWS_ENDPOINT_URL: sandbox.url, AWS_DEFAULT_PROFILE: 'narrow', AWS_SECURITY_TOKEN: 'old' },
        stdin: 'its own input',
      },
    );
    expect(child.exit).toBe(7);
    expect(child.stdout).toMatch(/^DUCKTEMP\w+\|\|--json\|-x y\nits own input$/u);
  });

  it('ends as the child did when a signal ended it, and as shells do when there is none', async () => {
    const { run } = await place();
    expect(await run(['connect', 'aws:static-user', '--exec', '--', 'sh', '-c', 'kill -TERM $$'])).toMatchObject({
      exit: 143,
    });
    const missing = await run(['connect', 'aws:static-user', '--exec', '--', 'no-such-command']);
    expect(missing.exit).toBe(127);
    expect(missing.stderr).toContain('no-such-command');
  });

  it.each(['SIGTERM', 'SIGUSR2'] as const)('sends %s on to the command, and waits for its end', async (signal) => {
    const { sandbox, home } = await place();
    const script = 'trap "echo told; exit 9" TERM USR2; echo ready; while :; do sleep 0.05; done';
    const child = spawn(
      process.execPath,
      [duckbillBin, 'connect', 'aws:static-user', '--exec', '--', 'sh', '-c', script],
      {
        env: childEnvironment({ home, environment: { AWS_ENDPOINT_URL: sandbox.url } }),
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    let shown = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (shown === '') child.kill(signal);
      shown += text;
    });
    const exit = await new Promise((resolve) => child.once('close', resolve));
    expect({ exit, shown }).toEqual({ exit: 9, shown: 'ready\ntold\n' });
  });

  it('starts nothing without a sign-in', async () => {
    const { run } = await place();
    const child = await run(['connect', 'aws:reports', '--exec', '--', 'echo', 'started'], '123456');
    expect(child).toMatchObject({ exit: 4, stdout: '' });
  });

  it('needs no target: the default profile, whatever the command is called', async () => {
    const { sandbox, home } = await place();
    const { accessKeyId, secretAccessKey } = staticUser;
    const child = await runDuckbill(['connect', '--exec', '--', 'printenv', 'AWS_ACCESS_KEY_ID'], {
      home,
      environment: {
        AWS_ENDPOINT_URL: sandbox.url,
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
      },
    });
    expect(child).toMatchObject({ exit: 0, stdout: `${accessKeyId}\n` });
  });
});

describe('duckbill connect --save-profile', () => {
  it('saves a session as a profile with its expiry, and keeps what was there before', async () => {
    const { sandbox, run, home } = await place();
    const saved = await run(['connect', 'aws:reports', '--save-profile', 'work'], mfaCode(sandbox));
    expect(saved).toMatchObject({ exit: 0, stdout: '' });
    expect(saved.stderr).toContain('profile work is saved, good until');
    const file = path.join(home, '.aws/credentials');
    const text = await readFile(file, 'utf8');
    expect(text).toMatch(/\[work\]\naws_access_key_id = DUCKTEMP\w+\n/u);
    expect(text).toMatch(/x_security_token_expires = 20\d\d-/u);
    expect(await readFile(`${file}.bak`, 'utf8')).toBe(practiceFiles['.aws/credentials']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await run(['connect', 'aws:work', '--json'])).toMatchObject({ exit: 0 });
  });

  it('spends no code on what it will refuse', async () => {
    const { sandbox, run, calls, home } = await place();
    const refused = await run(['connect', 'aws:reports', '--save-profile', 's3-user'], mfaCode(sandbox));
    expect(refused).toMatchObject({ exit: 1, stdout: '' });
    expect(refused.stderr).toContain('holds long-term keys');
    expect(refused.stderr).not.toContain('Enter MFA code');
    expect(refused.output).not.toContain(user.secretAccessKey);
    expect(calls('AssumeRole')).toBe(0);
    expect(await readFile(path.join(home, '.aws/credentials'), 'utf8')).toBe(practiceFiles['.aws/credentials']);
    const forced = await run(['connect', 'aws:reports', '--save-profile', 's3-user', '--force'], mfaCode(sandbox));
    expect(forced.exit).toBe(0);
  });

  it('says as JSON what it did, without a secret', async () => {
    const { sandbox, run } = await place();
    const saved = await run(['connect', 'aws:reports', '--save-profile', 'work', '--json'], mfaCode(sandbox));
    expect(jsonOf(saved)).toMatchObject({
      ok: true,
      done: [expect.stringContaining('work'), expect.anything(), expect.anything()],
    });
    expect(saved.output).not.toMatch(/DuckToken|canary-secret/u);
  });
});

describe('duckbill connect --print', () => {
  it.each([
    [
      'duck',
      'duck --profile Example.cyberduckprofile --username DUCKUSERS3USER000001 --list example-role://s3.amazonaws.com/\n',
    ],
    ['url', 'example-role://DUCKUSERS3USER000001@s3.amazonaws.com\n'],
  ])('prints how to open a bookmark with %s, and sends nothing', async (form, text) => {
    const { run, sandbox } = await place();
    const printed = await run(['connect', 'Example.duck', '--profile', 'Example.cyberduckprofile', '--print', form]);
    expect(printed).toMatchObject({ exit: 0, stdout: text });
    expect(printed.stderr).toContain('a URL cannot hold Nickname');
    expect(sandbox.journal).toEqual([]);
  });

  it('quotes what a shell would take apart, and says it as JSON', async () => {
    const { run } = await place();
    const printed = await run(['connect', "aws:it's $(id)", '--print', 'duck']);
    expect(printed.stdout).toBe(String.raw`duck --username 'it'\''s $(id)' --list s3-cli:/` + '\n');
    const json = jsonOf(await run(['connect', "aws:it's $(id)", '--print', 'duck', '--json']));
    expect(json['words']).toEqual(['duck', '--username', "it's $(id)", '--list', 's3-cli:/']);
  });

  it('refuses what Cyberduck refuses', async () => {
    const { run } = await place();
    expect(await run(['connect', 'sftp:///in', '--print', 'url'])).toMatchObject({ exit: 3, stdout: '' });
  });
});

describe('duckbill credential-process', () => {
  it('prints keys of a bookmark, and asks nobody when there is nobody', async () => {
    const { sandbox, run } = await place();
    const nobody = await run(['credential-process', 'aws:reports'], mfaCode(sandbox));
    expect(nobody).toMatchObject({ exit: 4, stdout: '' });
    await run(['connect', 'aws:reports', '--export', 'json'], mfaCode(sandbox));
    const { exit, stdout, stderr } = await run(['credential-process', 'aws:reports']);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ Version: 1, SessionToken: expect.stringContaining('DuckToken') });
  });

  it('hands on keys that need no sign-in', async () => {
    const { run } = await place();
    const { stdout } = await run(['credential-process', 'aws:static-user']);
    expect(credentialsSection('x', staticUser)).toContain(JSON.parse(stdout).SecretAccessKey);
  });

  it('does not run itself', async () => {
    const { run, home } = await place();
    const loop = '[profile loop]\ncredential_process = duckbill credential-process "aws:loop" --allow-process\n';
    await writeFile(path.join(home, '.aws/config'), loop);
    const refused = await run(['credential-process', 'aws:loop', '--allow-process']);
    expect(refused).toMatchObject({ exit: 2, stdout: '' });
    expect(refused.stderr).toContain('is this command');
  });

  it.each([
    [['credential-process', 'aws:nobody'], 3],
    [['credential-process', 'missing.duck'], 3],
    [['credential-process', 'notes.txt'], 2],
  ])('prints nothing on standard output when %j fails', async (words, exit) => {
    const { run } = await place();
    const failed = await run(words);
    expect(failed).toMatchObject({ exit, stdout: '' });
    expect(failed.stderr).not.toBe('');
  });
});
