import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A PostgreSQL server of our own on the loopback, in a temporary folder. */
export interface PostgresServer {
  /** Of a new, empty database. */
  newDatabase(): Promise<string>;
  /** SIGKILL to the server, as a crash would; its other processes end when they notice. */
  kill(): Promise<void>;
  /** Starts it again, after which it mends itself. */
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** Makes a server and starts it. It refuses to run as root, so root gives it to `postgres` or `nobody`. */
export async function startPostgres(): Promise<PostgresServer> {
  const bin = await binFolder();
  const owner = process.getuid?.() === 0 ? await unprivileged() : undefined;
  const identity = owner === undefined ? {} : { uid: owner.uid, gid: owner.gid };
  const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-postgres-'));
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
  const data = path.join(folder, 'data');
  const settings = ['-D', data, '-U', 'duckbill', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  await run(path.join(bin, 'initdb'), settings, { ...identity, cwd: folder });
  const port = await freePort();
  const url = (name: string): string => `postgres://duckbill@127.0.0.1:${port}/${name}`;
  const psql = (statement: string): Promise<unknown> =>
    run(path.join(bin, 'psql'), ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-c', statement, url('postgres')], {
      cwd: folder,
    });
  let server: ChildProcess | undefined;
  let databases = 0;
  const start = async (): Promise<void> => {
    const options = ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, '-c', 'max_connections=60'];
    for (let tries = 0; ; tries += 1) {
      // Processes that outlive a killed server for a moment keep the next one from starting.
      if (server === undefined || server.exitCode !== null)
        server = spawn(path.join(bin, 'postgres'), options, { ...identity, cwd: folder, stdio: 'ignore' });
      try {
        await psql('SELECT 1');
        return;
      } catch (error) {
        if (tries === 600) throw error;
        await sleep(100);
      }
    }
  };
  const kill = async (): Promise<void> => {
    if (server === undefined) return;
    const ended = new Promise((resolve) => {
      server?.once('exit', resolve);
    });
    server.kill('SIGKILL');
    await ended;
    server = undefined;
  };
  await start();
  return {
    newDatabase: async () => {
      databases += 1;
      const name = `test_${databases}`;
      await psql(`CREATE DATABASE ${name}`);
      return url(name);
    },
    kill,
    start,
    remove: async () => {
      await kill().catch(() => undefined);
      await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

async function binFolder(): Promise<string> {
  const root = '/usr/lib/postgresql';
  const versions = (await readdir(root).catch(() => [])).filter((name) => /^\d+$/u.test(name));
  const newest = versions.sort((a, b) => Number(a) - Number(b)).at(-1);
  if (newest !== undefined) return path.join(root, newest, 'bin');
  const { stdout } = await run('sh', ['-c', 'command -v postgres']);
  return path.dirname(stdout.trim());
}

async function unprivileged(): Promise<{ readonly uid: number; readonly gid: number }> {
  const number = async (what: '-u' | '-g', name: string): Promise<number> =>
    Number((await run('id', [what, name])).stdout.trim());
  for (const name of ['postgres', 'nobody'])
    try {
      return { uid: await number('-u', name), gid: await number('-g', name) };
    } catch {
      // There is no such user.
    }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
