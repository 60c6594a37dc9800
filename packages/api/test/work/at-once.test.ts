import { describe, expect, it } from 'vitest';
import type { PrintedAnswer } from '../../src/print-answer.ts';
import { type AtOnce, atOnce } from '../../src/work/at-once.ts';
import type { CallFacts } from '../../src/work/call-facts.ts';

function call(text: string): CallFacts {
  const bytes = new TextEncoder().encode(text);
  return { operationId: 'lint', contentType: 'application/json', bytes, params: {}, query: {}, accepts: '' };
}

/** Answers what it was sent, four times as long where that begins with `dear`; fails where it begins with `fault`. */
async function echo({ bytes }: CallFacts): Promise<PrintedAnswer> {
  const text = new TextDecoder().decode(bytes);
  if (text.startsWith('fault')) throw new Error('fault');
  return { status: 200, type: 'text/plain', text: text.startsWith('dear') ? text.repeat(4) : text };
}

const { signal } = new AbortController();
const of = (tenant: string): Parameters<AtOnce>[1] => ({ signal, tenant });

describe('work at once', () => {
  it('is done for what is small, and left to the threads otherwise', async () => {
    const here = atOnce({ answer: echo, bytes: 10, dear: 100, pause: 1000 });
    expect((await here(call('small'), of('a')))?.text).toBe('small');
    expect(await here(call('more than ten'), of('a'))).toBeUndefined();
  });

  it('is left to the threads for a while where one was dear, of that tenant alone', async () => {
    let time = 0;
    const here = atOnce({ answer: echo, bytes: 10, dear: 20, pause: 1000, now: () => time });
    // Together: the second is not begun before the first was found to be dear.
    const [first, second, other] = await Promise.all([
      here(call('dear one'), of('a')),
      here(call('small'), of('a')),
      here(call('small'), of('b')),
    ]);
    expect(first?.text).toHaveLength(32);
    expect(second).toBeUndefined();
    expect(other?.text).toBe('small');
    time = 999;
    expect(await here(call('small'), of('a'))).toBeUndefined();
    time = 1000;
    expect((await here(call('small'), of('a')))?.text).toBe('small');
  });

  it('goes on after a fault', async () => {
    const here = atOnce({ answer: echo, bytes: 10, dear: 100, pause: 1000 });
    const failed = here(call('fault'), of('a'));
    const next = here(call('small'), of('a'));
    await expect(failed).rejects.toThrow('fault');
    expect((await next)?.text).toBe('small');
  });
});
