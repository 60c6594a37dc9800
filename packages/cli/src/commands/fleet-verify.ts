import { homeReport, planHome } from '@duckbill/fleet';
import { type Exit, exitCodes } from '../exit-code.ts';
import { jsonHome } from '../fleet/home-json.ts';
import { readHomeSource } from '../fleet/home-source.ts';
import type { FleetHomeOptions } from '../fleet-step-program.ts';
import { writeJson } from '../json-output.ts';
import { paintFor, type Terminal } from '../terminal.ts';

/** `duckbill fleet verify`: a home against what its user is to have. */
export async function fleetVerifyCommand(terminal: Terminal, source: string, options: FleetHomeOptions): Promise<Exit> {
  const { home, files } = await readHomeSource(terminal, source, options);
  const plan = await planHome(home, { files });
  const differing = plan.items.filter(({ status }) => status !== 'same').length;
  const exit: Exit =
    differing === 0
      ? { code: exitCodes.ok, reason: 'in step' }
      : { code: exitCodes.findings, reason: `${differing} of ${plan.items.length} files are not in step` };
  if (options.json === true) writeJson(terminal, { version: 1, ...jsonHome(plan) }, exit);
  else terminal.stdout.write(homeReport(plan, paintFor(terminal.stdout, terminal.environment), true));
  return exit;
}
