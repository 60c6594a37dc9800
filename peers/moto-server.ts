import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A server of moto on the loopback, with nothing in it and nobody to be refused. */
export interface MotoServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts moto, which has to be there (`peers.ts`), in a home of its own. */
export async function startMotoServer(): Promise<MotoServer> {
  const home = mkdtempSync(join(tmpdir(), 'duckbill-moto-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    env: { PATH: process.env['PATH'], HOME: home, AWS_EC2_METADATA_DISABLED: 'true' },
    stdio: 'ignore',
  });
  const stop = async (): Promise<void> => {
    const ended = new Promise((done) => server.once('exit', done));
    server.kill();
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await ready(url);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function ready(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    try {
      if ((await fetch(`${url}/moto-api/data.json`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await wait(200);
  }
  throw new Error('moto did not start');
}
