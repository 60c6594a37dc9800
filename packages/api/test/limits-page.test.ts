import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readLimitsConfig } from '../src/guard/tenant-limits.ts';
import { type Limit, limitNames, type LimitRoom, limits, serviceLimitNames } from '../src/limits/limit-table.ts';
import { problemCodes } from '../src/problem.ts';

const file = fileURLToPath(new URL('../../../apps/docs/guide/serve-limits.md', import.meta.url));

const headings: Readonly<Record<LimitRoom, string>> = {
  request: 'Of a request',
  connection: 'Of a connection',
  work: 'Of work on threads',
  tenant: 'Of a tenant',
  job: 'Of jobs',
  connect: 'Of calls to AWS',
};

const divisions: Readonly<Record<string, readonly (readonly [number, string])[]>> = {
  bytes: [
    [1024 ** 4, 'TiB'],
    [1024 ** 3, 'GiB'],
    [1024 ** 2, 'MiB'],
    [1024, 'KiB'],
  ],
  milliseconds: [
    [60_000, 'min'],
    [1000, 's'],
  ],
  seconds: [[86_400, 'd']],
};

function printQuantity({ unit, usual }: Limit): string {
  const found = divisions[unit]?.find(([size]) => usual % size === 0 && (usual > size || size !== 60_000));
  if (found !== undefined) return `${usual / found[0]} ${found[1]}`;
  return `${usual.toLocaleString('en')} ${unit === 'megabytes' ? 'MB' : unit}`;
}

function printTable(rows: readonly (readonly string[])[]): string {
  const [head = []] = rows;
  const widths = head.map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [first = '', ...others] = rows.map(line);
  return [first, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...others].join('\n');
}

const changers = { never: '', service: '`service`', tenant: '`default`, `tenants`' } as const;

function printRoom(room: LimitRoom): string {
  const rows = limitNames
    .filter((name) => limits[name].room === room)
    .map((name) => {
      const limit = limits[name];
      const { changed, protects, code } = limit;
      return [
        `\`${name}\``,
        printQuantity(limit),
        changers[changed],
        protects,
        code === undefined ? '' : `\`${code}\``,
      ];
    });
  return `## ${headings[room]}\n\n${printTable([['Limit', 'Usual', 'Changed in', 'Protects', 'Problem'], ...rows])}\n`;
}

const rooms = ['request', 'connection', 'work', 'tenant', 'job', 'connect'] as const;

describe('the page of limits', () => {
  // After a change of the table: npx vitest run packages/api/test/limits-page.test.ts -u
  it('prints the one table', async () => {
    const page = await readFile(file, 'utf8');
    const tables = rooms.map(printRoom).join('\n');
    await expect(page.replace(/(?<=<!-- limits -->\n).*$/su, `\n${tables}`)).toMatchFileSnapshot(file);
    expect(page).toContain('<!-- limits -->');
  });

  it('shows a file that is taken as it stands', async () => {
    const page = await readFile(file, 'utf8');
    const [, text = ''] = /^```json\n(.*?)^```$/msu.exec(page) ?? [];
    expect(readLimitsConfig(text)).toMatchObject({ ok: true, value: { version: 1, service: {}, tenants: {} } });
  });
});

describe('the table of limits', () => {
  it('can be kept: what is usual is within what the operator may say', () => {
    for (const name of limitNames) {
      const { usual, least = 1, most = 1_000_000_000 } = limits[name];
      expect({ name, fits: Number.isSafeInteger(usual) && least <= usual && usual <= most }).toEqual({
        name,
        fits: true,
      });
    }
    expect(serviceLimitNames.length).toBeGreaterThan(10);
  });

  it('names problems that there are, each row what it protects', () => {
    const known = new Set<string | undefined>([undefined, ...problemCodes]);
    for (const name of limitNames) expect(known.has(limits[name].code)).toBe(true);
    expect(limitNames.filter((name) => limits[name].protects.length < 10)).toEqual([]);
  });
});
