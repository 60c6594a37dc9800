import { readSource, type SourceText } from '@duckbill/core';
import type { FileState, Machine } from '../machine/machine.ts';
import { TargetFailure } from './target-failure.ts';

/** One file as text; its name stays as it was given. Throws a TargetFailure when it is missing or shut. */
export async function readMachineSource(machine: Machine, name: string): Promise<SourceText> {
  const state = await machine.read(name);
  if (state.state === 'read') return readSource(name, state.bytes).source;
  throw new TargetFailure('unreadable', `cannot read ${name}: ${reasonNotRead(state)}`);
}

/** A file that may be missing. Throws a TargetFailure when it is there and shut. */
export async function readOptionalMachineSource(machine: Machine, name: string): Promise<SourceText | undefined> {
  const state = await machine.read(name);
  if (state.state === 'absent' || state.state === 'folder') return undefined;
  if (state.state === 'read') return readSource(name, state.bytes).source;
  throw new TargetFailure('unreadable', `cannot read ${name}: ${state.reason}`);
}

function reasonNotRead(state: Exclude<FileState, { readonly state: 'read' }>): string {
  if (state.state === 'absent') return 'it does not exist';
  return state.state === 'folder' ? 'it is a folder' : state.reason;
}
