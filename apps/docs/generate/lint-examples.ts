import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  catalogueEntry,
  type Code,
  currentPrograms,
  lint,
  readSource,
  type Report,
  type SourceText,
} from '@duckbill/core';

/** Files as the tests of core keep them, for each rule: with a fault (`bad`), and mended (`good`). */
const fixtures = new URL('../../../packages/core/test/fixtures/lint/', import.meta.url);

/** Files that show a finding, what lint says about them, and the same files with nothing to find. */
export interface LintExample {
  readonly sources: readonly SourceText[];
  readonly report: Report;
  /** Of these, those that differ are shown. */
  readonly mended: readonly SourceText[];
  /** Set where only programs of the past are hurt, so that they have to be named. */
  readonly forPrograms: readonly string[];
}

/** An example of a finding; undefined when lint has none: other commands find it. */
export function lintExample(code: Code): LintExample | undefined {
  const sources = fixtureFiles('bad', code);
  if (sources.length === 0) return undefined;
  const { programs } = catalogueEntry(code);
  const forPrograms = programs.some((program) => currentPrograms.includes(program)) ? [] : programs;
  const report = lint(sources, forPrograms.length === 0 ? {} : { programs: forPrograms });
  const shows = report.files.some(({ diagnostics }) => diagnostics.some((finding) => finding.code === code));
  if (!shows) throw new Error(`the fixture of ${code} does not show it`);
  return { sources, report, mended: fixtureFiles('good', code), forPrograms };
}

/** One file `CODE.ENDING`, or all of a folder `CODE`, named as they would be beside each other. */
function fixtureFiles(folder: 'bad' | 'good', code: Code): readonly SourceText[] {
  const root = new URL(`${folder}/`, fixtures);
  if (!existsSync(root)) return [];
  const together = new URL(`${code}/`, root);
  const files = existsSync(together)
    ? readdirSync(together, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .map((file) => ({ name: path.relative(fileURLToPath(together), file).replaceAll('\\', '/'), file }))
    : readdirSync(root)
        .filter((name) => name.startsWith(`${code}.`) && !name.endsWith('.out'))
        .map((name) => ({ name, file: fileURLToPath(new URL(name, root)) }));
  return files
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, file }) => readSource(name, readFileSync(file)).source);
}
