import { SourceText } from '@duckbill/core';
import { describe, expect, it } from 'vitest';
import { readFleetSpec } from '../src/spec/read-fleet-spec.ts';

const yaml = `# who gets what
version: 1
organisation: { name: Example Corp, slug: example }
ssoSession: { startUrl: https://example.awsapps.com/start, region: eu-west-1 }
accounts:
  - { name: production, id: 011122223333 }
roles:
  - name: ReadOnly
grants:
  - roles: [ReadOnly]
`;

function found(text: string, name = 'fleet.yaml'): readonly string[] {
  const source = new SourceText(name, text);
  return readFleetSpec(source).diagnostics.map(({ code, span, facts }) => {
    const { line, column } = source.position(span.start);
    return `${line}:${column} ${code} ${String(facts['key'] ?? facts['name'] ?? '')}`.trim();
  });
}

describe('readFleetSpec', () => {
  it('reads YAML, the zeros of an account id too', () => {
    const { fleet, diagnostics } = readFleetSpec(new SourceText('fleet.yaml', yaml));
    expect(diagnostics).toEqual([]);
    expect(fleet?.accounts).toEqual([{ name: 'production', id: '011122223333', partition: 'aws' }]);
  });

  it('reads the same in JSON', () => {
    const values = {
      version: 1,
      organisation: { name: 'Example Corp', slug: 'example' },
      ssoSession: { startUrl: 'https://example.awsapps.com/start', region: 'eu-west-1' },
      accounts: [{ name: 'production', id: '011122223333' }],
      roles: [{ name: 'ReadOnly' }],
      grants: [{ roles: ['ReadOnly'] }],
    };
    const json = readFleetSpec(new SourceText('fleet.json', JSON.stringify(values))).fleet;
    expect(json).toEqual(readFleetSpec(new SourceText('fleet.yaml', yaml)).fleet);
  });

  it('tells everything that is wrong at once, each with its place', () => {
    const wrong = yaml
      .replace('slug: example', 'slug: Ex ample')
      .replace('region: eu-west-1', 'regoin: eu-west-1')
      .replace('011122223333', '11122223333')
      .replace('roles: [ReadOnly]', 'roles: [ReadOnyl]\n    when: { team: x }');
    expect(found(wrong)).toEqual([
      '3:43 fleet-spec-value-wrong slug',
      '4:13 fleet-spec-key-missing region',
      '4:60 fleet-spec-key-unknown regoin',
      '6:29 fleet-spec-value-wrong id',
      '10:13 fleet-spec-name-unknown ReadOnyl',
      '11:13 fleet-spec-name-unknown team',
    ]);
  });

  it('tells every place that is no YAML', () => {
    expect(found('a: [1\nb: "x\n')).toEqual(['2:1 fleet-spec-unreadable', '3:1 fleet-spec-unreadable']);
    expect(found('a: 1\na: 2\n')).toEqual(['2:1 fleet-spec-unreadable']);
    expect(found('')).toEqual(['1:1 fleet-spec-unreadable']);
    expect(found('a: 1\n---\nb: 1\n')).toEqual(['3:1 fleet-spec-unreadable']);
    expect(found('{"a": 1,}', 'fleet.json')).toEqual(['1:8 fleet-spec-unreadable']);
  });

  it('looks once at each of many keys', () => {
    const keys = Array.from({ length: 20_000 }, (_, at) => `k${at}: x\n`).join('');
    // Each compared with each would take minutes.
    expect(found(`${keys}k0: y\n`)).toEqual(['20001:1 fleet-spec-unreadable']);
    expect(found('a: { b: 1, "b": 2 }\n')).toEqual(['1:12 fleet-spec-unreadable']);
  });

  it('does not follow references without end', () => {
    const bomb = ['a0: &a0 [x, x]'];
    for (let at = 1; at < 40; at += 1) bomb.push(`a${at}: &a${at} [*a${at - 1}, *a${at - 1}]`);
    expect(found(bomb.join('\n'))[0]).toContain('fleet-spec-unreadable');
  });
});
