import path from 'node:path';
import { allChecks, checkIds, recordMachine, runChecks } from '@duckbill/doctor';
import { CommandFailure } from '../command-failure.ts';
import { CheckProgress } from '../doctor/check-progress.ts';
import { readDoctorOutputs, writeDoctorReports } from '../doctor/doctor-outputs.ts';
import { meetPatient } from '../doctor/meet-patient.ts';
import { doctorWorld } from '../doctor-world.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { machineHere } from '../machine-here.ts';
import { checkOutputFiles } from '../output-targets.ts';
import type { DoctorOptions } from '../program.ts';
import { checkSelection } from '../read-target.ts';
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
  const bundleFile = options.bundle === undefined ? undefined : await readBundleFile(terminal, options);
  // Asked once about each thing: the report agrees with itself.
  const machine = recordMachine(machineHere(terminal));
  const patient = await meetPatient(machine, terminal, target, options);
  const { read } = patient;
  await checkOutputFiles(
    terminal,
    outputs.files,
    read.sources.map(({ name }) => name),
  );
  const progress = new CheckProgress(terminal);
  const world = progress.around(doctorWorld(terminal, options));
  const report = await runChecks(await patient.input(world), checkSelection(options, options.online === true));
  progress.pause();
  const exit = await writeDoctorReports(terminal, outputs, report, read.secrets);
  if (bundleFile === undefined) return exit;
  const { writeBundle } = await import('../doctor/write-bundle.ts');
  return (await writeBundle(terminal, bundleFile, { target, options, read, report, record: machine.record() })) ?? exit;
}

/** Refused before anything is looked at, and before a person types a code. */
async function readBundleFile(terminal: Terminal, { bundle = '', force }: DoctorOptions): Promise<string> {
  const { kindOf } = await import('../files/path-kind.ts');
  const kind = kindOf(path.resolve(terminal.cwd, bundle));
  if (bundle === '' || kind === 'folder') throw CommandFailure.usage('--bundle wants a file, such as --bundle out.zip');
  if (kind === 'file' && force !== true)
    throw CommandFailure.usage(`${bundle} exists; name another file, or replace it with --force`);
  return bundle;
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
