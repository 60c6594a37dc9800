import { textDecoder } from '../source/web-globals.ts';
import { BinaryBytes, BinaryStop } from './binary-bytes.ts';
import { asciiText, utf16Text, utf8Length } from './binary-text.ts';
import { compareValues } from './compare-values.ts';
import type { PlistFindings } from './plist-findings.ts';
import { maxBinaryReferences, maxBinaryValues, maxPlistDepth, maxSharedDepth } from './plist-limits.ts';
import type { PlistEntry, PlistGap, PlistValue } from './plist-tree.ts';
import { remarkRepeatedKeys } from './repeated-keys.ts';
import { stringify } from './typed-reads.ts';
import { ValueIdentities } from './value-identities.ts';

/** A binary file has no text to point at. */
const nowhere = { start: 0, end: 0 };

/** An object that was read: null is a value here, one that dictionaries drop. */
interface BinaryObject {
  readonly value: PlistValue | undefined;
  /** Levels below and with this one. */
  readonly height: number;
  /** References made by it and below it: how large it is for whoever walks the tree. */
  readonly size: number;
}

/**
 * Reads a binary property list as dd-plist 1.30 does (cyberduck-formats §9): objects that contain themselves and values
 * that reach beyond the file refuse it. An object that many refer to is read once and shared.
 */
export function parseBinary(bytes: Uint8Array, findings: PlistFindings): PlistValue | undefined {
  try {
    const binary = new BinaryBytes(bytes);
    return new BinaryReader(binary, findings).read(binary.top, 1).value;
  } catch (error) {
    if (!(error instanceof BinaryStop)) throw error;
    findings.refuse({ span: nowhere, problem: error.message, expected: 'an undamaged copy, or the file as XML' });
    return undefined;
  }
}

class BinaryReader {
  readonly #binary: BinaryBytes;
  readonly #findings: PlistFindings;
  readonly #done: Map<number, BinaryObject> = new Map();
  readonly #open: Set<number> = new Set();
  readonly #identities = new ValueIdentities();
  #references = 0;

  constructor(binary: BinaryBytes, findings: PlistFindings) {
    this.#binary = binary;
    this.#findings = findings;
  }

  /** Recursion is safe here: it is never deeper than a property list may be. */
  read(object: number, depth: number): BinaryObject {
    if (depth > maxPlistDepth) throw new BinaryStop(`values nested more than ${maxPlistDepth} deep`);
    if (this.#open.has(object)) throw new BinaryStop('a value that contains itself');
    const done = this.#done.get(object);
    if (done !== undefined) {
      // An object read before is not measured again, so that sharing may nest deeper; not without end.
      if (depth + done.height > maxSharedDepth) throw new BinaryStop(`values nested more than ${maxSharedDepth} deep`);
      return done;
    }
    this.#open.add(object);
    const made = this.#make(object, this.#binary.offsetOf(object), depth);
    this.#open.delete(object);
    this.#done.set(object, made);
    return made;
  }

  #make(object: number, offset: number, depth: number): BinaryObject {
    const marker = this.#binary.bytes[offset] ?? 0;
    switch (marker >> 4) {
      case 0xa:
        return this.#list(offset, depth, 'array');
      case 0xb:
        return this.#list(offset, depth, 'sorted');
      case 0xc:
        return this.#list(offset, depth, 'set');
      case 0xd:
        return this.#dict(offset, depth);
      default:
        return { value: this.#leaf(object, marker, offset), height: 1, size: 1 };
    }
  }

  #leaf(object: number, marker: number, offset: number): PlistValue | undefined {
    const binary = this.#binary;
    const info = marker & 0x0f;
    switch (marker >> 4) {
      case 0x0:
        return this.#simple(object, marker, offset);
      case 0x1:
        return this.#integer(offset, 2 ** info);
      case 0x2:
        return { type: 'real', span: nowhere, textSpan: nowhere, value: binary.real(offset + 1, 2 ** info) };
      case 0x3:
        if (info !== 3) throw new BinaryStop('a date of another size than 8 bytes');
        return { type: 'date', span: nowhere, textSpan: nowhere, value: javaDate(binary.real(offset + 1, 8)) };
      case 0x4: {
        const { length, start } = binary.lengthAt(offset);
        const content = binary.slice(start, length).slice();
        return { type: 'data', span: nowhere, textSpan: nowhere, byteLength: length, content };
      }
      case 0x5:
      case 0x6:
      case 0x7:
        return { type: 'string', span: nowhere, textSpan: nowhere, value: this.#text(marker >> 4, offset) };
      case 0x8:
        return this.#uid(object, offset, info + 1);
      default:
        throw new BinaryStop('a value of unknown kind');
    }
  }

  #simple(object: number, marker: number, offset: number): PlistValue | undefined {
    if (marker === 0x00) return undefined;
    if (marker === 0x08 || marker === 0x09) return { type: 'boolean', span: nowhere, value: marker === 0x09 };
    if (marker === 0x0e) return this.#uid(object, offset, 16);
    throw new BinaryStop('a value of unknown kind');
  }

  /** Of a number of 16 bytes the lower 8 count, with their sign. */
  #integer(offset: number, length: number): PlistValue {
    const value = this.#binary.long(offset + 1, length);
    let whole = 0n;
    for (const byte of this.#binary.slice(offset + 1, Math.min(length, 16))) whole = (whole << 8n) | BigInt(byte);
    if (length > 8 && BigInt.asIntN(128, whole) !== value) {
      const facts = { element: 'integer', type: 'the integer', value: String(value) };
      this.#findings.remark('plist-number-retyped', nowhere, { facts });
    }
    return { type: 'integer', span: nowhere, textSpan: nowhere, value };
  }

  #uid(object: number, offset: number, length: number): PlistValue {
    let value = 0n;
    for (const byte of this.#binary.slice(offset + 1, length)) value = (value << 8n) | BigInt(byte);
    return { type: 'uid', span: nowhere, object, value };
  }

  #text(kind: number, offset: number): string {
    const binary = this.#binary;
    const { length, start } = binary.lengthAt(offset);
    if (kind === 0x5) return asciiText(binary.slice(start, length));
    if (kind === 0x6) return utf16Text(binary.slice(start, 2 * length));
    const bytes = binary.slice(start, utf8Length(binary.bytes, start, length));
    return textDecoder('utf-8', false)?.decode(bytes) ?? '';
  }

  /** Reads members, keeping count of what a walk over all of them would cost. */
  #members(references: readonly number[], depth: number): { members: BinaryObject[]; height: number; size: number } {
    this.#references += references.length;
    if (this.#references > maxBinaryReferences) throw new BinaryStop('more references than any property list has');
    let height = 1;
    let size = 1;
    const members = references.map((reference) => {
      const member = this.read(reference, depth + 1);
      height = Math.max(height, member.height + 1);
      size += member.size;
      return member;
    });
    if (size > maxBinaryValues) throw new BinaryStop('shared values that multiply beyond any use');
    return { members, height, size };
  }

  #list(offset: number, depth: number, kind: 'array' | 'set' | 'sorted'): BinaryObject {
    const { length, start } = this.#binary.lengthAt(offset);
    const { members, height, size } = this.#members(this.#binary.references(start, length), depth);
    const items: PlistValue[] = [];
    const gaps: PlistGap[] = [];
    const seen = new Set<number>();
    for (const { value } of members) {
      if (kind !== 'array') {
        const identity = value === undefined ? -1 : this.#identities.of(value);
        if (seen.has(identity)) continue;
        seen.add(identity);
      }
      if (value !== undefined) items.push(value);
      else {
        gaps.push({ before: items.length, span: nowhere });
        this.#findings.remark('plist-value-dropped', nowhere, {
          facts: { element: 'null', what: 'this member of the list' },
        });
      }
    }
    if (kind === 'sorted') {
      // Java's sorted set cannot take a null: the exception is not even a handled one.
      if (gaps.length > 0) throw new BinaryStop('a null in an ordered set');
      items.sort(compareValues);
      // It also takes for one what only compares as equal: true and 1.
      const distinct = items.filter((item, index) => index === 0 || !sameRank(items[index - 1], item));
      items.splice(0, items.length, ...distinct);
    }
    const type = kind === 'array' ? 'array' : 'set';
    return { value: { type, span: nowhere, items, ...(gaps.length > 0 ? { gaps } : {}) }, height, size };
  }

  #dict(offset: number, depth: number): BinaryObject {
    const binary = this.#binary;
    const { length, start } = binary.lengthAt(offset);
    const keys = binary.references(start, length);
    const values = binary.references(start + binary.referencesLength(length), length);
    const { members, height, size } = this.#members([...keys, ...values], depth);
    const entries: PlistEntry[] = [];
    for (let index = 0; index < length; index += 1) {
      const key = members[index]?.value;
      const value = members[length + index]?.value;
      if (key === undefined) throw new BinaryStop('a dictionary with a null for a key');
      const text = stringify(key);
      if (key.type !== 'string') {
        const facts = { element: key.type, key: `"${text.slice(0, 40)}"` };
        this.#findings.remark('plist-key-misplaced', nowhere, { facts });
      }
      if (value !== undefined) entries.push({ key: text, keySpan: nowhere, keyTextSpan: nowhere, value });
      else
        this.#findings.remark('plist-value-dropped', nowhere, {
          facts: { element: 'null', what: `the key "${text.slice(0, 40)}"` },
        });
    }
    remarkRepeatedKeys(entries, this.#findings);
    return { value: { type: 'dict', span: nowhere, entries }, height, size };
  }
}

/** Seconds since 2001 as Java turns them into milliseconds since 1970: cut, not rounded, and wrapping around. */
function javaDate(seconds: number): number {
  const milliseconds = seconds * 1000;
  if (Number.isNaN(milliseconds)) return 978_307_200_000;
  const cut = Number.isFinite(milliseconds) ? BigInt(Math.trunc(milliseconds)) : milliseconds > 0 ? longMax : longMin;
  const long = cut > longMax ? longMax : cut < longMin ? longMin : cut;
  return Number(BigInt.asIntN(64, long + 978_307_200_000n));
}

const longMax = 2n ** 63n - 1n;
const longMin = -(2n ** 63n);

function sameRank(before: PlistValue | undefined, value: PlistValue): boolean {
  return before !== undefined && !('items' in value) && value.type !== 'dict' && compareValues(before, value) === 0;
}
