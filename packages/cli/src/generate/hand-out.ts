import type { GeneratedFile, GenerateNote, GenerateSpec } from '@duckbill/core';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { paintDiff, textDiff } from '../text-diff.ts';
import { maskGiven, type ProviderNote, tellNotes } from './tell-generated.ts';
import { decoded, type PlannedFile, readBefore, writePlanned } from './write-generated.ts';

/** What was generated, and of what. */
export interface HandedOut {
  readonly spec: Pick<GenerateSpec, 'target' | 'access' | 'programs'>;
  readonly files: readonly GeneratedFile[];
  readonly notes: readonly (GenerateNote | ProviderNote)[];
  /** Values in the files that are for files only. */
  readonly secrets: readonly string[];
}

export interface HandOutOptions {
  readonly diff?: boolean;
  readonly backup?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Everything on standard output; what is left to do, on the other. */
export function printMade(
  terminal: Terminal,
  { spec, files, notes }: HandedOut,
  { json }: Pick<HandOutOptions, 'json'>,
): Exit {
  const exit: Exit = { code: exitCodes.ok, reason: 'generated' };
  if (json === true) {
    const { target, access, programs } = spec;
    writeJson(terminal, { version: 1, target, access, programs, files, notes }, exit);
    return exit;
  }
  const [first, ...more] = files;
  for (const { kind, text } of files) {
    const heading = more.length > 0 ? `# ~/.aws/${kind}\n` : '';
    terminal.stdout.write(`${heading}${text}${text.endsWith('\n') ? '' : '\n'}`);
  }
  if (first === undefined) terminal.stderr.write('There is nothing to write but keys, which are left out.\n');
  tellNotes(terminal, notes);
  return exit;
}

/** A file that exists and says something else is left alone unless that was asked for. */
export async function plannedFile(
  out: string,
  files: readonly GeneratedFile[],
  { force, diff }: HandOutOptions,
): Promise<readonly PlannedFile[]> {
  const before = await readBefore(out);
  const planned = files.map(({ text }) => ({ path: out, before, text, secret: false }));
  if (before === null) return planned;
  const differing = planned.filter(({ text }) => decoded(out, before) !== text);
  if (differing.length > 0 && force !== true && diff !== true)
    throw CommandFailure.usage(`${out} exists and says something else; --force replaces it`);
  return differing;
}

/** Writes what is planned, or shows it with `diff`. */
export async function writeMade(
  terminal: Terminal,
  { spec: { target, access, programs }, notes, secrets }: HandedOut,
  planned: readonly PlannedFile[],
  options: HandOutOptions,
): Promise<Exit> {
  const diffs: string[] = [];
  for (const { path: name, before, text } of planned)
    diffs.push(await textDiff(name, before === null ? '' : decoded(name, before), text));
  const diff = maskGiven(diffs.join(''), secrets);
  const written = options.diff === true ? [] : await writePlanned(planned, options.backup === true);
  const reason =
    planned.length === 0 ? 'nothing to change' : options.diff === true ? 'shown, nothing is written' : 'written';
  const exit: Exit = { code: exitCodes.ok, reason };
  if (options.json === true) {
    writeJson(terminal, { version: 1, target, access, programs, diff, files: written, notes }, exit, secrets);
    return exit;
  }
  const isReplaced = planned.some(({ before }) => before !== null);
  const shown = paintDiff(diff, paintFor(terminal.stdout, terminal.environment));
  if (options.diff === true || isReplaced) terminal.stdout.write(shown);
  for (const { path: name, backup } of written) {
    terminal.stdout.write(`wrote ${name}\n`);
    if (backup !== undefined) terminal.stdout.write(`what was there before is kept as ${backup}\n`);
  }
  if (planned.length === 0) terminal.stdout.write('nothing to change\n');
  tellNotes(terminal, notes);
  return exit;
}
