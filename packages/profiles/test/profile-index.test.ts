import { describe, expect, it } from 'vitest';
import { readProfileIndex } from '../src/index.ts';

describe('readProfileIndex', () => {
  it('knows the checksums of before, not that of now', () => {
    const index = {
      profiles: [
        { filename: 'a', versions: [{ checksum: '"NEW"', latest: true }, { checksum: '"OLD"' }] },
        { filename: 'a', versions: [{ checksum: 'older', latest: false }] },
      ],
    };
    expect(readProfileIndex(index)).toEqual(new Map([['a', new Set(['old', 'older'])]]));
  });

  it.each([
    [undefined],
    [null],
    [[]],
    ['x'],
    [{ profiles: {} }],
    [{ profiles: [1, { filename: 2 }, { versions: [] }] }],
  ])('takes %j for none', (index) => {
    expect(readProfileIndex(index)).toEqual(new Map());
  });

  it('takes a name of JavaScript for a name', () => {
    const index: unknown = JSON.parse('{"profiles":[{"filename":"__proto__","versions":[{"checksum":"x"}]}]}');
    expect(readProfileIndex(index)).toEqual(new Map([['__proto__', new Set(['x'])]]));
  });
});
