import { CommanderError } from 'commander';
import { type Exit, exitCodes } from './exit-code.ts';
import { withChangedSince } from './lint-options.ts';
import { createProgram } from './program.ts';
import { splitCommand } from './split-command.ts';
import type { Terminal } from './terminal.ts';
import { wantsJson } from './wants-json.ts';

/** Runs one command line; returns the exit code. Every failure ends here, in one line, without a stack. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<number> {
  let exit: Exit = { code: exitCodes.ok, reason: 'done' };
  const { words, command } = splitCommand(argv);
  const program = createProgram(
    terminal,
    (result) => {
      exit = result;
    },
    words[0],
    command,
  );
  try {
    await program.parseAsync(withChangedSince(words), { from: 'user' });
    return exit.passedOn ?? exit.code;
  } catch (error) {
    // Help and version were asked for and printed.
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.ok;
    // Loaded now, not at the start: the mask is in core, and `--version` must not pay for core.
    const { tellFailure } = await import('./tell-failure.ts');
    return tellFailure(terminal, error, wantsJson(words)).code;
  }
}
