import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/catalogue/catalogue.ts';
import { explain } from '../../src/guidance/explain.ts';

/** The numbers of cyberduck-formats §7, in its order. */
const numbers: readonly string[] = [
  'F01 F02 B01 B02 B03 B04 B05 P01 P02 P03 P04 P05 P06 P07 B06 X01',
  'X02 P08 P09 S01 P10 P11 P12 P13 P14 P15 P16 P17 P18 P19 P20 P21',
  'P22 P23 P24 P25 P26 P27 P28 P29 P30 P31 P32 P33 P34 P35 B07 B08',
  'B09 B10 B11 B12 B13 B14 B15 F03 F04 P36 P37 P38 P39 P40 P41 P42',
].flatMap((row) => row.split(' '));

/** Rows without a rule, each with its reason. */
const left: ReadonlyMap<string, string> = new Map([
  ['P40', 'every program reads a port in <integer> as one in <string>: nothing fails'],
]);

describe('the rows of the reference', () => {
  it('are 64', () => {
    expect(new Set(numbers).size).toBe(64);
  });

  it.each(numbers)('%s has a rule, or a reason for having none', (number) => {
    const codes = Object.entries(catalogue).filter(([, { aliases }]) => aliases.includes(number));
    expect(codes.length > 0).toBe(!left.has(number));
    const explained = explain(number.toLowerCase()).map((one) => (one.kind === 'no-rule' ? one.number : one.code));
    expect(explained).toEqual(left.has(number) ? [number] : codes.map(([code]) => code));
  });
});
