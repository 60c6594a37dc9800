import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type Code, lint, readSource, type Report, type SourceText } from '@duckbill/core';

/** Files with a fault, as the tests of core keep them: one for each rule (`CODE.duck`, or a folder `CODE/.aws`). */
const fixtures = new URL('../../../packages/core/test/fixtures/lint/bad/', import.meta.url);

/** A file that shows a finding, and what lint says about it. */
export interface BadExample {
  readonly sources: readonly SourceText[];
  readonly report: Report;
}

/** An example of a finding; undefined when there is none. */
export function badExample(code: Code): BadExample | undefined {
  const sources = fixtureFiles(code).map(({ name, url }) => readSource(name, readFileSync(url)).source);
  if (sources.length === 0) return undefined;
  const report = lint(sources);
  const shows = report.files.some(({ diagnostics }) => diagnostics.some((finding) => finding.code === code));
  return shows ? { sources, report } : undefined;
}

function fixtureFiles(code: Code): readonly { readonly name: string; readonly url: URL }[] {
  if (!existsSync(fixtures)) return [];
  const folder = new URL(`${code}/.aws/`, fixtures);
  if (existsSync(folder))
    return readdirSync(folder)
      .toSorted()
      .map((file) => ({ name: `.aws/${file}`, url: new URL(file, folder) }));
  return readdirSync(fixtures)
    .filter((file) => file === `${code}.duck` || file === `${code}.cyberduckprofile`)
    .map((file) => ({ name: file, url: new URL(file, fixtures) }));
}
