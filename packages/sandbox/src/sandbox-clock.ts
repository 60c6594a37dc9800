/**
 * A clock that can be put forward. Sessions and codes age by it at once. A client outside keeps its own clock, so a
 * signature may be right by either: putting the sandbox forward is no clock error of the client. To play that, `skewClients`.
 */
export class SandboxClock {
  readonly #base: () => number;
  #advanced = 0;
  #skew = 0;

  /** `base` gives epoch seconds. */
  constructor(base: () => number) {
    this.#base = base;
  }

  /** The sandbox's time in epoch seconds. */
  now(): number {
    return this.#base() + this.#advanced;
  }

  /** Let time pass; negative seconds turn it back. */
  advance(seconds: number): void {
    this.#advanced += seconds;
  }

  /** From now on every client's clock is this many seconds ahead (negative: behind) of AWS's; 0 ends it. */
  skewClients(seconds: number): void {
    this.#skew = seconds;
  }

  /** How many seconds the clients' clocks are ahead of this one. */
  get clientsAhead(): number {
    return this.#skew;
  }

  /** The times by which a signature may be right, the sandbox's own first. */
  signatureClocks(): readonly number[] {
    return [this.now() - this.#skew, this.#base() - this.#skew];
  }
}
