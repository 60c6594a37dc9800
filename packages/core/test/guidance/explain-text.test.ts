import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { guidance } from '../../src/catalogue/connect.ts';
import { explain } from '../../src/guidance/explain.ts';
import { explainText } from '../../src/guidance/explain-text.ts';
import { splitLog } from '../../src/guidance/split-log.ts';
import { configTexts } from './config-texts.ts';
import { cyberduckTexts } from './cyberduck-texts.ts';
import { awsTexts, otherTexts } from './failure-texts.ts';
import { unrelatedTexts } from './unrelated-texts.ts';

const prefix = '2026-11-21 10:00:00,123 [background-1] WARN  ';

describe('texts of this proof', () => {
  it('are at least 150 of failures and 100 of other things, no two alike', () => {
    const real = [...awsTexts, ...otherTexts]
      .map(({ error = '', message }) => `${error}: ${message}`)
      .concat([...configTexts, ...cyberduckTexts].map(([, message]) => message));
    expect(new Set(real).size).toBeGreaterThanOrEqual(150);
    expect(new Set(unrelatedTexts).size).toBeGreaterThanOrEqual(100);
    expect(Object.keys(guidance).length).toBeGreaterThanOrEqual(90);
  });

  it.each(unrelatedTexts)('nothing is said about %j', (text) => {
    expect(explainText(text)).toEqual([]);
  });

  it('together the unrelated ones are a log about which nothing is said', () => {
    expect(explainText(unrelatedTexts.map((text) => `${prefix}${text}`).join('\n'))).toEqual([]);
  });
});

describe('explain of a log', () => {
  it('finds each of several failures on its line, the one that others follow from first', () => {
    const log = [
      `${prefix}Connecting`,
      `${prefix}Missing source profile with name cli-user`,
      `${prefix}User: arn:aws:iam::210987654321:user/alice is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::210987654321:role/HeronReader`,
      `${prefix}bucket`,
      `${prefix}The specified bucket does not exist`,
      `${prefix}The specified bucket does not exist`,
    ].join('\r\n');
    expect(explain(log)).toMatchObject([
      { code: 'cyberduck-source-missing', lines: [2], times: 1, facts: { source: 'cli-user' } },
      { code: 'sts-assume-role-denied', lines: [3], facts: { resource: 'arn:aws:iam::210987654321:role/HeronReader' } },
      { code: 's3-bucket-missing', lines: [5, 6], times: 2 },
    ]);
  });

  it('gives every known text of a log of all of them', () => {
    const texts = [...configTexts, ...cyberduckTexts];
    const lines = texts.map(([, message]) => `${prefix}${message.replaceAll('\n', ' ')}`);
    const found = new Map(explainText(lines.join('\n')).map((told) => [told.code, told]));
    for (const [index, [code]] of texts.entries()) expect(found.get(code)?.lines).toContain(index + 1);
  });

  it('keeps a stack and a wrapped message together, and names the line that tells it', () => {
    const text = `${prefix}failed\n\tat ch.cyberduck.One\nCaused by: The specified\n  bucket does not exist\n\tat x`;
    expect(explain(text)).toMatchObject([{ code: 's3-bucket-missing', lines: [3] }]);
  });

  it('tells two failures of one terminal apart', () => {
    const text = [
      '$ aws s3 ls --profile herons',
      'The config profile (herons) could not be found',
      '$ aws sts get-caller-identity',
      'An error occurred (ExpiredToken) when calling the GetCallerIdentity operation: The security token included in the request is expired',
    ].join('\n');
    expect(
      explain(text).map((one) => [
        one.kind === 'failure' ? one.code : one.kind,
        one.kind === 'failure' ? one.lines : [],
      ]),
    ).toEqual([
      ['sts-session-expired', [4]],
      ['config-profile-missing', [2]],
    ]);
  });

  it('names the profile, the source and the session that a text names', () => {
    const factsOf = (text: string): unknown => explainText(text)[0]?.facts;
    expect(factsOf('The config profile (herons) could not be found')).toEqual({ profile: 'herons' });
    expect(factsOf('The source_profile "ghost" referenced in the profile "audit" does not exist.')).toEqual({
      source: 'ghost',
      profile: 'audit',
    });
    expect(factsOf('The specified sso-session does not exist: "corp"')).toEqual({ session: 'corp' });
  });

  it('shows few of many lines', () => {
    const log = `${prefix}The specified bucket does not exist\n`.repeat(500);
    const [told] = explainText(log);
    expect(told?.times).toBe(500);
    expect(told?.lines).toHaveLength(20);
  });
});

describe('any text', () => {
  const pieces = Object.values(guidance)
    .flatMap(({ recognise }) => recognise)
    .flatMap(({ codes = [], fragments = [] }) => [...codes, ...fragments]);

  it('never breaks it, and every line named is a line of it', () => {
    const part = fc.oneof(
      fc.constantFrom(...pieces),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\n', '\r\n', ' ', '\u2028', '"', '(', '[', prefix, 'User: ', 'when calling the ', 'İ'),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const count = text.split('\n').length;
        for (const { lines, times } of explainText(text)) {
          expect(times).toBeGreaterThanOrEqual(lines.length);
          for (const line of lines) {
            expect(line).toBeGreaterThanOrEqual(1);
            expect(line).toBeLessThanOrEqual(count);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('splits into records that hold every line once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '\n', prefix, 'INFO ', '$ '), { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        const records = [...splitLog(text)];
        expect(records.flatMap(({ lines }) => lines).join('\n')).toBe(text);
        let next = 1;
        for (const { firstLine, lines } of records) {
          expect(firstLine).toBe(next);
          next += lines.length;
        }
      }),
    );
  });

  // A pattern that backtracked, or a search that began anew at every place, would not end here.
  it.each([
    ['one letter', 'a'],
    ['one beginning of a word', 'AccessDenie'],
    ['words in words', 'AccessDenieds xAccessDenied '],
    ['markers without an end', 'User: is not authorized to perform: on resource: "'],
    ['quotation marks', '"("['],
    ['lines', 'x\n'],
    ['records', '$ \n'],
    ['records that nearly match', `${prefix}Failure reading\n`],
    ['half a fragment', 'The config profile ('],
    ['digits of a date', '2026-11-2'],
  ])('of more than 1 MB of %s comes to an end', (_title, piece) => {
    const text = piece.repeat(Math.ceil(1_100_000 / piece.length));
    expect(explainText(text).length).toBeLessThan(10);
    expect(explainText(`${text}\n${prefix}The specified bucket does not exist`)[0]?.code).toBe('s3-bucket-missing');
  });
});
