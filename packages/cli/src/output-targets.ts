import { mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { CommandFailure } from './command-failure.ts';
import { reasonOf } from './system-reason.ts';
import type { Terminal } from './terminal.ts';
import { writeTextFile } from './write-file.ts';

/** A report in a file. */
export interface OutputFile<Format extends string> {
  readonly format: Format;
  /** As it was given. */
  readonly name: string;
}

/** Where the reports of one run go. */
export interface OutputTargets<Format extends string> {
  /** Undefined when none was named for standard output. */
  readonly stdout: Format | undefined;
  readonly files: readonly OutputFile<Format>[];
}

/** Reads the words of `--format`, each FORMAT or FORMAT:FILE. Fails with wrong usage. */
export function readOutputTargets<Format extends string>(
  words: readonly string[],
  formats: Readonly<Record<Format, unknown>>,
): OutputTargets<Format> {
  const files: OutputFile<Format>[] = [];
  const printed = new Set<Format>();
  for (const word of words) {
    const colon = word.indexOf(':');
    const format = readFormat(colon < 0 ? word : word.slice(0, colon), formats);
    if (colon < 0) printed.add(format);
    else files.push({ format, name: readFileName(word.slice(colon + 1), word) });
  }
  const [stdout, other] = printed;
  if (other !== undefined) {
    throw CommandFailure.usage(
      `${[...printed].join(' and ')} cannot share standard output; name a file: --format ${other}:FILE`,
    );
  }
  return { stdout, files };
}

function readFormat<Format extends string>(word: string, formats: Readonly<Record<Format, unknown>>): Format {
  if (isFormat(word, formats)) return word;
  throw CommandFailure.usage(`unknown format "${word}"; known: ${Object.keys(formats).join(', ')}`);
}

function isFormat<Format extends string>(word: string, formats: Readonly<Record<Format, unknown>>): word is Format {
  return Object.hasOwn(formats, word);
}

function readFileName(name: string, word: string): string {
  if (name === '') throw CommandFailure.usage(`--format ${word} names no file behind the colon`);
  return name;
}

/** Fails with wrong usage where a report would take the place of a file that is read, or of another report. */
export async function checkOutputFiles(
  terminal: Terminal,
  files: readonly OutputFile<string>[],
  read: readonly string[],
): Promise<void> {
  if (files.length === 0) return;
  const taken = new Map<string, string>();
  for (const name of read) taken.set(await placeOf(terminal, name), 'it is one of the files to check');
  for (const { name } of files) {
    const place = await placeOf(terminal, name);
    const reason = taken.get(place);
    if (reason !== undefined) throw CommandFailure.usage(`no report is written to ${name}: ${reason}`);
    taken.set(place, 'another report goes there');
  }
}

/** Where a file really is: a link leads to what it stands for. */
async function placeOf({ cwd }: Terminal, name: string): Promise<string> {
  const absolute = path.resolve(cwd, name);
  try {
    return await realpath(absolute);
  } catch {
    return absolute;
  }
}

/** Writes a report for other programs and users to read: no secret may be in it. */
export async function writeOutputFile(terminal: Terminal, name: string, text: string): Promise<void> {
  const absolute = path.resolve(terminal.cwd, name);
  try {
    await mkdir(path.dirname(absolute), { recursive: true });
  } catch (error) {
    throw CommandFailure.couldNotFinish(`cannot write ${name}: ${reasonOf(error)}`);
  }
  const outcome = await writeTextFile(absolute, text, { mode: 0o644 });
  if (!outcome.ok) throw CommandFailure.couldNotFinish(`cannot write ${name}: ${outcome.reason}`);
}
