import { type Diagnostic, isFormula } from '@duckbill/core';
import { printCsvRow } from './print-csv.ts';
import { decodeChunks } from './decode-chunks.ts';
import { JsonRows } from './json-rows.ts';
import { rosterDiagnostic } from './member-of-row.ts';
import { scimRow } from './scim-row.ts';

/** A piece of the roster, what is to be told about it, or both. */
export interface ImportedRow {
  /** With its line end. */
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The columns of an imported roster, by the attributes that they come from. */
const columns = [
  ['id', ['userName', 'id']],
  ['name', ['displayName', 'name.formatted']],
  ['email', ['email']],
  ['groups', ['groups']],
  ['department', ['department', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department']],
] as const;

/**
 * A SCIM export as a roster in CSV, row by row; people who are not active are left out. What a spreadsheet would take for a
 * formula gets an apostrophe in front, and is told: the roster is likely to be opened in one.
 */
export async function* importScim(
  chunks: AsyncIterable<Uint8Array | string>,
  name: string,
): AsyncGenerator<ImportedRow> {
  const rows = new JsonRows(['resources', 'users'], scimRow);
  yield { text: printCsvRow(columns.map(([column]) => column)), diagnostics: [] };
  for await (const text of decodeChunks(chunks)) for (const row of rows.push(text)) yield imported(row, name);
  for (const row of rows.end()) yield imported(row, name);
}

function imported(row: ReturnType<JsonRows['push']>[number], name: string): ImportedRow {
  if (row.kind === 'problem') return { diagnostics: [rosterDiagnostic(row.code, name, row.line, row.facts)] };
  const { line, values, inactive } = row;
  const ids = (['userName', 'id'] as const).map((key) => values.get(key) ?? '');
  const member = ids.find((id) => id !== '') ?? '';
  if (inactive === true) return { diagnostics: [rosterDiagnostic('fleet-row-inactive', name, line, { member })] };
  if (member === '')
    return { diagnostics: [rosterDiagnostic('fleet-row-value-missing', name, line, { column: 'userName' })] };
  const diagnostics: Diagnostic[] = [];
  const cells = columns.map(([column, attributes]) => {
    const value = attributes.map((attribute) => values.get(attribute) ?? '').find((text) => text !== '') ?? '';
    if (!isFormula(value)) return value;
    diagnostics.push(rosterDiagnostic('fleet-row-value-formula', name, line, { column, member }));
    return `'${value}`;
  });
  return { text: printCsvRow(cells), diagnostics };
}
