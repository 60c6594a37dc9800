import type { DoctorWorld } from '@duckbill/doctor';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CheckProgress } from '../src/doctor/check-progress.ts';

const erase = '\r\u001B[2K';

type Talk = Pick<DoctorWorld, 'tell' | 'ask'>;

/** A terminal that remembers, and the world that the checks tell what they do. */
function watch(isTTY: boolean): { written: string[]; told: string[]; progress: CheckProgress; world: Talk } {
  const written: string[] = [];
  const told: string[] = [];
  const stderr = { isTTY, columns: 40, write: (text: string | Uint8Array) => written.push(String(text)) };
  const progress = new CheckProgress({ stderr, environment: { NO_COLOR: '1' } });
  const inner: Talk = {
    tell: ({ kind }) => told.push(kind),
    ask: async () => {
      told.push('asked');
      return 'answer';
    },
  };
  return { written, told, progress, world: progress.around(inner) };
}

const started = { kind: 'check-started', check: 'clock-right', title: 'The clock is right' } as const;
const ended = { kind: 'check-ended', check: 'clock-right', outcome: 'passed' } as const;

describe('CheckProgress', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('names the running check in one short line, and takes it away', () => {
    const { written, world } = watch(true);
    world.tell(started);
    world.tell({ ...started, check: 'endpoint-reachable', title: 'Servers can be reached by a very long way' });
    vi.advanceTimersByTime(250);
    expect(written.at(-1)).toContain('0 done; The clock is right and 1 more');
    world.tell(ended);
    vi.advanceTimersByTime(100);
    expect(written.at(-1)).toContain('1 done; Servers can be reached');
    for (const line of written) expect(line.replace(erase, '').length).toBeLessThan(40);
    world.tell({ ...ended, check: 'endpoint-reachable' });
    expect(written.at(-1)).toBe(erase);
    const count = written.length;
    vi.advanceTimersByTime(1000);
    expect(written).toHaveLength(count);
  });

  it('makes room for a question', async () => {
    const { written, told, world } = watch(true);
    world.tell(started);
    vi.advanceTimersByTime(100);
    await world.ask({ prompt: 'mfa-code', label: 'Code', hidden: false });
    expect(written.at(-1)).toBe(erase);
    expect(told).toEqual(['asked']);
  });

  it('is silent in a pipe', () => {
    const { written, told, world } = watch(false);
    world.tell(started);
    vi.advanceTimersByTime(1000);
    expect(written).toEqual([]);
    expect(told).toEqual(['check-started']);
  });
});
