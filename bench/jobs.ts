/*
 * How fast is a fleet as a job, with 1, 2 and 4 workers on a real PostgreSQL, beside the stream of one process? The same
 * roster, the same bytes at the end (compared). Seconds are of the wall, from the start of the job to its result, and of
 * the processor, which tells more on a busy machine; memory is
 * the most that any worker had. Workers cannot be faster than the processors that there are: the line says how many.
 * `npx tsx --conditions=@duckbill/source bench/jobs.ts [users …]`; 12,000 when nothing is said, which takes a minute or two on a quiet machine.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { startPostgres } from '../peers/postgres-server.ts';
import { JobClient } from '../scripts/job-service/job-client.ts';
import { sampleRoster, sampleSpec, sha256Of, writeInOneGo } from '../scripts/job-service/sample-job.ts';
import { freePort, startProcess } from '../scripts/job-service/service-processes.ts';

const sizes = process.argv.slice(2).map(Number);
const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-bench-jobs-'));
const postgres = await startPostgres();
try {
  for (const users of sizes.length === 0 ? [12_000] : sizes) await measure(users);
} finally {
  await postgres.remove();
  await rm(folder, { recursive: true, force: true });
}

async function measure(users: number): Promise<void> {
  const [load = 0] = loadavg();
  console.log(
    `${users} users, ${availableParallelism()} processors, load ${load.toFixed(1)} before: users a second; users a second of processor time, all processes together; memory of the largest worker`,
  );
  const roster = sampleRoster(users);
  const stream = path.join(folder, 'stream.zip');
  const alone = await writeInOneGo(roster, 'zip', stream);
  const rate = (seconds: number): number => Math.round(users / seconds);
  console.log(`  one process, one stream  ${rate(alone.wall / 1000)}; ${rate(alone.cpu)}`);
  const wanted = await sha256Of(stream);
  for (const workers of [1, 2, 4]) {
    const place = {
      store: path.join(folder, `store-${workers}`),
      data: path.join(folder, 'data'),
      databaseUrl: await postgres.newDatabase(),
    };
    const port = await freePort();
    const api = await startProcess('api', port, place);
    const team = await Promise.all(Array.from({ length: workers }, () => startProcess('worker', 0, place)));
    const client = new JobClient(port);
    const { id } = await client.make('bench', sampleSpec, roster, 'zip');
    const begun = performance.now();
    const { state } = await client.ended(id);
    const wall = performance.now() - begun;
    const result = path.join(folder, 'result.zip');
    await client.download(id, result);
    const isSame = state === 'done' && (await sha256Of(result)) === wanted;
    const uses = await Promise.all([...team, api].map((one) => one.stop()));
    let cpu = 0;
    for (const use of uses) cpu += use?.cpu ?? Number.NaN;
    await rm(place.store, { recursive: true, force: true });
    const highest = Math.round(Math.max(...uses.slice(0, workers).map((use) => use?.highest ?? 0)) / 2 ** 20);
    console.log(
      `  ${workers} worker${workers === 1 ? ' ' : 's'}                ${rate(wall / 1000)} (${(alone.wall / wall).toFixed(2)} of the stream); ${rate(cpu)}; ${highest} MB, ${isSame ? 'the same bytes' : `NOT THE SAME BYTES (${state})`}`,
    );
    if (!isSame) process.exitCode = 1;
  }
}
