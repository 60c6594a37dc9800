import type { ProgramId } from '@duckbill/core';
import {
  type CheckResult,
  chooseProgram,
  type DoctorReport,
  type Machine,
  makeDoctorInput,
  orCheckUp,
  readTarget,
  runChecks,
} from '@duckbill/doctor';
import { fakeProbes } from '../inputs.ts';
import { testWorld } from '../test-world.ts';

/** What the doctor says offline about a target of a computer. */
export async function examine(machine: Machine, target: string, asked?: ProgramId): Promise<DoctorReport> {
  const chosen = await chooseProgram(machine, target, asked);
  const read = await readTarget(machine, target, { program: chosen.program });
  const input = await makeDoctorInput(read, { machine, world: testWorld(), probes: fakeProbes(), chosen });
  return runChecks(orCheckUp(target, input), { online: false });
}

export function resultOf(report: DoctorReport, id: string): CheckResult {
  const found = report.categories.flatMap(({ checks }) => checks).find((check) => check.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
}

/** A bookmark of a connection profile of the catalogue. */
export function bookmark(provider: string, username = 'work', path?: string): string {
  const entries = {
    Protocol: 's3',
    Provider: provider,
    UUID: '3f0c2b52-6d0e-4f7c-9a56-0d2f8f4f9b11',
    Hostname: 's3.amazonaws.com',
    Port: '443',
    Username: username,
    ...(path === undefined ? {} : { Path: path }),
  };
  const body = Object.entries(entries).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>${body.join('')}</dict></plist>\n`;
}
