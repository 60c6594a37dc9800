import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { KilledWork } from './killed-work.ts';

/** What killing a writer again and again did to its file. */
export interface KillReport {
  readonly kills: number;
  /** How often the old, and how often the new content of the write under way was found. */
  readonly contents: Readonly<Record<string, number>>;
  /** What else was found: one line each. */
  readonly damage: readonly string[];
  /** Names in the folder after one more write that nobody killed. */
  readonly left: readonly string[];
}

/**
 * Kills a process that writes one of two contents over and over, at a random moment each time, and looks at the file: it
 * must hold one of the two, whole. `random` gives numbers from 0 to 1.
 */
export async function killWriter(work: KilledWork, kills: number, random: () => number): Promise<KillReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-kill-'));
  try {
    const script = path.join(folder, 'writer.mjs');
    await bundleWriter(work, script);
    const home = path.join(folder, 'home');
    const target = path.join(home, work.target);
    const contents: Record<string, number> = {};
    const damage: string[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      await writeUntilKilled(script, home, random());
      const text = await readFile(target, 'utf8');
      const letter = work.letterOf(text);
      if (letter === undefined) damage.push(`kill ${kill}: ${text.length} characters`);
      else contents[letter] = (contents[letter] ?? 0) + 1;
      const { mode } = await stat(target);
      if ((mode & 0o777) !== 0o600) damage.push(`kill ${kill}: mode ${mode.toString(8)}`);
      for (const line of (await work.lookAround?.(home, kill)) ?? []) damage.push(`kill ${kill}: ${line}`);
    }
    await runOnce(script, home);
    return { kills, contents, damage, left: (await readdir(path.dirname(target))).toSorted() };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** TypeScript has to be translated for a process of its own; once, because a start must be quick. */
async function bundleWriter(work: KilledWork, outfile: string): Promise<void> {
  await build({
    stdin: {
      contents: `${work.script}
        const [home, times] = process.argv.slice(2);
        for (let time = 0; time < Number(times); time += 1) {
          const begun = performance.now();
          await write(home, time % 2 === 0 ? 'a' : 'b');
          if (time === 1) process.stdout.write(String(performance.now() - begun));
        }
      `,
      resolveDir: fileURLToPath(new URL('../src', import.meta.url)),
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: ['@duckbill/source'],
    logLevel: 'warning',
  });
}

/** The moment is somewhere in the next two writes, by what the last one took: a busy computer makes them slow. */
async function writeUntilKilled(script: string, home: string, moment: number): Promise<void> {
  const child = spawn(process.execPath, [script, home, '1000000'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const took = await new Promise<number>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (text: string) => resolve(Number(text)));
    child.once('error', reject);
    void ended.then(() => reject(new Error('the writer ended by itself')));
  });
  await sleep(moment * took * 2);
  child.kill('SIGKILL');
  await ended;
}

async function runOnce(script: string, home: string): Promise<void> {
  const child = spawn(process.execPath, [script, home, '2'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`the writer ended with ${String(code)}`);
}
