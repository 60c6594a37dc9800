import { describe, expect, it } from 'vitest';
import { findJsonError } from '../src/find-json-error.ts';

describe('findJsonError', () => {
  it.each([
    ['', 0],
    ['  ', 2],
    ['{', 1],
    ['{"a"}', 4],
    ['{"a":1,}', 7],
    ['{a:1}', 1],
    ['[1,]', 3],
    ['[1 2]', 3],
    ['[1}', 2],
    ['01', 1],
    ['1.', 1],
    ['-', 0],
    ['"a', 2],
    ['"a\nb"', 2],
    ['"\\x"', 1],
    ['"\\u12G4"', 1],
    ['tru', 0],
    ['null null', 5],
    ['[[],{"a":[{}]}]]', 15],
    ["{'a':1}", 1],
  ])('%j ends to be JSON at %i', (text, offset) => {
    expect(findJsonError(text)).toBe(offset);
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it.each([
    '{}',
    ' [ ] ',
    '{"a":{"b":[1,-2.5e+3,true,false,null,"\\u00e9\\n\u2028"]},"c":""}\n',
    '0',
    '"x"',
    '[[[]],{}]',
    '[0,-0,0.1]',
  ])('%j is JSON', (text) => {
    expect(findJsonError(text)).toBeUndefined();
    expect(JSON.parse(text)).toBeDefined();
  });
});
