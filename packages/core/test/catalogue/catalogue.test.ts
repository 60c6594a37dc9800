import { describe, expect, it } from 'vitest';
import { catalogue, isCode } from '../../src/catalogue/catalogue.ts';
import { guidance } from '../../src/catalogue/connect.ts';
import { describe as describeFinding } from '../../src/diagnostic/describe.ts';
import { severities } from '../../src/diagnostic/diagnostic.ts';
import { diagnostic } from '../../src/diagnostic/report-diagnostic.ts';
import { fillTemplate, fillTemplates } from '../../src/diagnostic/fill-template.ts';
import { lint } from '../../src/lint.ts';
import { isProgramId } from '../../src/programs/program.ts';
import { allRules } from '../../src/rules/all-rules.ts';
import { lintFixtures } from '../lint/lint-fixtures.ts';

const entries = Object.entries(catalogue);
const failures = Object.entries(guidance);

/** Names in braces: those that `fillTemplate` fills. */
function factsIn(text: string): readonly string[] {
  return [...text.matchAll(/\{([A-Za-z]{1,40})\}/gu)].map((match) => match[1] ?? '');
}

describe('catalogue', () => {
  it.each(entries)('%s has all its words', (code, entry) => {
    expect(code).toMatch(/^[a-z]+(?:-[a-z0-9]+)+$/u);
    expect(isCode(code)).toBe(true);
    for (const text of [entry.title, entry.message, entry.because, entry.whatToDo, entry.source]) {
      expect(text.trim()).toBe(text);
      expect(text.length).toBeGreaterThan(3);
    }
    expect(entry.title).not.toMatch(/[.!{}]$/u);
    expect(entry.message).not.toMatch(/[.!]$/u);
    expect(entry.message).not.toContain('\n');
    for (const text of [entry.because, entry.whatToDo])
      expect(text).toMatch(/(?:[.!?]"?|list-mfa-devices|list-profiles|FILE)$/u);
    for (const hint of entry.hints) expect(hint.length).toBeGreaterThan(3);
    expect(severities).toContain(entry.severity);
    expect(entry.programs.length).toBeGreaterThan(0);
    expect(new Set(entry.programs).size).toBe(entry.programs.length);
    expect(entry.programs.every(isProgramId)).toBe(true);
  });

  it.each(entries)('%s has aliases in the form of the reference', (_, { aliases }) => {
    for (const alias of aliases) expect(alias).toMatch(/^(?:AWS\d{3}|IAM\d{3}|[A-Z]\d{2})$/u);
    expect(new Set(aliases).size).toBe(aliases.length);
  });

  it('has an entry for every rule', () => {
    for (const { code } of allRules) expect(isCode(code)).toBe(true);
  });

  it('knows its own codes only', () => {
    for (const text of ['__proto__', 'constructor', 'toString', '', 'Profile-Vendor-Blank'])
      expect(isCode(text)).toBe(false);
  });

  it('fills every placeholder of a message and label that lint reports', () => {
    for (const { sources } of lintFixtures('bad')) {
      for (const finding of lint(sources).files.flatMap(({ diagnostics }) => diagnostics)) {
        const entry = catalogue[finding.code];
        for (const text of [entry.message, entry.label ?? '', entry.because, entry.whatToDo])
          for (const fact of factsIn(text))
            expect(Object.keys(finding.facts), `${finding.code}: ${text}`).toContain(fact);
      }
    }
  });
});

/** What `recogniseFailure` and the doctor fill in (guidance/failure.ts). */
const guidanceFacts = [
  'caller',
  'action',
  'resource',
  'role',
  'serial',
  'host',
  'url',
  'account',
  'permissionset',
  'path',
  'profile',
  'source',
  'session',
  'region',
  'nearest',
  'place',
  'endpoint',
  'issuer',
];

describe('guidance', () => {
  it.each(failures)('%s has all its words', (code, entry) => {
    expect(code).toMatch(
      /^(?:sts|s3|sso|aws|issuer|process|metadata|token-file|browser|network|config|cyberduck|program|environment|proxy)(?:-[a-z0-9]+)+$/u,
    );
    expect(isCode(code)).toBe(false);
    expect(entry.title).not.toMatch(/[.!]$/u);
    expect(entry.meaning).toMatch(/\.$/u);
    expect(entry.recognise.length).toBeGreaterThan(0);
    expect(entry.causes.length).toBeGreaterThan(0);
    expect(entry.whatToDo.length).toBeGreaterThan(0);
    expect(entry.source.length).toBeGreaterThan(0);
    for (const text of [entry.title, entry.meaning, ...entry.causes, ...entry.whatToDo]) {
      expect(text.trim()).toBe(text);
      expect(text).toMatch(/^["A-Z]|^[a-z]+_[a-z]+ |^(?:duration|endpoint|role|mfa|sso|web_identity)_[a-z_]+,? /u);
    }
  });

  it.each(failures)('%s ends its sentences, unless with a command or a name', (_, { causes, whatToDo }) => {
    for (const text of causes) expect(text).toMatch(/[.!?]"?$|: \{[a-z]+\}$/u);
    for (const text of whatToDo) expect(text).toMatch(/[.!?]"?$|: .+$/u);
  });

  it.each(failures)('%s uses known facts only, and none where a text cannot be left out', (_, entry) => {
    for (const text of [...entry.causes, ...entry.whatToDo])
      for (const fact of factsIn(text)) expect(guidanceFacts).toContain(fact);
    for (const text of [entry.title, entry.meaning, entry.inCyberduck ?? '']) expect(factsIn(text)).toEqual([]);
    expect(fillTemplates(entry.causes, {}).length).toBeGreaterThan(0);
    expect(fillTemplates(entry.whatToDo, {}).length).toBeGreaterThan(0);
  });

  it.each(failures)('%s links to pages over https', (_, { links }) => {
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      expect(new URL(link).protocol).toBe('https:');
      expect(link).toBe(new URL(link).href);
    }
  });

  it.each(failures)('%s can be recognised by every way that it names', (_, { recognise }) => {
    for (const { codes = [], fragments = [] } of recognise) {
      expect(codes.length + fragments.length).toBeGreaterThan(0);
      for (const fragment of fragments) expect(fragment.length).toBeGreaterThan(4);
    }
  });
});

describe('fillTemplate', () => {
  it('fills names, and gives up where one is unknown', () => {
    expect(fillTemplate('a {x} b {y}', { x: 1, y: true })).toBe('a 1 b true');
    expect(fillTemplate('a {x}', {})).toBeUndefined();
    expect(fillTemplates(['{x}', 'plain', '{y}'], { x: 'here' })).toEqual(['here', 'plain']);
    expect(fillTemplate('{"Version":"2012-10-17","a":{}}', {})).toBe('{"Version":"2012-10-17","a":{}}');
  });

  it('does not look at what every object has', () => {
    expect(fillTemplate('{constructor}', {})).toBeUndefined();
    expect(fillTemplate('{toString}', {})).toBeUndefined();
  });

  it('joins lists, and shows neither endless texts nor control characters', () => {
    expect(fillTemplate('{x}', { x: ['a', 'b'] })).toBe('a, b');
    expect(fillTemplate('{x}', { x: Array.from({ length: 60 }, () => 'a') })?.split(', ')).toHaveLength(51);
    expect(fillTemplate('{x}', { x: 'a'.repeat(1000) })?.length).toBeLessThan(210);
    for (const x of ['a\u001B[31mb\n', ['a\u001B[31mb\n'], 'a\u202Eb'])
      expect(fillTemplate('{x}', { x })).not.toMatch(/[\p{Cc}\u202E]/u);
  });
});

describe('words of a finding', () => {
  it('come from its facts, without a hint whose fact is missing', () => {
    const words = (facts: Record<string, string>): ReturnType<typeof describeFinding> =>
      describeFinding(diagnostic('profile-key-unknown', 'a', { start: 0, end: 0 }, { facts }));
    expect(words({ found: 'x' })).toMatchObject({
      message: 'unknown key "x" in a connection profile',
      label: 'ignored',
      hints: [],
    });
    expect(words({ found: 'x', nearest: 'y' }).hints).toEqual(['did you mean "y"?']);
    expect(words({}).message).toBe(catalogue['profile-key-unknown'].title);
  });
});
