import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentKinds } from '../../src/document/detect-kind.ts';
import { completionsAt } from '../../src/editor/completions.ts';
import { hoverAt } from '../../src/editor/hover.ts';
import { SourceText } from '../../src/source/source-text.ts';
import type { Span } from '../../src/source/span.ts';
import { lintFixtures } from '../lint/lint-fixtures.ts';

const names = { awsProfiles: ['a'], ssoSessions: ['b'], services: ['c'], vendors: ['d'] };

/** Asks at one place for everything; what comes back has to fit the text. */
function ask(text: string, offset: number): void {
  const source = new SourceText('any', text);
  for (const kind of documentKinds) {
    const hover = hoverAt(source, kind, offset);
    if (hover !== undefined) expect(source.slice(hover.span)).toHaveLength(hover.span.end - hover.span.start);
    const fits = ({ start, end }: Span): boolean =>
      start <= offset && offset <= end && !/[\r\n]/u.test(source.slice({ start, end }));
    expect(completionsAt(source, kind, offset, names).filter(({ span }) => !fits(span))).toEqual([]);
  }
}

const pieces = [
  '<',
  '>',
  '/',
  '<dict>',
  '</dict>',
  '<key>',
  '</key>',
  '<string>',
  '<array>',
  '<true/>',
  '<!--',
  '-->',
  'Vendor',
  'Properties',
  '[',
  ']',
  'profile ',
  's3',
  ' = ',
  '\n',
  '\r\n',
  '  ',
  '# ',
  'x',
  '\u{1f986}',
];

describe('hover and completion', () => {
  it('take any text at any place', () => {
    const texts = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 30 });
    fc.assert(
      fc.property(texts, fc.nat(), (parts, seed) => {
        const text = parts.join('');
        ask(text, seed % (text.length + 1));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(lintFixtures('bad').filter(({ name }) => !name.includes('+')))('take every place of $name', ({ sources }) => {
    for (const { text } of sources) {
      const step = Math.max(1, Math.floor(text.length / 20));
      for (let offset = 0; offset <= text.length; offset += step) ask(text, offset);
    }
  });

  it('take large texts, deep ones and long lines', () => {
    const many = 20_000;
    for (const text of ['<dict>', '<array>', '<key>', '<!--', '</dict>', '<string>', 's3 =\n  x\n', '[', 'x'].map(
      (part) => part.repeat(many),
    ))
      for (const offset of [0, Math.floor(text.length / 2), text.length]) ask(text, offset);
  });
});
