import { SourceText } from '@duckbill/core';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readFleetSpec } from '../src/spec/read-fleet-spec.ts';
import { startingSpec } from '../src/spec/starting-spec.ts';

// Read by the test of the published schema as well: npx vitest run packages/fleet/test/starting-spec.test.ts -u
it('starts from a spec without a fault', async () => {
  const text = startingSpec();
  expect(readFleetSpec(new SourceText('fleet.yaml', text)).diagnostics).toEqual([]);
  await expect(`${JSON.stringify(parse(text), undefined, 2)}\n`).toMatchFileSnapshot('starting-spec.snapshot');
});

it('holds whatever names a portal has', () => {
  const names = ['a: b', '# x', '"q"', "it's", '{x}', '*', '- y', 'true', '07', 'Zürich 日本'];
  const accounts = names.map((name, index) => ({
    id: `${111_122_223_333 + index}`,
    name,
    permissionSets: [`Set${index}`],
  }));
  const text = startingSpec({ startUrl: 'https://example.awsapps.com/start', region: 'eu-west-1', accounts });
  const { fleet, diagnostics } = readFleetSpec(new SourceText('fleet.yaml', text));
  expect(diagnostics).toEqual([]);
  expect(fleet?.accounts.map(({ name }) => name)).toEqual(names);
});
