import type { Span } from '../source/span.ts';
import { readData } from './read-data.ts';
import { type DateReading, readDate } from './read-date.ts';
import { readNumber } from './read-number.ts';
import type { PlistFindings } from './plist-findings.ts';
import type { PlistValue } from './plist-tree.ts';

/** Elements that hold text or nothing. */
export type LeafName = 'string' | 'integer' | 'real' | 'date' | 'data' | 'true' | 'false';

export interface Leaf {
  readonly element: LeafName;
  readonly span: Span;
  readonly textSpan: Span;
  /** The first stretch of text, the only one that counts. */
  readonly text: string;
}

/** Turns an element into the value that dd-plist reads; undefined when it refuses the whole file for it. */
export function readLeaf({ element, span, textSpan, text }: Leaf, findings: PlistFindings): PlistValue | undefined {
  switch (element) {
    case 'string':
      return { type: 'string', span, textSpan, value: text };
    case 'true':
    case 'false':
      return { type: 'boolean', span, value: element === 'true' };
    case 'integer':
    case 'real':
      return numberLeaf(element, span, textSpan, text, findings);
    case 'date':
      return dateLeaf(span, textSpan, text, findings);
    default:
      return dataLeaf(span, textSpan, text, findings);
  }
}

function numberLeaf(
  element: 'integer' | 'real',
  span: Span,
  textSpan: Span,
  text: string,
  findings: PlistFindings,
): PlistValue | undefined {
  const number = readNumber(text);
  if (number === undefined) {
    const problem = text === '' ? `<${element}> without a number` : `the text of <${element}> is no number`;
    findings.refuse({ span: textSpan, problem, expected: 'digits only, such as 443' });
    return undefined;
  }
  // `<real>443</real>` reads as an integer and nobody can tell: reported only where text or meaning changes.
  const surprising =
    number.type === 'boolean' || (element === 'integer' && number.type === 'real') || text.startsWith('0x');
  if (surprising) {
    const digits = text.trim();
    const plain = /^[+-]?\d{1,18}$/.test(digits);
    const type = number.type === 'boolean' ? 'the boolean' : number.type;
    const facts = { element, type, value: String(number.value) };
    findings.remarkMendable(
      'plist-number-retyped',
      span,
      plain ? { ...facts, expected: `<${element}>${digits}</${element}>` } : facts,
      `Write ${digits}`,
      plain ? [{ span: textSpan, text: digits }] : [],
    );
  }
  if (number.type === 'boolean') return { type: 'boolean', span, value: number.value };
  if (number.type === 'real') return { type: 'real', span, textSpan, value: number.value };
  return { type: 'integer', span, textSpan, value: number.value };
}

function dateLeaf(span: Span, textSpan: Span, text: string, findings: PlistFindings): PlistValue | undefined {
  const date = readDate(text);
  if (date === undefined) {
    findings.refuse({
      span: textSpan,
      problem: 'the text of <date> is no date',
      expected: 'a date such as 2026-01-31T12:00:00Z',
    });
    return undefined;
  }
  remarkShiftedDate(findings, textSpan, text, date);
  return { type: 'date', span, textSpan, value: date.value };
}

/** Reports a date that is read as another one than it says, or only in part. */
export function remarkShiftedDate(findings: PlistFindings, textSpan: Span, text: string, date: DateReading): void {
  const written = isoDate(date.value);
  if (text.includes('T') ? written !== text : !isExactDate(text) || text.slice(date.end).trim() !== '')
    findings.remark('plist-date-shifted', textSpan, { facts: { date: written } });
}

/** Whether day and time exist in the calendar, so that nothing rolls over; of the form with a zone of its own. */
function isExactDate(text: string): boolean {
  const fields = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d) /u.exec(text)?.slice(1).map(Number);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields ?? [];
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const isSame = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCSeconds() === second;
  return year > 1582 && isSame && hour < 24 && minute < 60;
}

/** A date as it should stand in a file; far-off years as Java's milliseconds. */
export function isoDate(milliseconds: number): string {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? String(milliseconds) : date.toISOString().replace('.000Z', 'Z');
}

function dataLeaf(span: Span, textSpan: Span, text: string, findings: PlistFindings): PlistValue | undefined {
  const data = readData(text);
  if (data === undefined) {
    findings.refuse({
      span: textSpan,
      problem: 'the text of <data> is not base64',
      expected: 'letters, digits, + and /, padded with = to a multiple of four',
    });
    return undefined;
  }
  if (data.lost > 0) findings.remark('plist-data-cut', textSpan, { facts: { lost: data.lost } });
  return { type: 'data', span, textSpan, byteLength: data.byteLength, content: text };
}
