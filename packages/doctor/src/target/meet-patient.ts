import type { ProgramId } from '@duckbill/core';
import type { DoctorInput } from '../doctor-input.ts';
import type { Machine } from '../machine/machine.ts';
import { readGivenPolicies } from '../policies/read-given-policies.ts';
import type { Probes } from '../probes.ts';
import type { DoctorWorld } from '../world.ts';
import { orCheckUp } from './check-up.ts';
import { chooseProgram } from './choose-program.ts';
import { makeDoctorInput } from './make-doctor-input.ts';
import type { FlowWish } from './plan-surroundings.ts';
import { readTarget } from './read-target.ts';
import { findUnreadable, type ReadFiles } from './unreadable-target.ts';

/** What is asked about a target, rather than about the report. Files are named as the machine names them. */
export interface PatientOptions extends FlowWish {
  /** The program to stand for; else an installed one, else the newest. */
  readonly program?: ProgramId;
  readonly profile?: readonly string[];
  readonly trustPolicy?: string;
  readonly policy?: readonly string[];
  readonly caller?: string;
  readonly profilesFolder?: string;
}

/** A target that was read, and what the doctor looks at once it knows the world. */
export interface Patient {
  readonly read: ReadFiles;
  readonly input: (world: DoctorWorld, probes: Probes) => Promise<DoctorInput>;
}

/** Reads a target of any machine, the same way for this computer and for one that is a record. Throws TargetFailure. */
export async function meetPatient(machine: Machine, target: string, options: PatientOptions): Promise<Patient> {
  const {
    program,
    profile: profiles = [],
    trustPolicy: trust,
    policy: policies = [],
    caller,
    profilesFolder,
  } = options;
  const chosen = await chooseProgram(machine, target, program);
  const unreadable = await findUnreadable(machine, target);
  if (unreadable !== undefined) {
    const { read, input } = unreadable;
    return { read, input: (world, probes) => input({ program: chosen.program, machine, world, probes, chosen }) };
  }
  const flow = {
    ...(options.browserFlow === undefined ? {} : { browserFlow: options.browserFlow }),
    ...(options.deviceCode === undefined ? {} : { deviceCode: options.deviceCode }),
  };
  const read = await readTarget(machine, target, { ...flow, program: chosen.program, profiles, whenShut: 'go-on' });
  const given = await readGivenPolicies({ trust, policies, caller }, machine);
  return {
    read,
    input: async (world, probes) => {
      const input = await makeDoctorInput(read, {
        machine,
        world,
        probes,
        chosen,
        ...(profilesFolder === undefined ? {} : { profilesFolder }),
      });
      return orCheckUp(target, given === undefined ? input : { ...input, policies: given });
    },
  };
}
