import { stat } from 'node:fs/promises';
import path from 'node:path';
import { openGeneratedFleet, type OtherFleet } from '@duckbill/fleet';
import { CommandFailure } from '../command-failure.ts';
import { reasonOf } from '../system-reason.ts';
import type { Terminal } from '../terminal.ts';

/** A generated fleet; `other` is undefined when the file is neither folder nor ZIP, `folder` is where its check sums lie. */
export interface OtherPlace {
  readonly other: OtherFleet | undefined;
  readonly folder: string | undefined;
}

/** Opens what a fleet is compared with. */
export async function openOther(terminal: Terminal, name: string): Promise<OtherPlace> {
  const place = path.resolve(terminal.cwd, name);
  try {
    const isFolder = (await stat(place)).isDirectory();
    if (!isFolder && !name.toLowerCase().endsWith('.zip')) return { other: undefined, folder: undefined };
    const other = await openGeneratedFleet(place);
    if (other.kind === 'lookup') return { other, folder: place };
    return { other: { kind: 'stream', users: told(other.users, name) }, folder: undefined };
  } catch (error) {
    throw CommandFailure.couldNotFinish(`cannot read ${name}: ${reasonOf(error)}`);
  }
}

/** A damaged archive is found out about on the way. */
async function* told<T>(items: AsyncIterable<T>, name: string): AsyncGenerator<T, void, undefined> {
  try {
    yield* items;
  } catch (error) {
    throw CommandFailure.couldNotFinish(`cannot read ${name}: ${reasonOf(error)}`);
  }
}
