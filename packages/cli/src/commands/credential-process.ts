import { handoverForms } from '@duckbill/core';
import { printConnectOutcome, signIn } from '@duckbill/doctor';
import { doctorWorld } from '../doctor-world.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { askOnControllingTerminal, hasControllingTerminal } from '../hand-over/ask-on-controlling-terminal.ts';
import type { ConnectOptions } from '../target-command.ts';
import { readTarget } from '../read-target.ts';
import type { Terminal } from '../terminal.ts';
import { exitCodeOf } from './connect.ts';

/**
 * `duckbill credential-process`: keys for `credential_process` of `~/.aws/config`. Standard output holds nothing else;
 * questions are asked on the terminal itself, as standard input and output belong to the program that wants the keys.
 */
export async function credentialProcessCommand(
  terminal: Terminal,
  target: string,
  options: ConnectOptions,
): Promise<Exit> {
  const { planned } = await readTarget(terminal, target, options);
  const input = options.input && hasControllingTerminal(terminal);
  const world = doctorWorld(terminal, { ...options, input }, askOnControllingTerminal(terminal));
  const { outcome, handedOver } = await signIn(planned, world);
  const printed = handedOver && handoverForms.process(handedOver);
  if (printed?.ok !== true) {
    // AWS tools show this as the reason.
    terminal.stderr.write(printConnectOutcome(outcome));
    return { code: exitCodeOf(outcome), reason: outcome.reason };
  }
  // Not through the mask: handing them over is what this command is for.
  terminal.stdout.write(printed.text);
  return { code: exitCodes.ok, reason: 'handed over' };
}
