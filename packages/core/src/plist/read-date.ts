import { javaDigit } from './read-number.ts';
import { readZone } from './read-zone.ts';

/** A date that was read, and how much of the text made it up: what follows is not looked at. */
export interface DateReading {
  /** Milliseconds since 1970. */
  readonly value: number;
  readonly end: number;
}

/**
 * Reads a date as dd-plist does: Java's lenient `yyyy-MM-dd'T'HH:mm:ss'Z'`, then `yyyy-MM-dd HH:mm:ss Z`
 * (cyberduck-formats §1.7). Undefined where it refuses the file.
 */
export function readDate(text: string): DateReading | undefined {
  return readPattern(text, 'T') ?? readPattern(text, ' ');
}

function readPattern(text: string, separator: 'T' | ' '): DateReading | undefined {
  const numbers: number[] = [];
  let at = 0;
  for (const literal of ['-', '-', separator, ':', ':', separator === 'T' ? 'Z' : ' ']) {
    const field = readField(text, at);
    if (field === undefined || text[field.end] !== literal) return undefined;
    numbers.push(field.value);
    at = field.end + 1;
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = numbers;
  const local = fixedDay(year, month, day) * 86_400_000 + hour * 3_600_000 + minute * 60_000 + second * 1000;
  if (separator === 'T') return { value: local, end: at };
  const zone = readZone(text, at);
  return zone && { value: local - zone.offset * 60_000, end: zone.end };
}

/** Java's number fields: spaces before, a minus sign, digits of any script. */
function readField(text: string, start: number): { value: number; end: number } | undefined {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  const negative = text[at] === '-';
  if (negative) at += 1;
  const digits = at;
  let value = 0;
  while (at < text.length) {
    const digit = javaDigit(text.charCodeAt(at), 10);
    if (digit < 0) break;
    value = Math.min(value * 10 + digit, 2 ** 31);
    at += 1;
  }
  if (at === digits) return undefined;
  return { value: negative ? -value : value, end: at };
}

/** 15 October 1582, from when on Java counts by the Gregorian calendar. */
const cutover = -141_427;

/** Days since 1970, months and days rolling over; in the ten missing days the Julian calendar goes on. */
function fixedDay(year: number, month: number, day: number): number {
  const gregorian = dayNumber(year, month, day, true);
  if (year > 1582 && gregorian >= cutover) return gregorian;
  const julian = dayNumber(year, month, day, false);
  if (year < 1582 && julian < cutover) return julian;
  return gregorian >= cutover && julian >= cutover ? gregorian : julian;
}

function dayNumber(year: number, month: number, day: number, gregorian: boolean): number {
  const carried = year + Math.floor((month - 1) / 12);
  const rolled = month - 1 - 12 * Math.floor((month - 1) / 12) + 1;
  const late = rolled > 2 ? 0 : 1;
  const y = carried + 4800 - late;
  const m = rolled + 12 * late - 3;
  const base = Math.floor((153 * m + 2) / 5) + 365 * y + Math.floor(y / 4) + day;
  const julianDay = gregorian ? base - Math.floor(y / 100) + Math.floor(y / 400) - 32_045 : base - 32_083;
  return julianDay - 2_440_588;
}
