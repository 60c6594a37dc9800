import { describe, expect, it } from 'vitest';
import { describe as describeFinding } from '../../src/diagnostic/describe.ts';
import { compileJsonFleetSpec } from '../../src/fleet/compile-fleet-spec.ts';
import { readFleetPattern } from '../../src/fleet/fleet-pattern.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { spec, type SpecValues } from './fleet-samples.ts';

/** Each finding as its code and the text that it points at. */
function found(values: SpecValues): readonly string[] {
  const source = new SourceText('fleet.json', JSON.stringify({ ...spec, ...values }, undefined, 1));
  const { fleet, diagnostics } = compileJsonFleetSpec(source);
  expect(fleet === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
  return diagnostics.map((one) => {
    const words = describeFinding(one);
    for (const text of [words.message, words.label, words.because, words.whatToDo])
      expect(text).not.toMatch(/\{[a-z]+\}$/u);
    return `${one.code.slice('fleet-spec-'.length)} ${source.slice(one.span)}`;
  });
}

const role = { name: 'Admin', roleArn: 'arn:aws:iam::{account_id}:role/admin' };
const everybody = { grants: [{ roles: ['Admin'] }] };

describe('compileFleetSpec', () => {
  it('finds nothing wrong with the sample', () => {
    expect(found({})).toEqual([]);
  });

  it.each<readonly [string, SpecValues, readonly string[]]>([
    ['another version', { version: 2 }, ['value-wrong 2']],
    [
      'an account id that is none',
      { accounts: [{ name: 'x', id: '12' }], ...everybody, roles: [role], buckets: [] },
      ['value-wrong "12"'],
    ],
    ['a name twice', { variables: [{ name: 'team' }, { name: 'device' }, { name: 'team' }] }, ['name-repeated "team"']],
    [
      'a column that nobody has',
      { roles: [{ ...role, roleArn: 'arn:{user.tem}' }], ...everybody },
      ['template-wrong {user.tem}'],
    ],
    [
      'a gap that nobody fills',
      { roles: [{ ...role, roleArn: 'a{accont}b' }], ...everybody },
      ['template-wrong {accont}'],
    ],
    ['a brace alone', { roles: [{ ...role, roleArn: 'a}b' }], ...everybody }, ['template-wrong }']],
    [
      'a bucket where there is none',
      { naming: { awsProfile: { components: ['{bucket}'] } } },
      ['template-wrong {bucket}'],
    ],
    [
      'a grant of nothing',
      { roles: [{ ...role, accounts: ['dev'] }], grants: [{ roles: ['Admin'], accounts: ['production'] }] },
      ['grants-nothing {'],
    ],
    [
      'an account that is not there',
      { grants: [{ roles: ['ReadOnly'], accounts: ['prod'] }] },
      ['name-unknown "prod"'],
    ],
    [
      'a source that leads to itself',
      { roles: [{ ...role, sourceRole: 'Admin' }], ...everybody },
      ['value-wrong "Admin"'],
    ],
    ['an external id', { roles: [{ ...role, externalId: 'x1' }], ...everybody }, ['external-id "x1"']],
    ['MFA for a permission set', { roles: [{ name: 'Admin', mfaSerial: 'x' }], ...everybody }, ['value-wrong "x"']],
    [
      'a default that is not as the pattern',
      { variables: [{ name: 'team' }, { name: 'device', default: 'x', pattern: '#' }] },
      ['value-wrong "x"'],
    ],
    ['a program that nobody knows', { programs: ['cyberduck@9'] }, ['value-wrong "cyberduck@9"']],
    ['a slug of blanks', { organisation: { name: 'x', slug: 'a b' } }, ['value-wrong "a b"']],
    [
      'a start URL without https',
      { ssoSession: { startUrl: 'http://x', region: 'eu-west-1' } },
      ['value-wrong "http://x"'],
    ],
  ])('tells of %s', (_, values, expected) => {
    expect(found(values).map((one) => one.split('\n')[0])).toEqual(expected);
  });

  it('asks for the session once', () => {
    const { ssoSession: _, ...others } = spec;
    const roles = [{ name: 'A' }, { name: 'B' }];
    const source = new SourceText('fleet.json', JSON.stringify({ ...others, roles, grants: [{ roles: ['A', 'B'] }] }));
    expect(compileJsonFleetSpec(source).diagnostics.map(({ code }) => code)).toEqual(['fleet-spec-key-missing']);
  });

  it.each(['', '[]', '1', 'null', '{', '{"version":1}', '{"roles":{},"accounts":7,"grants":"x"}'])(
    'takes any text: %j',
    (text) => {
      const { fleet, diagnostics } = compileJsonFleetSpec(new SourceText('fleet.json', text));
      expect(fleet).toBeUndefined();
      expect(diagnostics.length).toBeGreaterThan(0);
    },
  );
});

describe('readFleetPattern', () => {
  it.each([
    ['###-*', '123-x', true],
    ['###-*', '123-', true],
    ['###-*', '12-x', false],
    ['*@example.com', 'anna@example.com', true],
    ['*@example.com', 'anna@example.com.evil', false],
    ['a?c', 'aäc', true],
    ['*a*a*a*a*a*a*a*a*b', 'a'.repeat(5000), false],
  ])('%s and %j', (pattern, value, matches) => {
    expect(readFleetPattern(pattern).matches(value)).toBe(matches);
  });
});
