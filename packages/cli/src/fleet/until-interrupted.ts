import { CommandFailure } from '../command-failure.ts';
import type { Terminal } from '../terminal.ts';

/**
 * Passes on what comes until the person presses Ctrl-C, and throws then: whoever writes it takes away what is half-written.
 * The second Ctrl-C ends the process as it would any other.
 */
export async function* untilInterrupted<Item>(
  terminal: Pick<Terminal, 'onSignals'>,
  items: Iterable<Item> | AsyncIterable<Item>,
): AsyncGenerator<Item> {
  const interruption = new AbortController();
  const release = terminal.onSignals(['SIGINT', 'SIGTERM'], () => {
    interruption.abort();
    release();
  });
  try {
    for await (const item of items) {
      if (interruption.signal.aborted) throw CommandFailure.interrupted('interrupted: nothing is written');
      yield item;
    }
  } finally {
    release();
  }
}
