import * as fc from 'fast-check';
import type { AwsFileKind } from '../../../src/aws/aws-reading.ts';

const headers = fc.constantFrom(
  '[default]',
  '[profile a]',
  '[profile b]',
  '[profile  a]',
  '[profile "a b"]',
  "[profile 'q']",
  '[profile a b]',
  "[profile it's]",
  '[profile a\\ b]',
  '[ profile c]',
  '[profile d ]',
  '[profile\te]',
  '[profile g',
  '[profile h] # note',
  '[profile i];x',
  '[profile j] text ]',
  '[sso-session s]',
  '[sso-session "s t"]',
  '[services v]',
  '[plugins]',
  '[DEFAULT]',
  '[__proto__]',
  '[profile __proto__]',
  '[constructor]',
  '[profile constructor]',
  '[toString]',
  '[hasOwnProperty]',
  '[profile.a]',
  '[profile "__proto__"]',
  '[profile\u00A0a]',
  '[profile @a/b:c%d+e.f]',
  '[profile "a]',
  '[profile ""]',
  '[sso-session.s]',
  '[services.v]',
  '[other x]',
  '[7]',
  '[]',
  '[ ]',
  '[',
  '[[x]]',
);
const keyTexts = ['region', 'Region', 's3', 'k y', 'a.b', 'ü', '__proto__', 'İ', 'ΑΣ', '', '1'];
const builtinNames = ['entries', 'values', 'prototype', 'name', 'caller', 'constructor'];
const keys = fc.constantFrom(...keyTexts, ...builtinNames);
const delimiters = fc.constantFrom(' = ', '=', ' : ', ':', '\t=\t', ' ', '');
const values = fc.constantFrom(
  'x',
  'a b',
  '',
  '# c',
  'a # c',
  'a;b',
  '"q"',
  "'",
  'b=c',
  'é',
  '\u00A0x\u3000',
  'a\u2028b',
  'a\u000Bb = c',
);
const indents = fc.constantFrom('', '', '', ' ', '  ', '    ', '\t', '\u00A0', '\u001C');
const lineEnds = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '');

const line = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(indents, headers).map((parts) => parts.join('')) },
  { weight: 6, arbitrary: fc.tuple(indents, keys, delimiters, values).map((parts) => parts.join('')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', '  ', '# c', '; c', '  # c', '\t; c', 'loose', '  loose', '\uFEFF', '\u0000'),
  },
);

/** Config texts made of pieces that readers disagree about; some start as an ordinary file that was then damaged. */
export const configTexts: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(
      fc.tuple(line, lineEnds).map((parts) => parts.join('')),
      { maxLength: 14 },
    )
    .map((lines) => lines.join('')),
  fc
    .tuple(
      fc.uniqueArray(fc.tuple(headers, line, line), { maxLength: 4 }),
      fc.nat(200),
      fc.constantFrom(' ', '=', '[', ']', '\n', '\t', '#'),
    )
    .map(([sections, at, character]) => {
      const text = sections.map((lines) => lines.join('\n')).join('\n');
      return text.slice(0, at) + character + text.slice(at);
    }),
);

/** Such a text, as one of both files. */
export const configFiles: fc.Arbitrary<readonly [AwsFileKind, string]> = fc.tuple(
  fc.constantFrom<AwsFileKind>('config', 'config', 'credentials'),
  configTexts,
);
