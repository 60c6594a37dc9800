import type { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  type FleetPrinting,
  type OutputOutcome,
  printGzip,
  withManifest,
  writeArchive,
  writeFolder,
} from '@duckbill/fleet';
import { CommandFailure } from '../command-failure.ts';
import type { FleetFormat, FleetGenerateOptions } from '../fleet-spec-program.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';
import { printRoster, type RosterPrinting } from './print-roster.ts';
import { rosterFiles, ungrouped } from './roster-files.ts';
import { untilInterrupted } from './until-interrupted.ts';

const endings: readonly (readonly [ending: string, format: FleetFormat])[] = [
  ['.zip', 'zip'],
  ['.tar', 'tar'],
  ['.tar.gz', 'tar.gz'],
  ['.tgz', 'tar.gz'],
  ['.ndjson', 'ndjson'],
];

/** What `--out` is to become: what `--format` says, else what its name ends with, else a folder. */
export function fleetFormat({ out, format }: Pick<FleetGenerateOptions, 'out' | 'format'>): FleetFormat {
  if (format !== undefined) return format;
  const name = out.toLowerCase();
  return endings.find(([ending]) => name.endsWith(ending))?.[1] ?? 'folder';
}

/** Refuses what cannot be written, before anything is read. */
export function checkOutput(terminal: Terminal, options: FleetGenerateOptions): void {
  const format = fleetFormat(options);
  if (options.store === true && format !== 'zip') throw CommandFailure.usage('--store is for a ZIP');
  if (options.threads !== undefined && format === 'folder') throw CommandFailure.usage('--threads is for an archive');
  if (options.out !== '-') return;
  if (format === 'folder') throw CommandFailure.usage('--out - needs --format zip, tar, tar.gz or ndjson');
  if (options.json === true) throw CommandFailure.usage('--json and --out - both want standard output');
  if (format !== 'ndjson' && terminal.stdout.isTTY === true)
    throw CommandFailure.usage('an archive is nothing for a terminal: send it to a file or to a program');
}

/** Writes a fleet with its manifest to a folder, an archive or standard output. Throws what the roster throws. */
export async function writeFleet(
  terminal: Terminal,
  options: FleetGenerateOptions,
  roster: RosterPrinting,
  manifest: Pick<FleetPrinting, 'origin' | 'key'>,
): Promise<OutputOutcome> {
  const { out, force = false } = options;
  const format = fleetFormat(options);
  const place = path.resolve(terminal.cwd, out);
  if (format === 'folder')
    return writeFolder(
      place,
      untilInterrupted(
        terminal,
        withManifest(ungrouped(rosterFiles(roster.entries, roster)), manifest.origin, manifest.key),
      ),
      { force },
    );
  const printed = printRoster(roster, { ...manifest, ...kinds[format], store: options.store === true });
  const bytes = format === 'tar.gz' ? printGzip(printed) : printed;
  if (out !== '-') return writeArchive(place, untilInterrupted(terminal, bytes), { force });
  for await (const piece of bytes)
    if (terminal.stdout.write(piece) === false) await once(terminal.streams.stdout, 'drain');
  return { ok: true, path: out };
}

const kinds: Readonly<Record<Exclude<FleetFormat, 'folder'>, Pick<FleetPrinting, 'format'>>> = {
  zip: { format: 'zip' },
  tar: { format: 'tar' },
  'tar.gz': { format: 'tar' },
  ndjson: { format: 'ndjson' },
};

/** A key from a file; whatever is wrong with it ends the command, without a word of the key. */
export async function openKey<T>(
  terminal: Terminal,
  option: string,
  file: string,
  read: (pem: Uint8Array) => T,
): Promise<T> {
  let pem: Buffer;
  try {
    pem = await readFile(path.resolve(terminal.cwd, file));
  } catch (error) {
    throw CommandFailure.usage(`${option} ${file}: ${reasonOf(error)}`);
  }
  try {
    return read(pem);
  } catch (error) {
    throw CommandFailure.usage(`${option} ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
