import { existsSync } from 'node:fs';
import type { Report } from '@duckbill/core';
import type { Terminal } from '../terminal.ts';
import { applyBaseline, baselineNames, readBaseline, writeBaseline } from './baseline-file.ts';

/** The report without what a baseline knows; with `update`, that baseline is made of the report first. */
export async function useBaseline(terminal: Terminal, file: string, report: Report, update: boolean): Promise<Report> {
  const nameOf = baselineNames(file, terminal.cwd);
  if (update) {
    const before = existsSync(file) ? await readBaseline(file, terminal) : undefined;
    const count = await writeBaseline(file, report, before, nameOf);
    terminal.stderr.write(`duckbill: the baseline holds ${count} findings\n`);
  }
  const applied = applyBaseline(report, await readBaseline(file, terminal), nameOf);
  if (applied.known > 0) terminal.stderr.write(`duckbill: ${applied.known} findings of the baseline are left out\n`);
  if (applied.stale > 0) {
    const entries =
      applied.stale === 1 ? '1 entry of the baseline finds' : `${applied.stale} entries of the baseline find`;
    terminal.stderr.write(`duckbill: ${entries} nothing any more; --update-baseline takes them away\n`);
  }
  return applied.report;
}
