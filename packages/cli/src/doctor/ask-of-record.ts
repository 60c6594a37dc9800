import { maskStrings } from '@duckbill/core';
import { type BundleOptions, type DoctorReport, type DoctorWorld, type Machine, runChecks } from '@duckbill/doctor';
import { doctorWorld } from '../doctor-world.ts';
import { checkSelection } from '../read-target.ts';
import type { Terminal } from '../terminal.ts';
import { meetPatient } from './meet-patient.ts';

/** The offline checks, of a computer that is a record. Nothing of this one is read or asked. */
export async function askOfRecord(
  terminal: Terminal,
  machine: Machine,
  target: string,
  { only, skip, online: _online, ...options }: BundleOptions,
): Promise<DoctorReport> {
  const { read, input } = await meetPatient(machine, terminal, target, options);
  const world: DoctorWorld = {
    ...doctorWorld(terminal, { input: false, cache: false }),
    environment: machine.environment,
    now: machine.now,
    tell: () => undefined,
  };
  return maskStrings(await runChecks(await input(world), checkSelection({ only, skip }, false)), read.secrets);
}
