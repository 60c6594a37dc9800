/**
 * What is too slow for every run: `npm run nightly [-- --inputs 200000 --runs 20000 --seed 1]`. The property tests beside
 * the real botocore, the SDK for JavaScript's loader, plistlib and plist, with many inputs; then the fuzz of the readers and of the service, the files of 10,000
 * members linted, and the parts of the service killed in the middle of jobs. Exit code 1
 * when one fails.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '200000' },
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
  },
});
const { inputs, runs, seed } = values;

function run(
  title: string,
  command: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): void {
  console.log(`# ${title}, seed ${seed}`);
  const { status } = spawnSync(command, words, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) process.exitCode = 1;
}

const property = { DUCKBILL_PROPERTY_RUNS: runs, DUCKBILL_SEED: seed };
run(`${runs} files beside each peer`, 'npx', ['vitest', 'run', '--testTimeout=1800000', 'property.test.ts'], property);
run(`${inputs} damaged inputs`, 'npm', ['run', 'fuzz', '--', '--inputs', inputs, '--seed', seed]);
run('2000 requests for each operation of the service', 'npm', [
  'run',
  'fuzz:api',
  '--',
  '--runs',
  '2000',
  '--seed',
  seed,
]);
run('10000 members linted', 'npx', ['tsx', '--conditions=@duckbill/source', 'scripts/fleet-lint.ts', '10000']);
run('parts of the service killed 50 times each in jobs of 100000 users', 'npm', [
  'run',
  'faults:jobs',
  '--',
  '--seed',
  seed,
]);
