import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startMotoServer } from '../../../peers/moto-server.ts';
import { describeWithPeers } from '../../../peers/peers.ts';
import { startPostgres } from '../../../peers/postgres-server.ts';
import { JobClient } from '../../../scripts/job-service/job-client.ts';
import { sampleRoster, sampleSpec } from '../../../scripts/job-service/sample-job.ts';
import { runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';
import { startService } from './start-service.ts';

const users = 3000;
const canary = 'canary-secret-of-the-bucket';

// Four programs start here, on a machine that may have much else to do.
vi.setConfig({ testTimeout: 300_000 });

describeWithPeers(['postgresql', 'moto'], 'duckbill serve in several processes', () => {
  it('makes with PostgreSQL and a bucket what fleet generate makes, and each ends with 0 on SIGTERM', async () => {
    const home = await homeWith({ 'fleet.json': sampleSpec });
    const roster = sampleRoster(users);
    await writeFile(path.join(home, 'roster.csv'), roster);
    const words = ['fleet', 'generate', 'fleet.json', '--roster', 'roster.csv', '--out', 'one.zip'];
    expect(await runDuckbill(words, { home })).toMatchObject({ exit: 0 });

    const postgres = await startPostgres();
    onTestFinished(() => postgres.remove());
    const moto = await startMotoServer();
    onTestFinished(() => moto.stop());
    expect((await fetch(`${moto.url}/duckbill-results`, { method: 'PUT' })).status).toBe(200);
    const environment = {
      DATABASE_URL: await postgres.newDatabase(),
      AWS_ACCESS_KEY_ID: 'AKIADUCKCANARYKEYID0',
      AWS_SECRET_ACCESS_KEY: canary,
    };
    const bucket = ['--bucket', 'duckbill-results/team', '--endpoint', moto.url];
    const start = (role: string): ReturnType<typeof startService> =>
      startService(['--role', role, '--threads', '0', ...bucket], { home, environment });
    const [api, first, second] = await Promise.all([start('api'), start('worker'), start('worker')]);

    const client = new JobClient(Number(new URL(api.url).port));
    const { id } = await client.make('spring', sampleSpec, roster, 'zip');
    const watching = await fetch(`${api.url}/v1/fleet/jobs/${id}/events`);
    expect(watching.headers.get('Content-Type')).toContain('text/event-stream');
    const events = watching.text();
    // Somewhere in its work: what it has in hand it finishes or gives back.
    while ((await client.status(id)).progress.chunksDone === 0);
    const stopped = await first.stop();
    expect(await client.ended(id)).toMatchObject({ state: 'done', progress: { usersDone: users } });
    const names = [...(await events).matchAll(/^event: (?<state>\w+)$/gmu)].map((match) => match[1]);
    expect(names.at(-1)).toBe('done');
    const result = path.join(home, 'result.zip');
    await client.download(id, result);
    expect((await readFile(result)).equals(await readFile(path.join(home, 'one.zip')))).toBe(true);

    for (const { exit, lines } of [stopped, await second.stop(), await api.stop()]) {
      expect(exit).toBe(0);
      const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(told.filter(({ level }) => level === 'error')).toEqual([]);
      expect(told.at(-1)).toMatchObject({ msg: 'stopped' });
      expect(lines.join('')).not.toMatch(new RegExp(`${canary}|example\\.com`, 'u'));
    }
  });

  it('has workers that answer for their health and nothing else', async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.remove());
    const { url, stop } = await startService(['--role', 'worker', '--threads', '0'], {
      environment: { DATABASE_URL: await postgres.newDatabase() },
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/v1/fleet/jobs`)).status).toBe(404);
    expect((await stop()).exit).toBe(0);
  });
});
