import {
  type Code,
  type Diagnostic,
  diagnostic,
  type Facts,
  type Fleet,
  type FleetMember,
  isFormula,
} from '@duckbill/core';
import type { RawRow } from './raw-row.ts';

/** What a row became. */
export interface RowOutcome {
  /** Undefined when an error keeps the member from getting files. */
  readonly member?: FleetMember;
  readonly diagnostics: readonly Diagnostic[];
}

const MAX_ID = 200;
const MAX_VALUE = 2000;
const UNDECODABLE = '\uFFFD';

/** Looks at the values of a row as the spec asks for them; all that is wrong is told. */
export function memberOfRow(
  row: Extract<RawRow, { kind: 'row' }>,
  roster: string,
  { variables, idColumn }: Pick<Fleet, 'variables' | 'idColumn'>,
): RowOutcome {
  const diagnostics: Diagnostic[] = [];
  const tell = (code: Code, facts: Facts): void => {
    diagnostics.push(rosterDiagnostic(code, roster, row.line, facts));
  };
  const values = new Map<string, string>();
  const id = row.values.get(idColumn)?.trim() ?? '';
  if (id === '') tell('fleet-row-value-missing', { column: idColumn });
  else if (id.length > MAX_ID)
    tell('fleet-row-value-wrong', { column: idColumn, expected: `${MAX_ID} characters at most` });
  values.set(idColumn, id);
  for (const { name, required, default: usual, pattern } of variables) {
    const given = row.values.get(name)?.trim() ?? '';
    const value = given === '' ? (usual ?? '') : given;
    if (value === '' && required && name !== idColumn) tell('fleet-row-value-missing', { column: name });
    else if (value.length > MAX_VALUE)
      tell('fleet-row-value-wrong', { column: name, expected: `${MAX_VALUE} characters at most` });
    else if (value !== '' && pattern?.matches(value) === false)
      tell('fleet-row-value-wrong', { column: name, expected: `as the pattern ${pattern.text} says` });
    values.set(name, value);
  }
  for (const [column, value] of values) {
    if (value.includes(UNDECODABLE))
      tell('fleet-row-value-wrong', { column, expected: 'text in UTF-8: save the file as "CSV UTF-8"' });
    if (isFormula(value)) tell('fleet-row-value-formula', { column });
    if (isTemplate(value)) tell('fleet-row-value-template', { column });
  }
  const isRefused = diagnostics.some(({ severity }) => severity === 'error');
  return isRefused ? { diagnostics } : { member: { id, line: row.line, variables: values }, diagnostics };
}

/** A finding about a row. The text is not at hand any more: the fact `line` is its place. */
export function rosterDiagnostic(code: Code, roster: string, line: number, facts: Facts): Diagnostic {
  return diagnostic(code, roster, { start: 0, end: 0 }, { facts: { line, ...facts } });
}

/** Gaps of our templates, and what shells, Java and others fill. */
function isTemplate(value: string): boolean {
  const open = value.indexOf('{');
  return open !== -1 && value.indexOf('}', open) !== -1;
}
