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

/** Findings in published profiles, each with the reason why it is true. There is none: a new one is a false alarm. */
const trueFindings: ReadonlyMap<string, string> = new Map();

describe.skipIf(!corpusExists)('published profiles', () => {
  it('give only the findings that are known to be true', () => {
    const sources = corpusSources();
    expect(sources.length).toBeGreaterThanOrEqual(100);
    const report = lint(sources);
    expect(report.skipped).toEqual([]);
    expect(findingLines(report)).toEqual([...trueFindings.keys()]);
  });

  it('are left alone by fix', () => {
    const sources = corpusSources();
    const result = fix(sources, { unsafe: true });
    expect(result.applied).toEqual([]);
    expect(result.sources.every((source, index) => source === sources[index])).toBe(true);
  });

  it('never make lint throw when they are cut off', () => {
    for (const source of corpusSources()) {
      const { text, name } = source;
      const cut = readSource(name, new TextEncoder().encode(text.slice(0, Math.floor(text.length * 0.6)))).source;
      expect(lint([cut]).files).toHaveLength(1);
    }
  });
});
