import {
  allChecks,
  chooseProgram,
  checkIds,
  makeDoctorInput,
  nodeProbes,
  readGivenPolicies,
  recordMachine,
  runChecks,
} from '@duckbill/doctor';
import { CommandFailure } from '../command-failure.ts';
import { CheckProgress } from '../doctor/check-progress.ts';
import { readDoctorOutputs, writeDoctorReports } from '../doctor/doctor-outputs.ts';
import { doctorWorld } from '../doctor-world.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { machineHere } from '../machine-here.ts';
import { checkOutputFiles } from '../output-targets.ts';
import type { DoctorOptions } from '../program.ts';
import { readProgram } from '../program-option.ts';
import { asCommand, readTarget } from '../read-target.ts';
import type { Terminal } from '../terminal.ts';

/** `duckbill doctor`: one answer per check, the first thing to do first. */
export async function doctorCommand(terminal: Terminal, target: string, options: DoctorOptions): Promise<Exit> {
  const outputs = readDoctorOutputs(options);
  if (options.listChecks === true) return listChecks(terminal, outputs.stdout === 'json');
  for (const id of [...(options.only ?? []), ...(options.skip ?? [])]) {
    if (!checkIds.some((known) => known === id)) {
      throw CommandFailure.usage(`unknown check "${id}"; known: ${checkIds.join(', ')}`);
    }
  }
  // Asked once about each thing: the report agrees with itself.
  const machine = recordMachine(machineHere(terminal));
  const chosen = await chooseProgram(machine, target, options.as === undefined ? undefined : readProgram(options.as));
  const read = await readTarget(terminal, target, { ...options, as: chosen.program, whenShut: 'go-on' }, machine);
  const { trustPolicy: trust, policy, caller } = options;
  const policies = await asCommand(() => readGivenPolicies({ trust, policies: policy, caller }, machine));
  await checkOutputFiles(
    terminal,
    outputs.files,
    read.sources.map(({ name }) => name),
  );
  const progress = new CheckProgress(terminal);
  const world = progress.around(doctorWorld(terminal, options));
  const input = await makeDoctorInput(read, { machine, world, probes: nodeProbes, chosen });
  const report = await runChecks(policies === undefined ? input : { ...input, policies }, {
    online: options.online === true,
    ...(options.only === undefined ? {} : { only: options.only }),
    ...(options.skip === undefined ? {} : { skip: options.skip }),
  });
  progress.pause();
  return writeDoctorReports(terminal, outputs, report, read.secrets);
}

function listChecks(terminal: Terminal, json: boolean): Exit {
  const exit: Exit = { code: exitCodes.ok, reason: 'listed' };
  const checks = allChecks.map(({ id, title, category, online, waitsFor }) => ({
    id,
    title,
    category,
    online,
    waitsFor,
  }));
  if (json) {
    writeJson(terminal, { version: 1, checks }, exit);
    return exit;
  }
  const width = Math.max(...checks.map(({ id }) => id.length));
  for (const { id, title, online } of checks) {
    terminal.stdout.write(`${id.padEnd(width)}  ${online ? 'online ' : 'offline'}  ${title}\n`);
  }
  return exit;
}
