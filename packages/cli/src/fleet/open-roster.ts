import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Fleet } from '@duckbill/core';
import { readRoster, type RosterEntry, rosterFormatOf, type RosterFormat } from '@duckbill/fleet';
import { CommandFailure } from '../command-failure.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';

/** A roster: from a file, or from standard input for `-`. */
export interface OpenRoster {
  readonly name: string;
  /** Row by row. Throws `CommandFailure` when the file cannot be read on. */
  readonly entries: AsyncIterable<RosterEntry>;
}

/** Opens a roster; its format by its name when none is given. */
export async function openRoster(
  terminal: Terminal,
  given: string,
  format: RosterFormat | undefined,
  fleet: Pick<Fleet, 'variables' | 'idColumn'>,
): Promise<OpenRoster> {
  const name = given === '-' ? '<stdin>' : given;
  const known = format ?? (given === '-' ? 'csv' : rosterFormatOf(given));
  if (known === undefined)
    throw CommandFailure.usage(`what is ${given}? Say --roster-format csv, json, ndjson or scim`);
  const chunks = given === '-' ? terminal.stdin : await openFile(terminal, given);
  return { name, entries: readRoster(told(chunks, given), fleet, { name, format: known }) };
}

async function openFile(terminal: Terminal, given: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    const file = await open(path.resolve(terminal.cwd, given));
    return file.createReadStream() as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw CommandFailure.couldNotFinish(`cannot read ${given}: ${reasonOf(error)}`);
  }
}

async function* told(chunks: AsyncIterable<Uint8Array | string>, given: string): AsyncGenerator<Uint8Array | string> {
  try {
    yield* chunks;
  } catch (error) {
    throw CommandFailure.couldNotFinish(`cannot read ${given}: ${reasonOf(error)}`);
  }
}
