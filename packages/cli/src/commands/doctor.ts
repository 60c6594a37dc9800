import path from 'node:path';
import { allChecks, checkIds } from '@duckbill/doctor';
import { CommandFailure } from '../command-failure.ts';
import { readDoctorOutputs, writeDoctorReports } from '../doctor/doctor-outputs.ts';
import { examine } from '../doctor/examine.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import type { DoctorOptions } from '../program.ts';
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
  refuseContradictions(options);
  if (options.fix === true) {
    const { mendTarget } = await import('../doctor/mend-target.ts');
    return mendTarget(terminal, target, options, outputs);
  }
  const bundleFile = options.bundle === undefined ? undefined : await readBundleFile(terminal, options);
  const { read, report, record } = await examine(terminal, target, options, outputs);
  const exit = await writeDoctorReports(terminal, outputs, report, read.secrets);
  if (bundleFile === undefined) return exit;
  const { writeBundle } = await import('../doctor/write-bundle.ts');
  return (await writeBundle(terminal, bundleFile, { target, options, read, report, record })) ?? exit;
}

function refuseContradictions({ fix, bundle, yes, dryRun }: DoctorOptions): void {
  if (fix === true) {
    if (bundle !== undefined) throw CommandFailure.usage('--fix and --bundle exclude each other');
    if (yes === true && dryRun === true) throw CommandFailure.usage('--yes and --dry-run exclude each other');
    return;
  }
  if (dryRun === true) throw CommandFailure.usage('--dry-run belongs to --fix');
  if (yes === true && bundle === undefined) throw CommandFailure.usage('--yes belongs to --fix or --bundle');
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
