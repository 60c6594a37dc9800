import { createHash } from 'node:crypto';
import { type Diagnostic, type Fleet, jsonFinding, type SourceText, textReport } from '@duckbill/core';
import { readFleetSpec } from '@duckbill/fleet';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { readFileSource } from '../read-input.ts';
import { paintFor, type Terminal } from '../terminal.ts';

/** A spec that was read. */
export interface OpenSpec {
  readonly source: SourceText;
  readonly fleet: Fleet;
  readonly diagnostics: readonly Diagnostic[];
  /** SHA-256 of its bytes, in hex. */
  readonly sha256: string;
}

/** Reads a spec and tells what is wrong with it, all at once. With errors there is no fleet, only how the command ends. */
export async function openSpec(
  terminal: Terminal,
  name: string,
  { json = false }: { readonly json?: boolean },
): Promise<OpenSpec | Exit> {
  const source = await readFileSource(name, terminal.cwd);
  const { fleet, diagnostics } = readFleetSpec(source);
  if (!json && diagnostics.length > 0) {
    const report = { files: [{ source, diagnostics, secrets: [] }], skipped: [] };
    terminal.stderr.write(textReport(report, paintFor(terminal.stderr, terminal.environment)));
  }
  if (fleet !== undefined) {
    const sha256 = createHash('sha256')
      .update(source.origin?.bytes ?? source.text)
      .digest('hex');
    return { source, fleet, diagnostics, sha256 };
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const exit: Exit = { code: exitCodes.findings, reason: `${errors} error${errors === 1 ? '' : 's'} in ${name}` };
  if (json) writeJson(terminal, { version: 1, spec: jsonSpec(source, diagnostics) }, exit);
  return exit;
}

/** The spec and its findings, in JSON. */
export function jsonSpec(source: SourceText, diagnostics: readonly Diagnostic[]): object {
  const sources = new Map([[source.name, source]]);
  return { file: source.name, findings: diagnostics.map((one) => jsonFinding(one, sources)) };
import { hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  describe,
  type Diagnostic,
  expandMember,
  type Fleet,
  type FleetFile,
  type FleetMember,
  SourceText,
  visibleText,
} from '@duckbill/core';
import { readFleetSpec, readRoster, rosterFormatOf } from '@duckbill/fleet';
import { CommandFailure } from '../command-failure.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';

/** The fleet of a spec; what is wrong with it is told, and an error ends the command. */
export async function openSpec(terminal: Terminal, name: string): Promise<Fleet> {
  let text: string;
  try {
    text = await readFile(path.resolve(terminal.cwd, name), 'utf8');
  } catch (error) {
    throw CommandFailure.couldNotFinish(`cannot read ${name}: ${reasonOf(error)}`);
  }
  const source = new SourceText(name, text);
  const { fleet, diagnostics } = readFleetSpec(source);
  for (const one of diagnostics) {
    const { line, column } = source.position(one.span.start);
    tell(terminal, `${name}:${line}:${column}`, one);
  }
  if (fleet === undefined) throw CommandFailure.usage(`${name} is no fleet spec that files can be made from`);
  return fleet;
}

/** Counts what was left out of a comparison. */
export interface RosterTally {
  /** Rows and members with an error. */
  wrong: number;
  /** The same rows are told by somebody else. */
  readonly quiet?: boolean;
}

/** The members of a roster, one after another; what is wrong with a row is told, and the others come. */
export async function* membersOf(
  terminal: Terminal,
  fleet: Fleet,
  roster: string,
  tally: RosterTally,
): AsyncGenerator<FleetMember, void, undefined> {
  const format = rosterFormatOf(roster);
  if (format === undefined) throw CommandFailure.usage(`${roster} is no roster: a .csv, .json or .ndjson file`);
  const chunks = createReadStream(path.resolve(terminal.cwd, roster));
  try {
    for await (const { member, diagnostics } of readRoster(chunks, fleet, { name: roster, format })) {
      tellRow(terminal, roster, diagnostics, tally);
      if (member !== undefined) yield member;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error)
      throw CommandFailure.couldNotFinish(`cannot read ${roster}: ${reasonOf(error)}`);
    throw error;
  }
}

/** The files of all members, one after another. */
export async function* filesOf(
  terminal: Terminal,
  fleet: Fleet,
  roster: string,
  tally: RosterTally,
): AsyncGenerator<FleetFile, void, undefined> {
  for await (const member of membersOf(terminal, fleet, roster, tally)) {
    const { files, diagnostics } = expandMember(fleet, member, sha1Hex);
    tellRow(terminal, roster, diagnostics, tally);
    yield* files;
  }
}

/** The files of one member of a roster. */
export async function filesOfMember(
  terminal: Terminal,
  fleet: Fleet,
  roster: string,
  id: string,
): Promise<readonly FleetFile[]> {
  for await (const member of membersOf(terminal, fleet, roster, { wrong: 0 })) {
    if (member.id !== id) continue;
    const { files, diagnostics } = expandMember(fleet, member, sha1Hex);
    tellRow(terminal, roster, diagnostics, { wrong: 0 });
    return files;
  }
  throw CommandFailure.usage(`${roster} has no member "${id}"`);
}

function sha1Hex(text: string): string {
  return hash('sha1', text);
}

function tellRow(terminal: Terminal, roster: string, diagnostics: readonly Diagnostic[], tally: RosterTally): void {
  for (const one of diagnostics) {
    if (one.severity === 'error') tally.wrong += 1;
    if (one.severity !== 'hint' && tally.quiet !== true)
      tell(terminal, `${roster}:${String(one.facts['line'] ?? 1)}`, one);
  }
}

function tell(terminal: Terminal, place: string, one: Diagnostic): void {
  terminal.stderr.write(`${visibleText(`${place} ${one.severity} ${one.code}: ${describe(one).message}`)}\n`);
}
