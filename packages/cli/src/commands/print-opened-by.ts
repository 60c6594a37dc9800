import { describe, maskSecrets, openedBy, printDuckLine, urlProtocols } from '@duckbill/core';
import { quoteArgument } from '@duckbill/doctor';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import type { ConnectCommandOptions } from '../program.ts';
import { readTarget } from '../read-target.ts';
import type { Terminal } from '../terminal.ts';

/** `duckbill connect --print`: the same target for other hands. Nothing is signed in or sent. */
export async function printOpenedByCommand(
  terminal: Terminal,
  target: string,
  options: ConnectCommandOptions,
  form: 'duck' | 'url',
): Promise<Exit> {
  const { input, secrets } = await readTarget(terminal, target, options);
  const opened = openedBy(input.target, urlProtocols(input.profiles), profileFile(input.target, options));
  if (opened === undefined)
    throw CommandFailure.couldNotFinish(
      `Cyberduck refuses this address; what is wrong with it: duckbill inspect "${target}"`,
    );
  const exit: Exit = { code: exitCodes.ok, reason: 'printed, nothing is sent' };
  const { words, url, losses } = opened;
  if (options.json === true) {
    writeJson(terminal, { version: 1, words, url }, exit, secrets);
    return exit;
  }
  const text = form === 'url' ? url : lineOf(terminal, words);
  terminal.stdout.write(`${maskSecrets(text, secrets)}\n`);
  for (const loss of losses) terminal.stderr.write(`${maskSecrets(describe(loss).message, secrets)}\n`);
  return exit;
}

/** A profile that is not installed has to be named to `duck` too. */
function profileFile(
  target: Parameters<typeof openedBy>[0],
  { profile = [] }: ConnectCommandOptions,
): string | undefined {
  if (target.kind === 'profile') return target.profile.file;
  return profile.length === 1 ? profile[0] : undefined;
}

/** On Windows both shells read double quotes alike, as long as neither has a sign of its own between them. */
function lineOf({ platform }: Terminal, words: readonly string[]): string {
  if (platform !== 'win32') return words.map(quoteArgument).join(' ');
  const isAlike = words.every(
    (word) => /^(?:[^"$`%\u201C-\u201E\p{Cc}]|%[\dA-F]{2})+$/u.test(word) && !word.endsWith('\\'),
  );
  if (isAlike) return words.map((word) => (/^[\w./:=@+-]+$/u.test(word) ? word : `"${word}"`)).join(' ');
  return printDuckLine(words, 'powershell') ?? words.join(' ');
}
