import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { diagnostic } from '../../diagnostic/report-diagnostic.ts';
import type { JsonObject } from '../../json/json-tree.ts';
import { parseJson } from '../../json/parse-json.ts';
import { objectMembers } from '../resolve/json-members.ts';
import { readCacheTime } from './cache-time.ts';

/** What a cache file holds, or what is wrong with it. Secret, when it is ok. */
export type CacheReading<T> =
  | { readonly ok: true; readonly entry: T }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * The members of a cache file while they are read. A required one that is missing or of a wrong type is a diagnostic;
 * an optional one of a wrong type counts as absent, as programs that never look at it take it. Values, which may be
 * secrets, never become part of a diagnostic.
 */
export class CacheMembers {
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: string;
  readonly #object: JsonObject;
  readonly #values: ReadonlyMap<string, unknown>;

  constructor(file: string, object: JsonObject, values: ReadonlyMap<string, unknown>) {
    this.#file = file;
    this.#object = object;
    this.#values = values;
  }

  /** A text that must be there; empty after a diagnostic. */
  text(name: string): string {
    const value = this.#values.get(name);
    if (typeof value === 'string' && value !== '') return value;
    if (value === undefined) this.#missing(name);
    else this.#wrong(name, 'a text');
    return '';
  }

  optionalText(name: string): string | undefined {
    const value = this.#values.get(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  }

  optionalTexts(name: string): readonly string[] | undefined {
    const value = this.#values.get(name);
    if (!Array.isArray(value)) return undefined;
    const texts = value.filter((item): item is string => typeof item === 'string');
    return texts.length === value.length ? texts : undefined;
  }

  /** A time that must be there, in ISO 8601; empty after a diagnostic. */
  time(name: string): string {
    const text = this.text(name);
    if (text === '') return '';
    const time = readCacheTime(text);
    if ('at' in time) return new Date(time.at).toISOString();
    this.#wrong(name, time.fault === 'no-zone' ? 'a time with its zone, such as …Z' : 'a time');
    return '';
  }

  optionalTime(name: string): string | undefined {
    const text = this.optionalText(name);
    const time = text === undefined ? undefined : readCacheTime(text);
    return time !== undefined && 'at' in time ? new Date(time.at).toISOString() : undefined;
  }

  /** The object that a member holds; undefined, with a diagnostic when it is required, for anything else. */
  object(name: string, required: boolean): CacheMembers | undefined {
    const member = this.#member(name);
    const values = objectMembers(this.#values.get(name));
    if (member?.value.type === 'object' && values !== undefined)
      return new CacheMembers(this.#file, member.value, values);
    if (!required) return undefined;
    if (member === undefined) this.#missing(name);
    else this.#wrong(name, 'an object');
    return undefined;
  }

  /** The entry, unless something required was not there. */
  reading<T>(entry: T, ...parts: readonly CacheMembers[]): CacheReading<T> {
    const diagnostics = [this, ...parts].flatMap((part) => part.diagnostics);
    return diagnostics.length === 0 ? { ok: true, entry } : { ok: false, diagnostics };
  }

  #member(name: string): JsonObject['members'][number] | undefined {
    // Of a key that stands there twice the last one counts.
    return this.#object.members.findLast(({ key }) => key === name);
  }

  #missing(member: string): void {
    const { start } = this.#object.span;
    const facts = { member };
    this.diagnostics.push(diagnostic('cache-member-missing', this.#file, { start, end: start + 1 }, { facts }));
  }

  #wrong(member: string, wanted: string): void {
    const span = this.#member(member)?.value.span ?? this.#object.span;
    this.diagnostics.push(diagnostic('cache-member-wrong', this.#file, span, { facts: { member, wanted } }));
  }
}

/** The object that a cache file is, or a diagnostic with its place. Takes any text. */
export function readCacheMembers(file: string, text: string): CacheReading<CacheMembers> {
  const parsed = parseJson(text);
  const damaged = (span: Diagnostic['span'], problem: string): CacheReading<CacheMembers> => ({
    ok: false,
    diagnostics: [diagnostic('cache-file-damaged', file, span, { facts: { problem } })],
  });
  if (!parsed.ok) return damaged(parsed.problem.span, parsed.problem.problem);
  const { root } = parsed;
  const values = membersOf(text);
  if (root.type !== 'object' || values === undefined) return damaged(root.span, 'it is no object');
  return { ok: true, entry: new CacheMembers(file, root, values) };
}

function membersOf(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    return objectMembers(JSON.parse(text));
  } catch {
    return undefined;
  }
}
