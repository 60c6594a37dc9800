import type { Diagnostic, Fleet, FleetFile } from '@duckbill/core';
import { type MadeSegment, memberFiles, type RosterEntry, type RowsMade, sharedFiles } from '@duckbill/fleet';
import type { Terminal } from '../terminal.ts';
import type { FleetFindings } from './fleet-findings.ts';

/** What has been made so far. */
export interface FleetTally {
  members: number;
  files: number;
}

/** Ends the making of files where `--strict` wants no file from a roster with an error. */
export class StrictStop extends Error {}

/** Where what is made of a roster is told and counted. */
export interface RosterTelling {
  readonly terminal: Terminal;
  readonly fleet: Fleet;
  readonly findings: FleetFindings;
  readonly tally: FleetTally;
  /** The first error throws `StrictStop`. */
  readonly strict: boolean;
}

/** The files of every member of a roster, those of one member together, told and counted on the way. */
export async function* rosterFiles(
  entries: AsyncIterable<RosterEntry>,
  telling: RosterTelling,
): AsyncGenerator<readonly FleetFile[]> {
  const teller = new RosterTeller(telling);
  const { fleet } = telling;
  try {
    for await (const { member, diagnostics } of entries) {
      teller.row(diagnostics);
      if (member === undefined) continue;
      const made = memberFiles(fleet, member);
      teller.member(made.files.length, made.diagnostics);
      if (teller.goesOn) yield made.files;
    }
    const shared = teller.shared();
    if (teller.goesOn) yield shared;
  } finally {
    teller.end();
  }
  teller.stopIfStrict();
}

/** The same as parts of an archive, made on threads; what is there once for all members is told, but not in them. */
export async function* rosterSegments(
  made: AsyncIterable<RowsMade<RosterEntry>>,
  telling: RosterTelling,
): AsyncGenerator<MadeSegment> {
  const teller = new RosterTeller(telling);
  try {
    for await (const { rows, segment } of made) {
      const members = segment.members[Symbol.iterator]();
      for (const { member, diagnostics } of rows) {
        teller.row(diagnostics);
        const next = member === undefined ? undefined : members.next().value;
        if (next !== undefined) teller.member(next.files, next.diagnostics);
      }
      if (teller.goesOn) yield segment;
    }
    teller.shared();
  } finally {
    teller.end();
  }
  teller.stopIfStrict();
}

/** Tells and counts what is made, row by row. */
class RosterTeller {
  readonly #telling: RosterTelling;
  readonly #counter: MemberCounter;

  constructor(telling: RosterTelling) {
    this.#telling = telling;
    this.#counter = new MemberCounter(telling.terminal);
  }

  /** Whether files are still wanted. */
  get goesOn(): boolean {
    const { strict, findings } = this.#telling;
    return !strict || findings.counts.error === 0;
  }

  row(diagnostics: readonly Diagnostic[]): void {
    this.#counter.clearFor(diagnostics.length);
    this.#telling.findings.add(diagnostics);
  }

  member(files: number, diagnostics: readonly Diagnostic[]): void {
    this.row(diagnostics);
    const { tally } = this.#telling;
    tally.members += 1;
    tally.files += files;
    this.#counter.show(tally.members);
  }

  shared(): readonly FleetFile[] {
    const { fleet, tally } = this.#telling;
    const shared = sharedFiles(fleet);
    tally.files += shared.length;
    return shared;
  }

  end(): void {
    this.#counter.clear();
    this.#telling.findings.tellRest();
  }

  /** Behind the last row, so that every error is told. */
  stopIfStrict(): void {
    if (!this.goesOn) throw new StrictStop();
  }
}

/** One file after the other. */
export async function* ungrouped(groups: AsyncIterable<readonly FleetFile[]>): AsyncGenerator<FleetFile> {
  for await (const group of groups) yield* group;
}

const STEP = 1000;

/** How many members there are so far, for a person who waits; the roster does not say how many there will be. */
class MemberCounter {
  readonly #terminal: Terminal;
  #shown = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  show(members: number): void {
    const { stderr } = this.#terminal;
    if (stderr.isTTY !== true || members % STEP !== 0) return;
    stderr.write(`\r\u001B[2K${members} members`);
    this.#shown = true;
  }

  /** Makes room for what is told next. */
  clearFor(lines: number): void {
    if (lines > 0) this.clear();
  }

  clear(): void {
    if (this.#shown) this.#terminal.stderr.write('\r\u001B[2K');
    this.#shown = false;
  }
}
