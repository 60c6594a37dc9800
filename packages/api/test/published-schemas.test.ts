import { expect, it } from 'vitest';
import { lintReport } from '../src/schemas/report.ts';

// After a change of the schema: npx vitest run packages/api/test/published-schemas.test.ts -u
it('publishes the schema of the lint report as it is', async () => {
  await expect(`${JSON.stringify(lintReport, undefined, 2)}\n`).toMatchFileSnapshot(
    '../../core/schemas/lint-report.schema.json',
  );
});
