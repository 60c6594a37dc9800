/* One process of the service for faults and benches: `job-process ROLE PORT STORE DATA`, with DATABASE_URL where there is one. */
import { fileURLToPath } from 'node:url';
import { FolderStore, jobsFor, serve } from '@duckbill/api';

const [, , role, port, store, data] = process.argv;
if (role !== 'api' && role !== 'worker' && role !== 'all') throw new Error('a role is api, worker or all');
if (store === undefined || data === undefined) throw new Error('STORE and DATA are missing');

const url = process.env['DATABASE_URL'];
const isLoud = process.env['DUCKBILL_LOUD'] === '1';
const reportFault = (fault: unknown): void => {
  if (isLoud) process.stderr.write(`${role} ${process.pid}: ${String(fault)}\n`);
};
const jobs = jobsFor({
  ...(url === undefined ? {} : { databaseUrl: url }),
  folder: data,
  store: new FolderStore(store),
  role,
  segments: {
    threads: 1,
    niceness: 5,
    code: { filename: fileURLToPath(new URL('segment-thread.mjs', import.meta.url)), execArgv: [] },
  },
  generator: 'duckbill 0.0.0',
  rules: JSON.parse(process.env['DUCKBILL_RULES'] ?? '{}'),
  reportFault,
});
const server =
  role === 'worker'
    ? undefined
    : await serve({
        port: Number(port),
        threads: 0,
        world: { jobs, reportFault },
        signals: { on: () => {}, off: () => {} },
      });
let highest = 0;
setInterval(() => {
  highest = Math.max(highest, process.memoryUsage().rss);
}, 100).unref();
// Whoever started it is gone.
process.on('disconnect', () => process.exit());
process.on('SIGTERM', () => {
  void (async () => {
    await Promise.all([server?.stop(), jobs.close()]);
    const { user, system } = process.cpuUsage();
    process.send?.({ highest, cpu: (user + system) / 1_000_000 });
    process.disconnect?.();
  })();
});
await jobs.begin();
process.send?.('ready');
