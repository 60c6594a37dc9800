import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

/** A line of `SHA256SUMS`, as GNU coreutils writes and reads it: a backslash first when the name had to be escaped. */
export function printSumLine(sha256: string, path: string): string {
  // Nearly every path: to look for them costs less than to replace them.
  if (!/[\\\n\r]/.test(path)) return `${sha256}  ${path}\n`;
  const escaped = path.replaceAll(/[\\\n\r]/gu, (unit) => escapes.get(unit) ?? unit);
  return `\\${sha256}  ${escaped}\n`;
}

export interface SumLine {
  readonly sha256: string;
  readonly path: string;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\\', String.raw`\\`],
  ['\n', String.raw`\n`],
  ['\r', String.raw`\r`],
]);
const unescapes: ReadonlyMap<string, string> = new Map([...escapes].map(([unit, escape]) => [escape, unit]));
const LINE = /^(?<mark>\\?)(?<sha256>[0-9a-f]{64}) [ *](?<path>.+)$/u;

/** What a line says; undefined when it is none. */
export function readSumLine(line: string): SumLine | undefined {
  const groups = LINE.exec(line)?.groups;
  const { mark = '', sha256, path } = groups ?? {};
  if (sha256 === undefined || path === undefined) return undefined;
  return { sha256, path: mark === '' ? path : path.replaceAll(/\\[\\nr]/gu, (pair) => unescapes.get(pair) ?? pair) };
}

/** The lines in these bytes. One that cannot be read is a file that cannot be found. */
export async function* readSumLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<SumLine, void, undefined> {
  for await (const line of createInterface({ input: Readable.from(bytes, { objectMode: false }), crlfDelay: Infinity }))
    yield readSumLine(line) ?? { path: line, sha256: '' };
}
