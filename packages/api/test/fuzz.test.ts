import { describe, expect, it } from 'vitest';
import { fuzzOperation, operationsOf } from './fuzz/fuzz-service.ts';
import { serviceUnderTest } from './service-under-test.ts';

const service = await serviceUnderTest();
const operations = operationsOf(service);

/** A longer run: npm run fuzz:api. */
const runs = 25;

describe('whatever is sent', () => {
  it.each(operations.map((operation) => [operation.operationId, operation] as const))(
    '%s answers as it is documented',
    async (_name, operation) => {
      const statuses = await fuzzOperation(service, operation, { seed: 20_261_121, runs });
      expect(Object.values(statuses).reduce((sum, count) => sum + count, 0)).toBe(runs);
    },
  );
});
