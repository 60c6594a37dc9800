import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { fleetSpec } from '../src/schemas/fleet-spec.ts';
import { publishedSchemas } from '../src/schemas/published-schemas.ts';

// After a change of a schema: npx vitest run packages/api/test/published-schemas.test.ts -u
const packageOf = (name: string): string => {
  if (name.startsWith('serve-')) return 'api';
  return /^(?:doctor|connect)-/u.test(name) ? 'doctor' : 'core';
};

it.each([...publishedSchemas])('publishes %s as it is', async (name, { schema }) => {
  const file = `../../${packageOf(name)}/schemas/${name}.schema.json`;
  await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(file);
});

it('takes the starting spec of "duckbill fleet init", and what it makes of a mistake', async () => {
  const starting = await readFile(new URL('../../fleet/test/starting-spec.snapshot', import.meta.url), 'utf8');
  const values = JSON.parse(starting) as Record<string, unknown>;
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(fleetSpec);
  expect(validate(values), JSON.stringify(validate.errors)).toBe(true);
  for (const wrong of [{ version: 2 }, { acounts: [] }, { organisation: { name: 'x', slug: 'Not So' } }])
    expect(validate({ ...values, ...wrong })).toBe(false);
});
