/** A condition key's value: text for a single-valued key, a list for a multivalued one (an empty list is as absent). */
export type ContextValue = string | readonly string[];

/**
 * The condition keys of a request. Keys are compared without regard to case. A key that is not there is absent, unless
 * `open` says that the request may carry more than is known: then it is unknown.
 */
export class RequestContext {
  readonly #values: ReadonlyMap<string, ContextValue>;
  readonly #open: boolean;
  readonly #closed: readonly string[];

  /** `open`: keys that are not given are unknown instead of absent, but for those that begin as one of `closed`. */
  constructor(
    values: Iterable<readonly [string, ContextValue]>,
    options: { readonly open?: boolean; readonly closed?: readonly string[] } = {},
  ) {
    this.#values = new Map([...values].map(([key, value]) => [key.toLowerCase(), value]));
    this.#open = options.open ?? false;
    this.#closed = (options.closed ?? []).map((start) => start.toLowerCase());
  }

  /** The value of a key; undefined when absent; `unknown` when the request leaves it open. */
  look(key: string): ContextLookup {
    const folded = key.toLowerCase();
    const value = this.#values.get(folded);
    if (value === undefined) {
      const unknown = this.#open && !this.#closed.some((start) => folded.startsWith(start));
      return { state: unknown ? 'unknown' : 'absent' };
    }
    if (typeof value !== 'string' && value.length === 0) return { state: 'absent' };
    return { state: 'present', value };
  }
}

export type ContextLookup =
  | { readonly state: 'absent' }
  | { readonly state: 'unknown' }
  | { readonly state: 'present'; readonly value: ContextValue };
