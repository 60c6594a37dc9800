import { readFileSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runDuckbill } from './run-duckbill.ts';

const docs = new URL('../../../apps/docs/', import.meta.url);
const guide = readFileSync(new URL('guide/policies.md', docs), 'utf8');
const blocks = [...guide.matchAll(/^```console\n\$ duckbill (?<words>[^\n]+)\n(?<output>[^`]*)^```$/gmu)];

it('shows what the commands of the guide to policies print, one after another', { timeout: 60_000 }, async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'duckbill-guide-'));
  await cp(fileURLToPath(new URL('examples/.aws', docs)), path.join(home, '.aws'), { recursive: true });
  expect(blocks.length).toBeGreaterThan(5);
  for (const { groups = {} } of blocks) {
    const { words = '', output } = groups;
    const { stdout, stderr } = await runDuckbill(words.split(' '), { home });
    // What is told on standard error is shown where the text is about it.
    expect(words.includes('--explain') ? `${stdout}${stderr}` : stdout).toBe(output);
  }
});
