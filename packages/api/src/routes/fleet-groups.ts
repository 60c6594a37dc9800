import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExpandedMember, Fleet, FleetFile, FleetMember } from '@duckbill/core';
import { memberFiles, sharedFiles } from '@duckbill/fleet';

/** Members after which others have their turn: one thread answers everybody. */
const turn = 20;

/** What is made for each member, with turns for others in between. Throws the signal's reason when the client has left. */
export async function* expandMembers(
  fleet: Fleet,
  members: readonly FleetMember[],
  signal: AbortSignal,
): AsyncGenerator<ExpandedMember, void, undefined> {
  for (const [index, member] of members.entries()) {
    if (index % turn === turn - 1) await nextTurn();
    signal.throwIfAborted();
    yield memberFiles(fleet, member);
  }
}

/** The files of a fleet as they are asked for, those of one member together. */
export async function* fleetGroups(
  fleet: Fleet,
  members: readonly FleetMember[],
  signal: AbortSignal,
): AsyncGenerator<readonly FleetFile[], void, undefined> {
  for await (const { files } of expandMembers(fleet, members, signal)) yield files;
  yield sharedFiles(fleet);
}
