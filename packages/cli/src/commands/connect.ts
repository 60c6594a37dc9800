import {
  connect,
  type ConnectExit,
  type ConnectOutcome,
  jsonConnectOutcome,
  printConnectOutcome,
} from '@duckbill/doctor';
import { doctorWorld } from '../doctor-world.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import type { ConnectOptions } from '../target-command.ts';
import { readTarget } from '../read-target.ts';
import { paintFor, type Terminal } from '../terminal.ts';

export const connectExitCodes: Readonly<Record<ConnectExit, Exit['code']>> = {
  ok: exitCodes.ok,
  failed: exitCodes.findings,
  'sign-in-needed': exitCodes.signInNeeded,
  'could-not-run': exitCodes.couldNotFinish,
};

/** `duckbill connect`: the real connection, in the order of the plan. */
export async function connectCommand(terminal: Terminal, target: string, options: ConnectOptions): Promise<Exit> {
  const { planned, sources, secrets } = await readTarget(terminal, target, options);
  const connection = await connect(planned, doctorWorld(terminal, options));
  const { outcome } = connection;
  const exit: Exit = { code: exitCodeOf(outcome), reason: outcome.reason };
  if (options.json === true)
    writeJson(terminal, jsonConnectOutcome(outcome, sources), exit, new Set([...secrets, ...connection.secrets]));
  else terminal.stdout.write(printConnectOutcome(outcome, paintFor(terminal.stdout, terminal.environment)));
  return exit;
}

/** Without an answer from AWS nothing is known about the connection: that is no finding. */
export function exitCodeOf(outcome: ConnectOutcome): Exit['code'] {
  if (outcome.failure?.failure.service === 'network') return exitCodes.couldNotFinish;
  return connectExitCodes[outcome.exit];
}
