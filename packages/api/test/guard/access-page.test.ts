import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { scopes } from '../../src/guard/caller.ts';
import { guardFor } from '../../src/guard/guard-for.ts';
import { readLimitsConfig, usualLimits } from '../../src/guard/tenant-limits.ts';
import { readOidcConfig } from '../../src/guard/token-check.ts';
import { problemCodes, problemStatus } from '../../src/problem.ts';

const page = await readFile(new URL('../../../../apps/docs/guide/serve-access.md', import.meta.url), 'utf8');

const examples: readonly Record<string, unknown>[] = [...page.matchAll(/^```json\n(?<text>.*?)^```$/gmsu)].map(
  (found) => JSON.parse(found.groups?.['text'] ?? '') as Record<string, unknown>,
);

describe('the page of who may ask', () => {
  it('shows issuers and limits that are taken as they stand', () => {
    expect(readOidcConfig(JSON.stringify(examples[0]))).toMatchObject({ ok: true });
    expect(readLimitsConfig(JSON.stringify(examples[1]))).toMatchObject({ ok: true });
    expect(usualLimits).toMatchObject(examples[1]?.['default'] ?? {});
  });

  it('says what the service says when it would ask nobody', async () => {
    const made = await guardFor({ hostname: '0.0.0.0', warn: () => undefined });
    expect(page).toContain(made.ok ? 'nothing' : made.reason);
  });

  it('names every scope, and codes with their status', () => {
    for (const scope of scopes) expect(page).toMatch(new RegExp(`^\\| \`${scope}\``, 'mu'));
    const rows = [...page.matchAll(/^\| (?<status>\d{3}) +\| (?<codes>[^|]+)\|/gmu)];
    const told = rows.flatMap(({ groups }) =>
      [...(groups?.['codes'] ?? '').matchAll(/`(?<code>[^`]+)`/gu)].map((found) => [
        found.groups?.['code'],
        Number(groups?.['status']),
      ]),
    );
    expect(told.length).toBeGreaterThan(8);
    expect(told).toEqual(
      told.map(([code]) => [code, problemCodes.flatMap((one) => (one === code ? [problemStatus(one)] : []))[0]]),
    );
  });
});
