import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { awsFilePath, type AwsFileKind, type AwsFiles, SourceText } from '@duckbill/core';
import { CommandFailure } from './command-failure.ts';
import { isSystemError } from './lock-file.ts';
import { reasonOf } from './system-reason.ts';
import type { Terminal } from './terminal.ts';
import { reasonNotToReplace, writeTextFile } from './write-file.ts';

/** One of the two files as it was found; null where there is none. */
interface FoundFile {
  readonly path: string;
  readonly bytes: Uint8Array | null;
}

/** Both files, read so that they can be written back byte for byte. */
export interface AwsFilesOnDisk {
  readonly files: AwsFiles & Readonly<Record<AwsFileKind, SourceText>>;
  readonly found: Readonly<Record<AwsFileKind, FoundFile>>;
}

/** What was written where. */
export interface WrittenFile {
  readonly file: AwsFileKind;
  readonly path: string;
  readonly backup?: string;
}

/** Reads both files from where the AWS CLI looks for them; a missing one is an empty one. */
export async function readAwsFilesOnDisk(terminal: Terminal): Promise<AwsFilesOnDisk> {
  return readAwsFilesAt({ config: placeOf(terminal, 'config'), credentials: placeOf(terminal, 'credentials') });
}

/** Reads both files from these absolute paths. */
export async function readAwsFilesAt(paths: Readonly<Record<AwsFileKind, string>>): Promise<AwsFilesOnDisk> {
  const found = { config: await find(paths.config), credentials: await find(paths.credentials) };
  const notUtf8: AwsFileKind[] = [];
  const open = (kind: AwsFileKind): SourceText => {
    const { path: name, bytes } = found[kind];
    const text = decode(bytes ?? new Uint8Array(0), true);
    if (text === undefined) notUtf8.push(kind);
    return new SourceText(name, text ?? decode(bytes ?? new Uint8Array(0), false) ?? '');
  };
  return { files: { config: open('config'), credentials: open('credentials'), notUtf8 }, found };
}

function placeOf(terminal: Terminal, kind: AwsFileKind): string {
  const where = awsFilePath(kind, 'aws-cli@2', terminal.home, terminal.environment);
  if (where === undefined) throw CommandFailure.usage(`the environment says that there is no ${kind} file`);
  return path.resolve(terminal.cwd, where);
}

async function find(name: string): Promise<FoundFile> {
  try {
    return { path: name, bytes: await readFile(name) };
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return { path: name, bytes: null };
    throw CommandFailure.couldNotFinish(`cannot read ${name}: ${reasonOf(error)}`);
  }
}

/** The text with its byte order mark; undefined when `fatal` and the bytes are not UTF-8. */
function decode(bytes: Uint8Array, fatal: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Writes the files that have changed: none of them when one cannot be. */
export async function writeAwsFiles(
  { files, found }: AwsFilesOnDisk,
  after: AwsFiles,
  backup: boolean,
): Promise<readonly WrittenFile[]> {
  // Credentials first: a profile without its keys is worse than keys without their profile.
  const changed = (['credentials', 'config'] as const).flatMap((file) => {
    const text = after[file]?.text;
    return text === undefined || text === files[file].text ? [] : [{ file, text, ...found[file] }];
  });
  for (const { path: name, bytes } of changed) {
    const reason = bytes === null ? undefined : await reasonNotToReplace(name);
    if (reason !== undefined) throw CommandFailure.couldNotFinish(`cannot write ${name}: ${reason}`);
  }
  const written: WrittenFile[] = [];
  for (const { file, text, path: name, bytes } of changed) {
    const outcome = await writeTextFile(name, text, { expected: bytes, backup });
    if (!outcome.ok) {
      const done = written.map((one) => `; ${one.path} is written already`).join('');
      throw CommandFailure.couldNotFinish(`cannot write ${name}: ${outcome.reason}${done}`);
    }
    written.push({ file, path: outcome.path, ...(outcome.backup === undefined ? {} : { backup: outcome.backup }) });
  }
  return written;
}
