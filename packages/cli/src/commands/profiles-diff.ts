import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lint, maskSecrets, type Report, textReport } from '@duckbill/core';
import {
  allProfiles,
  catalogueReferences,
  compareFolder,
  type EarlierChecksums,
  folderReferences,
  type ProfileComparison,
  type ProfileFile,
  type ProfileReference,
  type ProfileState,
  readProfileIndex,
} from '@duckbill/profiles';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { kindOf } from '../files/path-kind.ts';
import { writeJson } from '../json-output.ts';
import { differenceLines, jsonDifference } from '../profiles/difference-text.ts';
import { profileExtension, profilesFolder, readPassedOver, readProfileFolder } from '../profiles/installed-profiles.ts';
import { paintFor, type Terminal } from '../terminal.ts';

export interface ProfilesDiffOptions {
  readonly folder?: string;
  readonly installed?: string;
  readonly missing?: boolean;
  readonly json?: boolean;
}

interface References {
  readonly references: readonly ProfileReference[];
  /** What is wrong with the files of a published folder. */
  readonly problems: Report;
  /** Profiles under names that Cyberduck does not load. */
  readonly passedOver: readonly string[];
}

/** `duckbill profiles diff`: installed profiles against the catalogue, or against a folder of published ones. */
export async function profilesDiffCommand(
  terminal: Terminal,
  name: string | undefined,
  options: ProfilesDiffOptions,
): Promise<Exit> {
  const installedFolder = profilesFolder(terminal, options.installed);
  const installed = readProfileFolder(installedFolder, options.installed === undefined);
  const { references, problems, passedOver }: References =
    options.folder === undefined
      ? { references: catalogueReferences(allProfiles()), problems: { files: [], skipped: [] }, passedOver: [] }
      : readReferences(path.resolve(terminal.cwd, options.folder));
  const all = compareFolder(installed, references);
  const chosen = name === undefined ? all : all.filter((one) => isNamed(one, name));
  if (name !== undefined && chosen.length === 0)
    throw CommandFailure.usage(`"${name}" is neither installed nor among what is compared with`);
  const isShown = ({ state }: ProfileComparison) =>
    state !== 'missing' || name !== undefined || options.missing === true;
  const shown = chosen.filter((one) => isShown(one));
  const exit = exitOf(shown, options.missing === true && name === undefined);
  const missing = chosen.length - shown.length;
  if (options.json === true) {
    const profiles = shown.map((one) => ({ ...one, differences: one.differences.map((each) => jsonDifference(each)) }));
    const faults = problems.files.flatMap(({ source, diagnostics }) =>
      diagnostics.map(({ code, span }) => ({ file: source.name, code, ...source.position(span.start) })),
    );
    const result = {
      version: 1,
      installed: installedFolder,
      profiles,
      notInstalled: missing,
      problems: faults,
      passedOver,
    };
    writeJson(terminal, result, exit);
    return exit;
  }
  if (problems.files.length > 0)
    terminal.stderr.write(textReport(problems, paintFor(terminal.stderr, terminal.environment)));
  for (const file of passedOver)
    terminal.stderr.write(
      `${file}: a profile that Cyberduck passes over, for its name does not end with ${profileExtension}\n`,
    );
  const lines = shown.map((one) => comparisonText(one, options.folder === undefined ? 'the catalogue' : 'published'));
  const counts = [
    ...stateCounts(shown),
    ...(missing === 0 ? [] : [`${missing} more could be installed (--missing lists them)`]),
  ];
  terminal.stdout.write(maskSecrets(`${lines.join('')}${installedFolder}: ${counts.join(', ') || 'nothing'}\n`));
  return exit;
}

/** Every profile of a published folder, with what lint calls an error in it, and what its index knows of before. */
function readReferences(folder: string): References {
  const files = readProfileFolder(folder, false);
  if (files.length === 0) throw CommandFailure.usage(`${folder} holds no connection profiles`);
  return {
    references: folderReferences(files, readIndex(path.join(folder, 'index.json'))),
    problems: problemsOf(files),
    passedOver: readPassedOver(folder),
  };
}

function problemsOf(files: readonly ProfileFile[]): Report {
  const report = lint(files.map(({ source }) => source));
  const faulty = report.files
    .map((file) => ({ ...file, diagnostics: file.diagnostics.filter(({ severity }) => severity === 'error') }))
    .filter(({ diagnostics }) => diagnostics.length > 0);
  return { files: faulty, skipped: [] };
}

function readIndex(file: string): EarlierChecksums {
  if (kindOf(file) !== 'file') return new Map();
  try {
    return readProfileIndex(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw CommandFailure.couldNotFinish(`cannot read ${file} as JSON`);
  }
}

function isNamed({ file, reference, vendor }: ProfileComparison, name: string): boolean {
  const names = [file, reference].flatMap((one) => (one === undefined ? [] : [one, one.replace(/\.[a-z]+$/u, '')]));
  return vendor === name || names.includes(name);
}

const verdicts: Readonly<Record<ProfileState, string>> = {
  same: '✓ same',
  older: '! older',
  published: '· published',
  edited: '✗ edited',
  unknown: '· unknown',
  unreadable: '✗ unreadable',
  missing: '- missing',
};

function comparisonText({ state, file, reference, differences }: ProfileComparison, other: string): string {
  const name = file ?? reference ?? '';
  const against = file === undefined || reference === undefined || reference === file ? '' : `  (${reference})`;
  return `${verdicts[state].padEnd(12)}  ${name}${against}\n${differenceLines(differences, 'installed', other)}`;
}

function stateCounts(shown: readonly ProfileComparison[]): readonly string[] {
  const counts = new Map<ProfileState, number>();
  for (const { state } of shown) counts.set(state, (counts.get(state) ?? 0) + 1);
  return [...counts].map(([state, count]) => `${count} ${state}`);
}

function exitOf(shown: readonly ProfileComparison[], isListOfMissing: boolean): Exit {
  const worth: ReadonlySet<ProfileState> = new Set([
    'older',
    'edited',
    'unreadable',
    ...(isListOfMissing ? [] : ['missing' as const]),
  ]);
  const found = shown.filter(({ state }) => worth.has(state)).length;
  return found === 0
    ? { code: exitCodes.ok, reason: 'nothing that is known was changed' }
    : { code: exitCodes.findings, reason: `${found} profiles are older, edited, unreadable or missing` };
}
