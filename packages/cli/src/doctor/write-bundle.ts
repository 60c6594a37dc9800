import path from 'node:path';
import { maskStrings, visibleText } from '@duckbill/core';
import {
  askOfRecord,
  type Bundle,
  type BundleOptions,
  type DoctorReport,
  type Machine,
  type MachineRecord,
  makeBundle,
  printDoctorReport,
  type ReadFiles,
} from '@duckbill/doctor';
import { askPerson } from '../ask.ts';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import type { DoctorOptions } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { writeTextFile } from '../write-file.ts';
import { environmentOf } from './doctor-outputs.ts';
import { recordOptions } from './patient-options.ts';

/** What the doctor has looked at, and what it said. */
export interface Looked {
  readonly target: string;
  readonly options: DoctorOptions;
  readonly read: ReadFiles;
  readonly report: DoctorReport;
  readonly record: MachineRecord;
}

/** Shows what a bundle would hold, asks, and writes it; another exit than the report's when nobody could say yes. */
export async function writeBundle(terminal: Terminal, file: string, looked: Looked): Promise<Exit | undefined> {
  const { target, options, read, report, record } = looked;
  const { duckbill, node } = environmentOf(terminal);
  const bundleOptions = optionsOf(options);
  const bundle = await makeBundle({
    record,
    documents: read.documents,
    secrets: read.secrets,
    target,
    options: bundleOptions,
    report: maskStrings(report, read.secrets),
    versions: { duckbill, node },
    askAgain: async (machine: Machine, name: string) => askOfRecord(machine, name, recordOptions(bundleOptions)),
    print: (one) => printDoctorReport(one, { verbose: true }),
  });
  terminal.stderr.write(listing(file, bundle));
  if (options.yes !== true) {
    if (terminal.stdin.isTTY !== true || !options.input) {
      const reason = `nothing is written to ${file}: look at the list, and say yes with --yes`;
      terminal.stderr.write(`duckbill: ${reason}\n`);
      return { code: exitCodes.usage, reason };
    }
    if (!(await consent(terminal, file))) {
      terminal.stderr.write('Nothing is written.\n');
      return undefined;
    }
  }
  const expected = options.force === true ? {} : { expected: null };
  const outcome = await writeTextFile(path.resolve(terminal.cwd, file), bundle.zip, { ...expected, secret: true });
  if (!outcome.ok) throw CommandFailure.couldNotFinish(`cannot write ${file}: ${outcome.reason}`);
  terminal.stderr.write(`Written: ${file}. The desk reads it with: duckbill doctor --from-bundle FILE.zip\n`);
  return undefined;
}

async function consent(terminal: Terminal, file: string): Promise<boolean> {
  const answer = await askPerson(terminal.stdin, terminal.streams.stderr, {
    label: `Write ${file}?`,
    hidden: false,
    choices: [
      { value: 'yes', label: 'yes, write it' },
      { value: 'no', label: 'no' },
    ],
  });
  return answer === 'yes';
}

function optionsOf(options: DoctorOptions): BundleOptions {
  const { as, profile, only, skip, trustPolicy, policy, caller, profilesFolder, online, browserFlow, deviceCode } =
    options;
  return {
    ...(as === undefined ? {} : { as }),
    ...(profile === undefined ? {} : { profile }),
    ...(only === undefined ? {} : { only }),
    ...(skip === undefined ? {} : { skip }),
    ...(trustPolicy === undefined ? {} : { trustPolicy }),
    ...(policy === undefined ? {} : { policy }),
    ...(caller === undefined ? {} : { caller }),
    ...(profilesFolder === undefined ? {} : { profilesFolder }),
    online: online === true,
    ...(browserFlow === true ? { browserFlow } : {}),
    ...(deviceCode === true ? { deviceCode } : {}),
  };
}

/** A listing names what is in a folder, and no more. */
function folderLine(folders: readonly string[]): readonly string[] {
  if (folders.length === 0) return [];
  return [`  Names of what is in these folders, in manifest.json: ${visibleText(folders.join(', '))}`];
}

/** Every entry: its name, its length, and how many secrets were replaced in it. */
function listing(file: string, { entries, manifest, zip }: Bundle): string {
  const width = Math.max(...entries.map(({ name }) => name.length));
  const digits = Math.max(...entries.map(({ size }) => String(size).length));
  const lines = entries.map(({ name, size, masked }) => {
    const secrets = masked === 0 ? '' : `  ${masked} ${masked === 1 ? 'secret' : 'secrets'} masked`;
    return `  ${visibleText(name).padEnd(width)}  ${String(size).padStart(digits)} bytes${secrets}`;
  });
  const { maskedVariables, environment } = manifest.machine;
  const names = Object.keys(environment);
  const variables =
    names.length === 0
      ? 'none'
      : names.map((name) => (maskedVariables.includes(name) ? `${name} (masked)` : name)).join(', ');
  const leftOut = manifest.files.flatMap((one) => (one.state === 'read' && one.entry === undefined ? [one.path] : []));
  return [
    `What ${file} would hold (${zip.length} bytes packed):`,
    ...lines,
    `  Variables in manifest.json: ${visibleText(variables)}`,
    ...folderLine(Object.keys(manifest.machine.listings)),
    ...(leftOut.length === 0 ? [] : [`  Named, without their content: ${visibleText(leftOut.join(', '))}`]),
    manifest.differing.length === 0
      ? 'With the secrets masked, the doctor says the same of it.'
      : `With the secrets masked, the doctor says something else of: ${manifest.differing.join(', ')}. The report in it is the true one.`,
    '',
  ].join('\n');
}
