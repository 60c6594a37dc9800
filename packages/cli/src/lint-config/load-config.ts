import { open } from 'node:fs/promises';
import path from 'node:path';
import { readSource, type SourceText } from '@duckbill/core';
import { CommandFailure } from '../command-failure.ts';
import { isTooWild, nameFrom } from '../files/path-patterns.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';
import { findConfig, folderAround, namedConfig } from './find-config.ts';
import type { LintConfig } from './lint-config.ts';
import { readJsonFile } from './read-json-file.ts';

/** A configuration and where it stands. */
export interface LoadedConfig {
  /** Its patterns and names start here. */
  readonly folder: string;
  readonly config: LintConfig;
}

/** Most bytes that a file of our own may have. */
const mostBytes = 8 * 1024 * 1024;

/** What `--config` and `--no-config` ask for: a file, none, or the one that is found. */
export type ConfigChoice = string | false | undefined;

/** The configuration of a run; an empty one where there is none. Fails with wrong usage where it has mistakes. */
export async function loadConfig(
  terminal: Terminal,
  paths: readonly string[],
  choice: ConfigChoice,
): Promise<LoadedConfig> {
  const none = { folder: terminal.cwd, config: {} };
  if (choice === false) return none;
  const file =
    choice === undefined
      ? findConfig(folderAround(paths, terminal.cwd), terminal.home)
      : namedConfig(choice, terminal.cwd);
  if (file === undefined) return none;
  const source = await readOwnFile(file, terminal.cwd);
  // Loaded only now: most runs have no configuration.
  const { validateConfig } = await import('./validate-config.ts');
  const config = readJsonFile(source, validateConfig);
  refuseWildPatterns(source.name, config);
  refuseForeignBaseline(source.name, path.dirname(file), config);
  return { folder: path.dirname(file), config };
}

function refuseWildPatterns(name: string, { ignore = [], overrides = [] }: LintConfig): void {
  const wild = [...ignore, ...overrides.flatMap(({ files }) => files)].find(isTooWild);
  if (wild !== undefined) throw CommandFailure.usage(`${name}: too many asterisks in the pattern "${wild}"`);
}

/** Whoever wrote the configuration of a repository must not choose files elsewhere to be written. */
function refuseForeignBaseline(name: string, folder: string, { baseline }: LintConfig): void {
  if (baseline === undefined || nameFrom(folder, path.resolve(folder, baseline)) !== undefined) return;
  throw CommandFailure.usage(`${name}: the baseline "${baseline}" is not inside the folder of the configuration`);
}

/** A file of our own as text; its name is shown from the working folder. */
export async function readOwnFile(file: string, cwd: string): Promise<SourceText> {
  const relative = path.relative(cwd, file);
  const name = relative.startsWith('..') ? file : relative;
  try {
    const handle = await open(file);
    try {
      if ((await handle.stat()).size > mostBytes) throw CommandFailure.usage(`${name} is larger than 8 MiB`);
      return readSource(name, await handle.readFile()).source;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw CommandFailure.couldNotFinish(`cannot read ${name}: ${reasonOf(error)}`);
  }
}
