import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderStore } from '../../src/results/folder-store.ts';
import { ended, inOneGo, JobPlace, jobOf, resultOf, rosterOf } from './job-kit.ts';
import { onOwnDatabase } from './on-databases.ts';

const MIB = 1024 * 1024;
const users = 300;
const rules = { chunkUsers: 30 };

/** A file system of its own: only root may make one, and not in every container. */
function smallDisk(): { readonly folder: string; readonly remove: () => void } | string {
  const folder = mkdtempSync(path.join(tmpdir(), 'duckbill-disk-'));
  const run = (...[command, ...words]: [string, ...string[]]): string | undefined => {
    const { status, stderr, error } = spawnSync(command, words, { encoding: 'utf8' });
    return status === 0 ? undefined : (error?.message ?? stderr.trim());
  };
  const refused = run('mount', '-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder);
  const remove = (): void => {
    if (refused === undefined) run('umount', '-l', folder);
    rmSync(folder, { recursive: true, force: true });
  };
  if (refused === undefined) return { folder, remove };
  remove();
  return refused;
}

const probe = smallDisk();
if (typeof probe === 'string') console.log(`no disk can be made that is full soon: ${probe}`);
else probe.remove();

describe.skipIf(typeof probe === 'string')('with a disk of 4 MiB', () => {
  onOwnDatabase('jobs', (fresh) => {
    let place: JobPlace;
    let disk: { readonly folder: string; readonly remove: () => void };
    let store: FolderStore;
    beforeEach(async () => {
      const made = smallDisk();
      if (typeof made === 'string') throw new Error(made);
      disk = made;
      mkdirSync(path.join(disk.folder, 'store'));
      store = new FolderStore(path.join(disk.folder, 'store'));
      place = new JobPlace(await fresh());
    });
    afterEach(async () => {
      await place.remove();
      disk.remove();
    });
    const ballast = (): string => path.join(disk.folder, 'ballast');
    /** Leaves so much room. */
    const fill = async (room: number): Promise<void> => {
      await rm(ballast(), { force: true });
      const { bavail, bsize } = await statfs(disk.folder);
      await writeFile(ballast(), Buffer.alloc(Math.max(0, bavail * bsize - room)));
    };

    it('fail when it is full, say so, and go on from what is done when there is room', async () => {
      const wanted = await inOneGo(rosterOf(users));
      const room = 0.3 * MIB;
      // Else it would not become full.
      expect(wanted.byteLength).toBeGreaterThan(1.5 * room);
      await fill(room);
      const jobs = await place.open({ store, rules });
      const { status } = await jobs.service.create(jobOf(users));
      const failed = await ended(jobs, status);
      expect(failed).toMatchObject({ state: 'failed', failure: { code: 'store-full', retry: true } });
      expect(failed.failure?.detail).toContain('no space left');
      expect(JSON.stringify(failed)).not.toContain(disk.folder);
      const { chunksDone, chunks } = failed.progress;
      expect(chunksDone).toBeGreaterThan(0);
      expect(chunksDone).toBeLessThan(chunks);
      // Nothing half written takes the little room that there is.
      expect(await readdir(path.join(disk.folder, 'store', '.coming'))).toEqual([]);

      await jobs.service.retry('blue', status.id);
      const again = await ended(jobs, status);
      expect(again).toMatchObject({ state: 'failed', failure: { code: 'store-full' } });
      expect(again.progress.chunksDone).toBeGreaterThanOrEqual(chunksDone);

      await rm(ballast());
      await jobs.service.retry('blue', status.id);
      expect(await ended(jobs, status)).toMatchObject({ state: 'done', progress: { usersDone: users } });
      expect((await resultOf(jobs, status)).equals(wanted)).toBe(true);
      expect(place.faults).toEqual([]);
    });

    it('are not made when the roster finds no room, and leave nothing', async () => {
      await fill(0);
      const jobs = await place.open({ store, rules });
      await expect(jobs.service.create(jobOf(users, { key: 'k' }))).rejects.toMatchObject({ kind: 'full' });
      expect((await jobs.service.list('blue', 10)).jobs).toEqual([]);
      await rm(ballast());
      const { status, isNew } = await jobs.service.create(jobOf(users, { key: 'k' }));
      expect(isNew).toBe(true);
      expect((await ended(jobs, status)).state).toBe('done');
    });
  });
});
