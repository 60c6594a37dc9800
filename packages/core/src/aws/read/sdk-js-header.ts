import type { SourceText } from '../../source/source-text.ts';
import type { Span } from '../../source/span.ts';
import type { AwsFileKind, AwsSectionPlace } from '../aws-reading.ts';
import { LocatedHeader } from './located-header.ts';
import { isJsBlank } from './text-lines.ts';

export type SdkJsSectionType = 'profile' | 'sso-session' | 'services';

/** Between type and name, and between the parent and the child of a nested block. */
export const SEPARATOR = '.';

/** A header as the SDK for JavaScript takes it. */
export interface SdkJsHeader {
  /** What config files hold; undefined for every other section, and all of credentials. */
  readonly type: SdkJsSectionType | undefined;
  /** Empty, without a type: the section is dropped. */
  readonly name: string;
  readonly place: AwsSectionPlace;
  /** It has the form of a type and a name. */
  readonly known: boolean;
}

/** Reads a header; `headerSpan` goes from `[` to `]`. */
export function readSdkJsHeader(source: SourceText, kind: AwsFileKind, headerSpan: Span): SdkJsHeader {
  const { text } = source;
  const start = headerSpan.start + 1;
  const end = headerSpan.end - 1;
  let blank = start;
  while (blank < end && isPrefixCharacter(text.charCodeAt(blank))) blank += 1;
  const typed = typedName(text, start, blank, end);
  const known = typed !== undefined;
  const nameSpan = typed ?? { start, end };
  const place = new LocatedHeader(source, kind, headerSpan, nameSpan);
  const name = source.slice(nameSpan);
  if (!known) return { ...splitKey(name, kind), place, known };
  const type = text.slice(start, blank);
  if (!isType(type)) return { type: undefined, name: '', place, known };
  if (kind === 'credentials') return { type: undefined, name: `${type}${SEPARATOR}${name}`, place, known };
  return { type, name, place, known };
}

/** `[profile.x]` is kept under the same key as `[profile x]`. */
function splitKey(key: string, kind: AwsFileKind): Pick<SdkJsHeader, 'type' | 'name'> {
  const separator = kind === 'config' ? key.indexOf(SEPARATOR) : -1;
  const type = separator === -1 ? '' : key.slice(0, separator);
  return isType(type) ? { type, name: key.slice(separator + 1) } : { type: undefined, name: key };
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

function isType(word: string): word is SdkJsSectionType {
  return word === 'profile' || word === 'sso-session' || word === 'services';
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
