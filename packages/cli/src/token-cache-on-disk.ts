import { readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type CacheEntries, cacheFormats, type CacheKind, type Diagnostic } from '@duckbill/core';
import type { CachePlace, TokenCache } from '@duckbill/doctor';
import { isSystemError } from './lock-file.ts';
import { reasonOf } from './system-reason.ts';
import { writeTextFile } from './write-file.ts';

/** Nobody's token is longer; a device file never ends. */
const longestFile = 1_000_000;

/** Another program may write the same entry at the same time; it is read again then. */
const mostTries = 3;

/** What becomes of a cache file that is not as it ought to be. The path, and words that hold nothing of its content. */
export type CacheProblem =
  | { readonly kind: 'damaged'; readonly path: string; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'not-read' | 'not-written' | 'not-removed'; readonly path: string; readonly reason: string };

/**
 * The cache folders of the AWS CLI below a home folder: the same names and formats, files for their owner alone, whole
 * or not at all (design §4.8). A damaged file is told about and stays until there is something to put in its place.
 */
export function tokenCacheOnDisk(home: string, tell: (problem: CacheProblem) => void): TokenCache {
  return {
    read: async (place) => {
      const name = pathOf(home, place);
      const bytes = name === undefined ? undefined : await readEntry(name, tell);
      if (name === undefined || bytes === undefined) return undefined;
      const reading = cacheFormats[place.cache].read(name, decode(bytes));
      if (reading.ok) return reading.entry;
      tell({ kind: 'damaged', path: name, diagnostics: reading.diagnostics });
      return undefined;
    },
    write: async (place, entry) => {
      const name = pathOf(home, place);
      return name === undefined ? false : writeEntry(name, place.cache, entry, tell);
    },
    remove: async (place) => {
      const name = pathOf(home, place);
      if (name === undefined) return;
      try {
        await rm(name, { force: true });
      } catch (error) {
        tell({ kind: 'not-removed', path: name, reason: reasonOf(error) });
      }
    },
  };
}

/** Nothing but a digest becomes part of a path. */
function pathOf(home: string, { cache, file }: CachePlace): string | undefined {
  const name = path.posix.basename(file);
  return /^[0-9a-f]{40}\.json$/u.test(name) ? path.join(home, cacheFormats[cache].folder, name) : undefined;
}

async function readEntry(name: string, tell: (problem: CacheProblem) => void): Promise<Uint8Array | undefined> {
  try {
    const stats = await stat(name);
    if (!stats.isFile()) throw new Error('it is not a regular file');
    if (stats.size > longestFile) throw new Error('it is far too long');
    return await readFile(name);
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) tell({ kind: 'not-read', path: name, reason: reasonOf(error) });
    return undefined;
  }
}

async function writeEntry<Kind extends CacheKind>(
  name: string,
  kind: Kind,
  entry: CacheEntries[Kind],
  tell: (problem: CacheProblem) => void,
): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    const before = await readEntry(name, () => undefined);
    const text = cacheFormats[kind].print(entry, before && decode(before));
    const outcome = await writeTextFile(name, text, { expected: before ?? null, secret: true });
    if (outcome.ok) return true;
    if (outcome.refusal !== 'changed-since-read' || tries >= mostTries) {
      tell({ kind: 'not-written', path: name, reason: outcome.reason });
      return false;
    }
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
