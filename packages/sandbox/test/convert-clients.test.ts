import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { convert, type ConvertOptions, type ConvertSource, SourceText, urlProtocols } from '@duckbill/core';
import { mfaRole, mfaRoleWorld, startSandbox, type Sandbox } from '@duckbill/sandbox';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithPeers, peerEnvironment } from '../../../peers/peers.ts';
import { freshHome, runPeer } from './run-peer.ts';

const { accessKeyId, secretAccessKey } = mfaRole.staticUser;
const buckets = ['example-archive', 'example-empty', 'example-photos', 'example-reports'];

const options: ConvertOptions = {
  profiles: [],
  protocols: urlProtocols([]),
  sha1Hex: (text) => createHash('sha1').update(text).digest('hex'),
  newUuid: '3f0c2b52-6d0e-4f7c-9a56-0d2f8f4f9b11',
  withSecrets: true,
};

let sandbox: Sandbox;
let home: ReturnType<typeof freshHome>;

beforeAll(async () => {
  sandbox = await startSandbox({ world: mfaRoleWorld() });
  home = freshHome();
  mkdirSync(join(home.path, '.aws'));
  const { config, credentials } = awsFiles();
  writeFileSync(join(home.path, '.aws/config'), config.text);
  writeFileSync(join(home.path, '.aws/credentials'), credentials.text, { mode: 0o600 });
});

afterAll(async () => {
  home.remove();
  await sandbox.close();
});

function awsFiles() {
  return {
    config: new SourceText(
      'config',
      `[profile work]\nregion = us-east-1\nendpoint_url = ${sandbox.url}\ns3 =\n  addressing_style = path\n`,
    ),
    credentials: new SourceText(
      'credentials',
      `[work]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
    ),
  };
}

function write(name: string, text: string): string {
  const file = join(home.path, name);
  writeFileSync(file, text);
  chmodSync(file, 0o600);
  return file;
}

function textFor(to: 'rclone' | 's3cmd', source: ConvertSource, withSecrets: boolean): string {
  return convert([source], to, { ...options, withSecrets }).files[0]?.text ?? '';
}

const ofAws = (): ConvertSource => ({ kind: 'aws-profile', files: awsFiles(), names: ['work'] });

/** The sections of a remote, as the wrapper reads them: by a route that shows what it has read. */
function readBack(client: 'rclone' | 's3cmd', text: string): string {
  const source: ConvertSource = { kind: 'client', client, source: new SourceText('file', text), names: [] };
  return convert([source], 'rclone', options).files[0]?.text ?? '';
}

describeWithPeers(['rclone'], 'rclone reads what we convert', () => {
  const rclone = (file: string, ...parameters: string[]) =>
    runPeer(
      'rclone',
      ['--config', file, '--retries', '1', '--low-level-retries', '1', ...parameters],
      peerEnvironment(home.path),
    );
  const listed = (stdout: string) =>
    stdout
      .trim()
      .split('\n')
      .map((line) => line.trim().split(' ').at(-1));

  it.each([true, false])('lists buckets with the profile or its keys (with secrets: %s)', async (withSecrets) => {
    const text = textFor('rclone', ofAws(), withSecrets);
    expect(text.includes(secretAccessKey)).toBe(withSecrets);
    const file = write('rclone.conf', text);
    const shown = await rclone(file, 'config', 'show', 'work');
    expect(shown.stdout.trim()).toBe(text.trim());
    const list = await rclone(file, 'lsd', 'work:');
    expect({ ...list, stdout: listed(list.stdout) }).toMatchObject({ exitCode: 0, stdout: buckets });
  });

  it('carries a .s3cfg over', async () => {
    const s3cfg = textFor('s3cmd', ofAws(), true);
    const file = write('from-s3cmd.conf', readBack('s3cmd', s3cfg));
    const list = await rclone(file, 'lsd', 'default:');
    expect({ ...list, stdout: listed(list.stdout) }).toMatchObject({ exitCode: 0, stdout: buckets });
  });

  it('agrees with our reader and writer about every value', async () => {
    const value = fc.stringMatching(/^[ -~é]{1,12}$/u).filter((text) => !text.includes('`'));
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 30 }), async (values) => {
        const files = values.map((text, at) => {
          const key = text.trim();
          const source = `[r${at}]\ntype = s3\nprovider = Other\naccess_key_id = ${key}\nsecret_access_key = x\n`;
          return { source, at };
        });
        const written = files.map(({ source }) => readBack('rclone', source)).join('\n');
        const dump = async (text: string) => {
          const run = await rclone(write('values.conf', text), 'config', 'dump');
          const all = JSON.parse(run.stdout) as Record<string, { access_key_id?: string }>;
          return Object.fromEntries(Object.entries(all).map(([name, remote]) => [name, remote.access_key_id]));
        };
        const ours = await dump(written);
        const theirs = await dump(files.map(({ source }) => source).join('\n'));
        // To rclone an empty value says as much as none, and we write none.
        for (const [name, text] of Object.entries(ours)) expect(text ?? '').toBe(theirs[name] ?? '');
      }),
      { numRuns: 8 },
    );
  });
});

describeWithPeers(['s3cmd'], 's3cmd reads what we convert', () => {
  it('lists buckets, and dumps the values that were meant', async () => {
    const text = textFor('s3cmd', ofAws(), true);
    const file = write('s3cfg', text);
    const list = await runPeer('s3cmd', ['--config', file, 'ls'], peerEnvironment(home.path));
    expect(list.exitCode).toBe(0);
    expect(
      list.stdout
        .trim()
        .split('\n')
        .map((line) => line.split('s3://')[1]),
    ).toEqual(buckets);
    const dump = await runPeer('s3cmd', ['--config', file, '--dump-config'], peerEnvironment(home.path));
    for (const line of text.trim().split('\n')) expect(dump.stdout.split('\n')).toContain(line);
  });

  it('agrees with our writer about odd secrets', async () => {
    for (const secret of ['a#b;c = d', '"quoted"', 'x"', '%(x)s', 'é', "'", '\\n', '[x]']) {
      const from = `[a]\ntype = s3\naccess_key_id = AKIAEXAMPLEEXAMPLE11\nsecret_access_key = ${secret}\n`;
      const source: ConvertSource = { kind: 'client', client: 'rclone', source: new SourceText('a', from), names: [] };
      const { files } = convert([source], 's3cmd', options);
      if (secret.includes('%(')) continue;
      const file = write('odd', files[0]?.text ?? '');
      const dump = await runPeer('s3cmd', ['--config', file, '--dump-config'], peerEnvironment(home.path));
      expect(dump.stdout).toContain(`\nsecret_key = ${secret}\n`);
    }
  });
});
