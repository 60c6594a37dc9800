import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxPlistDepth, maxRefusals } from '../../src/plist/plist-limits.ts';
import { parsePlist } from '../../src/plist/parse-plist.ts';
import { readSource } from '../../src/source/read-source.ts';
import { parseText } from './read-fixture.ts';

const million = 1_000_000;

describe('a hostile file', () => {
  it.each([
    ['nested too deeply', '<plist>' + '<array>'.repeat(100_000) + '</array>'.repeat(100_000) + '</plist>'],
    ['nested without end', '<plist>' + '<dict><key>a</key>'.repeat(100_000)],
    ['of opening tags only', '<a>'.repeat(million)],
    ['one long text', '<plist><dict><key>a</key><string>' + 'x'.repeat(20 * million)],
    ['one long comment', '<!--' + '-'.repeat(million)],
    ['one long name', '<' + 'a'.repeat(million)],
    ['a long list of declarations', '<!DOCTYPE plist [' + '<!ENTITY a "b">'.repeat(100_000)],
    ['OpenStep nested too deeply', '('.repeat(million)],
    ['an OpenStep text that never ends', '{ a = "' + '\\n'.repeat(million)],
    ['a lot of NULs and more', 'x' + '\0'.repeat(million)],
  ])('%s is refused once or twice, at a place inside the file', (_name, text) => {
    const document = parseText(text);
    expect(document.outcome).toBe('refused');
    expect(document.diagnostics.length).toBeLessThanOrEqual(2);
    for (const { span } of document.diagnostics) {
      expect(span.start).toBeLessThanOrEqual(text.length);
      expect(span.end).toBeGreaterThanOrEqual(span.start);
    }
  });

  it('full of mistakes is not listed without end', () => {
    const text = `<plist><dict><key>a</key><string>${'& '.repeat(million)}</string></dict></plist>`;
    expect(parseText(text).diagnostics).toHaveLength(maxRefusals);
  });

  it('of closing tags that close nothing takes no longer than its length', () => {
    const document = parseText('<plist>' + '<a>'.repeat(50_000) + '</b>'.repeat(100_000));
    expect(document.outcome).toBe('refused');
  });

  it.each([
    ['end tags without an end', `<plist>${'<a>'.repeat(10)}${'</a '.repeat(200_000)}>`],
    ['attributes without an end', `<plist ${'a="'.repeat(200_000)}`],
    [
      'entities that open each other',
      `<!DOCTYPE plist [${Array.from({ length: 40 }, (_, at) => `<!ENTITY e${at} "&e${at + 1};&e${at + 1};">`).join('')}
        <!ENTITY e40 "x">]><plist a="&e0;"/>`,
    ],
    [
      'parameter entities that open each other',
      `<!DOCTYPE plist [<!ENTITY % p40 " ">${Array.from(
        { length: 40 },
        (_, at) => `<!ENTITY % p${39 - at} "&#37;p${40 - at};&#37;p${40 - at};">`,
      ).join('')} %p0;]><plist/>`,
    ],
    ['a number of a million digits', `<plist><integer>0x${'a'.repeat(million)}</integer></plist>`],
    ['a date of a million digits', `<plist><date>${'1'.repeat(million)}</date></plist>`],
  ])('of %s is refused in one pass', (_name, text) => {
    expect(parseText(text).outcome).toBe('refused');
  });

  it('nested as deeply as allowed is read', () => {
    const depth = maxPlistDepth - 1;
    const nested = '<array>'.repeat(depth) + '</array>'.repeat(depth);
    expect(parseText(`<plist><dict><key>a</key>${nested}</dict></plist>`).outcome).toBe('dict');
    expect(parseText(`<plist><dict><key>a</key><array>${nested}</array></dict></plist>`).outcome).toBe('refused');
  });

  it('of shared binary values that multiply is refused', () => {
    const doubled = Array.from({ length: 60 }, (_, index) => [0xa2, index + 1, index + 1]);
    const objects = [...doubled, [0x51, 0x78]];
    const offsets: number[] = [];
    const body: number[] = [];
    for (const object of objects) {
      offsets.push(8 + body.length);
      body.push(...object);
    }
    const head = [...new TextEncoder().encode('bplist00')];
    const table = 8 + body.length;
    const trailer = [0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, objects.length, 0, 0, 0, 0, 0, 0, 0, 0];
    const bytes = Uint8Array.from([...head, ...body, ...offsets, ...trailer, 0, 0, 0, 0, 0, 0, 0, table]);
    expect(parsePlist(readSource('bomb', bytes).source).outcome).toBe('refused');
  });

  it('of any characters or bytes never throws', () => {
    const words = [
      '<',
      '>',
      '</',
      '/>',
      '&',
      ';',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<?',
      '?>',
      '<!DOCTYPE plist [',
      ']',
    ];
    const tags = [
      '<plist>',
      '<dict>',
      '</dict>',
      '<key>',
      '</key>',
      '<string>',
      '<integer>',
      '"',
      '=',
      '{',
      '}',
      '(',
      ',',
    ];
    const piece = fc.oneof(
      fc.constantFrom(...words, ...tags, '<!ENTITY e "', '%p;', '\\'),
      fc.string({ maxLength: 5 }),
    );
    const opening = fc.constantFrom('', '<plist><dict>', '<?xml version="1.0"?>', '{', '(', '<!DOCTYPE plist [');
    const text = fc.tuple(opening, fc.array(piece, { maxLength: 30 })).map(([head, rest]) => head + rest.join(''));
    fc.assert(
      fc.property(text, (sample) => {
        const document = parseText(sample);
        expect(['dict', 'other-root', 'null', 'refused']).toContain(document.outcome);
        expect(document.outcome === 'dict' || document.diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
    const binary = fc
      .uint8Array({ maxLength: 120 })
      .map((rest) => Uint8Array.from([...Buffer.from('bplist00'), ...rest]));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), binary), (bytes) => {
        expect(parsePlist(readSource('any', bytes).source).outcome).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
