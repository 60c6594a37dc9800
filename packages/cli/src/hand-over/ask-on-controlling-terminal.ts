import type { DoctorWorld } from '@duckbill/doctor';
import { askPerson } from '../ask.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Asks on the terminal of the person when standard input and output belong to another program. Opened for one question
 * and closed again: the program that starts us, or that we start, has the same terminal.
 */
export function askOnControllingTerminal(terminal: Terminal): DoctorWorld['ask'] {
  return async (question, signal) => {
    const tty = terminal.controlling();
    if (tty === undefined) return undefined;
    try {
      return await askPerson(tty.input, tty.output, question, signal);
    } finally {
      tty.close();
    }
  };
}

/** Whether there is a terminal to ask on. */
export function hasControllingTerminal(terminal: Terminal): boolean {
  const tty = terminal.controlling();
  tty?.close();
  return tty !== undefined;
}
