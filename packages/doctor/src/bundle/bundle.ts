import type { Document } from '@duckbill/core';
import { strToU8 } from 'fflate';
import type { DoctorReport } from '../doctor-report.ts';
import { machineOfFiles, type MachineRecord } from '../machine/machine-of-files.ts';
import type { Machine } from '../machine/machine.ts';
import {
  bundleEntries,
  type BundledFile,
  type BundleManifest,
  type BundleOptions,
  bundleVersion,
} from './bundle-manifest.ts';
import { maskRecord } from './mask-record.ts';
import type { BundleMask } from './masked-text.ts';
import { differingChecks } from './same-report.ts';
import { EntryNames, zipOf } from './zip-entries.ts';

/** What a bundle is made of. */
export interface BundleInput {
  readonly record: MachineRecord;
  readonly documents: readonly Document[];
  /** Every value that is known to be secret. */
  readonly secrets: Iterable<string>;
  readonly target: string;
  readonly options: BundleOptions;
  readonly report: DoctorReport;
  readonly versions: { readonly duckbill: string; readonly node: string };
  /** The offline checks asked again, of another machine. */
  readonly askAgain: (machine: Machine, target: string) => Promise<DoctorReport>;
  readonly print: (report: DoctorReport) => string;
}

/** One line of what is inside, for the person to look at before it is written. */
export interface BundleEntry {
  readonly name: string;
  /** Bytes, unpacked. */
  readonly size: number;
  readonly masked: number;
  /** Where it comes from, when it is a file of the machine. */
  readonly path?: string;
}

export interface Bundle {
  readonly zip: Uint8Array;
  readonly manifest: BundleManifest;
  readonly entries: readonly BundleEntry[];
}

/**
 * Makes a bundle: everything that the doctor saw, with every secret replaced by a mark of its shape, and what it said.
 * The same input makes the same bytes.
 */
export async function makeBundle(input: BundleInput): Promise<Bundle> {
  const masked = maskRecord(input.record, input);
  const { record, mask, counts, leftOut } = masked;
  const maskAll = (value: unknown): unknown => {
    if (typeof value === 'string') return mask.text(value, 'words').value;
    if (Array.isArray(value)) return value.map(maskAll);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskAll(item)]));
  };
  const target = maskTarget(input.target, input.secrets, mask);
  const report = maskAll(input.report) as DoctorReport;
  const again = await input.askAgain(machineOfFiles(record), target).catch(() => undefined);
  const content = new Map<string, Uint8Array>();
  const names = new EntryNames(bundleEntries.files);
  const files = [...record.files].map(([path, state]): BundledFile => {
    if (state.state !== 'read') return { path, ...state };
    const { bytes, ...rest } = state;
    const about = { path, ...rest, size: bytes.length, masked: counts.get(path) ?? 0 };
    if (leftOut.has(path)) return about;
    const entry = names.nameOf(path);
    content.set(entry, bytes);
    return { ...about, entry };
  });
  const manifest: BundleManifest = {
    format: 'duckbill-bundle',
    version: bundleVersion,
    ...input.versions,
    takenAt: new Date(record.takenAt).toISOString(),
    target,
    options: maskAll(input.options) as BundleOptions,
    differing: again === undefined ? ['all'] : differingChecks(report, again),
    machine: {
      platform: record.platform,
      home: record.home,
      cwd: record.cwd,
      browserHere: record.browserHere,
      isInstance: record.isInstance,
      environment: record.environment as Record<string, string>,
      maskedVariables: masked.maskedVariables,
      listings: Object.fromEntries(record.listings ?? []),
      answers: Object.fromEntries(
        [...record.answers].map(([command, { status, stdout, stderr }]) => [
          command,
          { ...(status === undefined ? {} : { status }), stdout, stderr },
        ]),
      ),
    },
    files,
  };
  const own = new Map([
    [bundleEntries.manifest, jsonBytes(manifest)],
    [bundleEntries.report, jsonBytes(report)],
    [bundleEntries.text, strToU8(input.print(report))],
  ]);
  const pathOf = new Map(
    files.flatMap((file) => (file.state === 'read' && file.entry !== undefined ? [[file.entry, file] as const] : [])),
  );
  const all = [...own, ...[...content].toSorted(([one], [other]) => (one < other ? -1 : 1))];
  return {
    zip: zipOf(all),
    manifest,
    entries: all.map(([name, bytes]) => {
      const file = pathOf.get(name);
      return {
        name,
        size: bytes.length,
        masked: file?.masked ?? 0,
        ...(file === undefined ? {} : { path: file.path }),
      };
    }),
  };
}

/** A URL may hold a password, behind a scheme or without one, however short. */
function maskTarget(target: string, secrets: Iterable<string>, mask: BundleMask): string {
  let masked = target;
  for (const secret of secrets) {
    const at = secret === '' ? -1 : masked.indexOf(`:${secret}@`);
    if (at === -1) continue;
    masked = `${masked.slice(0, at + 1)}${mask.whole(secret).value}${masked.slice(at + 1 + secret.length)}`;
  }
  return masked === target ? mask.text(target, 'words').value : masked;
}

function jsonBytes(value: unknown): Uint8Array {
  return strToU8(`${JSON.stringify(value, undefined, 2)}\n`);
}
