import { ForwardSearch } from '../../source/forward-search.ts';
import type { SourceText } from '../../source/source-text.ts';
import type { Span } from '../../source/span.ts';
import type { AwsFileKind, AwsReadFailure, AwsSetting } from '../aws-reading.ts';
import { emptyFileReading, type AwsFileReading, type AwsReadNote, type SectionUnderway } from './aws-file-reading.ts';
import { LocatedSetting } from './located-setting.ts';
import { readSdkJsHeader, SEPARATOR, type SdkJsHeader } from './sdk-js-header.ts';
import { SdkJsSections } from './sdk-js-sections.ts';
import { isJsBlank } from './text-lines.ts';

/** What the SDK for JavaScript sees, and what it does to the process that reads (aws-config A.5). */
export interface SdkJsFileReading extends AwsFileReading {
  /** Settings that were written onto JavaScript's own objects, such as `Object.entries`. */
  readonly builtinsOverwritten: ReadonlyMap<string, string>;
  /** Settings that became the prototype of the profiles; not there when it is the usual one. */
  readonly prototypeReplaced?: ReadonlyMap<string, AwsSetting>;
}

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
  const sections = new SdkJsSections();
  const builtinsOverwritten = new Map<string, string>();
  const notes: AwsReadNote[] = [];
  const refuse = (problem: string, span: Span): SdkJsFileReading => {
    const failure: AwsReadFailure = { error: 'Error', problem, file: source.name, span };
    return { ...emptyFileReading(failure, notes), builtinsOverwritten };
  };
  const broken = (call: string) => builtinsOverwritten.has(`Object.${call}`);
  const { text, name: file } = source;
  let header: SdkJsHeader | undefined;
  let builtin: string | undefined;
  let section: SectionUnderway | undefined;
  let parent = '';
  const keys = new Map<string, string>();
  const hash = new ForwardSearch(text, '#');
  const semicolon = new ForwardSearch(text, ';');
  // Where a line ends for its comment: the first `#` or `;` that starts it or follows white space, which goes too.
  const commentStart = (lineStart: number, end: number): number => {
    for (let from = lineStart; ;) {
      const at = Math.min(hash.from(from), semicolon.from(from));
      if (at >= end) return end;
      if (at === lineStart) return at;
      if (isJsBlank(text.charCodeAt(at - 1))) return at - 1;
      from = at + 1;
    }
  };
  // Everything is told by offsets, and cut out once it is kept: copies of every line cost more than half of the time.
  for (let lineStart = 0, next: number; lineStart < text.length; lineStart = next) {
    const lineFeed = text.indexOf('\n', lineStart);
    next = lineFeed === -1 ? text.length : lineFeed + 1;
    let end = lineFeed === -1 ? text.length : lineFeed;
    if (lineFeed > lineStart && text.charCodeAt(lineFeed - 1) === CR) end -= 1;
    end = trimmedEnd(text, lineStart, commentStart(lineStart, end));
    const start = trimmedStart(text, lineStart, end);
    if (start === end) continue;
    if (text.charCodeAt(start) === OPEN && text.charCodeAt(end - 1) === CLOSE && end - start > 1) {
      header = readSdkJsHeader(source, kind, { start, end });
      builtin = header.type === undefined ? builtins.get(header.name) : undefined;
      if (header.known && broken('values')) return refuse('Object.values is not a function', { start, end });
      section = undefined;
      parent = '';
      const inner = text.slice(start + 1, end - 1);
      if (refusedNames.has(inner))
        return refuse(`Found invalid profile name "${inner}"`, { start: start + 1, end: end - 1 });
      continue;
    }
    if (header === undefined || (header.type === undefined && header.name === '')) continue;
    const equals = indexOfEquals(text, start, end);
    if (equals <= start) continue;
    const keyEnd = trimmedEnd(text, start, equals);
    const written = text.slice(start, keyEnd);
    let key = keys.get(written);
    if (key === undefined) keys.set(written, (key = written));
    const valueStart = trimmedStart(text, equals + 1, end);
    if (valueStart === end) {
      parent = key;
      continue;
    }
    if (parent !== '' && start === lineStart) parent = '';
    const name = parent === '' ? key : `${parent}${SEPARATOR}${key}`;
    if (builtin !== undefined) {
      if (poisonedProperties.has(name)) return refuse(`Cannot assign to ${builtin}.${name}`, { start, end: keyEnd });
      if (name === '__proto__' || isLocked(builtin, name)) continue;
      builtinsOverwritten.set(`${builtin}.${name}`, text.slice(valueStart, end));
      notes.push({ text: `${builtin}.${name} overwritten`, file, span: { start, end: keyEnd } });
      continue;
    }
    section ??= sections.add(header);
    // A key of this name is taken for the prototype, which a text cannot be, and is lost.
    if (name !== '__proto__')
      section.settings.set(
        name,
        new LocatedSetting(name, source, { keyStart: start, keyEnd, valueStart, valueEnd: end }),
      );
  }
  if (kind === 'credentials')
    return { ...emptyFileReading(undefined, notes), profiles: sections.plain, builtinsOverwritten };
  // Both are called to pick the profiles out, the second for the type of each section that may have one.
  if (broken('entries')) return refuse('Object.entries is not a function', { start: 0, end: 0 });
  if (broken('values') && sections.hasSeparator) return refuse('Object.values is not a function', { start: 0, end: 0 });
  return { ...sections.ofConfig, others: new Map(), notes, builtinsOverwritten };
}

const CR = 13;
const OPEN = 91;
const CLOSE = 93;
const EQUALS = 61;

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
