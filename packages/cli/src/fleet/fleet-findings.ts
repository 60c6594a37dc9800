import { type Counts, describe, type Diagnostic, type Severity, visibleText } from '@duckbill/core';
import { paintFor, type Terminal } from '../terminal.ts';

/** How many findings are told one by one; the others are counted. */
const TOLD = 50;
/** How many `--json` lists. */
const LISTED = 1000;

/** A finding about a row, in JSON. */
interface JsonRowFinding {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly member?: string;
  readonly column?: string;
}

/** What is found in the rows of a roster: the first ones told as they come, all of them counted. */
export class FleetFindings {
  readonly listed: JsonRowFinding[] = [];
  readonly #counts = { error: 0, warning: 0, hint: 0 };
  readonly #terminal: Terminal;
  readonly #roster: string;
  readonly #quiet: boolean;
  #told = 0;

  /** `quiet`: nothing is told, as with `--json`. */
  constructor(terminal: Terminal, roster: string, quiet: boolean) {
    this.#terminal = terminal;
    this.#roster = roster;
    this.#quiet = quiet;
  }

  get counts(): Counts {
    return this.#counts;
  }

  add(diagnostics: readonly Diagnostic[]): void {
    for (const one of diagnostics) {
      this.#counts[one.severity] += 1;
      if (this.listed.length < LISTED) this.listed.push(this.#jsonOf(one));
      if (this.#quiet || one.severity === 'hint') continue;
      this.#told += 1;
      if (this.#told <= TOLD) this.#terminal.stderr.write(`${this.#line(one)}\n`);
    }
  }

  /** How many findings were not told one by one. */
  tellRest(): void {
    if (this.#quiet || this.#told <= TOLD) return;
    this.#terminal.stderr.write(`… and ${this.#told - TOLD} more; --json lists up to ${LISTED}\n`);
  }

  #jsonOf(one: Diagnostic): JsonRowFinding {
    const { line, member, column } = one.facts;
    return {
      file: this.#roster,
      line: typeof line === 'number' ? line : 1,
      code: one.code,
      severity: one.severity,
      message: describe(one).message,
      ...(typeof member === 'string' ? { member } : {}),
      ...(typeof column === 'string' ? { column } : {}),
    };
  }

  #line(one: Diagnostic): string {
    const { line, code, severity, message, member } = this.#jsonOf(one);
    const paint = paintFor(this.#terminal.stderr, this.#terminal.environment);
    const hints = describe(one).hints.slice(0, 1);
    const who = member === undefined ? '' : `${member}: `;
    const text = `${who}${message}${hints.length === 0 ? '' : ` (${hints.join('')})`}`;
    return `${visibleText(`${this.#roster}:${line}`)}: ${paint[severity](severity)}: ${visibleText(text)} ${paint.faint(`[${code}]`)}`;
  }
}
