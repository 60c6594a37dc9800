import type { PlistCode } from '../catalogue/plist.ts';
import type { Diagnostic, Facts } from '../diagnostic/diagnostic.ts';
import { diagnostic, type DiagnosticDetails } from '../diagnostic/report-diagnostic.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { TextEdit } from '../source/text-edit.ts';
import { removePlistEntry } from './edit-plist.ts';
import { maxRefusals, maxRemarks } from './plist-limits.ts';
import type { PlistEntry } from './plist-tree.ts';

/** Why a file is refused, in words for `plist-unreadable`. */
export interface Refusal {
  readonly span: Span;
  readonly problem: string;
  readonly expected?: string;
  readonly opened?: Span;
  readonly noticed?: Span;
  readonly replacement?: string;
}

/** Collects what is wrong with one file. */
export class PlistFindings {
  readonly source: SourceText;
  readonly #file: string;
  readonly #found: Diagnostic[] = [];
  #refusals = 0;
  #tagsBroken = false;
  #remarks = 0;

  constructor(source: SourceText) {
    this.source = source;
    this.#file = source.name;
  }

  get refused(): boolean {
    return this.#refusals > 0;
  }

  /** Whether a tag was not closed where it should be: what stands around it is not what its author sees. */
  get tagsBroken(): boolean {
    return this.#tagsBroken;
  }

  /** A reason for Cyberduck to refuse the file. */
  refuse({ span, problem, expected, opened, noticed, replacement }: Refusal): void {
    this.#refusals += 1;
    this.#tagsBroken ||= opened !== undefined || noticed !== undefined;
    if (this.#refusals > maxRefusals) return;
    const file = this.#file;
    this.#found.push(
      diagnostic('plist-unreadable', file, span, {
        facts: expected === undefined ? { problem } : { problem, expected },
        related: [
          ...(opened === undefined ? [] : [{ file, span: opened, label: 'opened here' }]),
          ...(noticed === undefined ? [] : [{ file, span: noticed, label: 'noticed here' }]),
        ],
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

  /** As `remark`, with edits that would mend it; somebody has to look at them, for they change what Cyberduck reads. */
  remarkMendable(
    code: Exclude<PlistCode, 'plist-unreadable'>,
    span: Span,
    facts: Facts,
    title: string,
    edits: readonly TextEdit[],
  ): void {
    const file = this.#file;
    const fix = { title, safe: false, edits: edits.map((edit) => ({ ...edit, file })) };
    this.remark(code, span, { facts, fixes: edits.length === 0 ? [] : [fix] });
  }

  /** A key that was there before: the earlier one can go, for nobody reads it. */
  remarkRepeated(entry: PlistEntry, before: PlistEntry): void {
    const file = this.#file;
    const key = `"${entry.key.slice(0, 40)}"`;
    const edits = removePlistEntry(this.source, before).map((edit) => ({ ...edit, file }));
    this.remark('plist-key-repeated', entry.keySpan, {
      facts: { key },
      related: [{ file, span: before.keySpan, label: 'this earlier value is forgotten' }],
      fixes: edits.length === 0 ? [] : [{ title: `Remove the earlier ${key}`, safe: true, edits }],
    });
  }

  /** In the order of the file. */
  list(): Diagnostic[] {
    return this.#found.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }
}
