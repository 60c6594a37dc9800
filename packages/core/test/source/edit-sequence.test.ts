import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { EditSequence } from '../../src/source/edit-sequence.ts';
import { applyTextEdits, type TextEdit } from '../../src/source/text-edit.ts';

/** Up to three edits of a text of unknown length: places are taken modulo. */
const rounds = fc.array(
  fc.array(fc.tuple(fc.nat(60), fc.nat(9), fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 3 }),
  { maxLength: 6 },
);

function fitted(length: number, wishes: readonly (readonly [number, number, string])[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let from = 0;
  for (const [at, size, text] of wishes) {
    const start = Math.min(length, from + (at % 20));
    const end = Math.min(length, start + size);
    edits.push({ span: { start, end }, text });
    from = end + 1;
    if (from > length) break;
  }
  return edits;
}

it('says in one step what several have done', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 40 }), rounds, (text, wishes) => {
      const sequence = new EditSequence(text);
      let expected = text;
      for (const round of wishes) {
        const edits = fitted(expected.length, round);
        expected = applyTextEdits(expected, edits);
        sequence.apply(edits);
      }
      expect(sequence.text).toBe(expected);
      expect(applyTextEdits(text, sequence.edits())).toBe(expected);
      for (const { span, text: replacement } of sequence.edits())
        expect(replacement).not.toBe(text.slice(span.start, span.end));
    }),
    { numRuns: 2000 },
  );
});

it('finds the place in the first text', () => {
  const sequence = new EditSequence('abcdef');
  sequence.apply([
    { span: { start: 1, end: 2 }, text: 'XYZ' },
    { span: { start: 4, end: 4 }, text: '!' },
  ]);
  expect(sequence.text).toBe('aXYZcd!ef');
  expect([0, 1, 3, 4, 6, 7, 99].map((offset) => sequence.originalOffset(offset))).toEqual([0, 1, 1, 2, 4, 4, 6]);
});

it('forgets what was taken back', () => {
  const sequence = new EditSequence('abc');
  sequence.apply([{ span: { start: 1, end: 1 }, text: 'x' }]);
  sequence.apply([{ span: { start: 1, end: 2 }, text: '' }]);
  expect(sequence.edits()).toEqual([]);
});
