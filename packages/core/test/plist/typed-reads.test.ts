import { describe, expect, it } from 'vitest';
import { lookUp } from '../../src/plist/look-up.ts';
import { readBoolean, readInteger, readList, readMap, readString } from '../../src/plist/typed-reads.ts';
import { parseEntries, rootDict } from './read-fixture.ts';

function dictOf(value: string) {
  return rootDict(parseEntries(`<key>k</key>${value}`));
}

describe('typed reads', () => {
  it('take the last of a repeated key', () => {
    const dict = rootDict(parseEntries('<key>k</key><string>1</string><key>k</key><string>2</string>'));
    expect(lookUp(dict, 'k')?.value).toMatchObject({ value: '2' });
    expect(readString(dict, 'k')?.value).toBe('2');
  });

  it.each([
    ['<string> x </string>', ' x '],
    ['<true/>', 'true'],
    ['<integer>0x1BB</integer>', '443'],
    ['<real>443.0</real>', '443.0'],
    ['<real>1767225600000.0</real>', '1.7672256E12'],
    ['<date>2026-01-31T12:00:00Z</date>', 'Sat Jan 31 12:00:00 UTC 2026'],
  ])('make a text of %s', (value, text) => {
    expect(readString(dictOf(value), 'k')?.value).toBe(text);
  });

  it.each([
    ['<true/>', true],
    ['<string>TRUE</string>', true],
    ['<string>1</string>', true],
    ['<integer>001</integer>', true],
    ['<integer>yes</integer>', true],
    ['<string>yes</string>', false],
    ['<string> true </string>', false],
    ['<integer> 1 </integer>', false],
    ['<array/>', false],
  ])('take %s for %s', (value, boolean) => {
    expect(readBoolean(dictOf(value), 'k')?.value).toBe(boolean);
  });

  it.each([
    ['<string>+443</string>', 443],
    ['<string>４４３</string>', 443],
    ['<integer>443</integer>', 443],
    ['<string> 443</string>', undefined],
    ['<integer> 443 </integer>', undefined],
    ['<string>2147483648</string>', undefined],
    ['<string/>', undefined],
  ])('read %s as the number %s', (value, number) => {
    expect(readInteger(dictOf(value), 'k')?.value).toBe(number);
  });

  it('keep texts and dictionaries of a list', () => {
    const list = readList(dictOf('<array><string>a</string><true/><dict/><integer>1</integer></array>'), 'k');
    expect(list?.value.map((item) => (typeof item.value === 'string' ? item.value : item.value.type))).toEqual([
      'a',
      'dict',
    ]);
    expect(readList(dictOf('<string>a</string>'), 'k')).toBeUndefined();
  });

  it('make texts of a dictionary and say where they stand', () => {
    const document = parseEntries('<key>k</key><dict><key>a</key><true/><key>b</key><string>x</string></dict>');
    const map = readMap(rootDict(document), 'k')?.value;
    expect([...(map ?? [])].map(([key, located]) => [key, located.value])).toEqual([
      ['a', 'true'],
      ['b', 'x'],
    ]);
    const b = map?.get('b');
    expect(b && document.source.slice(b.textSpan)).toBe('x');
    expect(b && document.source.slice(b.keySpan)).toBe('<key>b</key>');
  });

  it('give nothing for a key that is not there', () => {
    const dict = dictOf('<string>a</string>');
    expect([readString, readBoolean, readInteger, readList, readMap].map((read) => read(dict, 'other'))).toEqual(
      Array.from({ length: 5 }),
    );
  });
});
