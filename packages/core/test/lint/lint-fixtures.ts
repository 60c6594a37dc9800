import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { catalogueEntry, isCode } from '../../src/catalogue/catalogue.ts';
import { describe } from '../../src/diagnostic/describe.ts';
import { lint } from '../../src/lint.ts';
import { currentPrograms } from '../../src/programs/program.ts';
import type { Report } from '../../src/report/report.ts';
import { readSource } from '../../src/source/read-source.ts';
import type { OwnFacts } from '../../src/rules/own/own-aws.ts';
import type { SourceText } from '../../src/source/source-text.ts';

/** `bad`: something is found; `good`: the bad one mended; `ok`: odd but right, nothing is found. */
export type FixtureFolder = 'bad' | 'good' | 'ok';

/** One file, or all files of one folder: what lint is given together. */
export interface LintFixture {
  /** `CODE` or `CODE+variant`, without ending. */
  readonly name: string;
  /** The code that it is about; only a name in `ok`. */
  readonly code: string;
  readonly sources: readonly SourceText[];
  /** What `world.json` in its folder says of environment and permissions. */
  readonly own?: OwnFacts;
  /** Where the expected findings stand. */
  readonly outFile: string;
}

/** Every fixture of a folder, in the order of names. */
export function lintFixtures(folder: FixtureFolder): readonly LintFixture[] {
  const root = fileURLToPath(new URL(`../fixtures/lint/${folder}/`, import.meta.url));
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => !entry.name.endsWith('.out'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => {
      const name = entry.isDirectory() ? entry.name : entry.name.slice(0, entry.name.lastIndexOf('.'));
      const files = entry.isDirectory()
        ? readdirSync(root + name, { recursive: true, withFileTypes: true })
            .filter((file) => file.isFile())
            .map((file) => `${file.parentPath}/${file.name}`.slice(root.length).replaceAll('\\', '/'))
            .filter((file) => file !== `${name}/world.json`)
            .toSorted()
        : [entry.name];
      return {
        name,
        code: name.split('+')[0] ?? name,
        sources: files.map((file) => readSource(file, readFileSync(root + file)).source),
        outFile: `${root}${name}.out`,
        ...ownFacts(`${root}${name}/world.json`, files),
      };
    });
}

function ownFacts(worldFile: string, files: readonly string[]): { own?: OwnFacts } {
  if (!existsSync(worldFile)) return {};
  const world: { environment?: Record<string, string>; modes?: Record<string, string> } = JSON.parse(
    readFileSync(worldFile, 'utf8'),
  );
  const modes = Object.entries(world.modes ?? {}).flatMap(([name, mode]) =>
    files.filter((file) => file.endsWith(`/${name}`)).map((file) => [file, Number.parseInt(mode, 8)] as const),
  );
  return { own: { files: new Set(files), environment: world.environment ?? {}, modes: new Map(modes) } };
}

/** Every finding of a report as `file:line:col severity code message`, one a line. */
export function findingLines(report: Report): readonly string[] {
  return report.files.flatMap(({ source, diagnostics }) =>
    diagnostics.map((finding) => {
      const { line, column } = source.position(finding.span.start);
      return `${finding.file}:${line}:${column} ${finding.severity} ${finding.code} ${describe(finding).message}`;
    }),
  );
}

/** What lint says about a fixture. A code that hurts old programs only is asked about for those. */
export function lintFixture({ code, sources, own }: LintFixture): Report {
  const programs = isCode(code) ? catalogueEntry(code).programs : currentPrograms;
  return lint(sources, {
    ...(programs.some((program) => currentPrograms.includes(program)) ? {} : { programs }),
    ...(own === undefined ? {} : { own }),
  });
}

/** What lint says about a fixture, as it stands in its `.out`. */
export function foundIn(fixture: LintFixture): string {
  return findingLines(lintFixture(fixture))
    .map((line) => `${line}\n`)
    .join('');
}
