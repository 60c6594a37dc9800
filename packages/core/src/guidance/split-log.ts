/** What belongs together in a log or a paste: a line that begins something, and those that go on with it. */
export interface LogRecord {
  /** 1-based. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** A date or a time, as logs begin their lines with: `2026-11-21 …`, `[2026/11/21 …`, `10:00:00 …`, `Nov 21 10:00`. */
const timed = /^\[?(?:\d{4}[-/]\d{2}[-/]\d{2}|\d{2}:\d{2}:\d{2}|[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2})/u;

/** What programs begin a new message with. */
const beginnings = [
  'An error occurred (',
  'Traceback (most recent call last)',
  'Exception in thread ',
  '$ ',
  'PS ',
  ...['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'].flatMap((level) => [`${level} `, `${level}:`, `[${level}`]),
];

/** The records of a text in order; a text in which nothing looks like the beginning of one is one. Linear. */
export function* splitLog(text: string): Generator<LogRecord> {
  let firstLine = 1;
  let number = 0;
  let lines: string[] = [];
  for (let at = 0; at <= text.length;) {
    const found = text.indexOf('\n', at);
    const end = found === -1 ? text.length : found;
    const line = text.slice(at, end);
    at = end + 1;
    number += 1;
    if (lines.length > 0 && beginsRecord(line)) {
      yield { firstLine, lines };
      firstLine = number;
      lines = [];
    }
    lines.push(line);
  }
  yield { firstLine, lines };
}

function beginsRecord(line: string): boolean {
  return timed.test(line) || beginnings.some((beginning) => line.startsWith(beginning));
}
