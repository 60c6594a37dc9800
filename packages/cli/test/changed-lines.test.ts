import { applyTextEdits } from '@duckbill/core';
import { describe, expect, it } from 'vitest';
import { changedLines } from '../src/lsp/changed-lines.ts';

const lines = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, index) => `line ${index + from}\n`).join('');

describe('changedLines', () => {
  it.each([
    ['nothing', 'a\nb\n', 'a\nb\n', 0],
    ['a line changed', 'a\nb\nc\n', 'a\nx\nc\n', 1],
    ['two places', 'a\nb\nc\nd\n', 'x\nb\nc\ny\n', 2],
    ['a line added at the start', 'a\n', 'x\na\n', 1],
    ['a line added at the end, without line end', 'a', 'a\nb', 1],
    ['a line removed', 'a\r\nb\r\nc\r\n', 'a\r\nc\r\n', 1],
    ['everything removed', 'a\nb\n', '', 1],
    ['a text out of nothing', '', 'a\n', 1],
    ['more than is told apart', lines(2000), lines(2000, 5000), 1],
  ])('gives edits that make one of the other: %s', (_title, before, after, count) => {
    const edits = changedLines(before, after);
    expect(applyTextEdits(before, edits)).toBe(after);
    expect(edits).toHaveLength(count);
  });
});
