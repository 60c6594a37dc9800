import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fix } from '../../src/fix.ts';
import { lint } from '../../src/lint.ts';
import { readSource } from '../../src/source/read-source.ts';
import type { SourceText } from '../../src/source/source-text.ts';
import { findingLines } from './lint-fixtures.ts';

const corpus = fileURLToPath(new URL('../../../../../shared/corpus/', import.meta.url));
const corpusExists = existsSync(corpus);

function corpusSources(): readonly SourceText[] {
  return ['profiles', 'profiles-bundled'].flatMap((folder) =>
    readdirSync(corpus + folder).map(
      (name) => readSource(`${folder}/${name}`, readFileSync(`${corpus}${folder}/${name}`)).source,
    ),
  );
}

interface Judged {
  /** As `findingLines` prints it. */
  readonly finding: string;
  /** Why it is true; judged by hand. */
  readonly reason: string;
}

function isJudged(value: unknown): value is Judged {
  return (
    typeof value === 'object' &&
    value !== null &&
    'finding' in value &&
    typeof value.finding === 'string' &&
    'reason' in value &&
    typeof value.reason === 'string'
  );
}

/** Every finding in published profiles, each with the reason why it is true. One that is not here is a false alarm. */
function judgedFindings(): readonly Judged[] {
  const parsed: unknown = JSON.parse(readFileSync(new URL('../corpus/findings.json', import.meta.url), 'utf8'));
  if (!Array.isArray(parsed) || !parsed.every(isJudged)) throw new Error('findings.json has another form');
  return parsed;
}

describe('the judged findings', () => {
  it('each have a reason of their own words', () => {
    for (const { reason } of judgedFindings()) expect(reason.length).toBeGreaterThan(20);
  });
});

describe.skipIf(!corpusExists)('published profiles', () => {
  it('give only the findings that are known to be true', () => {
    const sources = corpusSources();
    expect(sources.length).toBeGreaterThanOrEqual(100);
    const report = lint(sources);
    expect(report.skipped).toEqual([]);
    expect(findingLines(report)).toEqual(judgedFindings().map(({ finding }) => finding));
  });

  it('are left alone by safe fixes, but for broken lists', () => {
    const sources = corpusSources();
    const result = fix(sources, { unsafe: false });
    const titles = new Set(result.applied.map(({ title }) => title));
    expect([...titles]).toEqual(['put it on one line']);
    for (const [index, source] of result.sources.entries()) {
      const before = sources[index];
      const touched = result.applied.some(({ edits }) => edits.some(({ file }) => file === source.name));
      expect(source !== before).toBe(touched);
    }
  });

  it('never make lint throw when they are cut off', () => {
    for (const source of corpusSources()) {
      const { text, name } = source;
      const cut = readSource(name, new TextEncoder().encode(text.slice(0, Math.floor(text.length * 0.6)))).source;
      expect(lint([cut]).files).toHaveLength(1);
    }
  });
});
