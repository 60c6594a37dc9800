import { expect, it } from 'vitest';
import { connectOutput } from '../src/schemas/connect-output.ts';
import { doctorOutput } from '../src/schemas/doctor-output.ts';
import { planOutput } from '../src/schemas/plan.ts';
import { lintReport } from '../src/schemas/report.ts';

// After a change of a schema: npx vitest run packages/api/test/published-schemas.test.ts -u
it.each([
  ['core/schemas/lint-report.schema.json', lintReport],
  ['core/schemas/plan.schema.json', planOutput],
  ['doctor/schemas/doctor-report.schema.json', doctorOutput],
  ['doctor/schemas/connect-outcome.schema.json', connectOutput],
])('publishes %s as it is', async (file, schema) => {
  await expect(`${JSON.stringify(schema, undefined, 2)}\n`).toMatchFileSnapshot(`../../${file}`);
});
