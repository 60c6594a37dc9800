import { handoverForms, type PlannedConnection } from '@duckbill/core';
import { printConnectOutcome, signIn } from '@duckbill/doctor';
import { CommandFailure } from '../command-failure.ts';
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
  refuseItself(planned, target);
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

/** An AWS profile whose `credential_process` is this very command would start one process after the other. */
function refuseItself({ plan }: PlannedConnection, target: string): void {
  for (const step of plan.steps) {
    if (step.kind !== 'process') continue;
    const words = step.command.split(/[\s"']+/u);
    if (words.includes('credential-process') && words.includes(target))
      throw CommandFailure.usage(`the credential_process of ${target} is this command: name where its keys come from`);
  }
}
