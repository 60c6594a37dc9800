import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import { trimSpan } from './blanks.ts';
import type {
  IniContinuationLine,
  IniHeaderLine,
  IniLine,
  IniLineBase,
  IniNestedLine,
  IniSection,
  IniSettingLine,
  IniTree,
  IniUnrecognisedLine,
} from './ini-tree.ts';
import { readAssignment, readHeader } from './read-line.ts';

type Child = IniNestedLine | IniContinuationLine | IniUnrecognisedLine;

/** A setting whose lines below are still being read. */
interface OpenSetting extends Omit<IniSettingLine, 'children'> {
  readonly children: Child[];
}

type ParsedLine = Exclude<IniLine, IniSettingLine> | OpenSetting;

interface OpenSection {
  readonly header: IniHeaderLine | undefined;
  readonly lines: IniLine[];
  readonly settings: IniSettingLine[];
}

const BOM = 0xfeff;

/**
 * Reads a file of sections into one lossless tree, the way its author most likely meant it. Fits `~/.aws/config` and
 * `~/.aws/credentials`: what each program makes of the same text is `readAwsFiles`. Takes any text.
 */
export function parseIni(source: SourceText): IniTree {
  const { text } = source;
  const bom = text.charCodeAt(0) === BOM;
  const lines: IniLine[] = [];
  const sections: OpenSection[] = [];
  let section: OpenSection | undefined;
  let open: OpenSetting | undefined;
  for (const fullSpan of physicalLines(text, bom ? 1 : 0)) {
    const line = classify(text, fullSpan, open);
    lines.push(line);
    if (line.type === 'header' || section === undefined) {
      section = { header: line.type === 'header' ? line : undefined, lines: [], settings: [] };
      sections.push(section);
    }
    if (line.type === 'header') {
      open = undefined;
      continue;
    }
    section.lines.push(line);
    if (line.type === 'setting') {
      section.settings.push(line);
      open = line;
    } else if (isChild(line)) {
      open?.children.push(line);
    }
  }
  return {
    source,
    ...(bom ? { bomSpan: { start: 0, end: 1 } } : {}),
    lines,
    sections: sections.map(closeSection),
  };
}

/** The text of a tree: that which it was read from, character by character. */
export function printIni(tree: IniTree): string {
  const parts = tree.bomSpan === undefined ? [] : [tree.source.slice(tree.bomSpan)];
  for (const line of tree.lines) parts.push(tree.source.slice(line.fullSpan));
  return parts.join('');
}

function closeSection({ header, lines, settings }: OpenSection): IniSection {
  const first = header ?? lines[0];
  const last = lines.at(-1) ?? header;
  return {
    ...(header === undefined ? {} : { header }),
    lines,
    settings,
    span: { start: first?.fullSpan.start ?? 0, end: last?.fullSpan.end ?? 0 },
  };
}

/** Spans of the lines, line ends included. */
function* physicalLines(text: string, from: number): Generator<Span> {
  let start = from;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 10 && code !== 13) continue;
    if (code === 13 && text.charCodeAt(at + 1) === 10) at += 1;
    yield { start, end: at + 1 };
    start = at + 1;
  }
  if (start < text.length) yield { start, end: text.length };
}

function isChild(line: ParsedLine): line is Child {
  if (line.type === 'unrecognised') return line.problem === 'nested-without-delimiter';
  return line.type === 'nested' || line.type === 'continuation';
}

function classify(text: string, fullSpan: Span, open: OpenSetting | undefined): ParsedLine {
  let end = fullSpan.end;
  if (end > fullSpan.start && text.charCodeAt(end - 1) === 10) end -= 1;
  if (end > fullSpan.start && text.charCodeAt(end - 1) === 13) end -= 1;
  const span = { start: fullSpan.start, end };
  const content = trimSpan(text, span);
  const indent = content.start - span.start;
  const base: IniLineBase = { span, fullSpan, indent };
  if (content.end === content.start) return { type: 'blank', ...base, indent: 0 };
  const first = text.charAt(content.start);
  if (first === '#' || first === ';') return { type: 'comment', ...base, commentSpan: content };
  if (first === '[') return readHeader(text, base, content);
  if (open !== undefined && indent > open.indent) return classifyIndented(text, base, content, open);
  const assignment = readAssignment(text, base, content);
  if (typeof assignment === 'string') return { type: 'unrecognised', ...base, problem: assignment, textSpan: content };
  return { type: 'setting', ...assignment, children: [] };
}

/** A line deeper than the setting above it. */
function classifyIndented(text: string, base: IniLineBase, content: Span, open: OpenSetting): ParsedLine {
  const assignment = readAssignment(text, base, content);
  const parentValue = open.valueSpan;
  if (parentValue.end === parentValue.start) {
    if (typeof assignment === 'string')
      return { type: 'unrecognised', ...base, problem: 'nested-without-delimiter', textSpan: content };
    return { type: 'nested', ...assignment };
  }
  // Under a value: somebody who indented a setting, when it looks like one; otherwise the value goes on.
  if (typeof assignment !== 'string' && isPlainKey(text, assignment.keySpan))
    return { type: 'setting', ...assignment, children: [] };
  return { type: 'continuation', ...base, valueSpan: content };
}

/** Letters, digits and `_` that start with a letter: the form of every known key. */
function isPlainKey(text: string, span: Span): boolean {
  for (let at = span.start; at < span.end; at += 1) {
    const code = text.charCodeAt(at);
    const letter = (code | 32) >= 97 && (code | 32) <= 122;
    const later = (code >= 48 && code <= 57) || code === 95;
    if (!letter && !(later && at > span.start)) return false;
  }
  return span.end > span.start;
}
