import path from 'node:path';
import { completeBookmark, refusalReport, type SsoValues } from '@duckbill/core';
import { readFileSource } from '../read-input.ts';
import type { Terminal } from '../terminal.ts';
import { writeTextFile } from '../write-file.ts';
import type { Saved } from './saved.ts';

/** Writes the values of Identity Center into a bookmark file, with a backup. */
export async function completeBookmarkFile(terminal: Terminal, name: string, values: SsoValues): Promise<Saved> {
  const source = await readFileSource(name, terminal.cwd);
  const completed = completeBookmark(source, values);
  if (!completed.ok) return { ok: false, why: refusalReport(completed.diagnostics, [source]) };
  const { source: after } = completed;
  const outcome = await writeTextFile(path.resolve(terminal.cwd, name), after.origin?.bytes ?? after.text, {
    backup: true,
    ...(source.origin === undefined ? {} : { expected: source.origin.bytes }),
  });
  if (!outcome.ok) return { ok: false, why: `duckbill: cannot write ${name}: ${outcome.reason}\n` };
  const kept = outcome.backup === undefined ? [] : [`${name} of before is kept as ${outcome.backup}`];
  const done = outcome.written ? `${name} says all that Cyberduck 9.5 asks for` : `${name} said all of it already`;
  return { ok: true, done: [done, ...kept] };
}
