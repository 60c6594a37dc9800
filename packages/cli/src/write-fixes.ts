import path from 'node:path';
import type { SourceText } from '@duckbill/core';
import { CommandFailure } from './command-failure.ts';
import { reasonOf } from './system-reason.ts';
import type { Terminal } from './terminal.ts';
import { reasonNotToReplace, replaceFile } from './write-file.ts';

/** A file before and after its repair. */
export interface MendedFile {
  readonly before: SourceText;
  readonly after: SourceText;
}

/** All or, when one of them must not be written, none. A file that changed since it was read is left alone. */
export async function writeFixes(terminal: Terminal, mended: readonly MendedFile[]): Promise<void> {
  const files = mended.map(({ before, after }) => ({
    name: after.name,
    content: after.origin?.bytes ?? after.text,
    expected: before.origin?.bytes,
    absolute: path.resolve(terminal.cwd, after.name),
  }));
  for (const { name, absolute } of files) {
    const reason = await reasonNotToReplace(absolute);
    if (reason !== undefined) throw CommandFailure.couldNotFinish(`cannot write ${name}: ${reason}`);
  }
  for (const { name, content, expected, absolute } of files) {
    try {
      await replaceFile(absolute, content, expected === undefined ? {} : { expected });
    } catch (error) {
      throw CommandFailure.couldNotFinish(`cannot write ${name}: ${reasonOf(error)}`);
    }
  }
}
