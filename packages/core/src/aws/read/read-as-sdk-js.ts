import type { SourceText } from '../../source/source-text.ts';
import type { Span } from '../../source/span.ts';
import type { AwsFileKind, AwsReadFailure, AwsSection, AwsSectionPlace, AwsSetting } from '../aws-reading.ts';
import { emptyFileReading, type AwsFileReading, type AwsReadNote, type SectionUnderway } from './aws-file-reading.ts';
import { isJsBlank } from './text-lines.ts';

/** What the SDK for JavaScript sees, and what it does to the process that reads (aws-config A.5). */
export interface SdkJsFileReading extends AwsFileReading {
  /** Settings that were written onto JavaScript's own objects, such as `Object.entries`. */
  readonly builtinsOverwritten: ReadonlyMap<string, string>;
  /** Settings that became the prototype of the profiles; not there when it is the usual one. */
  readonly prototypeReplaced?: ReadonlyMap<string, AwsSetting>;
}

type SectionType = 'profile' | 'sso-session' | 'services';
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
  const { text, name: file } = source;
  let header: SectionHeader | undefined;
  let section: SectionUnderway | undefined;
  let parent = '';
  // Everything is told by offsets, and cut out once it is kept: copies of every line cost more than half of the time.
  for (let lineStart = 0, next: number; lineStart < text.length; lineStart = next) {
    const lineFeed = text.indexOf('\n', lineStart);
    next = lineFeed === -1 ? text.length : lineFeed + 1;
    let end = lineFeed === -1 ? text.length : lineFeed;
    if (lineFeed > lineStart && text.charCodeAt(lineFeed - 1) === CR) end -= 1;
    end = trimmedEnd(text, lineStart, commentStart(text, lineStart, end));
    const start = trimmedStart(text, lineStart, end);
    if (start === end) continue;
    if (text.charCodeAt(start) === OPEN && text.charCodeAt(end - 1) === CLOSE && end - start > 1) {
      header = readHeader(text, { file, kind, headerSpan: { start, end } });
      if (header.known && broken('values')) return refuse('Object.values is not a function', { start, end });
      section = undefined;
      parent = '';
      const inner = text.slice(start + 1, end - 1);
      if (refusedNames.has(inner))
        return refuse(`Found invalid profile name "${inner}"`, { start: start + 1, end: end - 1 });
      continue;
    }
    if (header === undefined || header.key === '') continue;
    const equals = indexOfEquals(text, start, end);
    if (equals <= start) continue;
    const keySpan = { start, end: trimmedEnd(text, start, equals) };
    const key = text.slice(keySpan.start, keySpan.end);
    const valueStart = trimmedStart(text, equals + 1, end);
    if (valueStart === end) {
      parent = key;
      continue;
    }
    if (parent !== '' && start === lineStart) parent = '';
    const value = text.slice(valueStart, end);
    const name = parent === '' ? key : `${parent}${SEPARATOR}${key}`;
    if (header.builtin !== undefined) {
      if (poisonedProperties.has(name)) return refuse(`Cannot assign to ${header.builtin}.${name}`, keySpan);
      if (name === '__proto__' || isLocked(header.builtin, name)) continue;
      builtinsOverwritten.set(`${header.builtin}.${name}`, value);
      notes.push({ text: `${header.builtin}.${name} overwritten`, file, span: keySpan });
      continue;
    }
    if (section === undefined) {
      section = sectionOf(sections, header);
    }
    // A key of this name is taken for the prototype, which a text cannot be, and is lost.
    if (name !== '__proto__')
      section.settings.set(name, { key: name, value, file, keySpan, valueSpan: { start: valueStart, end } });
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

const CR = 13;
const OPEN = 91;
const CLOSE = 93;
const EQUALS = 61;

/** Where a line ends for its comment: the first `#` or `;` that starts it or follows white space, which goes too. */
function commentStart(text: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 35 && code !== 59) continue;
    if (at === start) return at;
    if (isJsBlank(text.charCodeAt(at - 1))) return at - 1;
  }
  return end;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isJsBlank(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

function trimmedStart(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isJsBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** -1 when there is none. */
function indexOfEquals(text: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) === EQUALS) return at;
  return -1;
}

function sectionOf(sections: Map<string, SectionUnderway>, { key, place }: SectionHeader): SectionUnderway {
  const known = sections.get(key);
  if (known !== undefined) {
    known.places.push(place);
    return known;
  }
  const section = { name: key, settings: new Map<string, AwsSetting>(), places: [place] };
  sections.set(key, section);
  return section;
}

/** Letters, digits and `_`. */
function isWord(code: number): boolean {
  const letter = (code | 32) >= 97 && (code | 32) <= 122;
  return letter || (code >= 48 && code <= 57) || code === 95;
}

/** `[\w-]`, for the characters before the first blank. */
function isPrefixCharacter(code: number): boolean {
  return isWord(code) || code === 45;
}

/** `[\w@+.%:/-]`. */
function isNameCharacter(code: number): boolean {
  return isWord(code) || (code >= 45 && code <= 47) || code === 37 || code === 43 || code === 58 || code === 64;
}

interface SectionHeader {
  /** Empty when the section is dropped. */
  readonly key: string;
  readonly place: AwsSectionPlace;
  /** It has the form of a type and a name. */
  readonly known: boolean;
  /** The object of JavaScript's own that settings are written onto. */
  readonly builtin: string | undefined;
}

function readHeader(text: string, { file, kind, headerSpan }: Omit<AwsSectionPlace, 'nameSpan'>): SectionHeader {
  const start = headerSpan.start + 1;
  const end = headerSpan.end - 1;
  let blank = start;
  while (blank < end && isPrefixCharacter(text.charCodeAt(blank))) blank += 1;
  const nameSpan = typedName(text, start, blank, end);
  const known = nameSpan !== undefined;
  const prefix = text.slice(start, blank);
  const name = nameSpan === undefined ? text.slice(start, end) : text.slice(nameSpan.start, nameSpan.end);
  const typed = isType(prefix) ? `${prefix}${SEPARATOR}${name}` : '';
  const key = known ? typed : name;
  const place = { file, kind, headerSpan, nameSpan: nameSpan ?? { start, end } };
  return { key, place, known, builtin: builtins.get(key) };
}

/** Where the name stands of a header with a type, which ends at `blank`; undefined when the form is another. */
function typedName(text: string, start: number, blank: number, end: number): Span | undefined {
  if (blank === start || blank === end || !isJsBlank(text.charCodeAt(blank))) return undefined;
  const quote = blank + 1 < end ? text.charCodeAt(blank + 1) : 0;
  const quoted = quote === 34 || quote === 39;
  if (quoted && (text.charCodeAt(end - 1) !== quote || end - blank < 4)) return undefined;
  const span = { start: blank + (quoted ? 2 : 1), end: end - (quoted ? 1 : 0) };
  let at = span.start;
  while (at < span.end && isNameCharacter(text.charCodeAt(at))) at += 1;
  return span.start >= span.end || at < span.end ? undefined : span;
}

function isType(word: string): word is SectionType {
  return word === 'profile' || word === 'sso-session' || word === 'services';
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
    const type = separator === -1 ? '' : key.slice(0, separator);
    if (!isType(type)) continue;
    const name = key.slice(separator + 1);
    if (type === 'profile' && name === '__proto__') prototypeReplaced = section.settings;
    else maps[type].set(name, { name, settings: section.settings, places: section.places });
  }
  return {
    profiles: maps.profile,
    ssoSessions: maps['sso-session'],
    services: maps.services,
    others: new Map(),
    ...(prototypeReplaced === undefined ? {} : { prototypeReplaced }),
  };
}
