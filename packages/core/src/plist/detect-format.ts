import type { SourceText } from '../source/source-text.ts';
import type { PlistFormat } from './plist-document.ts';

/** The first bytes of the byte-order marks that dd-plist steps over, whole or begun. */
const marks: readonly (readonly number[])[] = [
  [0xef, 0xbb, 0xbf],
  [0xfe, 0xff],
  [0xff, 0xfe],
  [0x00, 0x00, 0xfe, 0xff],
  [0xff, 0xfe, 0x00, 0x00],
];

/** Tells the formats apart as dd-plist does: by what follows white space and a byte-order mark (cyberduck-formats §1.2). */
export function detectFormat(source: SourceText): PlistFormat | 'blank' {
  const { text, origin } = source;
  const unit = (at: number): number => (origin === undefined ? text.charCodeAt(at) : (origin.bytes[at] ?? Number.NaN));
  let at = origin === undefined && text.startsWith('\uFEFF') ? 1 : 0;
  let begun = marks;
  while (true) {
    const byte = unit(at);
    if (Number.isNaN(byte)) return 'blank';
    const index = at;
    begun = begun.filter((mark) => mark[index] === byte);
    if (begun.length === 0 && !isSkipped(byte)) break;
    at += 1;
  }
  // A single character is never taken for anything.
  if (Number.isNaN(unit(at + 1))) return 'unknown';
  const head: number[] = [];
  for (let next = at; next < at + 8; next += 1) if (!Number.isNaN(unit(next))) head.push(unit(next));
  const first = head.findIndex((byte) => byte > 0x20);
  return first < 0 ? 'blank' : formatOf(String.fromCharCode(...head.slice(first)));
}

function isSkipped(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d;
}

function formatOf(word: string): PlistFormat {
  if (word.startsWith('bplist')) return 'binary';
  if (word.startsWith('{') || word.startsWith('(') || word.startsWith('/')) return 'openstep';
  return word.startsWith('<') ? 'xml' : 'unknown';
}
