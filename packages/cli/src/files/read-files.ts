import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { detectKind, readSource, SourceText } from '@duckbill/core';
import { reasonOf } from '../system-reason.ts';
import { isKnownFile } from './known-files.ts';

/** Enough of a file to tell whether it is one of ours. */
const headLength = 16 * 1024;

export interface FilesRead {
  readonly sources: readonly SourceText[];
  /** Gone between the search and the reading. */
  readonly gone: readonly string[];
  /** What could not be read, one line each. */
  readonly failures: readonly string[];
}

/** Files as texts, named as they were given. One whose name says nothing is read to its end only when it is ours. */
export async function readFiles(names: readonly string[], cwd: string): Promise<FilesRead> {
  const sources: SourceText[] = [];
  const gone: string[] = [];
  const failures: string[] = [];
  for (const name of names) {
    try {
      sources.push(await readOne(name, path.resolve(cwd, name)));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') gone.push(name);
      else failures.push(`cannot read ${name}: ${reasonOf(error)}`);
    }
  }
  return { sources, gone, failures };
}

async function readOne(name: string, absolute: string): Promise<SourceText> {
  if (!isKnownFile(absolute)) {
    const head = readSource(name, await readHead(absolute)).source;
    if (detectKind(name, head.text) === undefined) return new SourceText(name, head.text);
  }
  // One after another in this thread: to hand a small file to another one costs more than to read it.
  return readSource(name, readFileSync(absolute)).source;
}

async function readHead(absolute: string): Promise<Uint8Array> {
  const file = await open(absolute);
  try {
    // A pipe can be read only once, and its end is not known.
    if (!(await file.stat()).isFile()) return new Uint8Array(await file.readFile());
    const { buffer, bytesRead } = await file.read(new Uint8Array(headLength), 0, headLength, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
