import type { OpenStepCursor } from './openstep-cursor.ts';
import type { PlistValue } from './plist-tree.ts';
import { readData } from './read-data.ts';
import { readDate } from './read-date.ts';
import { javaDigit, readNumber } from './read-number.ts';

/** Reads a value that holds no others: text, date, data, or one of GNUstep's `<*…>`. */
export function readOpenStepLeaf(cursor: OpenStepCursor): PlistValue {
  const start = cursor.at;
  const { here } = cursor;
  if (here === '<') return readAngled(cursor, start);
  if (here === '"') {
    const value = cursor.takeQuoted();
    const span = { start, end: cursor.at };
    const textSpan = { start: start + 1, end: cursor.at - 1 };
    // Apple's own writer quotes its dates: twenty characters, the fifth a dash.
    const date = value.length === 20 && value[4] === '-' ? readDate(value) : undefined;
    return date === undefined
      ? { type: 'string', span, textSpan, value }
      : { type: 'date', span, textSpan, value: date.value };
  }
  const value = cursor.takeBare();
  const span = { start, end: cursor.at };
  const date = here >= '0' && here <= '9' && value[4] === '-' ? readDate(value) : undefined;
  return date === undefined
    ? { type: 'string', span, textSpan: span, value }
    : { type: 'date', span, textSpan: span, value: date.value };
}

function readAngled(cursor: OpenStepCursor, start: number): PlistValue {
  cursor.at += 1;
  if (cursor.take('*')) return readGnustep(cursor, start);
  if (cursor.take('[')) return readBase64(cursor, start);
  const textStart = cursor.at;
  const bytes = readHex(cursor.takeUntil('>'));
  const textSpan = { start: textStart, end: cursor.at };
  if (bytes === undefined) cursor.refuse(start, cursor.at, 'data that is not hexadecimal', '<0fbd77>');
  cursor.require('>');
  return { type: 'data', span: { start, end: cursor.at }, textSpan, byteLength: bytes.length, content: bytes };
}

function readBase64(cursor: OpenStepCursor, start: number): PlistValue {
  const textStart = cursor.at;
  const content = cursor.takeUntil(']');
  const textSpan = { start: textStart, end: cursor.at };
  const data = readData(content);
  cursor.require(']');
  cursor.require('>');
  if (data === undefined) cursor.refuse(start, cursor.at, 'data that is not base64', '<[aGVsbG8=]>');
  return { type: 'data', span: { start, end: cursor.at }, textSpan, byteLength: data.byteLength, content };
}

/** `<*BY>`, `<*I42>`, `<*R1.5>`, `<*D2026-01-31 12:00:00 +0000>`. */
function readGnustep(cursor: OpenStepCursor, start: number): PlistValue {
  const letter = cursor.here;
  cursor.at += 1;
  const textStart = cursor.at;
  if (letter === 'B') {
    const value = cursor.here === 'Y';
    if (!value && cursor.here !== 'N') cursor.refuse(textStart, textStart + 1, 'a truth value that is neither Y nor N');
    cursor.at += 1;
    cursor.require('>');
    return { type: 'boolean', span: { start, end: cursor.at }, value };
  }
  const text = cursor.takeUntil('>');
  const textSpan = { start: textStart, end: cursor.at };
  const date = letter === 'D' ? readDate(text) : undefined;
  const number = letter === 'I' || letter === 'R' ? readNumber(text) : undefined;
  if (date === undefined && number === undefined)
    cursor.refuse(start, cursor.at, 'a GNUstep value that is not known', '<*I42>, <*R1.5>, <*BY> or <*D…>');
  cursor.require('>');
  const span = { start, end: cursor.at };
  if (date !== undefined) return { type: 'date', span, textSpan, value: date.value };
  if (number === undefined || number.type === 'boolean')
    return { type: 'boolean', span, value: number?.value ?? false };
  return number.type === 'real'
    ? { type: 'real', span, textSpan, value: number.value }
    : { type: 'integer', span, textSpan, value: number.value };
}

/** Pairs of digits; a last single one is dropped unread, as dd-plist does. */
function readHex(text: string): Uint8Array | undefined {
  const digits = text.replace(/[ \t\n\v\f\r]/g, '');
  const bytes = new Uint8Array(digits.length >> 1);
  for (let at = 0; at < bytes.length; at += 1) {
    const [high, low] = [javaDigit(digits.charCodeAt(2 * at), 16), javaDigit(digits.charCodeAt(2 * at + 1), 16)];
    if (high < 0 || low < 0) return undefined;
    bytes[at] = high * 16 + low;
  }
  return bytes;
}
