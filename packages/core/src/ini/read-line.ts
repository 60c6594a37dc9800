import { trimmedEnd, trimmedStart } from './blanks.ts';
import { HeaderLine, NestedLine, SettingLine, type AssignmentParts, type LinePlace } from './ini-lines.ts';
import type { IniHeaderTrailing } from './ini-tree.ts';
import type { LineCursor } from './line-cursor.ts';

/** Reads a line that starts with `[`. */
export function readHeader(text: string, place: LinePlace): HeaderLine {
  const { contentStart, contentEnd } = place;
  const innerStart = contentStart + 1;
  const bracket = text.slice(contentStart, contentEnd).indexOf(']');
  const closed = bracket !== -1;
  const innerEnd = closed ? contentStart + bracket : contentEnd;
  const nameEnd = trimmedEnd(text, innerStart, innerEnd);
  const nameStart = trimmedStart(text, innerStart, nameEnd);
  const trailing = closed ? readTrailing(text, innerEnd + 1, contentEnd) : undefined;
  return new HeaderLine(place, { innerEnd, closed, nameStart, nameEnd, trailing });
}

function readTrailing(text: string, headerEnd: number, end: number): IniHeaderTrailing | undefined {
  if (headerEnd === end) return undefined;
  const start = trimmedStart(text, headerEnd, end);
  const mark = text.charCodeAt(start);
  return { kind: isCommentMark(mark) ? 'comment' : 'text', span: { start, end }, glued: start === headerEnd };
}

/** Offset of the first `=` or `:`; -1 when there is none. */
export function findDelimiter(text: string, { contentStart, contentEnd }: LinePlace): number {
  for (let at = contentStart; at < contentEnd; at += 1) {
    const code = text.charCodeAt(at);
    if (code === EQUALS || code === COLON) return at;
  }
  return -1;
}

const EQUALS = 61;
const COLON = 58;

/** Cuts `key = value # comment` at its delimiter. */
export function readSetting(text: string, line: LineCursor, delimiterAt: number): SettingLine {
  return new SettingLine(line, cut(text, line, delimiterAt));
}

/** `readSetting` of a line that stands below another. */
export function readNested(text: string, line: LineCursor, delimiterAt: number): NestedLine {
  return new NestedLine(line, cut(text, line, delimiterAt));
}

function cut(text: string, line: LineCursor, delimiterAt: number): AssignmentParts {
  const { contentStart, contentEnd } = line;
  const after = delimiterAt + 1;
  const commentStart = line.commentFrom(after + 1);
  return {
    keyEnd: trimmedEnd(text, contentStart, delimiterAt),
    delimiterAt,
    delimiter: text.charCodeAt(delimiterAt) === EQUALS ? '=' : ':',
    wholeValueStart: trimmedStart(text, after, contentEnd),
    valueEnd: commentStart === -1 ? contentEnd : trimmedEnd(text, after, commentStart),
    commentStart,
  };
}

/** `#` or `;`. */
export function isCommentMark(code: number): boolean {
  return code === 35 || code === 59;
}
