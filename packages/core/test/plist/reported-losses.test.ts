import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { parsePlist } from '../../src/plist/parse-plist.ts';
import { plainPlist } from '../../src/plist/plain-plist.ts';
import { readSource } from '../../src/source/read-source.ts';
import { findings, parseText, rootDict } from './read-fixture.ts';

/** A binary property list of these objects, the first on top; a byte is its own marker and content. */
function binary(objects: readonly (readonly number[])[]): Uint8Array {
  const header = [...Buffer.from('bplist00')];
  const offsets: number[] = [];
  let at = header.length;
  for (const object of objects) {
    offsets.push(at);
    at += object.length;
  }
  const number = (value: number): number[] => [0, 0, 0, 0, 0, 0, 0, value];
  const trailer = [0, 0, 0, 0, 0, 0, 1, 1, ...number(objects.length), ...number(0), ...number(at)];
  return Uint8Array.from([...header, ...objects.flat(), ...offsets, ...trailer]);
}

const text = (letter: string): number[] => [0x51, letter.charCodeAt(0)];

describe('what a binary file loses is reported', () => {
  it.each([
    ['a null in a dictionary', [[0xd1, 1, 2], text('a'), [0x00]], ['plist-value-dropped'], new Map()],
    [
      'a null in a list',
      [[0xd1, 1, 2], text('a'), [0xa2, 3, 1], [0x00]],
      ['plist-value-dropped'],
      new Map([['a', ['a']]]),
    ],
    [
      'a key that is a number',
      [
        [0xd1, 1, 1],
        [0x10, 7],
      ],
      ['plist-key-misplaced'],
      new Map([['7', 7n]]),
    ],
    [
      'a number of more than 64 bit',
      [[0xd1, 1, 2], text('a'), [0x14, ...Array<number>(7).fill(0), 1, ...Array<number>(7).fill(0), 9]],
      ['plist-number-retyped'],
      new Map([['a', 9n]]),
    ],
    [
      'a number of 16 bytes that fits',
      [[0xd1, 1, 2], text('a'), [0x14, ...Array<number>(16).fill(0xff)]],
      [],
      new Map([['a', -1n]]),
    ],
  ])('%s', (_, objects, codes, value) => {
    const document = parsePlist(readSource('b.plist', binary(objects)).source);
    expect(document.diagnostics.map(({ code }) => code)).toEqual(codes);
    expect(plainPlist(rootDict(document))).toEqual(value);
  });
});

describe('what an OpenStep file loses is reported', () => {
  it.each([
    ['{ a = b; } // end', []],
    ['{ a = b; } }', ['plist-rest-ignored: }']],
    ['{ a = b; } { c = d; }', ['plist-rest-ignored: { c = d; }']],
    ['{ a = <[aGVsbG8]>; }', ['plist-data-cut: aGVsbG8']],
    ['{ a = <0fb d7>; }', ['plist-data-cut: 0fb d7']],
    ['{ a = <0fbd>; }', []],
    ['{ a = <*D2026-12-01 12:00:00 +0000>; }', []],
    ['{ a = <*D2026-13-01 12:00:00 +0000>; }', ['plist-date-shifted: 2026-13-01 12:00:00 +0000']],
    ['{ a = "2026-13-01T00:00:00Z"; }', ['plist-date-shifted: 2026-13-01T00:00:00Z']],
    ['{ a = b; a = c; }', ['plist-key-repeated: a']],
  ])('%s', (openStep, expected) => {
    const document = parseText(openStep);
    expect(document.outcome).toBe('dict');
    expect(findings(document)).toEqual(expected);
  });

  it('bytes that are not UTF-8', () => {
    const bytes = Buffer.from('{ a = "x\u00e9y"; }', 'latin1');
    const document = parsePlist(readSource('latin.plist', bytes).source);
    expect(plainPlist(rootDict(document))).toEqual(new Map([['a', 'x\uFFFDy']]));
    expect(findings(document)).toEqual(['plist-bytes-replaced: \uFFFD']);
  });
});
