import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { describeWithPeers } from '../../../../peers/peers.ts';
import { startPostgres } from '../../../../peers/postgres-server.ts';
import { JobClient, type JobView } from '../../../../scripts/job-service/job-client.ts';
import { sampleRoster, sampleSpec, writeInOneGo } from '../../../../scripts/job-service/sample-job.ts';
import { freePort, startProcess } from '../../../../scripts/job-service/service-processes.ts';

const rules = { chunkUsers: 100, silenceSeconds: 2, beatMs: 300 };

// The same with 100,000 users and 50 kills of each: scripts/faults-jobs.ts.
describeWithPeers(['postgresql'], 'a job of several processes', () => {
  it('ends in the bytes of one stream though a worker, the database and the API are killed', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-killed-'));
    const postgres = await startPostgres();
    const place = {
      store: path.join(folder, 'store'),
      data: path.join(folder, 'data'),
      databaseUrl: await postgres.newDatabase(),
      rules,
    };
    const port = await freePort();
    let api = await startProcess('api', port, place);
    let worker = await startProcess('worker', 0, place);
    try {
      const client = new JobClient(port);
      const roster = sampleRoster(2000);
      const reference = path.join(folder, 'one.zip');
      await writeInOneGo(roster, 'zip', reference);
      const { id } = await client.make('one', sampleSpec, roster, 'zip');
      const reached = async (chunks: number): Promise<JobView> => {
        for (;;) {
          const view = await client.status(id);
          if (view.progress.chunksDone >= chunks || view.state === 'done') return view;
        }
      };
      await reached(2);
      await worker.kill();
      worker = await startProcess('worker', 0, place);
      await reached(4);
      await postgres.kill();
      await postgres.start();
      await reached(6);
      await api.kill();
      api = await startProcess('api', port, place);
      expect(await client.ended(id)).toMatchObject({ state: 'done', progress: { usersDone: 2000 } });
      const result = path.join(folder, 'result.zip');
      await client.download(id, result);
      expect((await readFile(result)).equals(await readFile(reference))).toBe(true);
    } finally {
      await Promise.all([worker.stop(), api.stop()]);
      await postgres.remove();
      await rm(folder, { recursive: true, force: true });
    }
  }, 300_000);
});
