import { SourceText } from '@duckbill/core';
import { problem, type Problem } from './problem.ts';

/** The files of a request as texts; a problem when two have the same name: places could not be told apart. */
export function readRequestFiles(
  files: readonly { readonly name: string; readonly text: string }[],
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
  return { sources: files.map(({ name, text }) => new SourceText(name, text)) };
}
