import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { readSource, type SourceText } from '@duckbill/core';
import { CommandFailure } from './command-failure.ts';
import { kindOf } from './files/path-kind.ts';
import { searchFiles } from './files/search-files.ts';
import { reasonOf } from './system-reason.ts';

/** What is looked for in a folder. */
const folderPatterns = ['**/*.cyberduckprofile', '**/*.duck', '**/.aws/config', '**/.aws/credentials'];

/** Every file that the paths name: folders are searched, patterns expanded. Sorted within each path, none twice. */
export async function findFiles(
  paths: readonly string[],
  cwd: string,
  failure: (message: string) => CommandFailure = (message) => CommandFailure.usage(message),
): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const given of paths) {
    const absolute = path.resolve(cwd, given);
    const kind = kindOf(absolute);
    if (kind === 'file') found.add(given);
    else if (kind === 'folder') {
      const patterns = path.basename(absolute) === '.aws' ? ['config', 'credentials'] : folderPatterns;
      for (const name of await searchFiles(patterns, absolute)) found.add(path.join(given, name));
    } else {
      const names = /[*?{[]/u.test(given) ? await searchFiles([given.replaceAll('\\', '/')], cwd) : [];
      if (names.length === 0) throw failure(`no such file or folder: ${given}`);
      for (const name of names) found.add(name);
    }
  }
  return [...found];
}

/** One file as text; its name stays as it was given. Read at once: nothing else is to be done meanwhile. */
export async function readFileSource(name: string, cwd: string): Promise<SourceText> {
  try {
    return readSource(name, readFileSync(path.resolve(cwd, name))).source;
  } catch (error) {
    throw CommandFailure.couldNotFinish(`cannot read ${name}: ${reasonOf(error)}`);
  }
}

/** A file that may be missing. */
export async function readOptionalSource(name: string): Promise<SourceText | undefined> {
  return kindOf(name) === 'file' ? readFileSource(name, '/') : undefined;
}

/** All of standard input, as it came. */
export async function readStandardInput(stdin: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Uint8Array | string));
  return Buffer.concat(chunks);
}
