import { maskStrings } from '@duckbill/core';
import type { DoctorReport } from './doctor-report.ts';
import type { Machine } from './machine/machine.ts';
import { stillProbes, stillWorld } from './machine/still-world.ts';
import { runChecks } from './run-checks.ts';
import { meetPatient, type PatientOptions } from './target/meet-patient.ts';

/** What is asked about a computer that is a record. */
export interface RecordOptions extends PatientOptions {
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
}

/**
 * The offline checks, of a computer that is a record. Nothing of this one is read or asked. Throws TargetFailure when
 * the target is none.
 */
export async function askOfRecord(
  machine: Machine,
  target: string,
  { only, skip, ...options }: RecordOptions,
): Promise<DoctorReport> {
  const { read, input } = await meetPatient(machine, target, options);
  const report = await runChecks(await input(stillWorld(machine), stillProbes), {
    online: false,
    ...(only === undefined ? {} : { only }),
    ...(skip === undefined ? {} : { skip }),
  });
  return maskStrings(report, read.secrets);
}
