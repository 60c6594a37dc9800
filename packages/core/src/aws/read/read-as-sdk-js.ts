import type { SourceText } from '../../source/source-text.ts';
import type { Span } from '../../source/span.ts';
import type { AwsFileKind, AwsReadFailure, AwsSection, AwsSectionPlace, AwsSetting } from '../aws-reading.ts';
import { emptyFileReading, type AwsFileReading, type AwsReadNote, type SectionUnderway } from './aws-file-reading.ts';
import { isJsBlank, pieceSpan, slicePiece, textLines, trimPiece, type Piece } from './text-lines.ts';

/** What the SDK for JavaScript sees, and what it does to the process that reads (aws-config A.5). */
export interface SdkJsFileReading extends AwsFileReading {
  /** Settings that were written onto JavaScript's own objects, such as `Object.entries`. */
  readonly builtinsOverwritten: ReadonlyMap<string, string>;
  /** Settings that became the prototype of the profiles; not there when it is the usual one. */
  readonly prototypeReplaced?: ReadonlyMap<string, AwsSetting>;
}

const types = ['profile', 'sso-session', 'services'] as const;
type SectionType = (typeof types)[number];
/** Between type and name, and between the parent and the child of a nested block. */
const SEPARATOR = '.';
const refusedNames: ReadonlySet<string> = new Set(['__proto__', 'profile __proto__']);

/** What every JavaScript object has already: a section of such a name is not a new entry (aws-config A.5). */
const builtins: ReadonlyMap<string, string> = new Map([
  ['constructor', 'Object'],
  ...[
    'hasOwnProperty',
    'isPrototypeOf',
    'propertyIsEnumerable',
    'toLocaleString',
    'toString',
    'valueOf',
    '__defineGetter__',
    '__defineSetter__',
    '__lookupGetter__',
    '__lookupSetter__',
  ].map((name) => [name, `Object.prototype.${name}`] as const),
]);
/** Assigning these to a built-in function throws, whoever does it. */
const poisonedProperties: ReadonlySet<string> = new Set(['arguments', 'caller']);

/** Properties that cannot be changed: outside strict mode, as the SDK is loaded by Node, nothing happens. */
function isLocked(builtin: string, name: string): boolean {
  return name === 'name' || name === 'length' || (name === 'prototype' && builtin === 'Object');
}

/** One file as the AWS SDK for JavaScript 3 reads it (aws-config A, column S). It never fails aloud. */
export function readFileAsSdkJs(source: SourceText, kind: AwsFileKind): SdkJsFileReading {
  const sections = new Map<string, SectionUnderway>();
  const builtinsOverwritten = new Map<string, string>();
  const notes: AwsReadNote[] = [];
  const refuse = (problem: string, span: Span): SdkJsFileReading => {
    const failure: AwsReadFailure = { error: 'Error', problem, file: source.name, span };
    return { ...emptyFileReading(failure, notes), builtinsOverwritten };
  };
  const broken = (call: string) => builtinsOverwritten.has(`Object.${call}`);
  let place: AwsSectionPlace | undefined;
  let sectionKey = '';
  let parent = '';
  for (const rawLine of textLines(source.text, { cr: false, crlf: true, unicode: false })) {
    const line = trimPiece(withoutComment(rawLine), isJsBlank);
    if (line.text.startsWith('[') && line.text.endsWith(']')) {
      const inner = slicePiece(line, 1, line.text.length - 1);
      const header = readHeader(inner);
      if (header.known && broken('values')) return refuse('Object.values is not a function', pieceSpan(line));
      sectionKey = header.key;
      parent = '';
      place = { file: source.name, kind, headerSpan: pieceSpan(line), nameSpan: header.nameSpan };
      if (refusedNames.has(inner.text)) return refuse(`Found invalid profile name "${inner.text}"`, pieceSpan(inner));
      continue;
    }
    if (sectionKey === '' || place === undefined) continue;
    const equals = line.text.indexOf('=');
    if (equals <= 0) continue;
    const key = trimPiece(slicePiece(line, 0, equals), isJsBlank);
    const value = trimPiece(slicePiece(line, equals + 1), isJsBlank);
    if (value.text === '') {
      parent = key.text;
      continue;
    }
    if (parent !== '' && !isJsBlank(rawLine.text.charCodeAt(0))) parent = '';
    const name = parent === '' ? key.text : `${parent}${SEPARATOR}${key.text}`;
    const builtin = builtins.get(sectionKey);
    if (builtin !== undefined) {
      if (poisonedProperties.has(name)) return refuse(`Cannot assign to ${builtin}.${name}`, pieceSpan(key));
      if (name === '__proto__' || isLocked(builtin, name)) continue;
      builtinsOverwritten.set(`${builtin}.${name}`, value.text);
      notes.push({ text: `${builtin}.${name} overwritten`, file: source.name, span: pieceSpan(key) });
      continue;
    }
    const section = sections.get(sectionKey) ?? {
      name: sectionKey,
      settings: new Map<string, AwsSetting>(),
      places: [],
    };
    sections.set(sectionKey, section);
    if (section.places.at(-1) !== place) section.places.push(place);
    // A key of this name is taken for the prototype, which a text cannot be, and is lost.
    if (name === '__proto__') continue;
    section.settings.set(name, {
      key: name,
      value: value.text,
      file: source.name,
      keySpan: pieceSpan(key),
      valueSpan: pieceSpan(value),
    });
  }
  if (kind === 'credentials')
    return {
      ...emptyFileReading(undefined, notes),
      profiles: sections,
      builtinsOverwritten,
    };
  // Both are called to pick the profiles out, the second for the type of each section that may have one.
  if (broken('entries')) return refuse('Object.entries is not a function', { start: 0, end: 0 });
  if (broken('values') && [...sections.keys()].some((key) => key.includes(SEPARATOR)))
    return refuse('Object.values is not a function', { start: 0, end: 0 });
  return { ...sortConfig(sections), notes, builtinsOverwritten };
}

/** Up to the first `#` or `;` that starts the line or follows white space; the white space goes too. */
function withoutComment(line: Piece): Piece {
  for (let at = 0; at < line.text.length; at += 1) {
    const code = line.text.charCodeAt(at);
    if (code !== 35 && code !== 59) continue;
    if (at === 0) return slicePiece(line, 0, 0);
    if (isJsBlank(line.text.charCodeAt(at - 1))) return slicePiece(line, 0, at - 1);
  }
  return line;
}

const NAME = /^[\w@+.%:/-]+$/u;

/** `[\w-]`, for the characters before the first blank. */
function isPrefixCharacter(code: number): boolean {
  const letter = (code | 32) >= 97 && (code | 32) <= 122;
  return letter || (code >= 48 && code <= 57) || code === 95 || code === 45;
}

/** `known`: the header has the form of a type and a name. The key is empty when the section is dropped. */
function readHeader(inner: Piece): { key: string; nameSpan: Span; known: boolean } {
  const asItStands = { key: inner.text, nameSpan: pieceSpan(inner), known: false };
  let end = 0;
  while (end < inner.text.length && isPrefixCharacter(inner.text.charCodeAt(end))) end += 1;
  if (end === 0 || end === inner.text.length || !isJsBlank(inner.text.charCodeAt(end))) return asItStands;
  const quote = inner.text.charAt(end + 1);
  const quoted = quote === '"' || quote === "'";
  if (quoted && (!inner.text.endsWith(quote) || inner.text.length < end + 4)) return asItStands;
  const name = slicePiece(inner, end + (quoted ? 2 : 1), inner.text.length - (quoted ? 1 : 0));
  if (!NAME.test(name.text)) return asItStands;
  const prefix = inner.text.slice(0, end);
  const key = types.some((type) => type === prefix) ? `${prefix}${SEPARATOR}${name.text}` : '';
  return { key, nameSpan: pieceSpan(name), known: true };
}

/** Only `default` and sections with a type count in config, and `[profile default]` counts before `[default]`. */
function sortConfig(
  sections: ReadonlyMap<string, SectionUnderway>,
): Omit<SdkJsFileReading, 'notes' | 'builtinsOverwritten'> {
  const maps: Readonly<Record<SectionType, Map<string, AwsSection>>> = {
    profile: new Map(),
    'sso-session': new Map(),
    services: new Map(),
  };
  let prototypeReplaced: ReadonlyMap<string, AwsSetting> | undefined;
  const plain = sections.get('default');
  if (plain !== undefined) maps.profile.set('default', plain);
  for (const [key, section] of sections) {
    const separator = key.indexOf(SEPARATOR);
    const type = types.find((type) => separator !== -1 && key.slice(0, separator) === type);
    if (type === undefined) continue;
    const name = key.slice(separator + 1);
    if (type === 'profile' && name === '__proto__') prototypeReplaced = section.settings;
    else maps[type].set(name, { ...section, name });
  }
  return {
    profiles: maps.profile,
    ssoSessions: maps['sso-session'],
    services: maps.services,
    others: new Map(),
    ...(prototypeReplaced === undefined ? {} : { prototypeReplaced }),
  };
}
