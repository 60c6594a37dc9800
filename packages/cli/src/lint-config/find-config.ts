import { stat } from 'node:fs/promises';
import path from 'node:path';
import { CommandFailure } from '../command-failure.ts';
import { foldersUpwards } from '../files/repository-root.ts';
import { existsSync } from 'node:fs';
import { configFileName } from './lint-config.ts';

/**
 * The configuration for a run: the nearest one from the deepest folder around everything that is looked at, up to the
 * root of the repository; outside of one, up to the home folder or the root of the disk.
 */
export async function findConfig(folder: string, home: string): Promise<string | undefined> {
  for (const candidate of foldersUpwards(folder)) {
    const file = path.join(candidate, configFileName);
    if (await isFile(file)) return file;
    if (candidate === home || existsSync(path.join(candidate, '.git'))) return undefined;
  }
  return undefined;
}

/** The deepest folder around all paths; patterns count up to their first wildcard. */
export async function folderAround(paths: readonly string[], cwd: string): Promise<string> {
  const [first = cwd, ...rest] = await Promise.all(
    paths.map((given) => folderOf(path.resolve(cwd, withoutPattern(given)))),
  );
  return rest.reduce(commonFolder, first);
}

function withoutPattern(given: string): string {
  const wild = given.search(/[*?{[]/u);
  if (wild === -1 || existsSync(given)) return given;
  return path.dirname(`${given.slice(0, wild)}x`);
}

async function folderOf(absolute: string): Promise<string> {
  try {
    return (await stat(absolute)).isDirectory() ? absolute : path.dirname(absolute);
  } catch {
    return path.dirname(absolute);
  }
}

function commonFolder(one: string, other: string): string {
  const around = new Set(foldersUpwards(one));
  return foldersUpwards(other).find((folder) => around.has(folder)) ?? one;
}

async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

/** The file that `--config` names. */
export async function namedConfig(name: string, cwd: string): Promise<string> {
  const file = path.resolve(cwd, name);
  if (await isFile(file)) return file;
  throw CommandFailure.usage(`no such configuration: ${name}`);
}
