import { chmod, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cachePlace, type CachePlace } from './cache-place.ts';
import { runDuckbill } from './run-duckbill.ts';
import { faultyProfile, homeWith, practiceFiles } from './sample-files.ts';
import { mfaCode } from './test-sandbox.ts';
import { treeOf } from './tree-of.ts';

const bookmark = ['Example.duck', '--profile', 'Example.cyberduckprofile'];
const files = { ...practiceFiles, 'Example.cyberduckprofile': faultyProfile, 'app.log': 'ExpiredToken: it is over\n' };

/** Folders first, or nothing below them could be closed. */
async function makeReadOnly(home: string): Promise<void> {
  const names = await readdir(home, { recursive: true, withFileTypes: true });
  for (const entry of names.toReversed()) {
    await chmod(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o500 : 0o400);
  }
  await chmod(home, 0o500);
}

async function makeWritable(home: string): Promise<void> {
  await chmod(home, 0o700);
  for (const entry of await readdir(home, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) await chmod(path.join(entry.parentPath, entry.name), 0o700);
  }
}

describe('who only looks writes nothing', () => {
  it.each([
    ['doctor', ...bookmark],
    ['doctor', ...bookmark, '--verbose'],
    ['doctor', ...bookmark, '--json'],
    ['doctor', ...bookmark, '--format', 'markdown'],
    ['doctor', ...bookmark, '--fix', '--dry-run'],
    ['doctor', ...bookmark, '--fix'],
    ['doctor', 'aws:reports'],
    ['doctor', '--list-checks'],
    ['plan', ...bookmark],
    ['plan', 'aws:reports', '--json'],
    ['lint', '.'],
    ['inspect'],
    ['explain', '--file', 'app.log'],
  ])('offline: duckbill %s %s %s %s %s', async (...words) => {
    const home = await homeWith(files);
    const free = await runDuckbill(words, { home });
    const before = await treeOf(home);
    const again = await runDuckbill(words, { home });
    expect(await treeOf(home)).toEqual(before);
    expect(again.exit).toBe(free.exit);
    expect([0, 1, 2]).toContain(free.exit);
  });

  it('needs no right to write', async () => {
    const home = await homeWith(files);
    await makeReadOnly(home);
    const before = await treeOf(home);
    try {
      for (const words of [
        ['doctor', ...bookmark],
        ['plan', ...bookmark],
        ['lint', '.'],
        ['explain', 'ExpiredToken'],
      ]) {
        const run = await runDuckbill(words, {
          home,
          compileCache: true,
          environment: { XDG_CACHE_HOME: '/dev/null' },
        });
        expect([0, 1]).toContain(run.exit);
        expect(run.stderr).toBe('');
      }
      expect(await treeOf(home)).toEqual(before);
    } finally {
      await makeWritable(home);
    }
  });
});

// Another version may be installed here; and the start URL is out of reach for tests.
const signInChecks = ['--only', 'session-obtained', 'source-keys-valid', 'role-assumable', 'buckets-listable'];
const doctor = ['--as', 'aws-cli@2', '--online', ...signInChecks, '--device-code', '--no-browser'];
const online = ['doctor', 'aws:dev', ...doctor];

/** What a run of the doctor asked AWS for; nothing below the home folder is another than before. */
async function askedBy(place: CachePlace, words: readonly string[], input = ''): Promise<readonly string[]> {
  const before = await treeOf(place.home);
  const run = await place.duckbillWithInput(input, ...words);
  expect(run.exit, run.output).toBe(0);
  expect(await treeOf(place.home)).toEqual(before);
  return run.asked;
}

describe('the doctor online', () => {
  it('keeps neither a token nor a registration nor keys', async () => {
    const place = await cachePlace();
    expect(await askedBy(place, online)).toEqual(expect.arrayContaining(['RegisterClient', 'GetRoleCredentials']));
    expect(await askedBy(place, online)).toContain('RegisterClient');
  });

  it('uses what is cached, and leaves it as it is', async () => {
    const place = await cachePlace();
    expect((await place.duckbill('connect', 'aws:dev', '--device-code', '--no-browser')).exit).toBe(0);
    const asked = await askedBy(place, online);
    expect(asked).not.toContain('CreateToken');
    expect(asked).toContain('ListBuckets');
    expect(await askedBy(place, [...online, '--json'])).not.toContain('CreateToken');
    // Without the cache it signs in again, and keeps nothing of it either.
    expect(await askedBy(place, [...online, '--no-cache'])).toContain('CreateToken');
  });

  it('renews no token, or the one in the cache might be good no more', async () => {
    const place = await cachePlace();
    expect((await place.duckbill('connect', 'aws:dev', '--device-code', '--no-browser')).exit).toBe(0);
    const folder = path.join(place.home, '.aws/sso/cache');
    let renewable = 0;
    for (const name of await readdir(folder)) {
      const entry = JSON.parse(await readFile(path.join(folder, name), 'utf8')) as Record<string, unknown>;
      if (typeof entry['refreshToken'] !== 'string') continue;
      renewable += 1;
      await writeFile(path.join(folder, name), JSON.stringify({ ...entry, expiresAt: '2020-01-01T00:00:00Z' }));
    }
    expect(renewable).toBe(1);
    const cli = path.join(place.home, '.aws/cli/cache');
    for (const name of await readdir(cli)) {
      const text = await readFile(path.join(cli, name), 'utf8');
      await writeFile(
        path.join(cli, name),
        text.replace(/"Expiration": ?"[^"]*"/u, '"Expiration": "2020-01-01T00:00:00Z"'),
      );
      await utimes(path.join(cli, name), 0, 0);
    }
    const before = await treeOf(place.home);
    const run = await place.duckbill(...online, '--no-input');
    expect(run.asked).not.toContain('CreateToken');
    expect(run.exit).toBe(4);
    expect(await treeOf(place.home)).toEqual(before);
  });

  it('notes no code of a device', async () => {
    const place = await cachePlace();
    const asked = await askedBy(place, ['doctor', 'aws:reports', ...doctor], `${mfaCode(place.sandbox)}\n`);
    expect(asked).toContain('AssumeRole');
  });
});
