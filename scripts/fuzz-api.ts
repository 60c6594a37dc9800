/**
 * The nightly fuzz of the service: `npm run fuzz:api [-- --runs 2000 --seed 1 --only lint]`. For every operation of the
 * service's own documentation sends valid, nearly valid and wrong requests, and fails on an answer that is not as
 * documented, on a fault, and on an answer that is too large. Jobs are made in a database of its own, AWS is the sandbox. Prints how often each status was answered.
 */
import { parseArgs } from 'node:util';
import { openFullService } from '../packages/api/test/fuzz/full-service.ts';
import { fuzzOperation, operationsOf } from '../packages/api/test/fuzz/fuzz-service.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed);
const full = await openFullService();
const { service, likely } = full;
for (const operation of operationsOf(service, likely)) {
  const { operationId } = operation;
  if (values.only !== undefined && values.only !== operationId) continue;
  try {
    const statuses = await fuzzOperation(service, operation, { seed, runs });
    const told = Object.entries(statuses).map(([status, count]) => `${status}×${count}`);
    console.log(`${operationId.padEnd(24)} ${told.join('  ')}`);
  } catch (error) {
    console.error(`${operationId}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
await full.close();
