import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import type { ArchiveEntries } from '../archive/archive-entry.ts';
import { refuseUnsafePath } from '../archive/refuse-unsafe-path.ts';
import { manifestNames } from '../manifest/manifest-names.ts';
import { kindOf, placeBeside, sweepBeside } from './beside.ts';
import { type OutputOutcome, refuseOutput } from './output-refusal.ts';
import type { OutputOptions } from './write-archive.ts';

/**
 * Writes a fleet to a folder: made beside it and renamed when complete. A folder that is there is replaced with `force`
 * only, and only when it holds a fleet with its manifest, so that no home folder is ever taken for one. Throws
 * `UnsafePathError` and what the entries and the file system throw.
 */
export async function writeFolder(
  target: string,
  entries: ArchiveEntries,
  { force = false }: OutputOptions = {},
): Promise<OutputOutcome> {
  const place = path.resolve(target);
  const there = await kindOf(place);
  if (there === 'file' || there === 'other') return refuseOutput(place, 'not-a-folder');
  const names = there === 'folder' ? await readdir(place) : [];
  if (names.length > 0) {
    if (!force) return refuseOutput(place, 'exists');
    if (!names.includes(manifestNames.facts) || !names.includes(manifestNames.sums))
      return refuseOutput(place, 'not-a-fleet');
  }
  await sweepBeside(place);
  const beside = placeBeside(place);
  try {
    await mkdir(beside);
    await fillFolder(beside, entries);
    if (there === 'nothing') await rename(beside, place);
    else await exchange(beside, place, names.length > 0);
    return { ok: true, path: place };
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}

/** A folder cannot be renamed over a full one: for a moment the name is free, and then the new one has it. */
async function exchange(beside: string, place: string, full: boolean): Promise<void> {
  if (!full) {
    await rmdir(place);
    await rename(beside, place);
    return;
  }
  const old = placeBeside(place, 'old');
  await rename(place, old);
  try {
    await rename(beside, place);
  } catch (error) {
    await rename(old, place);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

async function fillFolder(folder: string, entries: ArchiveEntries): Promise<void> {
  let made = folder;
  for await (const entry of entries) {
    refuseUnsafePath(entry.path);
    const name = path.join(folder, ...entry.path.split('/'));
    const parent = path.dirname(name);
    if (parent !== made) await mkdir(parent, { recursive: true });
    made = parent;
    const file = await open(name, 'wx', entry.mode);
    try {
      if ('text' in entry) await file.writeFile(entry.text);
      else for await (const piece of entry.bytes()) await file.writeFile(piece);
      // Whatever the umask took away.
      await file.chmod(entry.mode);
    } finally {
      await file.close();
    }
  }
}
