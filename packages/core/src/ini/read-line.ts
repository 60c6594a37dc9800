import type { Span } from '../source/span.ts';
import { isBlankAt, trimmedSpan } from './blanks.ts';
import type { IniHeaderLine, IniLineBase, IniNestedLine, IniSettingLine } from './ini-tree.ts';

/** Reads a line that starts with `[`; `content` is the line without blanks around it. */
export function readHeader(text: string, base: IniLineBase, content: Span): IniHeaderLine {
  const { span, fullSpan, indent } = base;
  const innerStart = content.start + 1;
  const bracket = text.slice(content.start, content.end).indexOf(']');
  const closed = bracket !== -1;
  const innerEnd = closed ? content.start + bracket : content.end;
  const headerEnd = closed ? innerEnd + 1 : innerEnd;
  const header: IniHeaderLine = {
    type: 'header',
    span,
    fullSpan,
    indent,
    headerSpan: headerEnd === content.end ? content : { start: content.start, end: headerEnd },
    innerSpan: { start: innerStart, end: innerEnd },
    nameSpan: trimmedSpan(text, innerStart, innerEnd),
    closed,
  };
  if (headerEnd === content.end) return header;
  const rest = trimmedSpan(text, headerEnd, content.end);
  const mark = text.charAt(rest.start);
  const kind = mark === '#' || mark === ';' ? 'comment' : 'text';
  return { ...header, trailing: { kind, span: rest, glued: rest.start === headerEnd } };
}

/** Offset of the first `=` or `:`; -1 when there is none. */
export function findDelimiter(text: string, content: Span): number {
  for (let at = content.start; at < content.end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === EQUALS || code === COLON) return at;
  }
  return -1;
}

const EQUALS = 61;
const COLON = 58;

/** What `key = value # comment` is cut into. */
type Assignment = Omit<IniNestedLine, 'type'>;

/** Cuts `key = value # comment` at its delimiter. Objects are written out in full: copying them cost half of the time. */
export function readSetting(text: string, base: IniLineBase, content: Span, delimiterAt: number): IniSettingLine {
  const { span, fullSpan, indent, keySpan, delimiterSpan, delimiter, valueSpan, wholeValueSpan, commentSpan } =
    readAssignment(text, base, content, delimiterAt);
  const children = childless;
  const type = 'setting';
  if (commentSpan === undefined)
    return { type, span, fullSpan, indent, keySpan, delimiterSpan, delimiter, valueSpan, wholeValueSpan, children };
  return {
    type,
    span,
    fullSpan,
    indent,
    keySpan,
    delimiterSpan,
    delimiter,
    valueSpan,
    wholeValueSpan,
    commentSpan,
    children,
  };
}

/** Most settings have no lines below them. */
const childless: IniSettingLine['children'] = [];

/** `readSetting` of a line that stands below another. */
export function readNested(text: string, base: IniLineBase, content: Span, delimiterAt: number): IniNestedLine {
  return { type: 'nested', ...readAssignment(text, base, content, delimiterAt) };
}

function readAssignment(text: string, base: IniLineBase, content: Span, delimiterAt: number): Assignment {
  const { span, fullSpan, indent } = base;
  const after = delimiterAt + 1;
  const comment = trailingComment(text, after + 1, content.end);
  const wholeValueSpan = trimmedSpan(text, after, content.end);
  const keySpan = trimmedSpan(text, content.start, delimiterAt);
  const delimiterSpan = { start: delimiterAt, end: after };
  const delimiter = text.charCodeAt(delimiterAt) === EQUALS ? '=' : ':';
  if (comment === -1)
    return { span, fullSpan, indent, keySpan, delimiterSpan, delimiter, valueSpan: wholeValueSpan, wholeValueSpan };
  const valueSpan = trimmedSpan(text, after, comment);
  const commentSpan = { start: comment, end: content.end };
  return { span, fullSpan, indent, keySpan, delimiterSpan, delimiter, valueSpan, wholeValueSpan, commentSpan };
}

/** Offset of the first `#` or `;` that follows a blank; -1 when there is none. */
function trailingComment(text: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if ((code === 35 || code === 59) && isBlankAt(text, at - 1)) return at;
  }
  return -1;
}
