import {
  applyTextEdits,
  type Document,
  findSecrets,
  maskSecrets,
  parsePlist,
  printDocument,
  secretMark,
  SourceText,
  urlProtocols,
} from '@duckbill/core';
import { keyLetters, longTermKeyPrefix, type RandomBytes } from '../sessions.ts';
import { awsEdits } from './copy-aws-edits.ts';
import { blur } from './blur.ts';
import type { PracticeKeys } from './likeness.ts';

/** What goes into copies in the place of what may not. */
export interface CopyInput {
  readonly documents: readonly Document[];
  readonly keys?: PracticeKeys;
  /** The token beside the real keys: those of the world have none. */
  readonly sessionToken?: string;
  /** Where the sandbox listens. */
  readonly url: string;
  /** Where the token of the world's issuer will lie. */
  readonly tokenFile: string;
  /** Take the MFA device out of the AWS profiles. */
  readonly withoutMfa?: boolean;
}

/** A file of somebody with other secrets in it. */
export interface CopiedFile {
  /** Of the file that it is a copy of. */
  readonly name: string;
  readonly text: string;
}

/**
 * The files with every secret, access key id, command and comment replaced: names, structure and mistakes stay. Texts of
 * the same value stay the same as each other.
 */
export function copyFiles(input: CopyInput, swap: SecretSwap): readonly CopiedFile[] {
  swap.learn(input.documents.flatMap(findSecrets));
  return input.documents.flatMap((document) => {
    if (document.kind !== 'aws') return [{ name: document.source.name, text: swap.plist(document) }];
    return document.sources.map((source) => {
      const edits = awsEdits(document, source, input, (id) => swap.keyId(id));
      return { name: source.name, text: swap.text(applyTextEdits(source.text, edits)) };
    });
  });
}

/** A binary property list as XML: nothing could be replaced in it. */
function asXml({ source, plist }: Exclude<Document, { readonly kind: 'aws' }>): SourceText {
  if (plist.format === 'xml') return source;
  const { text = '' } = printDocument(source, 'xml', { protocols: urlProtocols([]), newUuid: '' });
  return new SourceText(source.name, text);
}

/** The note of a bookmark may say anything. */
function withoutNotes(source: SourceText): string {
  const { root } = parsePlist(source);
  const entries = root?.type === 'dict' ? root.entries : [];
  const edits = entries.flatMap(({ key, value }) =>
    key === 'Comment' && value.type === 'string'
      ? [{ span: value.textSpan, text: blur(source.slice(value.textSpan)) }]
      : [],
  );
  return applyTextEdits(source.text, edits);
}

function withoutComments(text: string): string {
  const parts: string[] = [];
  let done = 0;
  for (let start = text.indexOf('<!--'); start !== -1; start = text.indexOf('<!--', done)) {
    const end = text.indexOf('-->', start + 4);
    parts.push(text.slice(done, start));
    done = end === -1 ? text.length : end + 3;
  }
  return parts.join('') + text.slice(done);
}

/** Ids as AWS makes them, wherever they stand; 128 characters at most (aws-config E.1). */
const awsKeyId = /\b(?:AKIA|ASIA)[A-Z0-9]{12,124}\b/gu;
/** What is shorter may be a name that stands elsewhere too. */
const shortestKeyId = 16;

/** Gives every secret and key id another value, the same one each time. */
export class SecretSwap {
  readonly #random: RandomBytes;
  readonly #known: Set<string>;
  readonly #swapped = new Map<string, string>();
  readonly #realId: string | undefined;

  /** `realKeys`: those that the files hold, or the environment; `keys`: those of the world for them. */
  constructor(
    secrets: Iterable<string>,
    realKeys: { readonly accessKeyId?: string; readonly secretAccessKey?: string },
    keys: PracticeKeys | undefined,
    random: RandomBytes,
  ) {
    this.#random = random;
    this.#known = new Set(secrets);
    const { accessKeyId, secretAccessKey } = realKeys;
    this.#realId = accessKeyId;
    if (keys === undefined) return;
    if (accessKeyId !== undefined) this.#swapped.set(accessKeyId, keys.id);
    if (secretAccessKey !== undefined) this.#swapped.set(secretAccessKey, keys.secret);
    // Already new.
    this.#swapped.set(keys.secret, keys.secret);
  }

  /** Further values that must not be in any text. */
  learn(secrets: Iterable<string>): void {
    for (const secret of secrets) this.#known.add(secret);
  }

  keyId(id: string): string {
    const known = this.#swapped.get(id);
    if (known !== undefined) return known;
    // A temporary key without its token stays one: that is what is wrong with it.
    const prefix = id.startsWith('ASIA') ? 'ASIADUCK' : longTermKeyPrefix;
    const made = `${prefix}${keyLetters(this.#random(12))}`;
    this.#swapped.set(id, made);
    return made;
  }

  /** A property list without comments and notes, its secrets replaced. */
  plist(document: Exclude<Document, { readonly kind: 'aws' }>): string {
    let text = this.text(withoutComments(withoutNotes(asXml(document))));
    const id = this.#realId;
    if (id !== undefined && id.length < shortestKeyId && id !== '')
      text = text.replaceAll(`>${id}</`, `>${this.keyId(id)}</`);
    return text;
  }

  /** Every secret and key id of a text replaced. */
  text(text: string): string {
    const withIds = text.replaceAll(awsKeyId, (id) => this.keyId(id));
    const id = this.#realId;
    const ready = id === undefined || id.length < shortestKeyId ? withIds : withIds.replaceAll(id, this.keyId(id));
    const masked = maskSecrets(ready, this.#known);
    let made = '';
    for (let at = 0; at < ready.length;) {
      const hidden = isHidden(ready, masked, at);
      let end = at + 1;
      while (end < ready.length && isHidden(ready, masked, end) === hidden) end += 1;
      const piece = ready.slice(at, end);
      made += hidden ? this.#secret(piece) : piece;
      at = end;
    }
    return made;
  }

  #secret(value: string): string {
    const known = this.#swapped.get(value);
    if (known !== undefined) return known;
    const made = Array.from(keyLetters(this.#random(value.length)), (letter, index) =>
      index % 2 === 0 ? letter : letter.toLowerCase(),
    ).join('');
    this.#swapped.set(value, made);
    return made;
  }
}

function isHidden(text: string, masked: string, at: number): boolean {
  return masked.charAt(at) === secretMark && text.charAt(at) !== secretMark;
}
