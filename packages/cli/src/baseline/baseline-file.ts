import path from 'node:path';
import { describe, fingerprint, maskSecrets, type Report } from '@duckbill/core';
import { CommandFailure } from '../command-failure.ts';
import { nameFrom } from '../files/path-patterns.ts';
import { readOwnFile } from '../lint-config/load-config.ts';
import { readJsonFile } from '../lint-config/read-json-file.ts';
import type { Terminal } from '../terminal.ts';
import { writeTextFile } from '../write-file.ts';
import type { Baseline, BaselineEntry } from './baseline.ts';

/** The baseline in a file. Fails with wrong usage where there is none, or it is none. */
export async function readBaseline(file: string, terminal: Terminal): Promise<Baseline> {
  const source = await readOwnFile(file, terminal.cwd).catch((error: unknown) => {
    const words = error instanceof Error ? error.message : String(error);
    throw CommandFailure.usage(`no baseline: ${words}; make one with --update-baseline`);
  });
  const { validateBaseline } = await import('../lint-config/validate-config.ts');
  return readJsonFile(source, validateBaseline);
}

/** How a baseline in a folder names files: with slashes, from there; what lies outside by its whole name. */
export function baselineNames(file: string, cwd: string): (name: string) => string {
  const folder = path.dirname(file);
  return (name) => {
    const absolute = path.resolve(cwd, name);
    return nameFrom(folder, absolute) ?? path.relative(folder, absolute).replaceAll(path.sep, '/');
  };
}

export interface AppliedBaseline {
  readonly report: Report;
  /** Findings that were known. */
  readonly known: number;
  /** Entries about files of this run that nothing was found for any more. */
  readonly stale: number;
}

/** The report without the findings that a baseline knows; of several that look alike as many as it counts. */
export function applyBaseline(report: Report, baseline: Baseline, nameOf: (name: string) => string): AppliedBaseline {
  const left = new Map<string, number>();
  for (const entry of baseline.findings) {
    const key = keyOf(entry.file, entry.code, entry.fingerprint);
    left.set(key, (left.get(key) ?? 0) + entry.count);
  }
  let known = 0;
  const files = report.files.map((file) => {
    const name = nameOf(file.source.name);
    const diagnostics = file.diagnostics.filter((finding) => {
      const key = keyOf(name, finding.code, fingerprint(finding));
      const count = left.get(key) ?? 0;
      if (count === 0) return true;
      left.set(key, count - 1);
      known += 1;
      return false;
    });
    return { ...file, diagnostics };
  });
  const seen = new Set(report.files.map(({ source }) => nameOf(source.name)));
  const stale = baseline.findings.filter(
    (entry) => seen.has(entry.file) && (left.get(keyOf(entry.file, entry.code, entry.fingerprint)) ?? 0) > 0,
  );
  return { report: { ...report, files }, known, stale: stale.length };
}

function keyOf(file: string, code: string, print: string): string {
  return `${print} ${code} ${file}`;
}

/**
 * Writes the findings of a report as a baseline. What an earlier one says about files that were not looked at stays.
 * Returns how many findings it holds.
 */
export async function writeBaseline(
  file: string,
  report: Report,
  before: Baseline | undefined,
  nameOf: (name: string) => string,
): Promise<number> {
  const seen = new Set(report.files.map(({ source }) => nameOf(source.name)));
  const kept = before?.findings.filter((entry) => !seen.has(entry.file)) ?? [];
  const findings = [...kept, ...entriesOf(report, nameOf)].toSorted(byPlace);
  const baseline: Baseline = { version: 1, findings };
  const outcome = await writeTextFile(file, `${JSON.stringify(baseline, undefined, 2)}\n`, { mode: 0o644 });
  if (!outcome.ok) throw CommandFailure.couldNotFinish(`cannot write ${path.basename(file)}: ${outcome.reason}`);
  return findings.reduce((sum, { count }) => sum + count, 0);
}

function entriesOf(report: Report, nameOf: (name: string) => string): readonly BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const { source, diagnostics, secrets } of report.files) {
    const name = nameOf(source.name);
    for (const finding of diagnostics) {
      const { code } = finding;
      const print = fingerprint(finding);
      const key = keyOf(name, code, print);
      const before = entries.get(key);
      const message = before?.message ?? maskSecrets(describe(finding).message, secrets);
      entries.set(key, { file: name, code, fingerprint: print, count: (before?.count ?? 0) + 1, message });
    }
  }
  return [...entries.values()];
}

function byPlace(a: BaselineEntry, b: BaselineEntry): number {
  const one = keyOf(a.fingerprint, a.code, a.file);
  const other = keyOf(b.fingerprint, b.code, b.file);
  return one < other ? -1 : one > other ? 1 : 0;
}
