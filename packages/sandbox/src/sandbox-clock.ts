/** A clock that can be put forward: everything in the sandbox ages by it. */
export class SandboxClock {
  readonly #base: () => number;
  #offset = 0;

  /** `base` gives epoch seconds. */
  constructor(base: () => number) {
    this.#base = base;
  }

  /** The sandbox's time in epoch seconds. */
  now(): number {
    return this.#base() + this.#offset;
  }

  /** Let time pass; negative seconds turn it back. */
  advance(seconds: number): void {
    this.#offset += seconds;
  }
}
