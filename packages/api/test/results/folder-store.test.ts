import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FolderStore } from '../../src/results/folder-store.ts';
import { cut, keysOf, kindOf, readAll, someBytes, storeSuite } from './store-suite.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'duckbill-store-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

// oxlint-disable-next-line require-await -- as other stores are opened
storeSuite(async () => new FolderStore(path.join(home, 'data')), 1_000_000);

it('begins with no folder, and leaves nothing half-written in it', async () => {
  const store = new FolderStore(path.join(home, 'not', 'yet'));
  expect(await keysOf(store, '')).toEqual([]);
  expect(await store.size('a')).toBeUndefined();
  await store.remove('a/');
  await store.put('a/b', [Buffer.from('x')]);
  expect(readdirSync(path.join(home, 'not', 'yet', '.coming'))).toEqual([]);
});

it('sweeps away what a killed process left behind, and not what is being written', async () => {
  const store = new FolderStore(home);
  await store.probe();
  const old = path.join(home, '.coming', 'old');
  const fresh = path.join(home, '.coming', 'fresh');
  for (const file of [old, fresh]) writeFileSync(file, 'x');
  const twoHoursAgo = new Date(Date.now() - 7_200_000);
  utimesSync(old, twoHoursAgo, twoHoursAgo);
  expect(await keysOf(store, '')).toEqual([]);
  await store.probe();
  expect([existsSync(old), existsSync(fresh)]).toEqual([false, true]);
});

it('tells what it may not do', async () => {
  writeFileSync(path.join(home, 'file'), 'x');
  const store = new FolderStore(path.join(home, 'file'));
  expect(await kindOf(store.put('a', [Buffer.from('x')]))).toBe('refused');
  expect(await kindOf(store.probe())).toBe('refused');
});

describe.skipIf(spawnSync('mount', ['--version']).status !== 0 || process.getuid?.() !== 0)(
  'a disk that is full [mount]',
  () => {
    let disk = '';
    let mounted = false;
    beforeAll(() => {
      disk = mkdtempSync(path.join(tmpdir(), 'duckbill-disk-'));
      mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]).status === 0;
    });
    afterAll(() => {
      if (mounted) spawnSync('umount', [disk]);
      rmSync(disk, { recursive: true, force: true });
    });

    it('is told, and what was there stays; with room again the same call works', async ({ skip }) => {
      skip(!mounted, 'no right to mount');
      const store = new FolderStore(path.join(disk, 'data'));
      await store.put('one', [Buffer.from('old')]);
      const bytes = someBytes(400_000);
      await expect(store.put('one', cut(bytes, 10_000))).rejects.toMatchObject({ kind: 'full', code: 'ENOSPC' });
      await expect(store.put('two', cut(bytes, 10_000))).rejects.toThrow(/Make room there, then retry/u);
      expect((await readAll(store, 'one')).toString()).toBe('old');
      expect(await keysOf(store, '')).toEqual(['one']);
      expect(readdirSync(path.join(disk, 'data', '.coming'))).toEqual([]);
      spawnSync('mount', ['-o', 'remount,size=2m', disk]);
      await store.put('one', cut(bytes, 10_000));
      expect(await store.size('one')).toBe(400_000);
    });
  },
);

it('takes a folder of something else for no object', async () => {
  mkdirSync(path.join(home, 'folder'));
  const store = new FolderStore(home);
  expect(await store.size('folder')).toBeUndefined();
  await store.remove('folder');
  expect(existsSync(path.join(home, 'folder'))).toBe(true);
});
