import { readFileSync } from 'node:fs';
import { checkWorld } from '@duckbill/sandbox';
import { validateWorld } from '@duckbill/sandbox/validate-world';
import { describe, expect, it } from 'vitest';

const guide = readFileSync(new URL('../../../apps/docs/guide/sandbox.md', import.meta.url), 'utf8');
const examples = [...guide.matchAll(/```json\n([^`]+)```/g)].map(([, text = '']) => text);

describe('the guide to the sandbox', () => {
  it.each(examples)('shows worlds that are good: %#', (text) => {
    const nothing = { account: '111122223333', users: [], roles: [], buckets: [] };
    const world: unknown = { ...nothing, ...(JSON.parse(text) as object) };
    expect(validateWorld(world) ? checkWorld(world) : validateWorld.errors).toEqual([]);
  });

  it('has an example of a world, and one of faults', () => {
    expect(examples).toHaveLength(2);
  });

  it('names every kind of fault', () => {
    const schema = readFileSync(new URL('../schemas/sandbox-world.schema.json', import.meta.url), 'utf8');
    const kinds = [...schema.matchAll(/"const": "([a-z-]+)"/g)].map(([, kind]) => kind);
    expect(kinds).toHaveLength(9);
    for (const kind of kinds) expect(guide).toContain(`| \`${kind}\``);
  });
});
