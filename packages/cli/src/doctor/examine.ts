import {
  type DoctorInput,
  type DoctorReport,
  type MachineRecord,
  meetPatient,
  nodeProbes,
  type ReadFiles,
  recordMachine,
  runChecks,
} from '@duckbill/doctor';
import { askOn } from '../ask.ts';
import { doctorWorld } from '../doctor-world.ts';
import { machineHere } from '../machine-here.ts';
import { checkOutputFiles } from '../output-targets.ts';
import type { DoctorOptions } from '../program.ts';
import { asCommand, checkSelection } from '../read-target.ts';
import type { Terminal } from '../terminal.ts';
import { CheckProgress } from './check-progress.ts';
import type { DoctorOutputs } from './doctor-outputs.ts';
import { patientOptions } from './patient-options.ts';

/** A target that was looked at on this computer. */
export interface Examined {
  readonly read: ReadFiles;
  readonly input: DoctorInput;
  readonly report: DoctorReport;
  /** What the computer answered until now. */
  readonly record: MachineRecord;
}

/** Reads a target and asks the checks about it. */
export async function examine(
  terminal: Terminal,
  target: string,
  options: DoctorOptions,
  outputs: DoctorOutputs,
): Promise<Examined> {
  // Asked once about each thing: the report agrees with itself.
  const machine = recordMachine(machineHere(terminal));
  const patient = await asCommand(async () => meetPatient(machine, target, patientOptions(options)));
  const { read } = patient;
  await checkOutputFiles(
    terminal,
    outputs.files,
    read.sources.map(({ name }) => name),
  );
  const progress = new CheckProgress(terminal);
  const input = await patient.input(
    progress.around(doctorWorld(terminal, options, askOn(terminal), 'always')),
    nodeProbes,
  );
  const report = await runChecks(input, checkSelection(options, options.online === true));
  progress.pause();
  return { read, input, report, record: machine.record() };
}
