import { BundleRefused, openBundle as openBundleOf, type OpenedBundle } from '@duckbill/doctor';
import { CommandFailure } from '../command-failure.ts';
import { machineHere } from '../machine-here.ts';
import type { Terminal } from '../terminal.ts';

/** What a bundle holds. Could not finish when the file is none, or cannot be read. */
export async function openBundle(terminal: Terminal, file: string): Promise<OpenedBundle> {
  const state = await machineHere(terminal).read(file);
  if (state.state !== 'read') {
    const reason =
      state.state === 'unreadable' ? state.reason : state.state === 'absent' ? 'it does not exist' : 'it is a folder';
    throw CommandFailure.couldNotFinish(`cannot read ${file}: ${reason}`);
  }
  try {
    return openBundleOf(state.bytes);
  } catch (error) {
    if (!BundleRefused.is(error)) throw error;
    throw CommandFailure.couldNotFinish(`cannot read ${file} as a bundle: ${error.message}`);
  }
}
