import { createReadStream, existsSync } from 'node:fs';
import { lstat, opendir } from 'node:fs/promises';
import path from 'node:path';
import { UnsafePathError, refuseUnsafePath } from '../archive/refuse-unsafe-path.ts';
import { hashBytes } from './hash-bytes.ts';
import { isManifestName } from './manifest-names.ts';
import type { ManifestProblem } from './manifest-problem.ts';
import type { ManifestSource } from './manifest-source.ts';
import type { SumLine } from './sum-lines.ts';

/** A fleet in a folder. Links are never followed. */
export function folderSource(folder: string): ManifestSource {
  return {
    read: (name) => {
      const file = path.join(folder, name);
      return existsSync(file) ? contentOf(file) : undefined;
    },
    compare: (sums, tell) => compareFolder(folder, sums, tell),
    close: async () => undefined,
  };
}

/** Opened when it is read: a stream that nobody reads would stay open. */
async function* contentOf(file: string): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of createReadStream(file)) if (piece instanceof Uint8Array) yield piece;
}

async function compareFolder(
  folder: string,
  sums: () => AsyncIterable<SumLine>,
  tell: (problem: ManifestProblem) => void,
): Promise<void> {
  let matched = 0;
  for await (const { path: name, sha256 } of sums()) {
    const kind = await compareFile(folder, name, sha256);
    if (kind !== 'missing') matched += 1;
    if (kind !== undefined) tell({ kind, path: name });
  }
  let found = 0;
  for await (const name of walk(folder, '')) if (!isManifestName(name)) found += 1;
  if (found === matched) return;
  // Only now is it worth to hold all names.
  const known = new Set<string>();
  for await (const { path: name } of sums()) known.add(name);
  for await (const name of walk(folder, ''))
    if (!isManifestName(name) && !known.has(name)) tell({ kind: 'foreign', path: name });
}

async function compareFile(folder: string, name: string, sha256: string): Promise<'missing' | 'changed' | undefined> {
  try {
    refuseUnsafePath(name);
    const file = path.join(folder, name);
    if (!(await lstat(file)).isFile()) return 'changed';
    return (await hashBytes(contentOf(file))) === sha256 ? undefined : 'changed';
  } catch (error) {
    if (error instanceof UnsafePathError) return 'missing';
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
    throw error;
  }
}

/** Every file below, with `/` between names. */
async function* walk(folder: string, below: string): AsyncGenerator<string, void, undefined> {
  for await (const entry of await opendir(path.join(folder, below))) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(folder, name);
    else yield name;
  }
}
