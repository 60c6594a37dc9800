import { describe, expect, it, onTestFinished } from 'vitest';
import { runDuckbill } from '../run-duckbill.ts';
import { connectWays, openPlace, wordsOf } from './connect-ways.ts';
import { practice } from './practice-account.ts';

describe('duckbill connect asks AWS for what it needs and for nothing else', () => {
  it.each(connectWays)('$name', async (way) => {
    const place = await openPlace(way);
    onTestFinished(() => place.close());
    const { home, environment, input } = place;
    const run = await runDuckbill(wordsOf(way, place), { home, environment, stdin: input });
    expect(run).toMatchObject({ exit: 0, stdout: expect.stringContaining(practice.bucket) });
    expect(place.asked()).toEqual(way.calls);
    expect(run.output).not.toContain(practice.secretAccessKey);
  });
});
