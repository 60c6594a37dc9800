import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../../src/index.ts';

describe('parsePolicy', () => {
  it('reads a single statement like a list of one', () => {
    const policy = parsePolicy('{"Version":"2012-10-17","Statement":{"Sid":"A","Effect":"Allow","Action":"s3:*"}}');
    expect(policy.problems).toEqual([]);
    expect(policy.statements).toMatchObject([{ index: 0, sid: 'A', effect: 'Allow', unreadable: false }]);
  });

  it.each([
    ['', 'not-json'],
    ['[1]', 'not-an-object'],
    ['{}', 'no-statement'],
    ['{"Statement":["x"]}', 'statement-not-an-object'],
    ['{"Statement":{"Effect":"allow","Action":"*"}}', 'unknown-effect'],
    ['{"Statement":{"Effect":"Allow"}}', 'no-action'],
    ['{"Statement":{"Effect":"Allow","Action":"*","NotAction":"*"}}', 'both-forms'],
    ['{"Statement":{"Effect":"Allow","Action":"*","Principal":{"Aws":"*"}}}', 'unknown-principal-type'],
    ['{"Statement":{"Effect":"Allow","Action":7}}', 'wrong-type'],
    ['{"Statement":{"Effect":"Allow","Action":"*","Condition":{"Bool":"x"}}}', 'wrong-type'],
    ['{"Statement":{"Effect":"Allow","Action":"*"},"Extra":1}', 'unknown-element'],
  ])('tells of %s: %s', (text, kind) => {
    expect(parsePolicy(text).problems.map((problem) => problem.kind)).toContain(kind);
  });

  it('survives deep nesting and keys of the prototype', () => {
    expect(parsePolicy('['.repeat(200_000)).problems).toHaveLength(1);
    const policy = parsePolicy(
      '{"Statement":{"Effect":"Deny","Action":"*","Condition":{"__proto__":{"constructor":"1"}}}}',
    );
    expect(policy.statements[0]?.conditions).toEqual([{ operator: '__proto__', key: 'constructor', values: ['1'] }]);
  });
});
