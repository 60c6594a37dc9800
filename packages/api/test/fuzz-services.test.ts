import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FullService, needsService, openFullService } from './fuzz/full-service.ts';
import { fuzzOperation, operationsOf } from './fuzz/fuzz-service.ts';
import { documentation } from './service-under-test.ts';

/** A longer run: npm run fuzz:api. */
const runs = 25;

const names = operationsOf({ documentation })
  .filter(({ path }) => needsService(path))
  .map(({ operationId }) => operationId);

describe('whatever is sent to a service with jobs and AWS', () => {
  let full: FullService;
  beforeAll(async () => {
    full = await openFullService();
  }, 180_000);
  afterAll(() => full.close());

  it.each(names)('%s answers as it is documented', { timeout: 180_000 }, async (name) => {
    const operation = operationsOf(full.service, full.likely).find(({ operationId }) => operationId === name);
    if (operation === undefined) throw new Error(`no operation ${name}`);
    const statuses = await fuzzOperation(full.service, operation, { seed: 20_261_122, runs });
    expect(Object.values(statuses).reduce((sum, count) => sum + count, 0)).toBe(runs);
    const failed = Object.keys(statuses).filter((status) => status >= '500' && !['502', '504'].includes(status));
    expect({ failed, statuses }).toEqual({ failed: [], statuses });
  });

  it('is all that needs either', () => {
    expect(names.length).toBeGreaterThan(14);
  });
});
