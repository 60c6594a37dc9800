import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
let home = '';
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'duckbill-fleet-output-'));
  await runDuckbill(['fleet', 'init'], { home });
  await writeFile(path.join(home, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
  await writeFile(path.join(home, 'key.pub.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
});

afterAll(() => rm(home, { recursive: true, force: true }));

const generate = (...words: string[]) =>
  runDuckbill(['fleet', 'generate', 'fleet.yaml', '--roster', 'roster.csv', ...words], { home });
const verify = (...words: string[]) => runDuckbill(['fleet', 'verify-manifest', ...words], { home });

describe('duckbill fleet generate', () => {
  it('writes what the name or --format says, the same each time', async () => {
    const starts = { 'a.zip': 'PK', 'a.tar': '', 'a.tar.gz': '\u001F', 'a.tgz': '\u001F', 'a.ndjson': '{"path":' };
    for (const [name, start] of Object.entries(starts)) {
      expect(await generate('--out', name)).toMatchObject({ exit: 0, stderr: '' });
      const bytes = await readFile(path.join(home, name));
      expect(bytes.toString('latin1').startsWith(start)).toBe(true);
      expect((await stat(path.join(home, name))).isFile()).toBe(true);
      expect(await generate('--out', name)).toMatchObject({ exit: 2, stdout: '' });
      expect(await generate('--out', name, '--force')).toMatchObject({ exit: 0 });
      expect((await readFile(path.join(home, name))).equals(bytes)).toBe(true);
    }
    expect(await generate('--out', 'folder.zip', '--format', 'folder')).toMatchObject({ exit: 0 });
    expect(await readdir(path.join(home, 'folder.zip'))).toContain('SHA256SUMS');
  });

  it('writes to standard output nothing but the fleet', async () => {
    const run = await generate('--out', '-', '--format', 'ndjson');
    expect(run).toMatchObject({
      exit: 0,
      stderr: expect.stringMatching(/^-: 2 members, \d+ files; nothing found\n$/u),
    });
    const lines = run.stdout.trimEnd().split('\n');
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object))).toEqual(
      lines.map(() => ['path', 'mode', 'text']),
    );
  });

  it('makes a big fleet on threads: the same bytes, and the same is told', { timeout: 240_000 }, async () => {
    const rows = Array.from({ length: 700 }, (_, at) => `user-${at},${at % 90 === 17 ? '' : 'finance'}`);
    await writeFile(path.join(home, 'many.csv'), `id,team\n${rows.join('\n')}\nuser-1,finance\n`);
    const many = (...words: string[]) =>
      runDuckbill(['fleet', 'generate', 'fleet.yaml', '--roster', 'many.csv', ...words], { home });
    for (const format of ['zip', 'tar.gz', 'ndjson']) {
      const name = `many.${format}`;
      const [one, two] = [
        await many('--out', name, '--threads', '1'),
        await many('--out', name, '--threads', '2', '--force'),
      ];
      expect(one).toMatchObject({ exit: 1, stdout: expect.stringMatching(/692 members, \d+ files; 9 errors\n$/u) });
      expect(two).toEqual(one);
    }
    const bytes = await readFile(path.join(home, 'many.zip'));
    await many('--out', 'alone.zip', '--threads', '1');
    expect((await readFile(path.join(home, 'alone.zip'))).equals(bytes)).toBe(true);
    const before = (await readdir(home)).toSorted();
    const strict = await many('--out', 'strict.zip', '--threads', '2', '--strict', '--json');
    expect(jsonOf(strict)).toMatchObject({ out: null, members: 692, counts: { error: 9 } });
    expect((await readdir(home)).toSorted()).toEqual(before);
  });

  it('refuses what makes no sense before it reads anything', async () => {
    for (const words of [
      ['--out', '-'],
      ['--out', 'x.tar', '--store'],
      ['--out', 'x', '--threads', '2'],
      ['--out', 'x.zip', '--threads', '0'],
      ['--out', 'x.zip', '--sign', 'key.pub.pem'],
      ['--out', 'x.zip', '--sign', 'nowhere.pem'],
    ])
      expect(await generate(...words)).toMatchObject({ exit: 2, stdout: '' });
    const both = await generate('--out', '-', '--format', 'ndjson', '--json');
    expect(jsonOf(both)).toMatchObject({ exit: { code: 2 } });
    expect(await readdir(home)).not.toContain('x.zip');
  });

  it('lays out installers and device management for the targets of the spec', async () => {
    const spec = await readFile(path.join(home, 'fleet.yaml'), 'utf8');
    const targets = 'targets: [macos, windows, linux, munki, intune]\n';
    await writeFile(path.join(home, 'all.yaml'), `${spec.replace(/^targets:.*\n/mu, '')}\n${targets}`);
    const words = ['fleet', 'generate', 'all.yaml', '--roster', 'roster.csv', '--out', 'all'];
    expect(await runDuckbill(words, { home })).toMatchObject({ exit: 0, stderr: '' });
    const names = await readdir(path.join(home, 'all'));
    expect(names).toContain('device-management');
    const member = names.find((name) => !/^(?:device-management|manifest\.json|SHA256SUMS)$/u.test(name)) ?? '';
    expect(await readdir(path.join(home, 'all', member))).toEqual(
      expect.arrayContaining([
        'README.html',
        'README.txt',
        'install.cmd',
        'install.command',
        'install.ps1',
        'install.sh',
      ]),
    );
  });
});

describe('duckbill fleet verify-manifest', () => {
  it('says whether a fleet is as it was made, and by whom', async () => {
    for (const place of ['signed.zip', 'signed']) {
      expect(await generate('--out', place, '--sign', 'key.pem')).toMatchObject({ exit: 0, stderr: '' });
      const run = await verify(place, '--public-key', 'key.pub.pem');
      expect(run).toMatchObject({ exit: 0, stderr: '' });
      expect(run.stdout).toMatch(/^signed\S*: as it was made; \d+ files of 2 members; the signature is valid\n$/u);
      expect((await verify(place)).stdout).toContain('the signature was not checked: no --public-key');
    }
  });

  it('names what was changed, put in and taken away', async () => {
    await generate('--out', 'changed', '--sign', 'key.pem');
    await writeFile(path.join(home, 'changed', 'extra\u001B[31m.txt'), '');
    await writeFile(path.join(home, 'changed', 'manifest.pub.pem'), 'not looked at');
    const run = await verify('changed', '--public-key', 'key.pub.pem', '--json');
    expect(run.exit).toBe(1);
    expect(jsonOf(run)).toMatchObject({ signature: 'valid', problems: [{ kind: 'foreign' }] });
    const text = (await verify('changed')).stdout;
    expect(text).toContain('not part of the fleet');
    expect(text).not.toContain('\u001B');
    await writeFile(path.join(home, 'changed', 'manifest.json'), '{}');
    expect((await verify('changed', '--public-key', 'key.pub.pem')).stdout).toContain('the signature is wrong');
  });

  it('takes no private key, and tells what it cannot read', async () => {
    const run = await verify('signed.zip', '--public-key', 'key.pem');
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toContain('it is a private key, not a public one');
    expect(await verify('nowhere.zip')).toMatchObject({ exit: 3, stdout: '' });
    expect(await verify('roster.csv')).toMatchObject({ exit: 3, stdout: '' });
  });
});
