import { describe, expect, it } from 'vitest';
import { awsMistakes } from './aws-mistakes.ts';
import { bookmarkMistakes } from './bookmark-mistakes.ts';
import { goodHomes } from './good-homes.ts';
import { plistMistakes } from './plist-mistakes.ts';
import { profileMistakes } from './profile-mistakes.ts';
import { findIn, runMistake } from './run-mistakes.ts';

const mistakes = [...plistMistakes, ...profileMistakes, ...bookmarkMistakes, ...awsMistakes];
const times = 25;
const results = mistakes.map((mistake, index) => runMistake(mistake, times, index + 1));

function total(column: 'planted' | 'found' | 'extra'): number {
  return results.reduce((sum, result) => sum + result[column], 0);
}

describe('the good files', () => {
  it.each(goodHomes().map((home) => [home[0]?.name.split('/')[0] ?? '', home] as const))('%s are clean', (_, home) => {
    expect(findIn(home)).toEqual([]);
  });
});

describe('mistakes planted in good files', () => {
  it('are of forty kinds or more, and each has a place', () => {
    expect(new Set(mistakes.map(({ name }) => name)).size).toBe(mistakes.length);
    expect(mistakes.length).toBeGreaterThanOrEqual(40);
    expect(results.filter(({ planted }) => planted < times)).toEqual([]);
  });

  it('are found, on their line, at least 95 of 100; at most 1 of 100 leads to a finding that nobody planted', () => {
    const [planted, found, extra] = [total('planted'), total('found'), total('extra')];
    console.log(
      [
        `${mistakes.length} kinds of mistake, planted ${planted} times: ${found} found on their line (${percent(found, planted)}), ${extra} findings too many (${percent(extra, planted)})`,
        ...results
          .filter((result) => result.found < result.planted || result.extra > 0)
          .map(
            (result) =>
              `  ${result.name}: ${result.found} of ${result.planted}, ${result.extra} too many; ${result.example ?? ''}`,
          ),
      ].join('\n'),
    );
    expect(found / planted).toBeGreaterThanOrEqual(0.95);
    expect(extra / planted).toBeLessThanOrEqual(0.01);
  });
});

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
