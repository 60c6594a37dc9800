import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { CommandFailure } from '../command-failure.ts';
import { foldersUpwards } from '../files/repository-root.ts';
import { configFileName } from './lint-config.ts';

/**
 * The configuration for a run: the nearest one from the deepest folder around everything that is looked at, up to the
 * root of the repository; outside of one, up to the home folder or the root of the disk.
 */
export function findConfig(folder: string, home: string): string | undefined {
  for (const candidate of foldersUpwards(folder)) {
    const file = path.join(candidate, configFileName);
    if (isFile(file)) return file;
    if (candidate === home || existsSync(path.join(candidate, '.git'))) return undefined;
  }
  return undefined;
}

/** The deepest folder around all paths; patterns count up to their first wildcard. */
export function folderAround(paths: readonly string[], cwd: string): string {
  const [first = cwd, ...rest] = paths.map((given) => folderOf(path.resolve(cwd, withoutPattern(given))));
  return rest.reduce(commonFolder, first);
}

function withoutPattern(given: string): string {
  const wild = given.search(/[*?{[]/u);
  if (wild === -1 || existsSync(given)) return given;
  return path.dirname(`${given.slice(0, wild)}x`);
}

function folderOf(absolute: string): string {
  try {
    return statSync(absolute).isDirectory() ? absolute : path.dirname(absolute);
  } catch {
    return path.dirname(absolute);
  }
}

function commonFolder(one: string, other: string): string {
  const around = new Set(foldersUpwards(one));
  return foldersUpwards(other).find((folder) => around.has(folder)) ?? one;
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The file that `--config` names. */
export function namedConfig(name: string, cwd: string): string {
  const file = path.resolve(cwd, name);
  if (isFile(file)) return file;
  throw CommandFailure.usage(`no such configuration: ${name}`);
}
