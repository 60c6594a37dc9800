import type { Span } from '../source/span.ts';
import type { PlistFindings } from './plist-findings.ts';
import type { PlistDict, PlistEntry, PlistGap, PlistArray, PlistValue } from './plist-tree.ts';
import { remarkDropped } from './remark-dropped.ts';
import { remarkRepeatedKeys } from './repeated-keys.ts';

/** An open element that holds others. */
export interface Frame {
  readonly element: string;
  /** The next element is a key, whatever its name: pairs are made by position (cyberduck-formats §1.4). */
  readonly takesKey: boolean;
  /** Whether another value may begin here; the root takes one only. */
  admits(start: number, end: number): boolean;
  addKey(element: string, key: string, span: Span, textSpan: Span): void;
  /** A value, or the place of one that was refused. */
  add(value: PlistValue | undefined, end: number): void;
  addUnknown(element: string, span: Span): void;
  finish(end: number): PlistValue;
  /** As `finish`, for a text that ended too early. */
  cutOff(end: number): PlistValue;
}

/** The file as a whole: `<plist>`, or nothing around the only value. */
export class RootFrame implements Frame {
  readonly #findings: PlistFindings;
  readonly element = 'plist';
  readonly takesKey = false;
  /** A `<plist>` was opened. */
  wrapped = false;
  started = false;
  value: PlistValue | undefined;
  unknown: { readonly name: string; readonly span: Span } | undefined;

  constructor(findings: PlistFindings) {
    this.#findings = findings;
  }

  admits(start: number, end: number): boolean {
    if (this.started)
      this.#findings.refuse({
        span: { start, end },
        problem: 'a second value inside <plist>',
        expected: 'one <dict> that holds everything',
      });
    const first = !this.started;
    this.started = true;
    return first;
  }

  addKey(): void {}

  add(value: PlistValue | undefined): void {
    this.value ??= value;
  }

  addUnknown(element: string, span: Span): void {
    this.unknown = { name: element.slice(0, 40), span };
  }

  /** `</plist>`. */
  close(span: Span): void {
    if (this.wrapped && !this.started)
      this.#findings.refuse({ span, problem: 'nothing inside <plist>', expected: '<dict> … </dict>' });
  }

  finish(): PlistValue {
    throw new TypeError('the root frame stays open');
  }

  cutOff(): PlistValue {
    return this.finish();
  }
}

interface PendingKey {
  readonly key: string;
  readonly keySpan: Span;
  readonly keyTextSpan: Span;
}

/** `<dict>`. */
export class DictFrame implements Frame {
  readonly #findings: PlistFindings;
  readonly #start: number;
  readonly #entries: PlistEntry[] = [];
  /** Reported at the end: with an odd number of elements the file is refused, and that alone is worth saying. */
  readonly #misplaced: { readonly element: string; readonly key: string; readonly span: Span }[] = [];
  readonly #dropped: { readonly element: string; readonly key: string; readonly span: Span }[] = [];
  #pending: PendingKey | undefined;
  readonly element = 'dict';

  constructor(findings: PlistFindings, start: number) {
    this.#findings = findings;
    this.#start = start;
  }

  get takesKey(): boolean {
    return this.#pending === undefined;
  }

  admits(): boolean {
    return true;
  }

  addKey(element: string, key: string, keySpan: Span, keyTextSpan: Span): void {
    this.#pending = { key, keySpan, keyTextSpan };
    if (element !== 'key') this.#misplaced.push({ element, key, span: keySpan });
  }

  add(value: PlistValue | undefined): void {
    if (this.#pending !== undefined && value !== undefined) {
      const { key, keySpan, keyTextSpan } = this.#pending;
      this.#entries.push({ key, keySpan, keyTextSpan, value });
    }
    this.#pending = undefined;
  }

  addUnknown(element: string, span: Span): void {
    this.#dropped.push({ element, key: this.#pending?.key ?? '', span });
    this.#pending = undefined;
  }

  finish(end: number): PlistDict {
    if (this.#pending === undefined) this.#remark();
    else if (!this.#findings.tagsBroken) this.#refuseOdd(this.#pending);
    return this.cutOff(end);
  }

  cutOff(end: number): PlistDict {
    return { type: 'dict', span: { start: this.#start, end }, entries: this.#entries };
  }

  /** The pairing broke at the first element in the wrong place, if there is one; else the last key has no value. */
  #refuseOdd(last: PendingKey): void {
    const key = this.#dropped.find((one) => one.element === 'key');
    const other = this.#misplaced[0];
    const expected = 'a <key> and a value in turn';
    const shift = 'so <dict> holds an odd number of elements';
    if (key !== undefined && (other === undefined || key.span.start < other.span.start))
      this.#findings.refuse({ span: key.span, problem: `the key ${quote(key.key)} has no value, ${shift}`, expected });
    else if (other !== undefined)
      this.#findings.refuse({
        span: other.span,
        problem: `<${other.element.slice(0, 40)}> has no key, ${shift}`,
        expected,
      });
    else
      this.#findings.refuse({
        span: last.keySpan,
        problem: `the key ${quote(last.key)} has no value, ${shift}`,
        expected,
      });
  }

  #remark(): void {
    for (const { element, key, span } of this.#misplaced)
      this.#findings.remark('plist-key-misplaced', span, { facts: { element: element.slice(0, 40), key: quote(key) } });
    for (const { element, key, span } of this.#dropped)
      remarkDropped(this.#findings, element, span, `the key ${quote(key)}`);
    remarkRepeatedKeys(this.#entries, this.#findings);
  }
}

/** `<array>`. */
export class ArrayFrame implements Frame {
  readonly #findings: PlistFindings;
  readonly #start: number;
  readonly #items: PlistValue[] = [];
  readonly #gaps: PlistGap[] = [];
  readonly element = 'array';
  readonly takesKey = false;

  constructor(findings: PlistFindings, start: number) {
    this.#findings = findings;
    this.#start = start;
  }

  admits(): boolean {
    return true;
  }

  addKey(): void {}

  add(value: PlistValue | undefined): void {
    if (value !== undefined) this.#items.push(value);
  }

  addUnknown(element: string, span: Span): void {
    this.#gaps.push({ before: this.#items.length, span });
    remarkDropped(this.#findings, element, span, 'this member of the list');
  }

  finish(end: number): PlistArray {
    const span = { start: this.#start, end };
    const array = { type: 'array', span, items: this.#items } as const;
    return this.#gaps.length === 0 ? array : { ...array, gaps: this.#gaps };
  }

  cutOff(end: number): PlistArray {
    return this.finish(end);
  }
}

function quote(key: string): string {
  return `"${key.length <= 40 ? key : `${key.slice(0, 40)}…`}"`;
}
