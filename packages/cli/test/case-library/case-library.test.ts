import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { homeWith } from '../sample-files.ts';
import { judgeCase } from './judge-case.ts';
import { type Case, readCase, readCases } from './read-case.ts';
import { runCase } from './run-case.ts';

const folder = fileURLToPath(new URL('cases', import.meta.url));
const cases = await readCases(folder);

describe('the case library', () => {
  it.concurrent.each(cases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    expect(judgeCase(one, await runCase(one))).toEqual([]);
  });
});

describe('a case that expects what is not so', () => {
  it('is told, with everything that differs', async () => {
    const right = await readCase(path.join(folder, 'sts-mfa-code-wrong'));
    const wrong: Case = {
      ...right,
      file: {
        ...right.file,
        expect: {
          verdict: 'well',
          exit: 0,
          first: { check: 'plan-sound', code: 'sts-mfa-missing' },
          checks: { 'role-assumable': 'passed' },
          codes: ['sts-mfa-missing'],
          absentCodes: ['sts-mfa-code-wrong'],
          says: ['all is well'],
        },
      },
    };
    expect(judgeCase(wrong, await runCase(right))).toEqual([
      'verdict: expected well, got failing',
      'exit: expected 0, got 1',
      'first check: expected plan-sound, got role-assumable',
      'first code: expected sts-mfa-missing, got sts-mfa-code-wrong',
      'role-assumable: expected passed, got failed',
      expect.stringMatching(/^sts-mfa-missing is not told; told: sts-mfa-code-wrong/u),
      'sts-mfa-code-wrong is told, and is untrue',
      '"all is well" is not said',
    ]);
  });

  it('is told when a secret of its files is printed', () => {
    const [one] = cases;
    const canaries = new Set(['a-canary-secret']);
    const run = { exit: 3, stdout: '', stderr: 'the key a-canary-secret is wrong', canaries };
    expect(one === undefined ? [] : judgeCase(one, run)[0]).toBe('the secret a-canary-sec… is printed');
  });
});

describe('a case.json', () => {
  const expectation = { verdict: 'well', exit: 0 };

  it.each([
    ['an unknown key', { titel: 'x' }, 'unknown key "titel"; did you mean "title"?'],
    ['an unknown check', { expect: { ...expectation, first: { check: 'horoscope' } } }, '/expect/first/check'],
    ['a world that is never asked', { world: 'mfa-role' }, 'nothing is asked without "online"'],
    ['another time where calls are signed', { online: true, time: '2026-01-02T03:04:05Z' }, '/time'],
  ])('is refused with %s', async (_, more, words) => {
    const home = await homeWith();
    await mkdir(path.join(home, 'one'));
    const text = JSON.stringify({ title: 'x', source: '§6', target: 'aws:', expect: expectation, ...more });
    await writeFile(path.join(home, 'one', 'case.json'), text);
    await expect(readCases(home)).rejects.toThrow(words);
  });
});
