import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Diagnostic, FileEdit } from '../../src/diagnostic/diagnostic.ts';
import { fix } from '../../src/fix.ts';
import { lint } from '../../src/lint.ts';
import { programIds } from '../../src/programs/program.ts';
import { readSource } from '../../src/source/read-source.ts';
import type { SourceText } from '../../src/source/source-text.ts';
import { lintFixtures } from './lint-fixtures.ts';

const corpus = fileURLToPath(new URL('../../../../../shared/corpus/', import.meta.url));

/** Every era: then also what is only wrong for old versions is mended. */
const everyProgram = { programs: programIds };

function findingsOf(sources: readonly SourceText[]): readonly Diagnostic[] {
  return lint(sources, everyProgram).files.flatMap(({ diagnostics }) => diagnostics);
}

function keyOf({ code, file, facts }: Diagnostic): string {
  return JSON.stringify([code, file, facts]);
}

/** All but orders to this program: one without effect may go. */
function commentsOf(text: string): readonly string[] {
  const comments = [...text.matchAll(/<!--[\s\S]*?-->/gu)].map(([comment]) => comment);
  return comments.filter((comment) => !comment.includes('duckbill-ignore'));
}

/** What one fix does at once must not touch the same characters twice, in any file. */
function expectApart(edits: readonly FileEdit[]): void {
  const sorted = edits.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.span.start - b.span.start));
  for (const [index, edit] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before?.file === edit.file) expect(before.span.end).toBeLessThanOrEqual(edit.span.start);
  }
}

function expectMended(sources: readonly SourceText[]): void {
  let current = sources;
  for (const unsafe of [false, true]) {
    const before = findingsOf(current);
    const wanted = before.filter(({ fixes }) => fixes.some(({ safe }) => safe || unsafe));
    for (const { fixes } of before) for (const { edits } of fixes) expectApart(edits);
    const result = fix(current, { unsafe, ...everyProgram });
    const after = findingsOf(result.sources);
    // Clean of what was mended, and nothing is left that could be.
    const left = new Set(after.map(keyOf));
    for (const finding of wanted) expect(left, keyOf(finding)).not.toContain(keyOf(finding));
    expect(after.filter(({ fixes }) => fixes.some(({ safe }) => safe || unsafe))).toEqual([]);
    // Nothing became worse.
    const errors = (all: readonly Diagnostic[]): number => all.filter(({ severity }) => severity === 'error').length;
    expect(errors(after)).toBeLessThanOrEqual(errors(before));
    // A second run has nothing to do.
    const again = fix(result.sources, { unsafe, ...everyProgram });
    expect(again.applied).toEqual([]);
    expect(again.sources.every((source, index) => source === result.sources[index])).toBe(true);
    // Comments stay.
    for (const [index, source] of current.entries())
      expect(commentsOf(result.sources[index]?.text ?? '')).toEqual(commentsOf(source.text));
    current = result.sources;
  }
}

describe('fix, safe and then with consent', () => {
  it.each([...lintFixtures('bad'), ...lintFixtures('ok')])('leaves $name clean of what it mended', ({ sources }) => {
    expect.hasAssertions();
    expectMended(sources);
  });

  it('does so with all fixtures at once', () => {
    expect.hasAssertions();
    expectMended(lintFixtures('bad').flatMap(({ sources }) => sources));
  });
});

describe.skipIf(!existsSync(corpus))('fix on published profiles', () => {
  it.each(['profiles', 'profiles-bundled'])('leaves %s clean of what it mended', (folder) => {
    expect.hasAssertions();
    expectMended(
      readdirSync(corpus + folder).map(
        (name) => readSource(`${folder}/${name}`, readFileSync(`${corpus}${folder}/${name}`)).source,
      ),
    );
  });
});
