import {
  type Bundle,
  type BundleOptions,
  type DoctorReport,
  type FileState,
  type Machine,
  machineOfFiles,
  type MachineRecord,
  makeBundle,
  makeDoctorInput,
  printDoctorReport,
  readBundle,
  readTarget,
  recordMachine,
  runChecks,
} from '@duckbill/doctor';
import { maskStrings } from '@duckbill/core';
import { unzipSync } from 'fflate';
import { fakeProbes } from '../inputs.ts';
import { testWorld } from '../test-world.ts';

const noOptions: BundleOptions = { online: false };

/** What the doctor says offline of a target on a machine; durations are none, as the clock of the test stands still. */
export async function offlineReport(machine: Machine, target: string): Promise<DoctorReport> {
  const read = await readTarget(machine, target);
  const world = testWorld([], { environment: machine.environment, now: machine.now });
  const report = await runChecks(await makeDoctorInput(read, { machine, world, probes: fakeProbes() }), {
    online: false,
  });
  return maskStrings(report, read.secrets);
}

export interface MadeBundle extends Bundle {
  readonly live: DoctorReport;
}

/** Runs the doctor on a machine and makes a bundle of it, with files that no check of today reads. */
export async function bundleOf(machine: Machine, target: string, more: readonly string[] = []): Promise<MadeBundle> {
  const recording = recordMachine(machine);
  const live = await offlineReport(recording, target);
  for (const name of more) await recording.read(name);
  const read = await readTarget(recording, target);
  const bundle = await makeBundle({
    record: recording.record(),
    documents: read.documents,
    secrets: read.secrets,
    target,
    options: noOptions,
    report: live,
    versions: { duckbill: '1.2.3', node: '24.0.0' },
    askAgain: offlineReport,
    print: (report) => printDoctorReport(report),
  });
  return { ...bundle, live };
}

/** The report of a bundle on another machine. */
export async function reportOfBundle(zip: Uint8Array): Promise<DoctorReport> {
  const { record, manifest } = readBundle(zip);
  return offlineReport(machineOfFiles(record), manifest.target);
}

/** Every byte that a bundle holds, unpacked, and the names of its entries. */
export function insideOf(zip: Uint8Array): string {
  return Object.entries(unzipSync(zip))
    .map(([name, bytes]) => `${name}\n${Buffer.from(bytes).toString('latin1')}`)
    .join('\n');
}

/** A file with a text or bytes in it. */
export function file(
  content: string | Uint8Array,
  more: Partial<Extract<FileState, { state: 'read' }>> = {},
): FileState {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { state: 'read', bytes, modified: Date.UTC(2026, 10, 1), mode: 0o600, ownerOk: true, ...more };
}

/** A computer with these files. */
export function machineWith(
  files: Readonly<Record<string, string | Uint8Array>>,
  more: Partial<MachineRecord> = {},
): Machine {
  const { home = '/home/anna' } = more;
  return machineOfFiles({
    platform: 'linux',
    home,
    cwd: home,
    environment: {},
    browserHere: true,
    takenAt: Date.UTC(2026, 10, 21, 9, 30),
    isInstance: false,
    answers: new Map(),
    ...more,
    files: new Map([
      ...(more.files ?? []),
      ...Object.entries(files).map(([name, content]) => [name, file(content)] as const),
    ]),
  });
}
