import { isProgramId, type ProgramId, programIds } from '@duckbill/core';
import { CommandFailure } from './command-failure.ts';

/** A program named on the command line. */
export function readProgram(text: string): ProgramId {
  if (isProgramId(text)) return text;
  throw CommandFailure.usage(`unknown program "${text}"; known: ${programIds.join(', ')}`);
}
