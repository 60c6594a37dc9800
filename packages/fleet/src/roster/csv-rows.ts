import { parse } from 'csv-parse/sync';
import { LineSplitter, type TextLine } from './line-splitter.ts';
import type { RawRow, RowProblem, RowReader } from './raw-row.ts';

const separators = [',', ';', '\t'] as const;
type Separator = (typeof separators)[number];

const BATCH = 500;
/** A quoted value may go over so many lines; what stays open longer has lost its quote. */
const MAX_LINES = 50;

interface Record {
  readonly line: number;
  readonly text: string;
}

/**
 * Rows of a CSV file: the first one names the columns; separator found out from it. Which lines make a row is found here,
 * so that a quote that nobody closes spoils its own row alone; `csv-parse` cuts the rows into values.
 */
export class CsvRows implements RowReader {
  columns: readonly string[] | undefined;
  readonly #lines = new LineSplitter();
  #open: TextLine[] = [];
  #separator: Separator = ',';

  push(text: string): readonly RawRow[] {
    return this.#take(this.#lines.push(text), false);
  }

  end(): readonly RawRow[] {
    const rows = this.#take(this.#lines.end(), true);
    if (this.columns !== undefined || rows.some(({ kind }) => kind === 'problem')) return rows;
    const facts = { problem: 'it has no first row with the names of the columns' };
    return [...rows, { kind: 'problem', line: 1, code: 'fleet-roster-unreadable', facts, last: true }];
  }

  #take(lines: readonly TextLine[], isEnd: boolean): readonly RawRow[] {
    const rows: RawRow[] = [];
    const records: Record[] = [];
    const flush = (): void => {
      for (let at = 0; at < records.length; at += BATCH) rows.push(...this.#rowsOf(records.slice(at, at + BATCH)));
      records.length = 0;
    };
    const waiting = [...lines];
    for (let at = 0; at < waiting.length; at += 1) {
      const line = waiting[at];
      if (line === undefined) break;
      if (line.tooLong) {
        flush();
        rows.push(malformed(line.number, 'it is too long'));
        continue;
      }
      if (this.#open.length === 0 && line.text.trim() === '') continue;
      if (this.columns === undefined) {
        const problem = this.#readHeader(line);
        if (problem !== undefined) return [...rows, problem];
        continue;
      }
      this.#open.push(line);
      const text = this.#open.map((one) => one.text).join('\n');
      const [first] = this.#open;
      const state = quoteState(text, this.#separator);
      const isJoined = this.#open.length > 1;
      if (state === 'open' ? this.#open.length >= MAX_LINES : isJoined && !this.#isRow(text, state)) {
        flush();
        waiting.splice(at + 1, 0, ...this.#giveUp(rows));
      } else if (state !== 'open') {
        const number = first?.number ?? line.number;
        this.#open = [];
        if (state === 'fine') records.push({ line: number, text });
        else {
          flush();
          rows.push(malformed(number, 'text stands behind a closing quote'));
        }
      }
    }
    while (this.#open.length > 0) {
      if (!isEnd) break;
      flush();
      const again = this.#giveUp(rows);
      rows.push(...this.#take(again, false));
    }
    flush();
    return rows;
  }

  /** Whether lines that a quote joined make a row: a quote that nobody closed meets the next one somewhere else. */
  #isRow(text: string, state: QuoteState): boolean {
    return state === 'fine' && this.#cut([text])[0]?.length === this.columns?.length;
  }

  /** The first of the open lines is no row; the others are looked at again. */
  #giveUp(rows: RawRow[]): TextLine[] {
    const [first, ...others] = this.#open;
    this.#open = [];
    if (first !== undefined) rows.push(malformed(first.number, 'a quote is not closed'));
    return others;
  }

  #readHeader(line: TextLine): RowProblem | undefined {
    this.#separator = separatorOf(line.text);
    const columns = (this.#cut([line.text])[0] ?? []).map((name) => name.trim());
    const repeated = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index);
    this.columns = columns;
    if (repeated === undefined) return undefined;
    return {
      kind: 'problem',
      line: line.number,
      code: 'fleet-roster-column-repeated',
      facts: { column: repeated },
      last: true,
    };
  }

  #rowsOf(records: readonly Record[]): readonly RawRow[] {
    const cut = this.#cut(records.map(({ text }) => text));
    if (cut.length !== records.length)
      return records.map((record) => this.#rowOf(record, this.#cut([record.text])[0] ?? []));
    return records.map((record, index) => this.#rowOf(record, cut[index] ?? []));
  }

  #rowOf({ line }: Record, values: readonly string[]): RawRow {
    const columns = this.columns ?? [];
    // Spreadsheets like to leave separators at the ends of rows.
    const isLonger = values.slice(columns.length).some((value) => value.trim() !== '');
    if (isLonger || values.length < columns.length)
      return malformed(line, `it has ${values.length} values, and there are ${columns.length} columns`);
    const row = new Map<string, string>();
    for (const [index, column] of columns.entries()) if (column !== '') row.set(column, values[index] ?? '');
    return { kind: 'row', line, values: row };
  }

  #cut(texts: readonly string[]): readonly (readonly string[])[] {
    return parse(texts.join('\n'), {
      delimiter: this.#separator,
      record_delimiter: '\n',
      relax_column_count: true,
      // A quote inside a value stands for itself, as spreadsheets take it.
      relax_quotes: true,
    });
  }
}

function malformed(line: number, problem: string): RowProblem {
  return { kind: 'problem', line, code: 'fleet-row-malformed', facts: { problem } };
}

/** The separator that stands in the first row most often, outside quotes. */
function separatorOf(header: string): Separator {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const character of header) {
    if (character === '"') quoted = !quoted;
    else if (!quoted) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return separators.reduce((best, one) => ((counts.get(one) ?? 0) > (counts.get(best) ?? 0) ? one : best));
}

type QuoteState = 'fine' | 'open' | 'stray';

/** Whether a quoted value is still open at the end of the text, or something stands behind a quote that closes one. */
function quoteState(text: string, separator: Separator): QuoteState {
  if (!text.includes('"')) return 'fine';
  let atStart = true;
  let quoted = false;
  let isStray = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (!quoted) {
      if (character === '"' && atStart) quoted = true;
      atStart = character === separator || character === '\n';
    } else if (character === '"') {
      const next = text.charAt(at + 1);
      if (next === '"') at += 1;
      else {
        quoted = false;
        atStart = false;
        isStray ||= next !== '' && next !== separator;
      }
    }
  }
  if (quoted) return 'open';
  return isStray ? 'stray' : 'fine';
}
