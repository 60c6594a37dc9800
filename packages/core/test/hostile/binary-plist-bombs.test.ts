import { describe, expect, it } from 'vitest';
import { readBinary, type Trailer } from './binary-file.ts';

const huge = 2n ** 63n - 1n;
/** `{ a = b }`. */
const small = [
  [0xd1, 1, 2],
  [0x51, 0x61],
  [0x51, 0x62],
] as const;

describe('binary property lists that lie', () => {
  it('are read when they do not', () => {
    expect(readBinary(small).outcome).toBe('dict');
  });

  it.each<[string, Trailer]>([
    ['more objects than bytes', { count: huge }],
    ['four billion objects', { count: 2n ** 32n }],
    ['a root outside the table', { top: huge }],
    ['a table behind the end', { table: huge }],
    ['a table inside the header', { table: 0n }],
    ['offsets of no bytes', { offsetSize: 0 }],
    ['offsets of 255 bytes', { offsetSize: 255 }],
    ['references of no bytes', { referenceSize: 0 }],
    ['references of 255 bytes', { referenceSize: 255 }],
  ])('about themselves, with %s', (_lie, trailer) => {
    expect(readBinary(small, trailer).outcome).not.toBe('dict');
  });

  it.each([0, 7, 200, 255])('about where an object stands: %i', (offset) => {
    const { outcome, diagnostics } = readBinary(small, {}, new Map([[0, offset]]));
    expect(outcome === 'dict' && diagnostics.length === 0).toBe(false);
  });

  it.each([
    ['text', [0x5f, 0x13, 0x7f, 255, 255, 255, 255, 255, 255, 255]],
    ['wide text', [0x6f, 0x13, 0x40, 0, 0, 0, 0, 0, 0, 0]],
    ['data', [0x4f, 0x12, 0xff, 0xff, 0xff, 0xff]],
    ['a list', [0xaf, 0x12, 0x7f, 255, 255, 255, 0]],
    ['a dictionary', [0xdf, 0x12, 0x7f, 255, 255, 255, 0]],
    ['a set', [0xcf, 0x13, 255, 255, 255, 255, 255, 255, 255, 255]],
    ['a length of a length', [0x5f, 0x1f, 0]],
  ])('about the size of %s', (_what, object) => {
    expect(readBinary([[0xd1, 1, 2], [0x51, 0x61], object]).outcome).not.toBe('dict');
  });

  it.each([
    ['itself', [[0xa1, 0]]],
    [
      'each other',
      [
        [0xa1, 1],
        [0xa1, 0],
      ],
    ],
    [
      'the root, as its value',
      [
        [0xd1, 1, 0],
        [0x51, 0x61],
      ],
    ],
    [
      'the root, as its key',
      [
        [0xd1, 0, 1],
        [0x51, 0x61],
      ],
    ],
  ])('in circles: a value that holds %s', (_what, objects) => {
    expect(readBinary(objects).outcome).not.toBe('dict');
  });

  it('by sharing: sixty lists of two mean more values than there are atoms', () => {
    const lists = Array.from({ length: 60 }, (_, index) => [0xa2, index + 1, index + 1]);
    expect(readBinary([...lists, [0x51, 0x78]]).outcome).toBe('refused');
  });
});
