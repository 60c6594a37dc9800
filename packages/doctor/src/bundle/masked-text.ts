import { KnownSecrets, secretMark } from '@duckbill/core';
import { viewBytes, viewsOf } from './byte-view.ts';
import { maskJwts } from './mask-jwts.ts';
import { type Place, secretPlaces, type TextKind } from './secret-places.ts';
import { ShapeMasks } from './shape-masks.ts';

/** Something with its secrets replaced, and how many there were. */
export interface Masked<T> {
  readonly value: T;
  readonly count: number;
}

/** Replaces the secrets of one bundle: the same ones by the same marks, wherever they stand. */
export class BundleMask {
  #known: KnownSecrets;
  /** Too short to be looked for everywhere. */
  readonly #short: readonly string[];
  readonly #marks: ShapeMasks = new ShapeMasks();

  /** `secrets`: values that are known to be secret, from any file. */
  constructor(secrets: Iterable<string>) {
    const values = [...new Set(secrets)].filter((value) => !isPlain(value)).flatMap(viewsOf);
    this.#known = new KnownSecrets(values);
    const searched = new Set(this.#known);
    this.#short = values.filter((value) => value !== '' && !searched.has(value));
  }

  /** From here on also looks for what turned up as a secret by its place alone: the report may quote it. */
  learn(): void {
    const found = [...this.#marks.secrets].filter((word) => /\d/u.test(word) && /[A-Za-z]/u.test(word));
    this.#known = new KnownSecrets([...this.#known, ...found.filter(({ length }) => length >= shortestQuoted)]);
  }

  /** A file. */
  bytes(bytes: Uint8Array, kind: TextKind): Masked<Uint8Array> {
    const view = viewBytes(bytes);
    const changes = this.#changes(view.text, kind);
    return { value: changes.length === 0 ? bytes : view.write(changes), count: changes.length };
  }

  /** A text: of the environment, of a program, of the report. */
  text(text: string, kind: TextKind): Masked<string> {
    // Marks in a report are what is left of secrets, and stay.
    if (text.includes(secretMark)) {
      const parts = text
        .split(printedMarks)
        .map((part) => (part.startsWith(secretMark) ? { value: part, count: 0 } : this.text(part, kind)));
      return {
        value: parts.map(({ value }) => value).join(''),
        count: parts.reduce((sum, { count }) => sum + count, 0),
      };
    }
    const { value, count } = this.bytes(new TextEncoder().encode(text), kind);
    return { value: count === 0 ? text : new TextDecoder('utf-8', { ignoreBOM: true }).decode(value), count };
  }

  /** Something that is a secret as a whole. */
  whole(text: string): Masked<string> {
    const view = viewsOf(text)[0] ?? '';
    const changed = this.#dressWords(view);
    const bytes = Uint8Array.from(changed, (character) => character.charCodeAt(0));
    return { value: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), count: text.trim() === '' ? 0 : 1 };
  }

  #changes(text: string, kind: TextKind): (readonly [at: number, text: string])[] {
    const places = secretPlaces(text, kind, this.#known);
    const changes: (readonly [number, string])[] = [];
    const add = ([start, end]: Place): void => {
      const secret = text.slice(start, end);
      const mark = this.#dressWords(secret);
      if (mark !== secret) changes.push([start, mark]);
    };
    for (const place of places) add(place);
    for (const place of this.#shortPlaces(text, kind)) if (!places.some((other) => overlap(place, other))) add(place);
    const jwts = maskJwts(text, (part) => this.#dressWords(part));
    return [
      ...changes,
      ...jwts.filter(([at, { length }]) => !places.some((other) => overlap([at, at + length], other))),
    ];
  }

  /** Between the tags of an element, or behind the length of a string of a binary plist. */
  *#shortPlaces(text: string, kind: TextKind): Generator<Place> {
    if (kind !== 'plist' && kind !== 'binary') return;
    for (const secret of this.#short) {
      const before = kind === 'plist' ? '>' : String.fromCharCode(0x50 + secret.length);
      const after = kind === 'plist' ? '<' : '';
      const wanted = `${before}${secret}${after}`;
      for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
        yield [at + 1, at + 1 + secret.length];
      }
    }
  }

  /** Word by word: a secret gets the same mark with a note behind it and without. */
  #dressWords(secret: string): string {
    return secret.replaceAll(/[^\s"'<>,]+/gu, (word) => this.#marks.markOf(word));
  }
}

const printedMarks = /(\u2022+)/u;

/** Shorter words of letters and digits are too often something else. */
const shortestQuoted = 8;

function overlap([start, end]: Place, [otherStart, otherEnd]: Place): boolean {
  return start < otherEnd && otherStart < end;
}

/** Words of the files' own language. Where one of them is a password, it is masked there, and not wherever it is used. */
const language =
  ' aws_access_key_id aws_secret_access_key aws_session_token aws_security_token region output role_arn source_profile ' +
  'credential_source credential_process mfa_serial external_id role_session_name duration_seconds web_identity_token_file ' +
  'sso_session sso_start_url sso_region sso_account_id sso_role_name sso_registration_scopes endpoint_url ca_bundle ' +
  'profile default sso-session services protocol provider hostname username password nickname vendor description ' +
  'properties custom cyberduck amazonaws.com s3.amazonaws.com https://sts.amazonaws.com string integer array false ';

function isPlain(value: string): boolean {
  const folded = value.trim().toLowerCase();
  if (folded === '' || language.includes(folded)) return true;
  // A region; or settings that an empty secret swallowed, each with a value of its own.
  return (
    /^[a-z]{2}(?:-[a-z]{2,12}){1,3}-\d$/u.test(folded) ||
    /^(?:region|output|role_arn|source_profile|mfa_serial|external_id|sso_[a-z_]+|aws_access_key_id|endpoint_url|s3|ca_bundle|services)[ \t]*=/u.test(
      folded,
    )
  );
}
