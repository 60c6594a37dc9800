import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countedLength,
  describe as describeFinding,
  documentFile,
  type GeneratedIam,
  generateIam,
  iamForms,
  lintPolicies,
  printIam,
  readIamSpec,
  SourceText,
  statementWords,
} from '../../src/index.ts';
import { account, generated, iamSpecs, specOf } from './iam-specs.ts';
import { parseHcl } from './parse-hcl.ts';

describe('what is generated', () => {
  it('is clean to policy lint, fits the quotas, has words for each statement, and is the same each time', () => {
    fc.assert(
      fc.property(iamSpecs, (members) => {
        const made = generated(members);
        for (const { id, name, kind, policy, limit, statements } of made.documents) {
          const source = new SourceText(`${name}.${id}`, JSON.stringify(policy, undefined, 2));
          const codes = lintPolicies([source], { kind }).files.flatMap((file) =>
            file.diagnostics.map(({ code }) => code),
          );
          const allowed = members['mfa'] === false && id === 'trust' ? ['iam-mfa-missing'] : [];
          expect(codes.filter((code) => !allowed.includes(code))).toEqual([]);
          expect(countedLength(policy)).toBeLessThanOrEqual(limit);
          for (const { sid } of statements) expect(statementWords(sid)).not.toBe('');
          expect(new Set(statements.map(({ sid }) => sid)).size).toBe(statements.length);
        }
        for (const finding of made.diagnostics) expect(describeFinding(finding).message).not.toMatch(/\{[a-z]+\}/u);
        for (const form of iamForms) expect(printIam(generated(members), form)).toEqual(printIam(made, form));
      }),
      { numRuns: 300 },
    );
  });

  it('holds the same policies in every form, with nothing that a form would read as its own', () => {
    fc.assert(
      fc.property(iamSpecs, (members) => {
        const made = generated(members);
        const wanted = placedPolicies(made);
        const json = printIam(made, 'json').map(({ text }) => JSON.parse(text) as unknown);
        expect(json).toEqual(made.documents.map(({ policy }) => policy));
        const hcl = printIam(made, 'terraform').flatMap(({ text }) => parseHcl(text));
        expect(policiesIn(hcl)).toEqual(wanted);
        const template = printIam(made, 'cloudformation-json').map(({ text }) => JSON.parse(text) as unknown);
        expect(policiesIn(template)).toEqual(wanted);
        for (const form of ['aws-cli', 'aws-cli-powershell'] as const)
          for (const { text } of printIam(made, form)) expect(text).toMatch(/^[\n\x20-\x7e]*$/u);
      }),
      { numRuns: 300 },
    );
  });

  it('names files so that every file system takes them', () => {
    for (const role of ['con', '+x=,@', '.hidden', 'S3-Access']) {
      const made = generated({ role, account, users: ['anna'] });
      for (const form of iamForms)
        for (const { name } of printIam(made, form)) {
          expect(name).toMatch(/^[\w][\w.@-]*$/u);
          expect(name).not.toMatch(/^con\./iu);
        }
    }
    expect(generated({ role: 'R', account, users: ['a'] }).documents.map(documentFile)).toEqual([
      'R.trust.json',
      'R.role.json',
      'R.user.json',
    ]);
  });

  it('refuses what is longer than AWS takes', () => {
    const users = Array.from({ length: 60 }, (_, index) => `somebody-with-a-name-${index}`);
    const [found] = generateIam(specOf({ role: 'R', account, users })).diagnostics;
    expect(found).toMatchObject({ code: 'generate-iam-policy-too-long', facts: { limit: 2048 } });
  });

  it.each([
    [{ externalId: 'pond' }, ['generate-iam-external-id']],
    [{ mfa: false }, ['generate-iam-without-mfa']],
    [{ trustAccounts: [account] }, ['generate-iam-account-trusted']],
    [{ buckets: ['pond'] }, ['generate-iam-bucket-list-closed']],
    [{ buckets: ['pond'], listAllBuckets: true }, ['generate-iam-bucket-list-open']],
    [
      { buckets: ['pond'], bucketPolicy: true, listAllBuckets: true },
      ['generate-iam-bucket-list-open', 'generate-iam-bucket-deny-reaches'],
    ],
  ])('says what is to be known of %j', (more, codes) => {
    const made = generated({ role: 'R', account, users: ['anna'], ...more });
    expect(made.diagnostics.map(({ code }) => code)).toEqual(codes);
  });
});

describe('readIamSpec', () => {
  it.each([
    ['{', 'generate-iam-not-json'],
    ['[]', 'generate-iam-not-json'],
    ['{"role":"A","role":"B"}', 'generate-iam-not-json'],
    ['{"rol":"A"}', 'generate-iam-member-unknown'],
    ['{"role":"S3-Access","account":"1","users":["a"]}', 'generate-iam-value-wrong'],
    ['{"role":"S3-Access","users":["a"]}', 'generate-iam-value-missing'],
    ['{"role":"S3-Access","account":"111122223333"}', 'generate-iam-value-missing'],
    ['{"role":"S3/*","account":"111122223333","users":["a"]}', 'generate-iam-value-wrong'],
    ['{"role":"<ROLE>","account":"111122223333","users":["a"]}', 'generate-iam-value-wrong'],
    ['{"role":"R","account":"111122223333","users":"a"}', 'generate-iam-value-wrong'],
    ['{"role":"R","account":"111122223333","users":["arn:aws:iam::111122223333:role/x"]}', 'generate-iam-value-wrong'],
    ['{"role":"R","partition":"aws-cn","users":["arn:aws:iam::111122223333:user/x"]}', 'generate-iam-value-wrong'],
    [
      '{"role":"arn:aws:iam::111122223333:role/R","account":"444455556666","users":["a"]}',
      'generate-iam-values-collide',
    ],
    ['{"role":"R","account":"111122223333","users":["a"],"buckets":["A_B"]}', 'generate-iam-value-wrong'],
    ['{"role":"R","account":"111122223333","users":["a"],"prefixes":["b..x/y"]}', 'generate-iam-value-wrong'],
    [
      '{"role":"R","account":"111122223333","users":["a"],"prefixes":["pond/${aws:username}/"]}',
      'generate-iam-variable-absent',
    ],
    ['{"role":"R","account":"111122223333","users":["a"],"prefixes":["pond/${aws"]}', 'generate-iam-variable-absent'],
    [
      '{"role":"R","account":"111122223333","users":["a"],"access":"full","prefixes":["pond/a"]}',
      'generate-iam-values-collide',
    ],
    ['{"role":"R","account":"111122223333","users":["a"],"mfa":false,"mfaMaxAge":3600}', 'generate-iam-values-collide'],
    ['{"role":"R","account":"111122223333","users":["a"],"mfa":"true"}', 'generate-iam-value-wrong'],
    ['{"role":"R","account":"111122223333","users":["a"],"bucketPolicy":true}', 'generate-iam-value-missing'],
    ['{"permissionSet":"R","account":"111122223333","mfa":true}', 'generate-iam-values-collide'],
    ['{"permissionSet":"R","account":"111122223333","users":["a"]}', 'generate-iam-values-collide'],
    ['{"role":"R","account":"111122223333","issuer":"http://x","clientIds":["a"]}', 'generate-iam-value-wrong'],
    [
      '{"role":"R","account":"111122223333","issuer":"https://x","clientIds":["a"],"subjects":["${aws:userid}"]}',
      'generate-iam-value-wrong',
    ],
    ['{"role":"R","account":"111122223333","issuer":"https://x"}', 'generate-iam-value-missing'],
    [
      '{"way":"session-token","account":"111122223333","users":["arn:aws:iam::444455556666:user/a"]}',
      'generate-iam-values-collide',
    ],
  ])('%s: %s', (text, code) => {
    const { spec, diagnostics } = readIamSpec(new SourceText('iam.json', text));
    expect(spec).toBeUndefined();
    expect(diagnostics.map((one) => one.code)).toContain(code);
    for (const finding of diagnostics) {
      expect(finding.span.end).toBeLessThanOrEqual(text.length);
      expect(describeFinding(finding).message).not.toMatch(/\{[a-z]+\}/u);
    }
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.object().map((one) => JSON.stringify(one)),
        ),
        (text) => {
          const { spec, diagnostics } = readIamSpec(new SourceText('iam.json', text));
          expect(spec === undefined).toBe(diagnostics.length > 0);
        },
      ),
    );
  });

  it('tells everything at once, and each thing once', () => {
    const text = '{"role":"<R>","account":"12","users":["<USER>","ok"],"buckets":["A"],"x":1}';
    const { diagnostics } = readIamSpec(new SourceText('iam.json', text));
    expect(diagnostics.map(({ facts }) => facts['member'])).toEqual(['x', 'role', 'users', 'account', 'buckets']);
  });
});

/** The policies as forms place them: users and accounts repeat theirs. */
function placedPolicies({ stacks }: GeneratedIam): readonly unknown[] {
  return stacks.flatMap(({ resources }) =>
    resources.flatMap((one): unknown[] =>
      one.kind === 'role' ? [one.trust.policy, one.permissions.policy] : 'document' in one ? [one.document.policy] : [],
    ),
  );
}

/** Everything with a Version and statements, in the order of the text. */
function policiesIn(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return 'Statement' in value ? [value] : Object.values(value).flatMap(policiesIn);
}
