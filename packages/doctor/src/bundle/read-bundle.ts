import type { DoctorReport } from '../doctor-report.ts';
import type { FileState, ProgramOutput } from '../machine/machine.ts';
import type { MachineRecord } from '../machine/machine-of-files.ts';
import { bundleEntries, type BundleManifest, type BundleOptions, bundleVersion } from './bundle-manifest.ts';
import { BundleRefused } from './bundle-refused.ts';
import { readZip } from './read-zip.ts';

/** A bundle from another machine. */
export interface OpenedBundle {
  readonly manifest: Pick<BundleManifest, 'duckbill' | 'node' | 'takenAt' | 'target' | 'options'>;
  readonly record: MachineRecord;
  /** As the doctor said it there; none of files that were handed in. */
  readonly report?: DoctorReport;
}

/** Opens a bundle in memory. Throws BundleRefused when it is none. */
export function readBundle(bytes: Uint8Array): OpenedBundle {
  const entries = readZip(bytes);
  const manifest = object(json(entries, bundleEntries.manifest), 'manifest.json');
  if (manifest['format'] !== 'duckbill-bundle')
    throw new BundleRefused('it is a ZIP, but no bundle of duckbill doctor');
  if (manifest['version'] !== bundleVersion)
    throw new BundleRefused(`it is of version ${shown(manifest['version'])}, and this Duckbill reads ${bundleVersion}`);
  const takenAt = Date.parse(string(manifest['takenAt'], 'takenAt'));
  if (Number.isNaN(takenAt)) throw broken('takenAt');
  const machine = object(manifest['machine'], 'machine');
  return {
    manifest: {
      duckbill: string(manifest['duckbill'], 'duckbill'),
      node: string(manifest['node'], 'node'),
      takenAt: new Date(takenAt).toISOString(),
      target: string(manifest['target'], 'target'),
      options: readOptions(object(manifest['options'], 'options')),
    },
    record: {
      platform: string(machine['platform'], 'platform'),
      home: string(machine['home'], 'home'),
      cwd: string(machine['cwd'], 'cwd'),
      browserHere: machine['browserHere'] === true,
      isInstance: machine['isInstance'] === true,
      takenAt,
      environment: Object.fromEntries(
        Object.entries(object(machine['environment'], 'environment')).map(([name, value]) => [
          name,
          string(value, 'environment'),
        ]),
      ),
      listings: new Map(
        Object.entries(object(machine['listings'], 'listings')).map(([path, names]) => [
          path,
          strings(names, 'listings'),
        ]),
      ),
      answers: new Map(
        Object.entries(object(machine['answers'], 'answers')).map(([command, value]) => [command, readAnswer(value)]),
      ),
      files: new Map(list(manifest['files'], 'files').map((file) => readFile(object(file, 'files'), entries))),
    },
    ...(manifest['handedIn'] === true ? {} : { report: readReport(json(entries, bundleEntries.report)) }),
  };
}

function readOptions(options: JsonObject): BundleOptions {
  const text = (name: 'as' | 'trustPolicy' | 'caller' | 'profilesFolder'): Partial<BundleOptions> =>
    options[name] === undefined ? {} : { [name]: string(options[name], name) };
  const words = (name: 'profile' | 'only' | 'skip' | 'policy'): Partial<BundleOptions> =>
    options[name] === undefined ? {} : { [name]: strings(options[name], name) };
  return {
    ...text('as'),
    ...text('trustPolicy'),
    ...text('caller'),
    ...text('profilesFolder'),
    ...words('policy'),
    ...words('profile'),
    ...words('only'),
    ...words('skip'),
    online: options['online'] === true,
    ...(options['browserFlow'] === true ? { browserFlow: true } : {}),
    ...(options['deviceCode'] === true ? { deviceCode: true } : {}),
  };
}

function readAnswer(value: unknown): ProgramOutput {
  const { status, stdout, stderr } = object(value, 'answers');
  return {
    status: typeof status === 'number' ? status : undefined,
    stdout: string(stdout, 'answers'),
    stderr: string(stderr, 'answers'),
  };
}

function readFile(file: JsonObject, entries: ReadonlyMap<string, Uint8Array>): readonly [string, FileState] {
  const path = string(file['path'], 'path');
  const { state, mode, ownerOk, modified, entry, reason } = file;
  if (state === 'absent') return [path, { state }];
  const ownership = { ...(typeof mode === 'number' ? { mode } : {}), ownerOk: ownerOk === true };
  // Of a folder that was only listed nothing more is known.
  if (state === 'folder') return [path, typeof ownerOk === 'boolean' ? { state, ...ownership } : { state }];
  if (state === 'unreadable') return [path, { state, reason: string(reason, 'reason'), ...ownership }];
  if (state !== 'read' || typeof modified !== 'number') throw broken('files');
  const bytes = entry === undefined ? new Uint8Array(0) : entries.get(string(entry, 'entry'));
  if (bytes === undefined) throw new BundleRefused('a file that it names is not in it');
  return [path, { state, bytes, modified, ...ownership }];
}

/** What is shown of it is checked where it is printed; here that it is one. */
function readReport(value: unknown): DoctorReport {
  const report = object(value, bundleEntries.report);
  if (report['version'] !== 1) throw broken(bundleEntries.report);
  for (const category of list(report['categories'], 'categories')) {
    for (const check of list(object(category, 'categories')['checks'], 'checks')) {
      const { id, title, message, outcome, details, whatToDo, codes, diagnostics, failure } = object(check, 'checks');
      for (const text of [id, title, message, outcome]) string(text, 'checks');
      strings(details, 'details');
      strings(whatToDo, 'whatToDo');
      strings(codes, 'codes');
      for (const finding of list(diagnostics, 'diagnostics')) object(finding, 'diagnostics');
      if (failure !== undefined) object(failure, 'failure');
    }
  }
  return value as DoctorReport;
}

type JsonObject = Readonly<Record<string, unknown>>;

function json(entries: ReadonlyMap<string, Uint8Array>, name: string): unknown {
  const bytes = entries.get(name);
  if (bytes === undefined) throw new BundleRefused('it is a ZIP, but no bundle of duckbill doctor');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw broken(name);
  }
}

function object(value: unknown, where: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw broken(where);
  return value as JsonObject;
}

function list(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw broken(where);
  return value;
}

function string(value: unknown, where: string): string {
  if (typeof value !== 'string') throw broken(where);
  return value;
}

function strings(value: unknown, where: string): readonly string[] {
  return list(value, where).map((item) => string(item, where));
}

function broken(where: string): BundleRefused {
  return new BundleRefused(`it is damaged: ${where} is not as a bundle has it`);
}

function shown(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value).slice(0, 20) : 'unknown';
}
