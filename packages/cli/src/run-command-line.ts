import { CommanderError } from 'commander';
import { maskSecrets } from '@duckbill/core';
import { CommandFailure } from './command-failure.ts';
import { type Exit, exitCodes } from './exit-code.ts';
import { createProgram } from './program.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command line; returns the exit code. Every failure ends here, in one line, without a stack. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<Exit['code']> {
  let exit: Exit = { code: exitCodes.ok, reason: 'done' };
  const program = createProgram(terminal, (result) => {
    exit = result;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return exit.code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
    const failure = error instanceof CommandFailure ? error : undefined;
    const words = failure?.message ?? `unexpected: ${error instanceof Error ? error.message : String(error)}`;
    const result = failure?.exit ?? { code: exitCodes.couldNotFinish, reason: 'unexpected failure' };
    terminal.stderr.write(`${maskSecrets(`duckbill: ${words}`)}\n`);
    if (argv.includes('--json')) terminal.stdout.write(`${JSON.stringify({ exit: result }, undefined, 2)}\n`);
    return result.code;
  }
}
