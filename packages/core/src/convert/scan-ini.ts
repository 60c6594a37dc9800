import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { IniDialect } from './ini-dialect.ts';

/** A line of a generic INI file as its program takes it. Every line is one of them; spans hold no line end. */
export type ScannedLine =
  | { readonly type: 'header'; readonly span: Span; readonly nameSpan: Span; readonly name: string }
  | {
      readonly type: 'setting';
      readonly span: Span;
      readonly keySpan: Span;
      readonly key: string;
      /** Without blanks around it. */
      readonly valueSpan: Span;
    }
  | { readonly type: 'comment' | 'blank' | 'stray'; readonly span: Span };

/** The lines of a file in one pass. A byte-order mark is blank; lines end at LF or CRLF. */
export function scanIni(source: SourceText, dialect: IniDialect): readonly ScannedLine[] {
  const { text } = source;
  const lines: ScannedLine[] = [];
  let start = text.startsWith('\u{feff}') ? 1 : 0;
  while (start < text.length) {
    const feed = text.indexOf('\n', start);
    const next = feed === -1 ? text.length : feed;
    const end = next > start && text.charAt(next - 1) === '\r' ? next - 1 : next;
    lines.push(scanLine(source, { start, end }, dialect));
    start = next + 1;
  }
  return lines;
}

function scanLine(source: SourceText, span: Span, dialect: IniDialect): ScannedLine {
  const inner = trimmed(source.text, span);
  if (inner.start === inner.end) return { type: 'blank', span };
  const first = source.text.charAt(inner.start);
  if (dialect.commentSigns.includes(first)) return { type: 'comment', span };
  if (first === '[' && (dialect.indentedHeaders || inner.start === span.start)) {
    const close = source.text.lastIndexOf(']', inner.end - 1);
    if (close <= inner.start) return { type: 'stray', span };
    const nameSpan = trimmed(source.text, { start: inner.start + 1, end: close });
    return { type: 'header', span, nameSpan, name: dialect.readName(source.slice(nameSpan)) };
  }
  const at = separatorAt(source.text, inner, dialect.separators);
  if (at === -1) return { type: 'stray', span };
  const keySpan = trimmed(source.text, { start: inner.start, end: at });
  if (keySpan.start === keySpan.end) return { type: 'stray', span };
  const valueSpan = trimmed(source.text, { start: at + 1, end: inner.end });
  return { type: 'setting', span, keySpan, key: source.slice(keySpan), valueSpan };
}

function separatorAt(text: string, { start, end }: Span, separators: readonly string[]): number {
  for (let at = start; at < end; at += 1) if (separators.includes(text.charAt(at))) return at;
  return -1;
}

function trimmed(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charAt(from))) from += 1;
  while (to > from && isBlank(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\u{feff}';
}
