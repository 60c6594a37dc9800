import type { Terminal } from './terminal.ts';

const width = 24;

/** How far a long work is, for a person who waits; nothing in a pipe. */
export class ProgressBar {
  readonly #terminal: Terminal;
  readonly #what: string;
  readonly #total: number;

  constructor(terminal: Terminal, what: string, total: number) {
    this.#terminal = terminal;
    this.#what = what;
    this.#total = total;
  }

  show(done: number): void {
    const { stderr } = this.#terminal;
    if (stderr.isTTY !== true) return;
    const full = this.#total === 0 ? width : Math.round((done / this.#total) * width);
    stderr.write(`\r\u001B[2K${this.#what} ${'█'.repeat(full)}${'░'.repeat(width - full)} ${done}/${this.#total}`);
  }

  clear(): void {
    if (this.#terminal.stderr.isTTY === true) this.#terminal.stderr.write('\r\u001B[2K');
  }
}
