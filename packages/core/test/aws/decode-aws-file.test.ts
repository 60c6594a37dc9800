import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAwsFile } from '../../src/aws/decode-aws-file.ts';

describe('decodeAwsFile', () => {
  it('decodes any bytes as browsers do', () => {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const tricky = fc.constantFrom(
      0x00,
      0x7f,
      0x80,
      0xbf,
      0xc0,
      0xc2,
      0xe0,
      0xa0,
      0xed,
      0x9f,
      0xef,
      0xbb,
      0xf0,
      0x90,
      0xf4,
      0x8f,
      0xff,
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(tricky, fc.nat(255))), (numbers) => {
        const bytes = Uint8Array.from(numbers);
        const { text, utf8 } = decodeAwsFile(bytes);
        expect(text).toBe(decoder.decode(bytes));
        expect(utf8).toBe(Buffer.from(text, 'utf8').equals(bytes));
      }),
      { numRuns: 500 },
    );
  });

  it('counts an encoded surrogate once, as Java does', () => {
    const bytes = Uint8Array.from([0x61, 0xed, 0xa0, 0x80, 0x62]);
    expect(decodeAwsFile(bytes, 'java')).toEqual({ text: 'a\uFFFDb', utf8: false });
    expect(decodeAwsFile(bytes)).toEqual({ text: 'a\uFFFD\uFFFD\uFFFDb', utf8: false });
  });
});
