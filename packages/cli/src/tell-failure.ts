import { maskSecrets } from '@duckbill/core';
import { CommanderError } from 'commander';
import { CommandFailure } from './command-failure.ts';
import { type Exit, exitCodes } from './exit-code.ts';
import { writeJson } from './json-output.ts';
import type { Terminal } from './terminal.ts';

/** Says why a command could not go on: one line for people, and the exit for machines. */
export function tellFailure(terminal: Terminal, error: unknown, json: boolean): Exit {
  const exit = hideUserInfo(exitOf(error));
  // The help that stands for a missing command was printed already.
  if (!(error instanceof CommanderError && error.code === 'commander.help')) {
    const hint = error instanceof CommanderError ? 'Try: duckbill --help\n' : '';
    terminal.stderr.write(`${maskSecrets(`duckbill: ${exit.reason}`)}\n${hint}`);
  }
  if (json) writeJson(terminal, {}, exit);
  return exit;
}

/** An argument that was meant as `user:password@host`, with or without a scheme, is told back without the password. */
function hideUserInfo({ code, reason }: Exit): Exit {
  return { code, reason: reason.replaceAll(/(?<![^\s"'])([^\s"':@]{1,200}:)(?!\\)[^\s"'@]{1,500}@/gu, '$1•••@') };
}

function exitOf(error: unknown): Exit {
  if (CommandFailure.is(error)) return error.exit;
  const words = error instanceof Error ? error.message : String(error);
  if (error instanceof CommanderError) return { code: exitCodes.usage, reason: words.replace(/^error: /u, '') };
  return { code: exitCodes.couldNotFinish, reason: `unexpected: ${words}` };
}
