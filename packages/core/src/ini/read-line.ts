import type { Span } from '../source/span.ts';
import { isBlankAt, trimSpan } from './blanks.ts';
import type { IniHeaderLine, IniLineBase, IniNestedLine } from './ini-tree.ts';

/** Reads a line that starts with `[`; `content` is the line without blanks around it. */
export function readHeader(text: string, base: IniLineBase, content: Span): IniHeaderLine {
  const bracket = text.slice(content.start, content.end).indexOf(']');
  const innerStart = content.start + 1;
  if (bracket === -1) {
    const innerSpan = { start: innerStart, end: content.end };
    const nameSpan = trimSpan(text, innerSpan);
    return { type: 'header', ...base, headerSpan: content, innerSpan, nameSpan, closed: false };
  }
  const close = content.start + bracket;
  const innerSpan = { start: innerStart, end: close };
  const header: IniHeaderLine = {
    type: 'header',
    ...base,
    headerSpan: { start: content.start, end: close + 1 },
    innerSpan,
    nameSpan: trimSpan(text, innerSpan),
    closed: true,
  };
  const rest = trimSpan(text, { start: close + 1, end: content.end });
  if (rest.end === rest.start) return header;
  const mark = text.charAt(rest.start);
  const kind = mark === '#' || mark === ';' ? 'comment' : 'text';
  return { ...header, trailing: { kind, span: rest, glued: rest.start === close + 1 } };
}

type Assignment = Omit<IniNestedLine, 'type'>;

/** Cuts `key = value # comment` at the first `=` or `:`, or says why it cannot. */
export function readAssignment(text: string, base: IniLineBase, content: Span): Assignment | 'no-delimiter' | 'no-key' {
  let at = content.start;
  while (at < content.end && text.charAt(at) !== '=' && text.charAt(at) !== ':') at += 1;
  if (at === content.end) return 'no-delimiter';
  if (at === content.start) return 'no-key';
  const keySpan = trimSpan(text, { start: content.start, end: at });
  const afterDelimiter = { start: at + 1, end: content.end };
  const comment = trailingComment(text, afterDelimiter);
  return {
    ...base,
    keySpan,
    delimiterSpan: { start: at, end: at + 1 },
    delimiter: text.charAt(at) === '=' ? '=' : ':',
    valueSpan: trimSpan(text, { start: at + 1, end: comment ?? content.end }),
    wholeValueSpan: trimSpan(text, afterDelimiter),
    ...(comment === undefined ? {} : { commentSpan: { start: comment, end: content.end } }),
  };
}

/** Offset of the first `#` or `;` that follows a blank. */
function trailingComment(text: string, span: Span): number | undefined {
  for (let at = span.start + 1; at < span.end; at += 1) {
    const code = text.charCodeAt(at);
    if ((code === 35 || code === 59) && isBlankAt(text, at - 1)) return at;
  }
  return undefined;
}
