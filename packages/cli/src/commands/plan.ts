import { jsonPlan, planReport } from '@duckbill/core';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import type { TargetOptions } from '../target-command.ts';
import { readTarget } from '../read-target.ts';
import { paintFor, type Terminal } from '../terminal.ts';

/** `duckbill plan`: what the program would do. Nothing is sent. */
export async function planCommand(terminal: Terminal, target: string, options: TargetOptions): Promise<Exit> {
  const { planned, sources, secrets } = await readTarget(terminal, target, options);
  const { plan } = planned;
  const errors = plan.problems.filter(({ severity }) => severity === 'error').length;
  const exit: Exit =
    errors === 0
      ? { code: exitCodes.ok, reason: 'the plan is complete' }
      : { code: exitCodes.findings, reason: `${errors} things keep it from working` };
  if (options.json === true) writeJson(terminal, jsonPlan(plan, sources, secrets), exit, secrets);
  else terminal.stdout.write(planReport(plan, sources, paintFor(terminal.stdout, terminal.environment), secrets));
  return exit;
}
