import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FleetMember } from '@duckbill/core';

/** Members in front of which a thread lets others have their turn. */
const TURN = 25;

/** Members of a chunk, one on each line of JSON. */
export function printMembers(members: readonly FleetMember[]): Uint8Array {
  const lines = members.map(
    ({ id, line, variables }) => `${JSON.stringify([id, line, Object.fromEntries(variables)])}\n`,
  );
  return Buffer.from(lines.join(''));
}

/** Reads members back, as many as there are. Stops when the signal does; lets heartbeats and requests through. */
export async function* readMembers(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<FleetMember, void, undefined> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  const lines = Buffer.concat(pieces).toString().split('\n');
  for (const [index, text] of lines.entries()) {
    if (text === '') continue;
    if (index % TURN === 0) await nextTurn();
    signal.throwIfAborted();
    yield memberOf(JSON.parse(text));
  }
}

function memberOf(value: unknown): FleetMember {
  if (!Array.isArray(value)) throw new TypeError('not a line of printMembers');
  const [id, line, variables]: unknown[] = value;
  if (typeof id !== 'string' || typeof line !== 'number' || typeof variables !== 'object' || variables === null)
    throw new TypeError('not a line of printMembers');
  return { id, line, variables: new Map(Object.entries(variables)) };
}
