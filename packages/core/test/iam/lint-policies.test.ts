import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyTextEdits,
  catalogue,
  describe as describeFinding,
  isCode,
  lintPolicies,
  parseJson,
  type PolicyLintOptions,
  printReport,
  SourceText,
} from '../../src/index.ts';
import { isReportFormat, reportFormats } from '../../src/report/report-formats.ts';

const folder = new URL('../fixtures/policies/', import.meta.url);

interface PolicyCase extends PolicyLintOptions {
  readonly code: string;
  readonly base: string;
  readonly find: string;
  readonly put: string;
}

const cases = JSON.parse(readFileSync(new URL('cases.json', folder), 'utf8')) as readonly PolicyCase[];
const textOf = (base: string): string => readFileSync(new URL(base, folder), 'utf8');
const badOf = ({ base, find, put }: PolicyCase): SourceText => new SourceText(base, textOf(base).replaceAll(find, put));

function codesOf(source: SourceText, options: PolicyLintOptions = {}): readonly string[] {
  return lintPolicies([source], options).files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
}

describe('lintPolicies', () => {
  it.each(['trust.json', 'identity.json'])('finds nothing in %s', (base) => {
    expect(codesOf(new SourceText(base, textOf(base)))).toEqual([]);
  });

  it.each(cases)('$code: $put for $find', (one) => {
    const bad = badOf(one);
    expect(bad.text).not.toBe(textOf(one.base));
    expect(codesOf(bad, one)).toContain(one.code);
    expect(codesOf(new SourceText(one.base, textOf(one.base)), one)).toEqual([]);
  });

  it('has a case for every code, and words without gaps for every finding', () => {
    const all = Object.keys(catalogue).filter((code) => code.startsWith('iam-'));
    expect([...new Set(cases.map(({ code }) => code))].toSorted()).toEqual(all.toSorted());
    for (const one of cases) {
      for (const finding of lintPolicies([badOf(one)], one).files.flatMap(({ diagnostics }) => diagnostics)) {
        expect(isCode(finding.code)).toBe(true);
        expect(describeFinding(finding).message).not.toMatch(/\{[a-z]+\}/u);
      }
    }
  });

  it('mends what it offers to mend', () => {
    for (const one of cases) {
      const bad = badOf(one);
      for (const finding of lintPolicies([bad], one).files.flatMap(({ diagnostics }) => diagnostics)) {
        for (const { edits } of finding.fixes) {
          const mended = new SourceText(bad.name, applyTextEdits(bad.text, edits));
          expect(parseJson(mended.text).ok).toBe(true);
          expect(codesOf(mended, one).filter((code) => code === finding.code).length).toBeLessThan(
            codesOf(bad, one).filter((code) => code === finding.code).length,
          );
        }
      }
    }
  });

  it('prints in every format of lint', () => {
    const [one] = cases;
    if (one === undefined) throw new Error('no cases');
    const report = lintPolicies([badOf(one)], one);
    for (const format of Object.keys(reportFormats).filter(isReportFormat))
      expect(printReport(format, report)).toContain('iam-not-json');
  });

  it('leaves bucket policies and services of machines alone', () => {
    const bucket = {
      Version: '2012-10-17',
      Statement: { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::reports/*' },
    };
    const machine = {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
    };
    for (const policy of [bucket, machine])
      expect(codesOf(new SourceText('p.json', JSON.stringify(policy)))).toEqual([]);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((value) => `{"Statement":${value}}`),
        ),
        (text) => {
          expect(lintPolicies([new SourceText('any', text)]).files).toHaveLength(1);
        },
      ),
    );
  });
});
