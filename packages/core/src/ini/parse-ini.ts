import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import { trimmedSpan } from './blanks.ts';
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
import { findDelimiter, readHeader, readNested, readSetting } from './read-line.ts';

type Child = IniNestedLine | IniContinuationLine | IniUnrecognisedLine;

/** A setting whose lines below are still being read. */
interface OpenSetting extends Omit<IniSettingLine, 'children'> {
  children: readonly Child[];
}

type ParsedLine = Exclude<IniLine, IniSettingLine> | OpenSetting;

/** A section whose lines are still being read: its header, and where its lines begin among all. */
interface OpenSection {
  readonly header: IniHeaderLine | undefined;
  readonly firstLine: number;
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
  const sections: IniSection[] = [];
  let section: OpenSection | undefined;
  let settings: IniSettingLine[] = [];
  const close = (): void => {
    // Copies are just as long as they need be; lists that grow keep room for more, in each of many sections.
    if (section !== undefined) sections.push(closeSection(section, lines.slice(section.firstLine), settings.slice()));
    settings = [];
  };
  let open: OpenSetting | undefined;
  let children: Child[] = [];
  const ends = new LineEnds(text);
  for (let start = bom ? 1 : 0; start < text.length;) {
    const fullEnd = ends.after(start);
    const line = classify(text, start, fullEnd, open);
    start = fullEnd;
    if (line.type === 'header') {
      close();
      lines.push(line);
      section = { header: line, firstLine: lines.length };
      open = undefined;
      continue;
    }
    section ??= { header: undefined, firstLine: 0 };
    lines.push(line);
    if (line.type === 'setting') {
      settings.push(line);
      open = line;
      children = [];
    } else if (open !== undefined && isChild(line)) {
      children.push(line);
      open.children = children;
    }
  }
  close();
  return {
    source,
    ...(bom ? { bomSpan: { start: 0, end: 1 } } : {}),
    lines,
    sections,
  };
}

/** The text of a tree: that which it was read from, character by character. */
export function printIni(tree: IniTree): string {
  const parts = tree.bomSpan === undefined ? [] : [tree.source.slice(tree.bomSpan)];
  for (const line of tree.lines) parts.push(tree.source.slice(line.fullSpan));
  return parts.join('');
}

function closeSection(
  { header }: OpenSection,
  lines: readonly IniLine[],
  settings: readonly IniSettingLine[],
): IniSection {
  const start = (header ?? lines[0])?.fullSpan.start ?? 0;
  const end = (lines.at(-1) ?? header)?.fullSpan.end ?? 0;
  const span = { start, end };
  return header === undefined ? { lines, settings, span } : { header, lines, settings, span };
}

/** Where lines end. Looks for each kind of line end only as far as the next one. */
class LineEnds {
  readonly #text: string;
  #lf: number;
  #cr: number;

  constructor(text: string) {
    this.#text = text;
    this.#lf = this.#find('\n', 0);
    this.#cr = this.#find('\r', 0);
  }

  /** The offset behind the line that starts at `start`, its end included. */
  after(start: number): number {
    if (this.#lf < start) this.#lf = this.#find('\n', start);
    if (this.#cr < start) this.#cr = this.#find('\r', start);
    const first = Math.min(this.#lf, this.#cr);
    const end = first === this.#cr && this.#lf === first + 1 ? first + 2 : first + 1;
    return Math.min(end, this.#text.length);
  }

  #find(end: string, from: number): number {
    const at = this.#text.indexOf(end, from);
    return at === -1 ? this.#text.length : at;
  }
}

function isChild(line: ParsedLine): line is Child {
  if (line.type === 'unrecognised') return line.problem === 'nested-without-delimiter';
  return line.type === 'nested' || line.type === 'continuation';
}

function classify(text: string, start: number, fullEnd: number, open: OpenSetting | undefined): ParsedLine {
  let end = fullEnd;
  if (text.charCodeAt(end - 1) === 10) end -= 1;
  if (end > start && text.charCodeAt(end - 1) === 13) end -= 1;
  const fullSpan = { start, end: fullEnd };
  const span = { start, end };
  const content = trimmedSpan(text, start, end);
  if (content.end === content.start) return { type: 'blank', span, fullSpan, indent: 0 };
  const indent = content.start - start;
  const base: IniLineBase = { span, fullSpan, indent };
  const first = text.charAt(content.start);
  if (first === '#' || first === ';') return { type: 'comment', span, fullSpan, indent, commentSpan: content };
  if (first === '[') return readHeader(text, base, content);
  const delimiter = findDelimiter(text, content);
  if (open !== undefined && indent > open.indent) return classifyIndented(text, base, content, delimiter, open);
  if (delimiter === -1) return { type: 'unrecognised', ...base, problem: 'no-delimiter', textSpan: content };
  if (delimiter === content.start) return { type: 'unrecognised', ...base, problem: 'no-key', textSpan: content };
  return readSetting(text, base, content, delimiter);
}

/** A line deeper than the setting above it. */
function classifyIndented(
  text: string,
  base: IniLineBase,
  content: Span,
  delimiter: number,
  open: OpenSetting,
): ParsedLine {
  const hasKey = delimiter > content.start;
  const parentValue = open.valueSpan;
  if (parentValue.end === parentValue.start) {
    if (hasKey) return readNested(text, base, content, delimiter);
    return { type: 'unrecognised', ...base, problem: 'nested-without-delimiter', textSpan: content };
  }
  // Under a value: somebody who indented a setting, when it looks like one; otherwise the value goes on.
  if (hasKey && isPlainKey(text, trimmedSpan(text, content.start, delimiter)))
    return readSetting(text, base, content, delimiter);
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
