import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type AwsFileKind, type AwsFiles, type GeneratedFile, SourceText } from '@duckbill/core';
import { CommandFailure } from '../command-failure.ts';
import { isSystemError } from '../lock-file.ts';
import { reasonOf } from '../system-reason.ts';
import { reasonNotToReplace, writeTextFile } from '../write-file.ts';

/** A file that is to be written, and what stands there now; null where there is none. */
export interface PlannedFile {
  readonly path: string;
  readonly before: Uint8Array | null;
  readonly text: string;
  readonly secret: boolean;
}

/** The bytes of a file; null where there is none. */
export async function readBefore(name: string): Promise<Uint8Array | null> {
  try {
    return await readFile(name);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return null;
    throw CommandFailure.couldNotFinish(`cannot read ${name}: ${reasonOf(error)}`);
  }
}

/** The AWS files that `--out` names: keys go into `credentials` beside it. */
export async function readAwsOut(
  out: string,
): Promise<{ files: AwsFiles; before: Readonly<Record<AwsFileKind, Uint8Array | null>>; paths: AwsPaths }> {
  const paths = { config: out, credentials: path.join(path.dirname(out), 'credentials') };
  const before = { config: await readBefore(paths.config), credentials: await readBefore(paths.credentials) };
  const open = (kind: AwsFileKind): Partial<Record<AwsFileKind, SourceText>> => {
    const bytes = before[kind];
    return bytes === null ? {} : { [kind]: new SourceText(paths[kind], decoded(paths[kind], bytes)) };
  };
  return { files: { ...open('config'), ...open('credentials') }, before, paths };
}

export type AwsPaths = Readonly<Record<AwsFileKind, string>>;

/** The text with its byte order mark. */
export function decoded(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw CommandFailure.usage(`${name} is not UTF-8: what cannot be read cannot be written back`);
  }
}

/** Where the generated files go. */
export function plannedAwsFiles(
  files: readonly GeneratedFile[],
  { before, paths }: Awaited<ReturnType<typeof readAwsOut>>,
): readonly PlannedFile[] {
  // Credentials first: a profile without its keys is worse than keys without their profile.
  return files
    .flatMap(({ kind, text }) =>
      kind === 'config' || kind === 'credentials'
        ? [{ path: paths[kind], before: before[kind], text, secret: kind === 'credentials' }]
        : [],
    )
    .filter(({ path: name, before, text }) => before === null || decoded(name, before) !== text)
    .toReversed();
}

/** Writes them all, each whole or not at all; none when one of them cannot be replaced. */
export async function writePlanned(files: readonly PlannedFile[], backup: boolean): Promise<readonly WrittenFile[]> {
  for (const { path: name, before } of files) {
    const reason = before === null ? undefined : await reasonNotToReplace(name);
    if (reason !== undefined) throw CommandFailure.couldNotFinish(`cannot write ${name}: ${reason}`);
  }
  const written: WrittenFile[] = [];
  for (const { path: name, before, text, secret } of files) {
    const outcome = await writeTextFile(name, text, { expected: before, backup, secret });
    if (!outcome.ok) {
      const done = written.map((one) => `; ${one.path} is written already`).join('');
      throw CommandFailure.couldNotFinish(`cannot write ${name}: ${outcome.reason}${done}`);
    }
    written.push({ path: outcome.path, ...(outcome.backup === undefined ? {} : { backup: outcome.backup }) });
  }
  return written;
}

/** What was written where. */
export interface WrittenFile {
  readonly path: string;
  readonly backup?: string;
}
