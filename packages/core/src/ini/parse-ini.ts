import type { SourceText } from '../source/source-text.ts';
import { trimmedEnd } from './blanks.ts';
import { BlankLine, CommentLine, ContinuationLine, type SettingLine, UnrecognisedLine } from './ini-lines.ts';
import type {
  IniContinuationLine,
  IniHeaderLine,
  IniLine,
  IniNestedLine,
  IniSection,
  IniSettingLine,
  IniTree,
  IniUnrecognisedLine,
} from './ini-tree.ts';
import { LineCursor } from './line-cursor.ts';
import { SectionOfLines } from './section-of-lines.ts';
import { findDelimiter, isCommentMark, readHeader, readNested, readSetting } from './read-line.ts';

type Child = IniNestedLine | IniContinuationLine | IniUnrecognisedLine;

type ParsedLine = Exclude<IniLine, IniSettingLine> | SettingLine;

const BOM = 0xfeff;

/**
 * Reads a file of sections into one lossless tree, the way its author most likely meant it. Fits `~/.aws/config` and
 * `~/.aws/credentials`: what each program makes of the same text is `readAwsFiles`. Takes any text.
 */
export function parseIni(source: SourceText): IniTree {
  const { text } = source;
  const bom = text.charCodeAt(0) === BOM;
  const lines: IniLine[] = [];
  const sections: IniSection[] = [];
  let header: IniHeaderLine | undefined;
  let from = 0;
  const close = (): void => {
    if (header !== undefined || lines.length > 0) sections.push(new SectionOfLines(lines, header, from, lines.length));
  };
  let open: SettingLine | undefined;
  const cursor = new LineCursor(text, bom ? 1 : 0);
  while (cursor.next()) {
    const line = classify(text, cursor, open);
    if (line.type === 'header') {
      close();
      header = line;
      from = lines.length + 1;
      open = undefined;
    } else if (line.type === 'setting') open = line;
    else if (open !== undefined && isChild(line)) open.addChild(line);
    lines.push(line);
  }
  close();
  return { source, ...(bom ? { bomSpan: { start: 0, end: 1 } } : {}), lines, sections };
}

/** The text of a tree: that which it was read from, character by character. */
export function printIni(tree: IniTree): string {
  const parts = tree.bomSpan === undefined ? [] : [tree.source.slice(tree.bomSpan)];
  for (const line of tree.lines) parts.push(tree.source.slice(line.fullSpan));
  return parts.join('');
}

function isChild(line: ParsedLine): line is Child {
  if (line.type === 'unrecognised') return line.problem === 'nested-without-delimiter';
  return line.type === 'nested' || line.type === 'continuation';
}

function classify(text: string, line: LineCursor, open: SettingLine | undefined): ParsedLine {
  const { contentStart, contentEnd } = line;
  if (contentEnd === contentStart) return new BlankLine(line);
  const first = text.charCodeAt(contentStart);
  if (isCommentMark(first)) return new CommentLine(line);
  if (first === BRACKET) return readHeader(text, line);
  const delimiter = findDelimiter(text, line);
  if (open !== undefined && contentStart - line.start > open.indent)
    return classifyIndented(text, line, delimiter, open);
  if (delimiter === -1) return new UnrecognisedLine(line, 'no-delimiter');
  if (delimiter === contentStart) return new UnrecognisedLine(line, 'no-key');
  return readSetting(text, line, delimiter);
}

const BRACKET = 91;

/** A line deeper than the setting above it. */
function classifyIndented(text: string, line: LineCursor, delimiter: number, open: SettingLine): ParsedLine {
  const hasKey = delimiter > line.contentStart;
  if (open.isEmpty) {
    if (hasKey) return readNested(text, line, delimiter);
    return new UnrecognisedLine(line, 'nested-without-delimiter');
  }
  // Under a value: somebody who indented a setting, when it looks like one; otherwise the value goes on.
  if (hasKey && isPlainKey(text, line.contentStart, trimmedEnd(text, line.contentStart, delimiter)))
    return readSetting(text, line, delimiter);
  return new ContinuationLine(line);
}

/** Letters, digits and `_` that start with a letter: the form of every known key. */
function isPlainKey(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    const letter = (code | 32) >= 97 && (code | 32) <= 122;
    const later = (code >= 48 && code <= 57) || code === 95;
    if (!letter && !(later && at > start)) return false;
  }
  return end > start;
}
