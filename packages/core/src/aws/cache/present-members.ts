type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The members that have a value. */
export function presentMembers<T extends object>(values: T): Present<T>;
export function presentMembers(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
