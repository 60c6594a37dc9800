import path from 'node:path';
import type { ProgramId } from '@duckbill/core';
import { type DoctorInput, type FileState, type Machine, makeDoctorInput, readTarget } from '@duckbill/doctor';
import { fakeProbes, testMachine } from './inputs.ts';
import { testWorld } from './test-world.ts';

/** A moment in the life of the test machine. */
export const noon = Date.UTC(2026, 10, 21, 12);
export const hours = 3_600_000;

/** A time as the AWS CLI writes it, counted from noon. */
export function at(fromNoon: number, ending = 'Z'): string {
  return `${new Date(noon + fromNoon).toISOString().slice(0, 19)}${ending}`;
}

/** What stands on the machine: texts by path, `~/` for the home folder. */
export interface Home {
  readonly files?: Readonly<Record<string, string | TestFile>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly program?: ProgramId;
  /** Linux when absent. */
  readonly platform?: string;
  /** As on the command line; relative names start at the home folder. */
  readonly target?: string;
}

export interface TestFile {
  readonly text?: string;
  readonly bytes?: Uint8Array;
  readonly mode?: number;
  readonly modified?: number;
  readonly ownerOk?: boolean;
  /** Something else than a text. */
  readonly state?: FileState;
}

/** The doctor's input for a home on Linux, read and planned for real. */
export async function homeInput({ program, target = 'aws:', ...home }: Home): Promise<DoctorInput> {
  const machine = homeMachine(home);
  const read = await readTarget(machine, target, {
    whenShut: 'go-on',
    ...(program === undefined ? {} : { program }),
  });
  return makeDoctorInput(read, { machine, world: testWorld(), probes: fakeProbes() });
}

export function homeMachine({ files = {}, environment = {}, platform = 'linux' }: Home): Machine {
  const states = Object.entries(files).map(([name, file]): [string, FileState] => {
    const {
      text = '',
      bytes,
      mode = 0o600,
      modified = noon,
      ownerOk = true,
    } = typeof file === 'string' ? { text: file } : file;
    if (typeof file !== 'string' && file.state !== undefined) return [absolute(name), file.state];
    const content = bytes ?? new TextEncoder().encode(text);
    return [absolute(name), { state: 'read', bytes: content, mode, modified, ownerOk }];
  });
  return testMachine({ platform, takenAt: noon, environment, files: new Map(states) });
}

function absolute(name: string): string {
  return name.startsWith('~/') ? path.posix.join('/home/anna', name.slice(2)) : name;
}

/** A property list of texts, switches and one level of dictionaries. */
export function plist(values: Readonly<Record<string, string | boolean | Readonly<Record<string, string>>>>): string {
  const entries = Object.entries(values).map(([key, value]) => `<key>${key}</key>${plistValue(value)}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>${entries.join('\n')}</dict></plist>\n`;
}

function plistValue(value: string | boolean | Readonly<Record<string, string>>): string {
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  if (typeof value === 'string') return `<string>${value}</string>`;
  const inside = Object.entries(value).map(([key, text]) => `<key>${key}</key><string>${text}</string>`);
  return `<dict>${inside.join('')}</dict>`;
}
