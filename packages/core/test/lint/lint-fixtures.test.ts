import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { awsSyntaxCatalogue } from '../../src/catalogue/aws-syntax.ts';
import { plistCatalogue } from '../../src/catalogue/plist.ts';
import { suppressionCatalogue } from '../../src/catalogue/suppression.ts';
import { lint } from '../../src/lint.ts';
import { allRules } from '../../src/rules/all-rules.ts';
import { ownRules } from '../../src/rules/own/own-rules.ts';
import { foundIn, lintFixture, lintFixtures } from './lint-fixtures.ts';

const bad = lintFixtures('bad');
const good = lintFixtures('good');
const ok = lintFixtures('ok');

/** Every code that lint can report; two rules may share one. */
const lintCodes = [
  ...new Set<string>([
    ...allRules.map(({ code }) => code),
    ...ownRules.map(({ code }) => code),
    ...Object.keys(plistCatalogue),
    ...Object.keys(awsSyntaxCatalogue),
    ...Object.keys(suppressionCatalogue),
  ]),
];

describe('bad fixtures', () => {
  it.each(bad)('$name gives exactly what its .out says', (fixture) => {
    expect(foundIn(fixture)).toBe(readFileSync(fixture.outFile, 'utf8'));
  });

  it.each(bad)('$name shows its own code', (fixture) => {
    const codes = lintFixture(fixture).files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
    expect(codes).toContain(fixture.code);
  });

  it('exist for every code that lint can report, and for no other', () => {
    expect([...new Set(bad.map(({ code }) => code))].toSorted()).toEqual(lintCodes.toSorted());
  });
});

describe('good fixtures', () => {
  it.each(good)('$name is silent', (fixture) => {
    expect(foundIn(fixture)).toBe('');
  });

  it('are the bad ones, mended', () => {
    expect(good.map(({ name }) => name).toSorted()).toEqual(lintCodes.toSorted());
  });
});

describe('odd but right files', () => {
  it.each(ok)('$name is silent', (fixture) => {
    expect(foundIn(fixture)).toBe('');
    expect(lint(fixture.sources).skipped).toEqual([]);
  });

  it('include an icon of 500 lines and Properties as a dictionary', () => {
    const icon = ok.find(({ name }) => name === 'profile-icon')?.sources[0];
    expect(icon?.lineCount).toBeGreaterThan(500);
    const texts = ok.flatMap(({ sources }) => sources.map(({ text }) => text));
    expect(texts.some((text) => text.includes('<key>Properties</key>\n    <dict>'))).toBe(true);
  });
});
