import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { connectOutput } from '../src/schemas/connect-output.ts';
import { doctorOutput } from '../src/schemas/doctor-output.ts';
import { planOutput } from '../src/schemas/plan.ts';
import { fleetSpec } from '../src/schemas/fleet-spec.ts';
import { policyCheckOutput } from '../src/schemas/policy-check-output.ts';
import { lintReport } from '../src/schemas/report.ts';

// After a change of a schema: npx vitest run packages/api/test/published-schemas.test.ts -u
it.each([
  ['core/schemas/fleet-spec.schema.json', fleetSpec],
  ['core/schemas/lint-report.schema.json', lintReport],
  ['core/schemas/plan.schema.json', planOutput],
  ['core/schemas/policy-check.schema.json', policyCheckOutput],
  ['doctor/schemas/doctor-report.schema.json', doctorOutput],
  ['doctor/schemas/connect-outcome.schema.json', connectOutput],
])('publishes %s as it is', async (file, schema) => {
  await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(`../../${file}`);
});

it('takes the starting spec of "duckbill fleet init", and what it makes of a mistake', async () => {
  const starting = await readFile(new URL('../../fleet/test/starting-spec.snapshot', import.meta.url), 'utf8');
  const values = JSON.parse(starting) as Record<string, unknown>;
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(fleetSpec);
  expect(validate(values), JSON.stringify(validate.errors)).toBe(true);
  for (const wrong of [{ version: 2 }, { acounts: [] }, { organisation: { name: 'x', slug: 'Not So' } }])
    expect(validate({ ...values, ...wrong })).toBe(false);
});
