import { type Counts, describe, type Diagnostic } from '@duckbill/core';
import type { Sql } from './database.ts';
import type { RowProblemStatus } from './run-status.ts';

/** No findings. */
export const noFindings: Counts = { error: 0, warning: 0, hint: 0 };

/** How many there are of each severity, added to others. */
export function countFindings(diagnostics: readonly Diagnostic[], before: Counts = noFindings): Counts {
  const counts = { ...before };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}

/** Keeps what is wrong with rows, as long as the list of the run has room. What is there already stays once. */
export async function keepProblems(
  sql: Sql,
  run: string,
  diagnostics: readonly Diagnostic[],
  limit: number,
): Promise<void> {
  if (diagnostics.length === 0) return;
  const [found] = await sql.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM duckbill.problem WHERE run = $1',
    [run],
  );
  for (const one of diagnostics.slice(0, Math.max(0, limit - (found?.count ?? 0)))) {
    const { line, column, member } = one.facts;
    await sql.query(
      `INSERT INTO duckbill.problem (run, line, code, column_name, severity, member, message)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [
        run,
        typeof line === 'number' ? line : 1,
        one.code,
        typeof column === 'string' ? storable(column) : '',
        one.severity,
        typeof member === 'string' ? storable(member) : null,
        storable(describe(one).message),
      ],
    );
  }
}

/** The first problems of a run, in the order of the roster. */
export async function listProblems(sql: Sql, run: string, limit: number): Promise<readonly RowProblemStatus[]> {
  const rows = await sql.query<{
    line: number;
    column_name: string;
    member: string | null;
    code: string;
    severity: 'error' | 'warning' | 'hint';
    message: string;
  }>(
    `SELECT line, column_name, member, code, severity, message FROM duckbill.problem
     WHERE run = $1 ORDER BY line, code, column_name LIMIT $2`,
    [run, limit],
  );
  return rows.map(({ column_name: column, member, ...rest }) => ({
    ...rest,
    ...(column === '' ? {} : { column }),
    ...(member === null ? {} : { member }),
  }));
}

/** PostgreSQL holds no NUL, nor half of a surrogate pair, in a text. */
function storable(text: string): string {
  return text
    .replaceAll('\u0000', '\uFFFD')
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .slice(0, 4000);
}
