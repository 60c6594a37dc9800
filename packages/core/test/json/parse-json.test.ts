import { property, assert as check, json, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateJson } from '../../src/json/locate-json.ts';
import { parseJson } from '../../src/json/parse-json.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('parseJson', () => {
  it('takes what JSON.parse takes, and refuses what that refuses', () => {
    check(property(json(), (text) => parseJson(text).ok));
    check(property(string({ unit: 'grapheme' }), (text) => parseJson(text).ok === isJson(text)));
    for (const text of [
      '{"a":[1,-2.5e3,true,false,null,"\\u00e4"]}',
      ' [] ',
      '"x"',
      '-0',
      '01',
      '{a:1}',
      '[1,]',
      '{"a" 1}',
    ])
      expect(parseJson(text).ok, text).toBe(isJson(text));
  });

  it('says where it is wrong', () => {
    const wrong = (text: string): unknown => {
      const outcome = parseJson(text);
      return outcome.ok ? undefined : [outcome.problem.span.start, outcome.problem.problem];
    };
    expect(wrong('')).toEqual([0, 'the text ends too early']);
    expect(wrong('{"a": 1,}')).toEqual([7, 'a comma behind the last value']);
    expect(wrong('{"a": 1 "b"')).toEqual([8, 'no comma and no } behind the value']);
    expect(wrong('[1] 2')).toEqual([4, 'text behind the value']);
    expect(wrong('{ // x\n}')).toEqual([2, 'a key in double quotes is missing']);
    expect(wrong('[ /* x */ ]')).toEqual([2, 'a comment, which JSON has not']);
    expect(wrong('{"a" 1}')).toEqual([5, 'no colon behind the key']);
    expect(wrong('["\n"]')).toEqual([2, 'a control character in a string']);
  });

  it('ends at a depth, and tells keys that stand twice', () => {
    expect(parseJson('['.repeat(1_000_000)).ok).toBe(false);
    expect(parseJson('['.repeat(100) + ']'.repeat(100)).ok).toBe(true);
    expect(parseJson('{"a":1,"b":{"a":1},"a":2,"__proto__":3}')).toMatchObject({
      repeated: [{ span: { start: 19, end: 22 } }],
    });
  });
});

describe('locateJson', () => {
  const text = '{ "a": [1, { "b/c~": true, "__proto__": 2 }], "a b": 3 }';
  const at = (pointer: string, member?: string): string => {
    const outcome = parseJson(text);
    if (!outcome.ok) throw new Error(outcome.problem.problem);
    const { start, end } = locateJson(outcome.root, pointer, member);
    return text.slice(start, end);
  };

  it('follows a pointer to its value, or to a key there', () => {
    expect(at('')).toBe(text);
    expect(at('/a/1/b~1c~0')).toBe('true');
    expect(at('/a/1/__proto__')).toBe('2');
    expect(at('/a/1', '__proto__')).toBe('"__proto__"');
    expect(at('/a b')).toBe('3');
  });

  it('stops where the pointer leads nowhere', () => {
    expect(at('/a/7/x')).toBe('[1, { "b/c~": true, "__proto__": 2 }]');
    expect(at('/constructor')).toBe(text);
    expect(at('/a', 'b')).toBe('[1, { "b/c~": true, "__proto__": 2 }]');
  });
});
