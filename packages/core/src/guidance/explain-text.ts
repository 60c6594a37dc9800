import type { GuidanceCode } from '../catalogue/connect.ts';
import { guidance } from '../catalogue/connect.ts';
import type { Facts } from '../diagnostic/diagnostic.ts';
import { type FoundGuidance, findGuidance, foldBlanks, guidanceWithin } from './recognise-failure.ts';
import { type LogRecord, splitLog } from './split-log.ts';

/** A failure that a text tells of, with the lines that tell it. */
export interface ToldFailure {
  readonly code: GuidanceCode;
  /** Of the place that tells most. */
  readonly facts: Facts;
  /** 1-based, ascending; the first ones where there are many. */
  readonly lines: readonly number[];
  /** How many places tell of it. */
  readonly times: number;
}

/** Longest text that may be one message; a longer one is a log, whose far ends have nothing to do with each other. */
const longestMessage = 4000;

/** Most lines kept for one failure. */
const mostLines = 20;

interface Gathered {
  found: FoundGuidance;
  /** Whether some place tells nothing better. */
  best: boolean;
  times: number;
  readonly lines: number[];
}

/**
 * Every failure that a pasted text or a log of any length tells of. First what the others follow from, then by evidence;
 * second thoughts about a place come last. Empty when nothing is known. Linear in the length of the text.
 */
export function explainText(text: string): readonly ToldFailure[] {
  const among = guidanceWithin(foldBlanks(text));
  if (among.length === 0) return [];
  let gathered = gather(splitLog(text), among);
  // A message that something broke where a record seems to begin.
  if (gathered.size === 0 && text.length <= longestMessage)
    gathered = gather([{ firstLine: 1, lines: text.split('\n') }], among);
  return [...gathered.entries()]
    .toSorted(([codeA, a], [codeB, b]) => rank(codeB, b) - rank(codeA, a) || b.found.score - a.found.score)
    .map(([code, { found, lines, times }]) => ({ code, facts: found.facts, lines, times }));
}

function rank(code: GuidanceCode, { best }: Gathered): number {
  return (best ? 2 : 0) + (guidance[code].othersFollow === true ? 1 : 0);
}

function gather(records: Iterable<LogRecord>, among: readonly GuidanceCode[]): Map<GuidanceCode, Gathered> {
  const gathered = new Map<GuidanceCode, Gathered>();
  for (const record of records) {
    const folded = foldLines(record.lines);
    const matches = findGuidance({ message: folded.text }, folded.text, among);
    for (const [index, found] of matches.entries()) {
      const line = record.firstLine + folded.lineAt(found.at);
      const known = gathered.get(found.code);
      const best = index === 0 || found.score === matches[0]?.score || !near(found, matches);
      if (known === undefined) gathered.set(found.code, { found, best, times: 1, lines: [line] });
      else {
        known.times += 1;
        known.best ||= best;
        if (known.lines.length < mostLines) known.lines.push(line);
        if (found.score > known.found.score) known.found = found;
      }
    }
  }
  return gathered;
}

/** Whether a better match stands on nearly the same words: then this one is a second thought about them. */
function near(found: FoundGuidance, matches: readonly FoundGuidance[]): boolean {
  return matches.some((other) => other.score > found.score && Math.abs(other.at - found.at) < nearby);
}

/** Characters within which two matches are about one message. */
const nearby = 400;

interface Folded {
  readonly text: string;
  /** Index of the line in which a character of the folded text stands. */
  readonly lineAt: (offset: number) => number;
}

/** Blanks folded as `recogniseFailure` does, with the way back to lines. */
function foldLines(lines: readonly string[]): Folded {
  const ends: number[] = [];
  const parts: string[] = [];
  let length = 0;
  for (const line of lines) {
    const folded = foldBlanks(line);
    if (folded !== '') {
      parts.push(folded);
      length += folded.length + 1;
    }
    ends.push(length);
  }
  return {
    text: parts.join(' '),
    lineAt: (offset) =>
      Math.max(
        0,
        ends.findIndex((end) => offset < end),
      ),
  };
}
