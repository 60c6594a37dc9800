import type { PlistData } from './plist-tree.ts';

/** How many characters a base64 text holds, white space left out, and how many of them count. */
export interface DataReading {
  readonly byteLength: number;
  /** Characters of a last group that is not complete: dd-plist drops them (cyberduck-formats §1.7). */
  readonly lost: number;
}

const padding = -2;
const space = -3;
const alien = -1;
const values = new Int8Array(128).fill(alien);
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
for (let index = 0; index < alphabet.length; index += 1) values[alphabet.charCodeAt(index)] = index;
values[0x3d] = padding;
for (const code of [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20]) values[code] = space;

/** Reads base64 as dd-plist 1.28 to 1.30 does; undefined where it refuses the file. */
export function readData(text: string, sink?: (byte: number) => void): DataReading | undefined {
  let byteLength = 0;
  let characters = 0;
  let filled = 0;
  const group: [number, number, number, number] = [0, 0, 0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? (values[code] ?? alien) : alien;
    if (value === space) continue;
    if (value === alien) return undefined;
    group[filled] = value;
    characters += 1;
    filled += 1;
    if (filled < 4) continue;
    filled = 0;
    byteLength += emitGroup(group, sink);
    // A padded group ends the data; what follows is not even looked at.
    if (value === padding) return { byteLength, lost: 0 };
  }
  if (characters > 0 && characters < 4) return undefined;
  return { byteLength, lost: filled };
}

function emitGroup(
  group: readonly [number, number, number, number],
  sink: ((byte: number) => void) | undefined,
): number {
  const [first, second, third, fourth] = group;
  const count = third === padding ? 1 : fourth === padding ? 2 : 3;
  if (sink === undefined) return count;
  // Padding in front has all bits set: `====` is the byte 0xFF.
  const bits =
    (bitsOf(first) << 18) |
    (bitsOf(second) << 12) |
    (count > 1 ? bitsOf(third) << 6 : 0) |
    (count > 2 ? bitsOf(fourth) : 0);
  sink((bits >>> 16) & 0xff);
  if (count > 1) sink((bits >>> 8) & 0xff);
  if (count > 2) sink(bits & 0xff);
  return count;
}

function bitsOf(value: number): number {
  return value === padding ? 0xff : value;
}

/** The bytes of a data value. */
export function decodeData(data: PlistData): Uint8Array {
  if (typeof data.content !== 'string') return data.content;
  const bytes = new Uint8Array(data.byteLength);
  let at = 0;
  readData(data.content, (byte) => {
    bytes[at] = byte;
    at += 1;
  });
  return bytes;
}
