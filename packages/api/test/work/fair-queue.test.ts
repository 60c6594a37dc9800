import { describe, expect, it } from 'vitest';
import { FairQueue } from '../../src/work/fair-queue.ts';

const roomy = { waiting: 1000, waitingOfTenant: 1000, runningOfTenant: 1000 };

function takeAll(queue: FairQueue<string>): readonly string[] {
  const taken: string[] = [];
  for (let next = queue.next(); next !== undefined; next = queue.next()) taken.push(next.item);
  return taken;
}

describe('FairQueue', () => {
  it('lets tenants take turns, however much one of them sends', () => {
    const queue = new FairQueue<string>(roomy);
    for (const number of [1, 2, 3, 4, 5]) queue.add('a', `a${number}`);
    for (const number of [1, 2]) queue.add('b', `b${number}`);
    queue.add('c', 'c1');
    expect(takeAll(queue)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4', 'a5']);
    expect(queue.size).toBe(0);
  });

  it('keeps a tenant below its number of running items, and passes the turn on', () => {
    const queue = new FairQueue<string>({ ...roomy, runningOfTenant: 2 });
    for (const number of [1, 2, 3, 4]) queue.add('a', `a${number}`);
    queue.add('b', 'b1');
    expect(takeAll(queue)).toEqual(['a1', 'b1', 'a2']);
    queue.done('b');
    expect(takeAll(queue)).toEqual([]);
    queue.done('a');
    expect(takeAll(queue)).toEqual(['a3']);
    queue.done('a');
    queue.done('a');
    expect(takeAll(queue)).toEqual(['a4']);
  });

  it('refuses what is above its limits, of one tenant and of all', () => {
    const queue = new FairQueue<string>({ waiting: 3, waitingOfTenant: 2, runningOfTenant: 9 });
    expect(['1', '2', '3'].map((item) => queue.add('a', item))).toEqual([true, true, false]);
    expect(['1', '2'].map((item) => queue.add('b', item))).toEqual([true, false]);
    queue.next();
    expect(queue.add('b', '2')).toBe(true);
  });

  it('forgets tenants of whom there is nothing more, and gives back what waits', () => {
    const queue = new FairQueue<string>(roomy);
    queue.add('a', 'a1');
    queue.add('a', 'a2');
    queue.add('b', 'b1');
    queue.next();
    expect(queue.clear()).toEqual(['a2', 'b1']);
    expect(queue.size).toBe(0);
    queue.done('a');
    queue.done('a');
    queue.add('a', 'again');
    expect(queue.next()).toEqual({ tenant: 'a', item: 'again' });
  });
});
