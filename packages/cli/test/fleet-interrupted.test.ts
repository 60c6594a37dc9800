import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { childEnvironment, duckbillBin, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

/** How much is written of what has no name yet. */
async function hiddenBytes(home: string): Promise<number> {
  const hidden = (await readdir(home)).filter((name) => name.startsWith('.fleet'));
  const sizes = await Promise.all(hidden.map(async (name) => (await stat(path.join(home, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

describe('Ctrl-C in the middle of duckbill fleet generate', () => {
  it.each([['1'], ['2']])('leaves nothing behind, with %s threads', async (threads) => {
    const home = await homeWith();
    await runDuckbill(['fleet', 'init'], { home });
    const words = ['fleet', 'generate', 'fleet.yaml', '--roster', '-', '--out', 'fleet.zip', '--threads', threads];
    const child = spawn(process.execPath, [duckbillBin, ...words], { cwd: home, env: childEnvironment({ home }) });
    let told = '';
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
    // What is written when the child has ended.
    child.stdin.on('error', () => {});
    const ended = once(child, 'exit');
    child.stdin.write('id,team\n');
    let interrupted = false;
    for (let row = 0; child.exitCode === null; row += 200) {
      const rows = Array.from({ length: 200 }, (_, index) => `user${row + index},finance\n`);
      child.stdin.write(rows.join(''));
      await sleep(20);
      if (!interrupted && (await hiddenBytes(home)) > 0) interrupted = child.kill('SIGINT');
    }
    expect(await ended).toEqual([130, null]);
    expect(told).toBe('duckbill: interrupted: nothing is written\n');
    expect((await readdir(home)).filter((name) => name.includes('fleet.zip'))).toEqual([]);
  });
});
