import { describe, maskSecrets, openedBy, urlProtocols } from '@duckbill/core';
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
  const text = form === 'url' ? url : words.map((word) => quoted(terminal, word)).join(' ');
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

/** cmd and PowerShell know double quotes, which no URL or profile name needs inside. */
function quoted({ platform }: Terminal, word: string): string {
  if (platform !== 'win32') return quoteArgument(word);
  return /^[\w./:=@+,-]+$/u.test(word) ? word : `"${word.replaceAll('"', '""')}"`;
}
