/** How files of a home are changed: each of these leaves the old or the new content, whenever it is killed. */
export interface HomeWriter {
  /** Makes or replaces a file that holds `expected` (null: that is not there); throws when it cannot. */
  write(name: string, bytes: Uint8Array, options: { expected?: Uint8Array | null; mode: number }): Promise<void>;
  /** Takes a file away that holds `expected`; throws when it cannot. */
  remove(name: string, expected: Uint8Array): Promise<void>;
  /** Lets nobody else change this home meanwhile; throws when somebody is at it. `name` is where a lock may lie. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
}
