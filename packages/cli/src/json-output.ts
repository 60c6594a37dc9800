import { maskStrings } from '@duckbill/core';
import type { Exit } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** Prints a result for machines, with the exit code and its reason. No secret passes. */
export function writeJson(terminal: Terminal, result: object, exit: Exit, secrets: Iterable<string> = []): void {
  terminal.stdout.write(`${JSON.stringify(maskStrings({ ...result, exit }, secrets), undefined, 2)}\n`);
}
