import type { Span } from '../source/span.ts';
import { suppressionMark, type SuppressionWords, type WrittenCode } from './suppression.ts';

const fileSuffix = '-file';

/**
 * Reads the inside of a comment: `duckbill-ignore CODE, CODE: reason`, or `duckbill-ignore-file …`. Undefined when it
 * is any other comment.
 */
export function readSuppression(text: string, inside: Span): SuppressionWords | undefined {
  const start = skipBlanks(text, inside.start, inside.end);
  if (!text.startsWith(suppressionMark, start)) return undefined;
  let at = start + suppressionMark.length;
  const wholeFile = text.startsWith(fileSuffix, at);
  if (wholeFile) at += fileSuffix.length;
  if (at < inside.end && !isBlank(text, at) && text.charAt(at) !== ':') return undefined;
  const colon = text.indexOf(':', at);
  const listEnd = colon === -1 || colon >= inside.end ? inside.end : colon;
  const codes = readCodes(text, { start: at, end: listEnd });
  const first = codes[0]?.span.start ?? at;
  const last = codes.at(-1)?.span.end ?? at;
  return {
    wholeFile,
    codes,
    listSpan: { start: first, end: last },
    reason: listEnd === inside.end ? '' : text.slice(listEnd + 1, inside.end).trim(),
  };
}

/** Words between blanks and commas. */
function readCodes(text: string, list: Span): readonly WrittenCode[] {
  const codes: WrittenCode[] = [];
  let at = list.start;
  while (at < list.end) {
    if (isBlank(text, at) || text.charAt(at) === ',') {
      at += 1;
      continue;
    }
    const start = at;
    while (at < list.end && !isBlank(text, at) && text.charAt(at) !== ',') at += 1;
    codes.push({ text: text.slice(start, at), span: { start, end: at } });
  }
  return codes;
}

function skipBlanks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isBlank(text, at)) at += 1;
  return at;
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
}
