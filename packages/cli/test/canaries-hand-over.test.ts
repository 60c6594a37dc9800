import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Sandbox } from '@duckbill/sandbox';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Run, runDuckbill } from './run-duckbill.ts';
import { credentialsSection, homeWith, practiceFiles } from './sample-files.ts';
import { mfaCode, sandboxForTest, wrongCode } from './test-sandbox.ts';

/** Of keys that stand in a file; cmd cannot take the last one. */
const canaries = ['canary-20/secret+of-keys', 'canary-21-token-of-keys==', 'canary-22%PATH%', 'canary-23-in-the-cache'];
const [secretAccessKey = '', sessionToken = '', unquotable = '', cached = ''] = canaries;

const files = {
  ...practiceFiles,
  '.aws/credentials': `${practiceFiles['.aws/credentials'] ?? ''}
${credentialsSection('canary', { accessKeyId: 'AKIDCANARY0000000001', secretAccessKey, sessionToken })}
${credentialsSection('unquotable', { accessKeyId: 'AKIDCANARY0000000002', secretAccessKey: unquotable })}`,
};

let sandbox: Sandbox;
let home: string;

beforeEach(async () => {
  sandbox = await sandboxForTest();
  home = await homeWith(files);
});

const run = (words: readonly string[], stdin = ''): Promise<Run> =>
  runDuckbill(words, { home, stdin, environment: { AWS_ENDPOINT_URL: sandbox.url } });

/** Names of the files that hold one of these, besides those that were planted. */
async function filesWith(secrets: readonly string[]): Promise<readonly string[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(home, path.join(entry.parentPath, entry.name)));
  const holding: string[] = [];
  for (const name of names.filter((one) => !Object.hasOwn(files, one))) {
    const text = await readFile(path.join(home, name), 'latin1');
    if (secrets.some((secret) => text.includes(secret))) holding.push(name.replace(/[0-9a-f]{40}/u, 'SHA1'));
  }
  return holding;
}

const leaks = (text: string, secrets: readonly string[]): readonly string[] =>
  secrets.filter((secret) => text.includes(secret));

const forms = ['env', 'fish', 'powershell', 'cmd', 'process', 'credentials', 'cache', 'json'];

describe('keys of a file', () => {
  it.each(forms)('go to standard output alone with --export %s, and into no file', async (form) => {
    for (const profile of ['canary', 'unquotable']) {
      const { stderr } = await run(['connect', `aws:${profile}`, '--export', form]);
      expect(leaks(stderr, canaries), `${form} ${profile}`).toEqual([]);
    }
    expect(await filesWith(canaries)).toEqual([]);
  });

  it('are in no output of a refusal, nor of saving', async () => {
    for (const words of [
      ['connect', 'aws:unquotable', '--export', 'cmd'],
      ['connect', 'aws:canary', '--export', 'cache'],
      ['connect', 'aws:canary', '--save-profile', 's3-user'],
      ['connect', 'aws:canary', '--save-profile', 'unquotable'],
      ['connect', 'aws:canary', '--save-profile', 'new', '--json'],
      ['connect', 'aws:canary', '--exec', '--', 'no-such-command'],
      ['connect', 'aws:canary', '--export', 'env', '--json'],
      ['credential-process', 'aws:reports', '--no-input'],
    ]) {
      const { output } = await run(words);
      expect(leaks(output, canaries), words.join(' ')).toEqual([]);
    }
    // The backup is what stood there before.
    expect(await filesWith(canaries)).toEqual(['.aws/credentials.bak']);
  });

  it('are in the arguments of no process', async () => {
    const { stdout, exit } = await run(['connect', 'aws:canary', '--exec', '--', 'ps', '-eo', 'args']);
    expect(exit).toBe(0);
    expect(stdout).toContain('aws:canary');
    expect(leaks(stdout, canaries)).toEqual([]);
  });
});

describe('a session', () => {
  it('is in the cache and where it was asked for, and nowhere else', async () => {
    const code = mfaCode(sandbox);
    const asked = await run(['connect', 'aws:reports', '--export', 'json'], `${code}\n`);
    const keys = JSON.parse(asked.stdout) as Record<'secretAccessKey' | 'sessionToken', string>;
    const secrets = [keys.secretAccessKey, keys.sessionToken];
    expect(leaks(asked.stderr, [...secrets, code])).toEqual([]);
    for (const words of [
      ['connect', 'aws:reports', '--save-profile', 'work', '--json'],
      ['connect', 'aws:reports', '--exec', '--', 'ps', '-eo', 'args'],
      ['connect', 'aws:work', '--json'],
    ]) {
      const { output, exit } = await run(words);
      expect(exit, words.join(' ')).toBe(0);
      expect(leaks(output, [...secrets, code]), words.join(' ')).toEqual([]);
    }
    for (const words of [
      ['credential-process', 'aws:reports'],
      ['connect', 'aws:reports', '--export', 'env'],
    ])
      expect(leaks((await run(words)).stderr, secrets), words.join(' ')).toEqual([]);
    expect(await filesWith(secrets)).toEqual(['.aws/cli/cache/SHA1.json']);
    expect(await filesWith([code])).toEqual([]);
    expect(JSON.stringify(sandbox.journal)).not.toContain(keys.secretAccessKey);
  });

  it('is refused without a word of it', async () => {
    const code = wrongCode(sandbox);
    const { stdout, stderr } = await run(['connect', 'aws:reports', '--export', 'env'], `${code}\n`);
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(new RegExp(`(?<!\\d)${code}(?!\\d)`, 'u'));
  });

  it.each([
    `{"Credentials": {"SecretAccessKey": "${cached}"`,
    `{"Credentials": {"SecretAccessKey": "${cached}", "AccessKeyId": 5, "SessionToken": "${cached}", "Expiration": "${cached}"}}`,
    `"${cached}"`,
  ])('is told about without its content when the cache holds %s', async (text) => {
    await run(['connect', 'aws:reports', '--export', 'json'], `${mfaCode(sandbox)}\n`);
    const folder = path.join(home, '.aws/cli/cache');
    const [name = ''] = await readdir(folder);
    await writeFile(path.join(folder, name), text);
    const { output, stderr } = await run(['credential-process', 'aws:reports']);
    expect(stderr).toContain(name);
    expect(output).not.toContain(cached);
  });
});
