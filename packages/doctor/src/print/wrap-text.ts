import { splitAdvice } from './split-advice.ts';

/** Widest line of a report for people. */
export const reportWidth = 100;

/**
 * A text in lines of at most `width` columns: the first begins with `lead`, the others are indented alike.
 * A word that is longer than a line (an ARN, a policy) is cut, behind a comma where there is one.
 */
export function wrapText(text: string, lead = '', width: number = reportWidth): string[] {
  const indent = ' '.repeat(columns(lead));
  const room = Math.max(20, width - indent.length);
  const lines: string[] = [];
  let line = '';
  for (const word of printableText(text).split(' ')) {
    if (word === '') continue;
    const grown = line === '' ? word : `${line} ${word}`;
    if (columns(grown) <= room) {
      line = grown;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = cutWord(word, room);
    line = pieces.pop() ?? '';
    lines.push(...pieces);
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines.map((content, index) => `${index === 0 ? lead : indent}${content}`.trimEnd());
}

/** As `wrapText`, but a command at the end gets a line of its own rather than being broken. */
export function wrapAdvice(text: string, lead = '', width: number = reportWidth): string[] {
  const lines = wrapText(text, lead, width);
  const { words, command } = splitAdvice(text);
  if (lines.length === 1 || command === undefined) return lines;
  return [...wrapText(words, lead, width), ...wrapText(command, ' '.repeat(columns(lead)), width)];
}

/** No control characters, and none that turn the direction of the text around. */
export function printableText(text: string): string {
  return text.replaceAll(/\s/gu, ' ').replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\u{fffd}');
}

/** Characters, as a terminal counts them for the scripts that AWS names are written in. */
export function columns(text: string): number {
  return simple.test(text) ? text.length : characters(text).length;
}

/** Letters of Latin and our own symbols: each is a character of its own, and nobody has to load the rules of all scripts. */
const simple = /^[\u0020-\u007e\u00a1-\u02af\u2010-\u2027\u2190-\u21ff\u2713\u2717]*$/u;

let segmenter: Intl.Segmenter | undefined;

function characters(text: string): string[] {
  if (simple.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function cutWord(word: string, room: number): string[] {
  const pieces: string[] = [];
  let rest = characters(word);
  while (rest.length > room) {
    const comma = rest.lastIndexOf(',', room - 1);
    const cut = comma > room / 2 ? comma + 1 : room;
    pieces.push(rest.slice(0, cut).join(''));
    rest = rest.slice(cut);
  }
  pieces.push(rest.join(''));
  return pieces;
}
