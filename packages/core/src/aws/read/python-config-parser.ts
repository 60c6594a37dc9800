import type { Span } from '../../source/span.ts';
import { isPythonBlank, pieceSpan, slicePiece, textLines, trimPiece, type Piece } from './text-lines.ts';

/** A key and its value, which may run over several lines. */
export interface PythonOption {
  readonly key: Piece;
  /** One per line, blanks trimmed; an empty line inside a value counts. */
  readonly lines: readonly Piece[];
}

export interface PythonSection {
  readonly name: string;
  /** From `[` to `]`. */
  readonly headerSpan: Span;
  readonly nameSpan: Span;
  readonly options: ReadonlyMap<string, PythonOption>;
}

export interface PythonParseError {
  readonly error: 'MissingSectionHeaderError' | 'DuplicateSectionError' | 'DuplicateOptionError' | 'ParsingError';
  readonly span: Span;
}

export interface PythonConfig {
  /** Without `[DEFAULT]`, whose options every section has as well, behind its own. */
  readonly sections: readonly PythonSection[];
}

interface OpenOption {
  readonly key: Piece;
  readonly lines: Piece[];
}

interface OpenSection extends PythonSection {
  readonly options: Map<string, OpenOption>;
}

const DEFAULTS = 'DEFAULT';

/**
 * The grammar of Python's `RawConfigParser` in its strict form, which botocore uses (Python 3.10 and later;
 * aws-config A.2 to A.4).
 */
export function parsePythonConfig(text: string): PythonConfig | PythonParseError {
  const sections = new Map<string, OpenSection>();
  const defaults = new Map<string, OpenOption>();
  let options: Map<string, OpenOption> | undefined;
  // Of `[DEFAULT]` and any other name: for the test of repeated keys, which spans all parts of a section.
  let seen = new Set<string>();
  const seenBySection = new Map<string, Set<string>>();
  let option: OpenOption | undefined;
  let indent = 0;
  let unparsed: Span | undefined;

  for (const line of textLines(text, { cr: true, crlf: true, unicode: false })) {
    const value = trimPiece(line, isPythonBlank);
    const comment = value.text.startsWith('#') || value.text.startsWith(';');
    if (comment || value.text === '') {
      if (!comment && option !== undefined) option.lines.push({ text: '', start: line.start });
      continue;
    }
    const lineIndent = value.start - line.start;
    if (options !== undefined && option !== undefined && lineIndent > indent) {
      option.lines.push(value);
      continue;
    }
    indent = lineIndent;
    const header = headerOf(value);
    if (header !== undefined) {
      const name = header.text;
      seen = seenBySection.get(name) ?? new Set();
      seenBySection.set(name, seen);
      option = undefined;
      if (name === DEFAULTS) {
        options = defaults;
        continue;
      }
      const headerSpan = { start: value.start, end: header.start + name.length + 1 };
      if (sections.has(name)) return { error: 'DuplicateSectionError', span: headerSpan };
      const section = { name, headerSpan, nameSpan: pieceSpan(header), options: new Map() };
      sections.set(name, section);
      options = section.options;
      continue;
    }
    if (options === undefined) return { error: 'MissingSectionHeaderError', span: pieceSpan(value) };
    const delimiter = delimiterIn(value.text);
    if (delimiter === -1) {
      unparsed ??= pieceSpan(value);
      continue;
    }
    const key = trimPiece(slicePiece(value, 0, delimiter), isPythonBlank);
    if (key.text === '') unparsed ??= pieceSpan(value);
    const name = key.text.toLowerCase();
    if (seen.has(name)) return { error: 'DuplicateOptionError', span: pieceSpan(key) };
    seen.add(name);
    const opened = { key, lines: [trimPiece(slicePiece(value, delimiter + 1), isPythonBlank)] };
    options.set(name, opened);
    // A key of no characters swallows nothing.
    option = key.text === '' ? undefined : opened;
  }
  if (unparsed !== undefined) return { error: 'ParsingError', span: unparsed };
  return { sections: [...sections.values()].map((section) => withDefaults(section, defaults)) };
}

/** The name in the brackets: up to the last `]` of the line, and never empty. */
function headerOf(value: Piece): Piece | undefined {
  if (!value.text.startsWith('[')) return undefined;
  const close = value.text.lastIndexOf(']');
  return close < 2 ? undefined : slicePiece(value, 1, close);
}

function delimiterIn(text: string): number {
  const equals = text.indexOf('=');
  const colon = text.indexOf(':');
  if (equals === -1 || colon === -1) return Math.max(equals, colon);
  return Math.min(equals, colon);
}

function withDefaults(section: OpenSection, defaults: ReadonlyMap<string, OpenOption>): PythonSection {
  const options = new Map<string, PythonOption>();
  for (const [name, option] of [...section.options, ...defaults])
    if (!options.has(name)) options.set(name, { key: option.key, lines: withoutTail(option.lines) });
  return { ...section, options };
}

/** Empty lines at the end belong to nobody. */
function withoutTail(lines: readonly Piece[]): readonly Piece[] {
  let end = lines.length;
  while (end > 1 && lines[end - 1]?.text === '') end -= 1;
  return lines.slice(0, end);
}

/** Cuts as Python's `splitlines` does: also at VT, FF, FS, GS, RS, NEL and the Unicode separators. */
export function pythonSplitLines(piece: Piece): Piece[] {
  const parts: Piece[] = [];
  let start = 0;
  for (let at = 0; at < piece.text.length; at += 1) {
    const code = piece.text.charCodeAt(at);
    const ascii = (code >= 10 && code <= 13) || (code >= 0x1c && code <= 0x1e);
    if (!ascii && code !== 0x85 && code !== 0x2028 && code !== 0x2029) continue;
    parts.push(slicePiece(piece, start, at));
    start = at + 1;
  }
  parts.push(slicePiece(piece, start));
  return parts;
}
