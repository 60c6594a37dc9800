/** A person of a roster. */
export interface FleetMember {
  /** What tells members apart: names their folder and their UUIDs. */
  readonly id: string;
  /** Line of the roster where the row starts, 1-based; for a JSON array, the line of the object. */
  readonly line: number;
  /** Columns of the roster by their names, with the defaults of the spec filled in. */
  readonly variables: ReadonlyMap<string, string>;
}
