import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { segmentThreadCode } from '@duckbill/fleet';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');

export interface ServicePlace {
  /** Where results are kept. */
  readonly store: string;
  /** Where a database of our own is. */
  readonly data: string;
  readonly databaseUrl?: string;
  readonly rules?: object;
}

/** A process of the service. */
export interface ServiceProcess {
  readonly pid: number;
  kill(): Promise<void>;
  /** SIGTERM; what it used, when it ended as it should. */
  stop(): Promise<ProcessUse | undefined>;
}

/** The most memory that a process had, in bytes, and its seconds of a processor. */
export interface ProcessUse {
  readonly highest: number;
  readonly cpu: number;
}

let bundled: Promise<string> | undefined;

/** Starts a process of the service, and waits until it is ready. */
export async function startProcess(
  role: 'api' | 'worker' | 'all',
  port: number,
  { store, data, databaseUrl, rules = {} }: ServicePlace,
): Promise<ServiceProcess> {
  bundled ??= bundle();
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(process.execPath, [await bundled, role, String(port), store, data], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      ...environment,
      DUCKBILL_RULES: JSON.stringify(rules),
      ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    },
  });
  const ended = once(child, 'exit');
  const isReady = await Promise.race([once(child, 'message').then(() => true), ended.then(() => false)]);
  if (!isReady || child.pid === undefined) throw new Error(`a process of the role ${role} did not start`);
  return {
    pid: child.pid,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: () => stop(child, ended),
  };
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<ProcessUse | undefined> {
  let use: ProcessUse | undefined;
  child.on('message', (message) => {
    if (typeof message === 'object' && 'highest' in message && 'cpu' in message)
      use = { highest: Number(message.highest), cpu: Number(message.cpu) };
  });
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(timer);
  return use;
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** One file that starts at once: a process that is killed again and again must not spend its life on being compiled. */
async function bundle(): Promise<string> {
  const folder = path.join(root, 'node_modules/.cache/duckbill');
  mkdirSync(folder, { recursive: true });
  const external = readdirSync(path.join(root, 'packages')).flatMap((name) => {
    const { dependencies = {} } = JSON.parse(readFileSync(path.join(root, 'packages', name, 'package.json'), 'utf8'));
    return Object.keys(dependencies).filter((one) => !one.startsWith('@duckbill/'));
  });
  await build({
    entryPoints: {
      'job-process': path.join(import.meta.dirname, 'job-process.ts'),
      'segment-thread': segmentThreadCode().filename,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    conditions: ['@duckbill/source'],
    external: [...new Set(external)],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  });
  return path.join(folder, 'job-process.mjs');
}
