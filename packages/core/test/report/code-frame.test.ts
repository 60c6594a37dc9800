import { describe, expect, it } from 'vitest';
import { codeFrame, type FrameMark } from '../../src/report/code-frame.ts';
import { plainPaint } from '../../src/report/paint.ts';
import { SourceText } from '../../src/source/source-text.ts';

function mark(start: number, end: number, label = ''): FrameMark {
  return { span: { start, end }, label, dress: (text) => text };
}

/** The frame of `found` in a text, and what of its line stands above the carets. */
function frameOf(text: string, found: string, label = ''): { lines: string[]; marked: string } {
  const start = text.indexOf(found);
  const source = new SourceText('a', text);
  const lines = codeFrame(source, [mark(start, start + found.length, label)], 3, plainPaint);
  const [shown = '', carets = ''] = lines;
  return { lines, marked: shown.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1) };
}

describe('codeFrame', () => {
  it('puts carets under the span and the label behind them', () => {
    expect(frameOf('one\ntwo heron\nthree', 'heron', 'a bird').lines).toEqual([
      '  2 │ two heron',
      '    │     ^^^^^ a bird',
    ]);
  });

  it.each([
    ['tabs before it', '\t\tkey = heron'],
    ['tabs inside and behind it', 'a\theron\tb'],
    ['the first line', 'heron\nx'],
    ['the last line', 'x\nheron'],
    ['CRLF', 'x\r\nheron\r\ny'],
    ['a control character before it', 'a\u001B[31m heron'],
    ['a long line, at its start', `heron${'x'.repeat(5000)}`],
    ['a long line, in the middle', `${'x'.repeat(5000)}heron${'y'.repeat(5000)}`],
    ['a long line, at its end', `${'x'.repeat(5000)}heron`],
    ['a line of 1 MB', `${'x'.repeat(1_000_000)}heron`],
  ])('marks the right characters: %s', (_, text) => {
    expect(frameOf(text, 'heron').marked).toBe('heron');
  });

  it('stays narrow, and says that a line goes on', () => {
    const { lines } = frameOf(`${'x'.repeat(500)}heron${'y'.repeat(500)}`, 'heron');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(120);
    expect(lines[0]).toMatch(/│ …x+herony+…$/u);
  });

  it('marks an empty span with one caret, also at the end of the text', () => {
    const frame = (text: string, at: number): string[] =>
      codeFrame(new SourceText('a', text), [mark(at, at)], 3, plainPaint);
    expect(frame('heron', 0)).toEqual(['  1 │ heron', '    │ ^']);
    expect(frame('heron', 5)).toEqual(['  1 │ heron', '    │      ^']);
    expect(frame('', 0)).toEqual(['  1 │ ', '    │ ^']);
    expect(frame('heron\n', 6)).toEqual(['  2 │ ', '    │ ^']);
  });

  it('marks of a span of several lines the first', () => {
    expect(frameOf('a heron\nand egret', 'heron\nand').marked).toBe('heron');
  });

  it('shows control characters as marks', () => {
    const { lines } = frameOf('a\u001B[2J\u0007\u202E heron', 'heron');
    expect(lines.join('')).not.toMatch(/[\p{Cc}\u202E]/u);
  });

  it('shows several marks in the order of the file, each line once', () => {
    const text = 'heron\nstork\na heron and a heron\n\nstork';
    const marks = [
      mark(text.lastIndexOf('stork'), text.length, 'last'),
      mark(text.lastIndexOf('heron'), text.lastIndexOf('heron') + 5, 'third'),
      mark(0, 5, 'first'),
      mark(text.indexOf('a heron'), text.indexOf('a heron') + 7, 'second'),
      mark(6, 11, 'next'),
    ];
    expect(codeFrame(new SourceText('a', text), marks, 3, plainPaint)).toEqual([
      '  1 │ heron',
      '    │ ^^^^^ first',
      '  2 │ stork',
      '    │ ^^^^^ next',
      '  3 │ a heron and a heron',
      '    │ ^^^^^^^ second',
      '    │               ^^^^^ third',
      '    ⋮',
      '  5 │ stork',
      '    │ ^^^^^ last',
    ]);
  });

  it.each([65, 66, 69, 70, 71, 99, 100, 101, 130, 170])(
    'shows the whole of a mark that stands %i characters behind another one of a long line',
    (gap) => {
      const text = `${'x'.repeat(500)}grey${'-'.repeat(gap)}heron${'y'.repeat(500)}`;
      const [first, second] = [text.indexOf('grey'), text.indexOf('heron')];
      const marks = [mark(first, first + 4, 'one'), mark(second, second + 5, 'two')];
      const rows = codeFrame(new SourceText('a', text), marks, 3, plainPaint);
      const marked = rows.flatMap((row, index) => {
        const carets = /\^+(?= (?:one|two)$)/u.exec(row);
        if (carets === null) return [];
        const shown = rows.slice(0, index).findLast((one) => !one.includes('^')) ?? '';
        return [shown.slice(carets.index, carets.index + carets[0].length)];
      });
      expect(marked).toEqual(['grey', 'heron']);
    },
  );

  it('shows two stretches of a long line, when the marks are far from each other', () => {
    const text = `heron${'x'.repeat(5000)}stork`;
    const rows = codeFrame(new SourceText('a', text), [mark(0, 5), mark(5005, 5010)], 3, plainPaint);
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(/^ {2}1 │ heronx+…$/u);
    expect(rows[2]).toMatch(/^ {2}1 │ …x+stork$/u);
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThan(120);
  });

  it('lets nothing in a label through that a terminal would obey', () => {
    expect(frameOf('heron', 'heron', '\u001B[2J\nx').lines.join('')).not.toMatch(/\p{Cc}/u);
  });
});
