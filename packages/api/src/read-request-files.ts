import { readSource, SourceText } from '@duckbill/core';
import { problem, type Problem } from './problem.ts';
import type { InputFile } from './schemas/input-file.ts';

/** The files of a request as texts; a problem when two have the same name: places could not be told apart. */
export function readRequestFiles(
  files: readonly InputFile[],
): { readonly sources: readonly SourceText[] } | { readonly problem: Problem } {
  const names = new Set<string>();
  for (const [index, { name }] of files.entries()) {
    if (names.has(name)) {
      const errors = [{ pointer: `#/files/${index}/name`, detail: 'is the name of an earlier file' }];
      return {
        problem: problem('file-repeated', { detail: `#/files/${index}/name is the name of an earlier file.`, errors }),
      };
    }
    names.add(name);
  }
  return { sources: files.map(readRequestFile) };
}

/** A file of a request as a text. Bytes are read as those of a file on disk are. */
export function readRequestFile({ name, text, base64 }: InputFile): SourceText {
  if (base64 !== undefined) return readSource(name, Buffer.from(base64, 'base64')).source;
  return new SourceText(name, text ?? '');
}

/** A file of a request as bytes. */
export function bytesOfFile({ text, base64 }: InputFile): Uint8Array {
  return base64 === undefined ? Buffer.from(text ?? '', 'utf8') : Buffer.from(base64, 'base64');
}
