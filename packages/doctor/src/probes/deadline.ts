import type { Duplex } from 'node:stream';

/** Ends everything that was opened when the time is over: ETIMEDOUT. */
export class Deadline {
  readonly #opened = new Set<Duplex>();
  readonly #timer: NodeJS.Timeout;
  #late: Error | undefined;

  constructor(what: string, timeout: number) {
    this.#timer = setTimeout(() => {
      this.#late = Object.assign(new Error(`no answer from ${what} within ${timeout} ms`), { code: 'ETIMEDOUT' });
      for (const one of this.#opened) one.destroy(this.#late);
    }, timeout);
  }

  /** Takes care of a connection. */
  watch<Opened extends Duplex>(opened: Opened): Opened {
    this.#opened.add(opened);
    // An error nobody waits for any more must not end the program.
    opened.on('error', () => undefined);
    if (this.#late !== undefined) opened.destroy(this.#late);
    return opened;
  }

  /** Closes everything. */
  end(): void {
    clearTimeout(this.#timer);
    for (const one of this.#opened) one.destroy();
  }
}
