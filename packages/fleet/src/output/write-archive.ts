import { link, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { kindOf, placeBeside, sweepBeside } from './beside.ts';
import { type OutputOutcome, refuseOutput } from './output-refusal.ts';

export interface OutputOptions {
  /** Replaces what is there. */
  readonly force?: boolean;
}

/**
 * Writes bytes as they come to a file, for its owner alone. They are written beside it, flushed, and given the name in
 * one step: a kill leaves nothing, or what was there before. Throws what the bytes and the file system throw.
 */
export async function writeArchive(
  target: string,
  bytes: AsyncIterable<Uint8Array>,
  { force = false }: OutputOptions = {},
): Promise<OutputOutcome> {
  const place = path.resolve(target);
  const there = await kindOf(place);
  if (there === 'folder' || there === 'other') return refuseOutput(place, 'not-a-file');
  if (there === 'file' && !force) return refuseOutput(place, 'exists');
  await sweepBeside(place);
  const beside = placeBeside(place);
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      for await (const piece of bytes) await file.writeFile(piece);
      await file.sync();
    } finally {
      await file.close();
    }
    if (force) await rename(beside, place);
    else if (!(await linkNew(beside, place))) return refuseOutput(place, 'exists');
    return { ok: true, path: place };
  } finally {
    await rm(beside, { force: true });
  }
}

/** Unlike a rename, a link fails when somebody made a file of that name in the meantime. */
async function linkNew(beside: string, place: string): Promise<boolean> {
  try {
    await link(beside, place);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    // File systems without links.
    if ((await kindOf(place)) !== 'nothing') return false;
    await rename(beside, place);
    return true;
  }
}
