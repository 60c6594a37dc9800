import { fixedDay } from './java-calendar.ts';
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
