import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePlistJson } from '../../src/plist/parse-plist-json.ts';
import { printPlistJson } from '../../src/plist/json-print.ts';
import { plainPlist, type PlainPlist } from '../../src/plist/plain-plist.ts';
import type { PlistDocument } from '../../src/plist/plist-document.ts';
import { SourceText } from '../../src/source/source-text.ts';

const parse = (text: string): PlistDocument => parsePlistJson(new SourceText('test.json', text));

function plain(text: string): PlainPlist | undefined {
  const { root } = parse(text);
  return root && plainPlist(root);
}

describe('printPlistJson', () => {
  it('prints every kind of value for people', () => {
    const value = new Map<string, PlainPlist>([
      ['Protocol', 's3'],
      ['big', 9007199254740993n],
      ['real', 443],
      ['small', 1e-7],
      ['none', -0],
      ['nan', Number.NaN],
      ['flag', true],
      ['since', new Date('2026-01-31T12:00:00Z')],
      ['icon', new Uint8Array([0, 255])],
      ['labels', ['a', 'ü"\n']],
      ['Custom', new Map()],
      ['empty', []],
      ['__proto__', 'x'],
      ['7', 'not first'],
    ]);
    expect(printPlistJson(value)).toBe(`{
  "Protocol": "s3",
  "big": 9007199254740993,
  "real": 443.0,
  "small": 1e-7,
  "none": -0.0,
  "nan": { "$real": "nan" },
  "flag": true,
  "since": { "$date": "2026-01-31T12:00:00Z" },
  "icon": { "$data": "AP8=" },
  "labels": [
    "a",
    "ü\\"\\n"
  ],
  "Custom": {},
  "empty": [],
  "__proto__": "x",
  "7": "not first"
}
`);
  });

  it('is read back as it was', () => {
    fc.assert(
      fc.property(values, (value) => {
        const { root, diagnostics } = parse(printPlistJson(value));
        expect(root && plainPlist(root)).toEqual(value);
        expect(diagnostics).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is JSON', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(() => JSON.parse(printPlistJson(value)) as unknown).not.toThrow();
      }),
    );
  });
});

describe('parsePlistJson', () => {
  it('says where everything stands', () => {
    const text = '\uFEFF { "a" : "b\\u0041", "d": {"$date": "2026-01-31T12:00:00Z"}, "n": [12] }';
    const { root, source, outcome } = parse(text);
    expect(outcome).toBe('dict');
    if (root?.type !== 'dict') throw new Error('no dictionary');
    const shown = root.entries.map(({ keySpan, keyTextSpan, value }) => [
      source.slice(keySpan),
      source.slice(keyTextSpan),
      source.slice(value.span),
      'textSpan' in value ? source.slice(value.textSpan) : '',
    ]);
    expect(shown).toEqual([
      ['"a"', 'a', '"b\\u0041"', 'b\\u0041'],
      ['"d"', 'd', '{"$date": "2026-01-31T12:00:00Z"}', '2026-01-31T12:00:00Z'],
      ['"n"', 'n', '[12]', ''],
    ]);
  });

  it.each([
    ['9223372036854775807', 9223372036854775807n],
    ['-9223372036854775808', -9223372036854775808n],
    ['9007199254740993', 9007199254740993n],
    ['0', 0n],
    ['1.0', 1],
    ['1e3', 1000],
    ['-0.0', -0],
    ['"\\ud83d\\ude00\\/"', '😀/'],
    ['{"$data":""}', new Uint8Array()],
    ['{"$real":"-infinity"}', Number.NEGATIVE_INFINITY],
    ['{"$date":"2026-01-31T12:00:00.120Z"}', new Date('2026-01-31T12:00:00.120Z')],
    ['{"$$date":"x"}', new Map([['$date', 'x']])],
    ['{"$other":"x"}', new Map([['$other', 'x']])],
    [
      '{"$date":"x","b":"y"}',
      new Map([
        ['$date', 'x'],
        ['b', 'y'],
      ]),
    ],
    [
      '{"constructor":{"prototype":{"x":"y"}}}',
      new Map([['constructor', new Map([['prototype', new Map([['x', 'y']])]])]]),
    ],
  ])('reads %s', (text, value) => {
    expect(plain(text)).toEqual(value);
  });

  it('reports a repeated key, the last value of which counts', () => {
    const { root, source, diagnostics } = parse('{"a": 1, "__proto__": 2, "a": 3}');
    expect(root && plainPlist(root)).toEqual(
      new Map([
        ['a', 3n],
        ['__proto__', 2n],
      ]),
    );
    expect(diagnostics).toMatchObject([{ code: 'plist-key-repeated', fixes: [] }]);
    expect(diagnostics.map(({ span }) => span.start)).toEqual([source.text.lastIndexOf('"a"')]);
  });

  it.each([
    ['', '', 'the text ends too early'],
    ['nope', 'n', 'this is no value'],
    ['{"a": null}', 'null', 'a property list has no null'],
    ['{"a" 1}', '1', 'no colon behind the key'],
    ['{a: 1}', 'a', 'a key in double quotes is missing'],
    ['{"a": 1', '', 'the text ends too early'],
    ['{"a": 1 "b"', '"', 'no comma and no } behind the value'],
    ['{"a": 1,}', ',', 'a comma behind the last value'],
    ['[1,]', ',', 'a comma behind the last value'],
    ['[,1]', ',', 'this is no value'],
    ['[1] x', 'x', 'text behind the value'],
    ['"abc', '"', 'the string is not closed'],
    ['"a\nb"', '\n', 'a control character in a string'],
    ['"a\\x"', '\\x', 'an unknown escape'],
    ['"\\u12g4"', '\\u', 'an unknown escape'],
    ['01', '0', 'this is no value'],
    ['+1', '+', 'this is no value'],
    ['1.', '1', 'this is no value'],
    ['9223372036854775808', '9223372036854775808', 'the number has more than 64 bit'],
    ['1e999', '1e999', 'the number is too large'],
    ['{"$date": 5}', '5', '"$date" is no string'],
    ['{"$date": "2026-02-30T00:00:00Z"}', '"2026-02-30T00:00:00Z"', 'this is no date'],
    ['{"$date": "31.1.2026"}', '"31.1.2026"', 'this is no date'],
    ['{"$data": "a"}', '"a"', 'this is not base64'],
    ['{"$data": "aGVsbG8"}', '"aGVsbG8"', 'this is not base64'],
    ['{"$real": "1"}', '"1"', 'this is not one of the words for a number without digits'],
  ])('refuses %j at %j', (text, place, problem) => {
    const { root, source, outcome, diagnostics } = parse(text);
    expect([root, outcome]).toEqual([undefined, 'refused']);
    expect(diagnostics).toMatchObject([{ code: 'plist-unreadable', facts: { problem } }]);
    expect(diagnostics.map(({ span }) => source.slice(span))).toEqual([place]);
  });

  it('ends at 512 levels, however deep the text goes', () => {
    expect(plain('['.repeat(512) + ']'.repeat(512))).toBeDefined();
    expect(parse('['.repeat(100_000)).diagnostics).toMatchObject([
      { facts: { problem: 'values nested more than 512 deep' } },
    ]);
  });

  it('never throws', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'u',
      '0',
      '-',
      '.',
      'e',
      'null',
      ' ',
      '"$date"',
    );
    fc.assert(
      fc.property(fc.string({ unit: piece }), (text) => {
        const { root, outcome } = parse(text);
        expect(root === undefined).toBe(outcome === 'refused');
      }),
    );
  });
});

const key = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.constantFrom('__proto__', 'constructor', '$date', '$$data', '$real', '$$$date', '1', '0'),
);
const { value: values } = fc.letrec<{ value: PlainPlist }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string({ unit: 'binary' }),
    fc.boolean(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.double(),
    fc.date({ noInvalidDate: true }),
    fc.uint8Array({ maxLength: 8 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((entries) => new Map(entries)),
  ),
}));
