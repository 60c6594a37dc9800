import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const root = new URL('../../../../', import.meta.url);
const page = await readFile(new URL('apps/docs/guide/serve-threats.md', root), 'utf8');

interface NamedTest {
  readonly file: string;
  readonly title: string;
}

const named: readonly NamedTest[] = page
  .split('\n')
  .map((line) => /^- `(?<file>[^`]+\.test\.ts)` › (?<title>.+)$/u.exec(line)?.groups)
  .flatMap((found) => (found === undefined ? [] : [{ file: found['file'] ?? '', title: found['title'] ?? '' }]));

const sections = page.split(/^#{2,3} /mu).slice(1);

describe('the page of threats', () => {
  it.each(Array.from({ length: 10 }, (_, at) => `API${at + 1} `))(
    '%s has what is done, what is left, and its tests',
    (risk) => {
      const section = sections.find((one) => one.startsWith(risk)) ?? '';
      expect(section).toMatch(/^Left: .{20}/mu);
      expect(section).toMatch(/^- `packages\/.+` › /mu);
    },
  );

  it.each(named)('names a test that there is: $title', async ({ file, title }) => {
    const text = await readFile(new URL(file, root), 'utf8');
    expect(text).toContain(`'${title}'`);
  });

  it('names each test in the form that is looked at', () => {
    expect(page.match(/\.test\.ts/gu)).toHaveLength(named.length);
  });
});
