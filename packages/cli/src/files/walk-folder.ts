import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { reasonOf } from '../system-reason.ts';
import { type IgnoreRules, ignoreRulesInside, isIgnored } from './ignore-files.ts';
import { isKnownFile } from './known-files.ts';

/** Folders that nobody keeps such files in. */
const leftOut: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Folders inside folders that are followed; file systems end far earlier. */
const deepest = 200;

export interface FolderContents {
  /** Absolute, sorted. */
  readonly files: readonly string[];
  /** Folders that could not be read, and why. */
  readonly unreadable: readonly { readonly folder: string; readonly reason: string }[];
}

/** Lists a folder; another one is for tests. */
export type ListFolder = (folder: string) => Promise<readonly Dirent[]>;

const listFolder: ListFolder = (folder) => readdir(folder, { withFileTypes: true });

/**
 * Every file of ours below a folder that no pattern leaves out. Links to files are followed, links to folders are
 * not, so that no loop can form.
 */
export async function walkFolder(
  start: string,
  rules: IgnoreRules,
  list: ListFolder = listFolder,
): Promise<FolderContents> {
  const files: string[] = [];
  const unreadable: { folder: string; reason: string }[] = [];
  const queue: { readonly folder: string; readonly rules: IgnoreRules; readonly depth: number }[] = [
    { folder: start, rules, depth: 0 },
  ];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { folder, depth } = next;
    let entries: readonly Dirent[];
    try {
      entries = await list(folder);
    } catch (error) {
      unreadable.push({ folder, reason: reasonOf(error) });
      continue;
    }
    // Those of the first folder are known: they were asked for with the folders around it.
    const names = new Set(entries.map(({ name }) => name));
    const inside = depth === 0 ? next.rules : ignoreRulesInside(next.rules, folder, names);
    for (const entry of entries) {
      const absolute = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (leftOut.has(entry.name) || depth >= deepest || isIgnored(inside, absolute, true)) continue;
        queue.push({ folder: absolute, rules: inside, depth: depth + 1 });
      } else if (isKnownFile(absolute) && !isIgnored(inside, absolute, false) && (await isFile(entry, absolute))) {
        files.push(absolute);
      }
    }
  }
  return { files: files.toSorted(), unreadable };
}

async function isFile(entry: Dirent, absolute: string): Promise<boolean> {
  if (entry.isFile()) return true;
  if (!entry.isSymbolicLink()) return false;
  try {
    return (await stat(absolute)).isFile();
  } catch {
    return false;
  }
}
