import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ConvertedFile, SourceText } from '@duckbill/core';
import { CommandFailure } from '../command-failure.ts';
import { isSystemError } from '../lock-file.ts';
import { readFileSource } from '../read-input.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';
import { writeTextFile } from '../write-file.ts';

export interface WrittenConversion {
  readonly path: string;
  readonly backup?: string;
}

/** Where a file goes: `out` itself when it is the only one and no folder, else below it. */
export function placeOf(
  { cwd }: Terminal,
  out: string,
  files: readonly ConvertedFile[],
  { name }: ConvertedFile,
): string {
  const place = path.resolve(cwd, out);
  const isFolder = files.length > 1 || out.endsWith('/') || statSync(place, { throwIfNoEntry: false })?.isDirectory();
  return isFolder === true ? path.join(place, path.basename(name)) : place;
}

/** What stands in a file; nothing where there is none. */
export async function textAt(place: string): Promise<string> {
  try {
    return await readFile(place, 'utf8');
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return '';
    throw CommandFailure.couldNotFinish(`cannot read ${place}: ${reasonOf(error)}`);
  }
}

/** A file into which something may be put; undefined where there is none. */
export async function existingAt({ cwd }: Terminal, out: string): Promise<SourceText | undefined> {
  const place = path.resolve(cwd, out);
  return statSync(place, { throwIfNoEntry: false })?.isFile() === true ? readFileSource(place, cwd) : undefined;
}

/** Writes what was made. A file that exists is left alone, and with it all others, unless that was asked for. */
export async function writeConversion(
  terminal: Terminal,
  out: string,
  files: readonly ConvertedFile[],
  force: boolean,
): Promise<readonly WrittenConversion[]> {
  const places = files.map((file) => ({ place: placeOf(terminal, out, files, file), file }));
  const taken = force ? undefined : places.find(({ place, file }) => file.before === undefined && existsSync(place));
  if (taken !== undefined) throw CommandFailure.usage(`${taken.place} exists; --force replaces it`);
  const written: WrittenConversion[] = [];
  for (const { place, file } of places) {
    const { text, before } = file;
    const care = before === undefined ? (force ? {} : { expected: null }) : { expected: before };
    const outcome = await writeTextFile(place, text, { ...care, backup: true });
    if (!outcome.ok) throw CommandFailure.couldNotFinish(`cannot write ${place}: ${outcome.reason}`);
    if (!outcome.written) continue;
    written.push({ path: outcome.path, ...(outcome.backup === undefined ? {} : { backup: outcome.backup }) });
  }
  return written;
}

/** Puts what was made in the place of the files that it was made of, unless they have changed meanwhile. */
export async function replaceConverted(
  { cwd }: Terminal,
  files: readonly ConvertedFile[],
  texts: readonly SourceText[],
): Promise<readonly WrittenConversion[]> {
  const written: WrittenConversion[] = [];
  for (const { name, text, bytes, before } of files) {
    const expected = texts.find((source) => source.name === name)?.origin?.bytes ?? before;
    if (expected === undefined) continue;
    const outcome = await writeTextFile(path.resolve(cwd, name), bytes ?? text, { expected, backup: true });
    if (!outcome.ok) throw CommandFailure.couldNotFinish(`cannot write ${name}: ${outcome.reason}`);
    written.push({ path: outcome.path, ...(outcome.backup === undefined ? {} : { backup: outcome.backup }) });
  }
  return written;
}
