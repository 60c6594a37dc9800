import type { PlistCode } from '../catalogue/plist.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic, type DiagnosticDetails } from '../diagnostic/report-diagnostic.ts';
import type { Span } from '../source/span.ts';
import { maxRefusals, maxRemarks } from './plist-limits.ts';

/** Why a file is refused, in words for `plist-unreadable`. */
export interface Refusal {
  readonly span: Span;
  readonly problem: string;
  readonly expected?: string;
  readonly opened?: Span;
  readonly replacement?: string;
}

/** Collects what is wrong with one file. */
export class PlistFindings {
  readonly #file: string;
  readonly #found: Diagnostic[] = [];
  #refusals = 0;
  #remarks = 0;

  constructor(file: string) {
    this.#file = file;
  }

  get refused(): boolean {
    return this.#refusals > 0;
  }

  /** A reason for Cyberduck to refuse the file. */
  refuse({ span, problem, expected, opened, replacement }: Refusal): void {
    this.#refusals += 1;
    if (this.#refusals > maxRefusals) return;
    const file = this.#file;
    this.#found.push(
      diagnostic('plist-unreadable', file, span, {
        facts: expected === undefined ? { problem } : { problem, expected },
        related: opened === undefined ? [] : [{ file, span: opened, label: 'opened here' }],
        fixes:
          replacement === undefined
            ? []
            : [{ title: `Write ${replacement}`, safe: true, edits: [{ file, span, text: replacement }] }],
      }),
    );
  }

  /** Something that is read otherwise than it stands there. */
  remark(code: Exclude<PlistCode, 'plist-unreadable'>, span: Span, details: DiagnosticDetails = {}): void {
    this.#remarks += 1;
    if (this.#remarks <= maxRemarks) this.#found.push(diagnostic(code, this.#file, span, details));
  }

  /** A key that was there before. */
  remarkRepeated(key: string, span: Span, before: Span): void {
    const related = [{ file: this.#file, span: before, label: 'this earlier value is forgotten' }];
    this.remark('plist-key-repeated', span, { facts: { key: `"${key.slice(0, 40)}"` }, related });
  }

  /** In the order of the file. */
  list(): Diagnostic[] {
    return this.#found.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }
}
