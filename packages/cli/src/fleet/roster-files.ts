import type { Fleet, FleetFile } from '@duckbill/core';
import { memberFiles, sharedFiles } from '@duckbill/fleet';
import type { Terminal } from '../terminal.ts';
import type { FleetFindings } from './fleet-findings.ts';
import type { OpenRoster } from './open-roster.ts';

/** What has been made so far. */
export interface FleetTally {
  members: number;
  files: number;
}

/** Ends the making of files where `--strict` wants no file from a roster with an error. */
export class StrictStop extends Error {}

/**
 * The files of every member of a roster, those of one member together, told and counted on the way. With `strict` the
 * first error throws `StrictStop`.
 */
export async function* rosterFiles(
  terminal: Terminal,
  fleet: Fleet,
  roster: OpenRoster,
  findings: FleetFindings,
  tally: FleetTally,
  strict: boolean,
): AsyncGenerator<readonly FleetFile[]> {
  const counter = new MemberCounter(terminal);
  try {
    for await (const { member, diagnostics } of roster.entries) {
      counter.clearFor(diagnostics.length);
      findings.add(diagnostics);
      if (member !== undefined) {
        const made = memberFiles(fleet, member);
        counter.clearFor(made.diagnostics.length);
        findings.add(made.diagnostics);
        tally.members += 1;
        tally.files += made.files.length;
        counter.show(tally.members);
        if (!strict || findings.counts.error === 0) yield made.files;
      }
    }
    const shared = sharedFiles(fleet);
    tally.files += shared.length;
    if (!strict || findings.counts.error === 0) yield shared;
  } finally {
    counter.clear();
    findings.tellRest();
  }
  // Behind the last row, so that every error is told.
  if (strict && findings.counts.error > 0) throw new StrictStop();
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
