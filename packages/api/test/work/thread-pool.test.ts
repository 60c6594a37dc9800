import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ThreadPool, type ThreadPoolOptions } from '../../src/work/thread-pool.ts';

const code = { filename: fileURLToPath(new URL('odd-thread.mjs', import.meta.url)), execArgv: [] };

function poolOf(options: Partial<ThreadPoolOptions> = {}): ThreadPool<string, string> {
  const pool = new ThreadPool<string, string>({
    code,
    threads: { least: 1, most: 2 },
    batch: 4,
    deadline: 30_000,
    memory: 64,
    waiting: 1000,
    waitingOfTenant: 1000,
    runningOfTenant: 1000,
    ...options,
  });
  onTestFinished(() => pool.close(true));
  return pool;
}

describe('ThreadPool', () => {
  it('gives every item its own result', async () => {
    const pool = poolOf();
    const items = Array.from({ length: 50 }, (_, index) => (index % 7 === 0 ? 'wait' : `item ${index}`));
    const results = await Promise.all(items.map((item) => pool.run(item, 'a')));
    expect(results).toEqual(items.map((output) => ({ ok: true, output })));
    expect(pool.load).toMatchObject({ busy: 0, waiting: 0 });
  });

  it('ends what passes its deadline, tries again what was beside it, and goes on', async () => {
    const pool = poolOf({ threads: { least: 1, most: 1 }, deadline: 700 });
    const results = await Promise.all(['one', 'spin', 'two', 'three'].map((item) => pool.run(item, 'a')));
    expect(results).toEqual([
      { ok: true, output: 'one' },
      { ok: false, loss: 'deadline-passed' },
      { ok: true, output: 'two' },
      { ok: true, output: 'three' },
    ]);
    expect(await pool.run('after', 'a')).toEqual({ ok: true, output: 'after' });
  });

  it('ends what uses up its memory, and goes on', async () => {
    const pool = poolOf({ batch: 1 });
    expect(await pool.run('eat', 'a')).toEqual({ ok: false, loss: 'memory-passed' });
    expect(await pool.run('after', 'a')).toEqual({ ok: true, output: 'after' });
  });

  it('survives a thread that dies or throws', async () => {
    const pool = poolOf({ batch: 1 });
    expect(await pool.run('die', 'a')).toEqual({ ok: false, loss: 'lost' });
    expect(await pool.run('fail', 'a')).toEqual({ ok: false, loss: 'lost' });
    expect(await pool.run('after', 'a')).toEqual({ ok: true, output: 'after' });
  });

  it('ends work for a client that left, while it runs and while it waits', async () => {
    const pool = poolOf({ threads: { least: 1, most: 1 }, batch: 1 });
    const leaving = new AbortController();
    const running = pool.run('spin', 'a', leaving.signal);
    const waiting = pool.run('two', 'a', leaving.signal);
    setTimeout(() => leaving.abort(), 300);
    expect(await running).toEqual({ ok: false, loss: 'left' });
    expect(await waiting).toEqual({ ok: false, loss: 'left' });
    expect(await pool.run('three', 'a', leaving.signal)).toEqual({ ok: false, loss: 'left' });
    expect(await pool.run('after', 'a')).toEqual({ ok: true, output: 'after' });
  });

  it('refuses what would wait too long', async () => {
    const pool = poolOf({ threads: { least: 1, most: 1 }, waiting: 3, batch: 1 });
    const results = await Promise.all(['1', '2', '3', '4', '5'].map((item) => pool.run(item, 'a')));
    expect(results.map((result) => (result.ok ? result.output : result.loss))).toEqual([
      '1',
      '2',
      '3',
      'too-busy',
      'too-busy',
    ]);
  });

  it('lets a tenant go on while another one spins', async () => {
    const pool = poolOf({ runningOfTenant: 1, batch: 1, deadline: 3000 });
    const spinning = [pool.run('spin', 'bad'), pool.run('spin', 'bad'), pool.run('spin', 'bad')];
    const good = Array.from({ length: 20 }, (_, index) => pool.run(`item ${index}`, 'good'));
    const first = await Promise.race([
      Promise.all(good).then(() => 'good'),
      ...spinning.map((one) => one.then(() => 'bad')),
    ]);
    expect(first).toBe('good');
  });

  it('finishes what it has when it is closed, and takes no more', async () => {
    const pool = poolOf();
    const items = ['wait', 'one', 'wait', 'two', 'wait', 'three'].map((item) => pool.run(item, 'a'));
    await pool.close();
    expect((await Promise.all(items)).every(({ ok }) => ok)).toBe(true);
    expect(await pool.run('late', 'a')).toEqual({ ok: false, loss: 'lost' });
  });
});
