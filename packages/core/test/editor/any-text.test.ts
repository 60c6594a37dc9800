import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentKinds } from '../../src/document/detect-kind.ts';
import { completionsAt } from '../../src/editor/completions.ts';
import { hoverAt } from '../../src/editor/hover.ts';
import { SourceText } from '../../src/source/source-text.ts';
import type { Span } from '../../src/source/span.ts';
import { lintFixtures } from '../lint/lint-fixtures.ts';

const names = { awsProfiles: ['a'], ssoSessions: ['b'], services: ['c'], vendors: ['d'] };

/** Asks at one place for everything; the spans that come back and do not fit the text. */
function misfits(text: string, offset: number): readonly Span[] {
  const source = new SourceText('any', text);
  const isInside = ({ start, end }: Span): boolean => start >= 0 && start <= end && end <= text.length;
  const isAround = ({ start, end }: Span): boolean =>
    start <= offset && offset <= end && !/[\r\n]/u.test(text.slice(start, end));
  return documentKinds.flatMap((kind) => {
    const hovered = hoverAt(source, kind, offset)?.span;
    const completed = completionsAt(source, kind, offset, names).map(({ span }) => span);
    return [
      ...(hovered === undefined || isInside(hovered) ? [] : [hovered]),
      ...completed.filter((span) => !isAround(span)),
    ];
  });
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
        expect(misfits(text, seed % (text.length + 1))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(lintFixtures('bad').filter(({ name }) => !name.includes('+')))('take every place of $name', ({ sources }) => {
    for (const { text } of sources) {
      const step = Math.max(1, Math.floor(text.length / 20));
      for (let offset = 0; offset <= text.length; offset += step) expect(misfits(text, offset)).toEqual([]);
    }
  });

  it('take large texts, deep ones and long lines', () => {
    const many = 20_000;
    for (const text of ['<dict>', '<array>', '<key>', '<!--', '</dict>', '<string>', 's3 =\n  x\n', '[', 'x'].map(
      (part) => part.repeat(many),
    ))
      for (const offset of [0, Math.floor(text.length / 2), text.length]) expect(misfits(text, offset)).toEqual([]);
  });
});
