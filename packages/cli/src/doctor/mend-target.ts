import type { CheckId, CheckState, DoctorReport } from '@duckbill/doctor';
import { type Exit, exitCodes } from '../exit-code.ts';
import type { DoctorOptions } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { type DoctorOutputs, environmentOf, writeDoctorReports } from './doctor-outputs.ts';
import { examine } from './examine.ts';
import { repairTarget } from './repair-target.ts';

/** `duckbill doctor --fix`: repairs first, then the report that is wanted, which tells what they came to. */
export async function mendTarget(
  terminal: Terminal,
  target: string,
  options: DoctorOptions,
  outputs: DoctorOutputs,
): Promise<Exit> {
  const before = await examine(terminal, target, { ...options, online: false }, outputs);
  const { repairs, needsConsent } = await repairTarget(terminal, before.input, before.read.secrets, options);
  const after = await examine(terminal, target, options, outputs);
  const was = statesOf(before.report);
  const is = statesOf(after.report);
  const told = repairs.map((repair) => ({
    ...repair,
    before: was.get(repair.check) ?? 'skipped',
    after: is.get(repair.check) ?? 'skipped',
  }));
  const report: DoctorReport = { ...after.report, repairs: told };
  const secrets = new Set([...before.read.secrets, ...after.read.secrets]);
  const environment = environmentOf(terminal);
  if (!needsConsent) return writeDoctorReports(terminal, outputs, report, secrets, environment);
  const what = told.length === 1 ? 'the repair' : `the ${told.length} repairs`;
  const reason = `nobody is there to agree to ${what}: --yes makes all, --dry-run only shows`;
  const exit: Exit = { code: exitCodes.usage, reason };
  await writeDoctorReports(terminal, outputs, report, secrets, environment, exit);
  terminal.stderr.write(`duckbill: ${reason}\n`);
  return exit;
}

function statesOf({ categories }: DoctorReport): ReadonlyMap<CheckId, CheckState> {
  return new Map(categories.flatMap(({ checks }) => checks.map(({ id, outcome }) => [id, outcome] as const)));
}
