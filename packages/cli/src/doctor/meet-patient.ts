import {
  chooseProgram,
  type DoctorInput,
  type DoctorWorld,
  findUnreadable,
  type Machine,
  makeDoctorInput,
  nodeProbes,
  orCheckUp,
  readGivenPolicies,
  type ReadFiles,
} from '@duckbill/doctor';
import type { DoctorOptions } from '../program.ts';
import { readProgram } from '../program-option.ts';
import { asCommand, readTarget } from '../read-target.ts';
import type { Terminal } from '../terminal.ts';

/** What the options of the doctor say about the target, rather than about the report. */
export type PatientOptions = Partial<
  Pick<
    DoctorOptions,
    'as' | 'profile' | 'browserFlow' | 'deviceCode' | 'trustPolicy' | 'policy' | 'caller' | 'profilesFolder'
  >
>;

/** A target that was read, and what the doctor looks at once it knows the world. */
export interface Patient {
  readonly read: ReadFiles;
  readonly input: (world: DoctorWorld) => Promise<DoctorInput>;
}

/** Reads a target of any machine, the same way for this computer and for one in a bundle. */
export async function meetPatient(
  machine: Machine,
  terminal: Terminal,
  target: string,
  options: PatientOptions,
): Promise<Patient> {
  const { as, trustPolicy: trust, policy: policies = [], caller, profilesFolder } = options;
  const chosen = await chooseProgram(machine, target, as === undefined ? undefined : readProgram(as));
  const unreadable = await asCommand(async () => findUnreadable(machine, target));
  if (unreadable !== undefined) {
    const { program } = chosen;
    const { read, input } = unreadable;
    return { read, input: (world) => input({ program, machine, world, probes: nodeProbes, chosen }) };
  }
  const read = await readTarget(terminal, target, { ...options, as: chosen.program, whenShut: 'go-on' }, machine);
  const given = await asCommand(() => readGivenPolicies({ trust, policies, caller }, machine));
  return {
    read,
    input: async (world) => {
      const input = await makeDoctorInput(read, {
        machine,
        world,
        probes: nodeProbes,
        chosen,
        ...(profilesFolder === undefined ? {} : { profilesFolder }),
      });
      return orCheckUp(target, given === undefined ? input : { ...input, policies: given });
    },
  };
}
