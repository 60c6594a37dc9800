import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CacheProblem, tokenCacheOnDisk } from '../src/token-cache-on-disk.ts';

const canary = 'CANARY-access-token';
const token = { accessToken: canary, expiresAt: '2026-11-21T10:29:15.000Z', startUrl: 'u', region: 'eu-west-1' };
const place = { cache: 'sso-token', file: 'ee0bfd2552fbd840c02cc48b6e823320543c450f.json' } as const;

let home = '';
let problems: CacheProblem[] = [];
const file = () => path.join(home, '.aws/sso/cache', place.file);
const modeOf = (name: string) => (statSync(name).mode & 0o777).toString(8);
const cache = () => tokenCacheOnDisk(home, (problem) => problems.push(problem));
const stand = (text: string, mode = 0o600) => {
  mkdirSync(path.dirname(file()), { recursive: true });
  writeFileSync(file(), text, { mode });
  chmodSync(file(), mode);
};

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'duckbill-cache-'));
  problems = [];
});

afterEach(() => {
  // What a test made unreadable must go as well.
  chmodSync(home, 0o700);
  rmSync(home, { recursive: true, force: true });
});

describe('the cache on disk', () => {
  it('makes files and folders for their owner alone, and reads them back', async () => {
    expect(await cache().write(place, token)).toBe(true);
    expect(modeOf(file())).toBe('600');
    for (const folder of ['.aws', '.aws/sso', '.aws/sso/cache']) expect(modeOf(path.join(home, folder))).toBe('700');
    expect(readdirSync(path.dirname(file()))).toEqual([place.file]);
    expect(await cache().read(place)).toEqual(token);
    expect(problems).toEqual([]);
  });

  it('takes a place with a folder in front as a plan names it', async () => {
    await cache().write({ cache: 'sso-token', file: `~/.aws/sso/cache/${place.file}` }, token);
    expect(await cache().read(place)).toEqual(token);
  });

  it.each(['../../../etc/passwd', 'x.json', 'a'.repeat(40), `${'A'.repeat(40)}.json`, ''])(
    'touches no file of the name %j',
    async (name) => {
      const elsewhere = { cache: 'sso-token', file: name } as const;
      expect(await cache().write(elsewhere, token)).toBe(false);
      expect(await cache().read(elsewhere)).toBeUndefined();
      await cache().remove(elsewhere);
      expect(readdirSync(home)).toEqual([]);
    },
  );

  it('takes rights away that an old file gave', async () => {
    stand('{}', 0o644);
    await cache().write(place, token);
    expect(modeOf(file())).toBe('600');
  });

  it('keeps unknown members', async () => {
    stand('{"accessToken": "old", "note": [1, 2.50]}');
    await cache().write(place, token);
    expect(readFileSync(file(), 'utf8')).toContain('"note": [1, 2.50]');
    expect(await cache().read(place)).toEqual(token);
  });

  it('leaves a damaged file until there is something better, and says so without its content', async () => {
    stand(`{"accessToken": "${canary}"`);
    expect(await cache().read(place)).toBeUndefined();
    expect(readFileSync(file(), 'utf8')).toBe(`{"accessToken": "${canary}"`);
    expect(problems).toMatchObject([{ kind: 'damaged', path: file(), diagnostics: [{ code: 'cache-file-damaged' }] }]);
    expect(JSON.stringify(problems)).not.toContain(canary);
    await cache().write(place, token);
    expect(await cache().read(place)).toEqual(token);
  });

  it('removes an entry, and minds none that is gone', async () => {
    await cache().write(place, token);
    await cache().remove(place);
    await cache().remove(place);
    expect(await cache().read(place)).toBeUndefined();
    expect(problems).toEqual([]);
  });

  it('does not fail where nothing can be written or read', async () => {
    mkdirSync(file(), { recursive: true });
    expect(await cache().write(place, token)).toBe(false);
    expect(await cache().read(place)).toBeUndefined();
    expect(problems.map(({ kind }) => kind)).toEqual(['not-written', 'not-read']);
  });

  it('reads no file without end', async () => {
    stand(`{"accessToken": "${'a'.repeat(1_100_000)}"}`);
    expect(await cache().read(place)).toBeUndefined();
    expect(problems).toMatchObject([{ kind: 'not-read', reason: 'it is far too long' }]);
  });

  it('loses no entry to writers at the same time', async () => {
    const tokens = Array.from({ length: 8 }, (_, index) => ({ ...token, accessToken: `token-${index}` }));
    const written = await Promise.all(tokens.map((one) => cache().write(place, one)));
    expect(written).not.toContain(false);
    expect(tokens).toContainEqual(await cache().read(place));
    expect(readdirSync(path.dirname(file()))).toEqual([place.file]);
  });
});
