import { type Diagnostic, type Fleet, type FleetMember, nearestName } from '@duckbill/core';
import { CsvRows } from './csv-rows.ts';
import { decodeChunks } from './decode-chunks.ts';
import { JsonRows, NdjsonRows } from './json-rows.ts';
import { memberOfRow, rosterDiagnostic } from './member-of-row.ts';
import type { RawRow, RowReader } from './raw-row.ts';
import { scimRow } from './scim-row.ts';
import { SeenIds } from './seen-ids.ts';

/** What a roster can be. */
export const rosterFormats = ['csv', 'json', 'ndjson', 'scim'] as const;

export type RosterFormat = (typeof rosterFormats)[number];

/** A row of a roster: a member, what is wrong with the row, or both. */
export interface RosterEntry {
  readonly member?: FleetMember;
  /** The fact `line` says where. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface RosterOptions {
  /** What reports call it. */
  readonly name: string;
  readonly format: RosterFormat;
}

/** The format that the name of a file tells; `scim` is never told by a name. */
export function rosterFormatOf(name: string): RosterFormat | undefined {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (extension === 'tsv' || extension === 'txt') return 'csv';
  if (extension === 'jsonl') return 'ndjson';
  return rosterFormats.find((format) => format === extension && format !== 'scim');
}

/**
 * Reads a roster row by row, as the spec asks for its columns: members in the order of the file, and everything that is
 * wrong, in one pass. A bad row is told and left out; the others come. Holds a few rows and a digest of each id.
 */
export async function* readRoster(
  chunks: AsyncIterable<Uint8Array | string>,
  fleet: Pick<Fleet, 'variables' | 'idColumn'>,
  { name, format }: RosterOptions,
): AsyncGenerator<RosterEntry> {
  const reader = readerOf(format);
  const work = new RosterWork(name, fleet, reader);
  for await (const text of decodeChunks(chunks)) {
    for (const row of reader.push(text)) {
      const entry = work.entryOf(row);
      if (entry !== undefined) yield entry;
      if (work.ended) return;
    }
  }
  for (const row of reader.end()) {
    const entry = work.entryOf(row);
    if (entry !== undefined) yield entry;
    if (work.ended) return;
  }
  const diagnostics = work.columnProblems();
  if (diagnostics.length > 0) yield { diagnostics };
}

function readerOf(format: RosterFormat): RowReader {
  switch (format) {
    case 'csv':
      return new CsvRows();
    case 'json':
      return new JsonRows();
    case 'ndjson':
      return new NdjsonRows();
    case 'scim':
      return new JsonRows(['resources', 'users'], scimRow);
  }
}

class RosterWork {
  ended = false;
  readonly #name: string;
  readonly #fleet: Pick<Fleet, 'variables' | 'idColumn'>;
  readonly #reader: RowReader;
  readonly #seen = new SeenIds();
  #columnsChecked = false;

  constructor(name: string, fleet: Pick<Fleet, 'variables' | 'idColumn'>, reader: RowReader) {
    this.#name = name;
    this.#fleet = fleet;
    this.#reader = reader;
  }

  entryOf(row: RawRow): RosterEntry | undefined {
    if (row.kind === 'problem') {
      this.ended = row.last === true;
      return { diagnostics: [rosterDiagnostic(row.code, this.#name, row.line, row.facts)] };
    }
    const missing = this.columnProblems();
    if (missing.some(({ severity }) => severity === 'error')) {
      this.ended = true;
      return { diagnostics: missing };
    }
    if (row.inactive === true) {
      const facts = { member: row.values.get(this.#fleet.idColumn) ?? '' };
      return { diagnostics: [...missing, rosterDiagnostic('fleet-row-inactive', this.#name, row.line, facts)] };
    }
    const { member, diagnostics } = memberOfRow(row, this.#name, this.#fleet);
    const told = [...missing, ...diagnostics];
    if (member === undefined || this.#seen.add(member.id))
      return member === undefined ? { diagnostics: told } : { member, diagnostics: told };
    const facts = { column: this.#fleet.idColumn, member: member.id };
    return { diagnostics: [...told, rosterDiagnostic('fleet-row-repeated', this.#name, row.line, facts)] };
  }

  /** Columns that the spec names and the first row does not; told once. */
  columnProblems(): readonly Diagnostic[] {
    const { columns } = this.#reader;
    if (columns === undefined || this.#columnsChecked) return [];
    this.#columnsChecked = true;
    const { variables, idColumn } = this.#fleet;
    const wanted = new Map(
      variables.map(({ name, required, default: usual }) => [name, required && usual === undefined]),
    );
    wanted.set(idColumn, true);
    return [...wanted].flatMap(([column, required]) => {
      if (!required || columns.includes(column)) return [];
      const nearest = nearestName(column, columns);
      const facts = { column, ...(nearest === undefined ? {} : { nearest }), columns: columns.join(', ') };
      return [rosterDiagnostic('fleet-roster-column-missing', this.#name, 1, facts)];
    });
  }
}
