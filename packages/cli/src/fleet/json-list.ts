import { maskStrings } from '@duckbill/core';
import type { Exit } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';

/** One JSON object with a list that may be too long for memory: each item is printed as it comes. */
export class JsonList {
  readonly #terminal: Terminal;
  #count = 0;

  constructor(terminal: Terminal, name: string, wanted: boolean) {
    this.#terminal = terminal;
    if (wanted) terminal.stdout.write(`{"version":1,"${name}":[`);
  }

  add(item: object): void {
    this.#terminal.stdout.write(`${this.#count === 0 ? '' : ','}\n${JSON.stringify(maskStrings(item, []))}`);
    this.#count += 1;
  }

  /** What is known at the end only, and the exit. */
  end(rest: object, exit: Exit): void {
    const text = JSON.stringify(maskStrings({ ...rest, exit }, []));
    this.#terminal.stdout.write(`\n],${text.slice(1)}\n`);
  }
}
