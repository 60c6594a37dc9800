import path from 'node:path';
import { readSource, type SourceText } from '@duckbill/core';
import { chooseFiles } from './files/choose-files.ts';
import { ignoreRulesAround, isIgnoredByUs } from './files/ignore-files.ts';
import { pathPatterns } from './files/path-patterns.ts';
import { readFiles } from './files/read-files.ts';
import type { LoadedConfig } from './lint-config/load-config.ts';
import type { LintCommandOptions } from './lint-options.ts';
import { readStandardInput } from './read-input.ts';
import type { Terminal } from './terminal.ts';

export interface GatheredSources {
  readonly sources: readonly SourceText[];
  /** Names of those to tell about; the others are there because files say something of each other. */
  readonly told: ReadonlySet<string>;
  /** Worth a line, and no more. */
  readonly notes: readonly string[];
  /** What could not be looked at: the run did not finish. */
  readonly failures: readonly string[];
}

/** What a run of lint looks at: standard input, or the files that are named, found and not left out. */
export async function gatherSources(
  terminal: Terminal,
  paths: readonly string[],
  options: LintCommandOptions,
  { folder, config }: LoadedConfig,
): Promise<GatheredSources> {
  const { cwd } = terminal;
  const patterns = config.ignore === undefined ? undefined : pathPatterns(folder, config.ignore);
  if (options.stdinName !== undefined) {
    const { source } = readSource(options.stdinName, await readStandardInput(terminal.stdin));
    const file = path.resolve(cwd, options.stdinName);
    const leftOut = options.ignore && isIgnoredByUs(ignoreRulesAround(path.dirname(file), patterns), file, false);
    return leftOut
      ? { sources: [], told: new Set(), notes: [leftOutNote(options.stdinName)], failures: [] }
      : { sources: [source], told: new Set([source.name]), notes: [], failures: [] };
  }
  const choice = await chooseFiles(paths.length === 0 ? ['.'] : paths, { cwd, ignore: options.ignore, patterns });
  const { names } = choice;
  const told = options.changed ? await changedOf(names, cwd, options.changedSince) : names;
  // Nothing to tell about needs no company.
  const { sources, gone, failures } = await readFiles(told.length === 0 ? [] : names, cwd);
  const notes = [
    ...choice.ignored.map(leftOutNote),
    ...gone.map((name) => `${name} went away`),
    ...(names.length === 0 && choice.ignored.length === 0 && !options.changed ? [nothingNote] : []),
  ];
  return { sources, told: new Set(told), notes, failures: [...choice.failures, ...failures] };
}

/** A green tick for nothing at all would be misread. */
const nothingNote = 'no profile, bookmark or AWS file was found';

function leftOutNote(name: string): string {
  return `${name} is left out by a pattern; --no-ignore looks at it`;
}

async function changedOf(names: readonly string[], cwd: string, since: string | undefined): Promise<readonly string[]> {
  // Most runs do not ask git.
  const { changedFiles, onlyChanged } = await import('./files/changed-files.ts');
  return onlyChanged(names, cwd, await changedFiles(cwd, since));
}
