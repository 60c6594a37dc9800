import type { SourceText } from '../../source/source-text.ts';
import type { AwsFileKind, AwsReadFailure, AwsSection, AwsSetting } from '../aws-reading.ts';
import { emptyFileReading, type AwsFileReading } from './aws-file-reading.ts';
import { isGoBlank, pieceSpan, slicePiece, textLines, trimPiece, type Piece } from './text-lines.ts';

interface GoValue {
  readonly key: Piece;
  /** The first line, and continuations; those come only when the first is not empty. */
  readonly lines: Piece[];
  nested: Map<string, AwsSetting> | undefined;
}

interface GoSection {
  readonly name: string;
  readonly values: Map<string, GoValue>;
  readonly places: AwsSection['places'][number][];
}

const PROFILE = 'profile ';
const SSO_SESSION = 'sso-session ';
const SERVICES = 'services ';

/** One file as the AWS SDK for Go 2 reads it (aws-config A, column G). */
export function readFileAsSdkGo(source: SourceText, kind: AwsFileKind): AwsFileReading {
  const sections = new Map<string, GoSection>();
  let section: GoSection | undefined;
  let current: GoValue | undefined;
  for (const line of textLines(source.text, { cr: false, crlf: false, unicode: false })) {
    const start = trimPiece(line, isBlankOrTab).text.charAt(0);
    if (start === '#' || start === ';' || trimPiece(line, isGoBlank).text === '') continue;
    const header = readHeader(line);
    if (header !== undefined) {
      current = undefined;
      section = sections.get(header.name) ?? { name: header.name, values: new Map(), places: [] };
      sections.set(header.name, section);
      const place = {
        file: source.name,
        kind,
        headerSpan: pieceSpan(header.line),
        nameSpan: pieceSpan(header.nameOnly),
      };
      section.places.push(place);
      // A section without a name takes nothing.
      if (header.name === '') section = undefined;
      continue;
    }
    const indented = isBlankOrTab(line.text.charCodeAt(0));
    const pair = splitProperty(indented ? line : withoutComment(line));
    if (pair === undefined) {
      if (!indented || current === undefined || current.nested !== undefined || isEmpty(current)) continue;
      // Only the start is trimmed: a CR at the end stays.
      const rest = slicePiece(line, leadingBlanks(line.text));
      current.lines.push(rest);
      continue;
    }
    const value = unquoted(pair.value);
    if (value === undefined) return emptyFileReading(panic(source, pair.value));
    if (section === undefined) continue;
    const name = keyOf(pair.key);
    if (!indented || current === undefined || !isEmpty(current)) {
      const lines = [indented ? trimPiece(withoutComment(value), isGoBlank) : value];
      const opened = { key: pair.key, lines, nested: undefined };
      section.values.set(name, opened);
      // A key of no characters takes nothing from the lines below.
      current = name === '' ? undefined : opened;
      continue;
    }
    current.nested ??= new Map();
    current.nested.set(name, settingOf(source.name, name, { key: pair.key, lines: [value], nested: undefined }));
  }
  return kind === 'config' ? sortConfig(source.name, sections) : sortCredentials(source.name, sections);
}

function isBlankOrTab(code: number): boolean {
  return code === 32 || code === 9;
}

function leadingBlanks(text: string): number {
  let at = 0;
  while (isBlankOrTab(text.charCodeAt(at))) at += 1;
  return at;
}

/** Up to the first mark, wherever it stands. */
function readHeader(line: Piece): { name: string; line: Piece; nameOnly: Piece } | undefined {
  const mark = line.text.search(/[#;]/u);
  const trimmed = trimPiece(mark === -1 ? line : slicePiece(line, 0, mark), isGoBlank);
  if (trimmed.text.length < 2 || !trimmed.text.startsWith('[') || !trimmed.text.endsWith(']')) return undefined;
  const inner = trimPiece(slicePiece(trimmed, 1, trimmed.text.length - 1), isGoBlank);
  let first = 0;
  while (first < inner.text.length && !isBlankOrTab(inner.text.charCodeAt(first))) first += 1;
  // A blank at the very start would count as none; trimming has taken it away.
  if (first === inner.text.length) return { name: inner.text, line: trimmed, nameOnly: inner };
  let second = first;
  while (isBlankOrTab(inner.text.charCodeAt(second))) second += 1;
  const nameOnly = slicePiece(inner, second);
  return { name: `${inner.text.slice(0, first)} ${nameOnly.text}`, line: trimmed, nameOnly };
}

/** A mark after a blank or a tab; other white space does not count. */
function withoutComment(line: Piece): Piece {
  for (let at = 1; at < line.text.length; at += 1) {
    const code = line.text.charCodeAt(at);
    if ((code === 35 || code === 59) && isBlankOrTab(line.text.charCodeAt(at - 1))) return slicePiece(line, 0, at - 1);
  }
  return line;
}

function splitProperty(line: Piece): { key: Piece; value: Piece } | undefined {
  const at = line.text.search(/[=:]/u);
  if (at === -1) return undefined;
  return {
    key: trimPiece(slicePiece(line, 0, at), isGoBlank),
    value: trimPiece(slicePiece(line, at + 1), isGoBlank),
  };
}

/** Undefined for a lone quote, where the program panics. */
function unquoted(value: Piece): Piece | undefined {
  for (const quote of ["'", '"']) {
    if (!value.text.startsWith(quote) || !value.text.endsWith(quote)) continue;
    return value.text.length === 1 ? undefined : slicePiece(value, 1, value.text.length - 1);
  }
  return value;
}

/** Go lowers each character by itself. */
function keyOf(key: Piece): string {
  let lower = '';
  for (const character of key.text) {
    const [first] = character.toLowerCase();
    lower += first ?? character;
  }
  return lower;
}

function isEmpty(value: GoValue): boolean {
  return value.lines[0]?.text === '';
}

function textOf(value: GoValue): string {
  return value.lines.map((line) => line.text).join('\n');
}

function settingOf(file: string, key: string, value: GoValue): AwsSetting {
  const keySpan = pieceSpan(value.key);
  const first = value.lines[0];
  const last = value.lines.at(-1);
  const valueSpan =
    first === undefined || last === undefined ? keySpan : { start: first.start, end: pieceSpan(last).end };
  const setting = { key, value: textOf(value), file, keySpan, valueSpan };
  return value.nested === undefined ? setting : { ...setting, nested: value.nested };
}

function sectionOf(file: string, name: string, section: GoSection): AwsSection {
  const settings = new Map<string, AwsSetting>();
  for (const [key, value] of section.values) settings.set(key, settingOf(file, key, value));
  return { name, settings, places: section.places };
}

/** Sections are visited by name; what `profile ` is taken from replaces what had the bare name. */
function sortConfig(file: string, found: ReadonlyMap<string, GoSection>): AwsFileReading {
  const sections = new Map(found);
  const done = new Set<string>();
  for (const name of [...found.keys()].toSorted()) {
    const section = sections.get(name);
    if (done.has(name) || section === undefined) continue;
    if (name.startsWith(PROFILE)) {
      const bare = name.slice(PROFILE.length);
      sections.delete(name);
      sections.set(bare, section);
      done.add(bare);
    } else if (!name.startsWith(SSO_SESSION) && !name.startsWith(SERVICES) && name.toLowerCase() !== 'default') {
      sections.delete(name);
    }
  }
  const profiles = new Map<string, AwsSection>();
  const ssoSessions = new Map<string, AwsSection>();
  const services = new Map<string, AwsSection>();
  for (const [name, section] of sections) {
    if (name.startsWith(SSO_SESSION)) {
      const bare = name.slice(SSO_SESSION.length);
      ssoSessions.set(bare, sectionOf(file, bare, section));
    } else if (name.startsWith(SERVICES)) {
      const bare = name.slice(SERVICES.length);
      services.set(bare, sectionOf(file, bare, section));
    } else {
      profiles.set(name, sectionOf(file, name, section));
    }
  }
  return { profiles, ssoSessions, services, others: new Map(), notes: [] };
}

/** Everything without `profile ` is a profile; `sso-session x` is found under its whole name (aws-config A.3). */
function sortCredentials(file: string, sections: ReadonlyMap<string, GoSection>): AwsFileReading {
  const profiles = new Map<string, AwsSection>();
  for (const [name, section] of sections)
    if (!name.startsWith(PROFILE)) profiles.set(name, sectionOf(file, name, section));
  return { ...emptyFileReading(), profiles };
}

function panic(source: SourceText, value: Piece): AwsReadFailure {
  return {
    error: 'panic',
    message: 'runtime error: slice bounds out of range [1:0]',
    problem: 'the value is a single quote character',
    file: source.name,
    span: pieceSpan(value),
  };
}
