import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  catalogueEntry,
  type Code,
  currentPrograms,
  lint,
  type OwnFacts,
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
  /** What the person typed before, where it is the surroundings that are wrong: variables, permissions. */
  readonly before: readonly string[];
  readonly beforeMended: readonly string[];
}

/** An example of a finding; undefined when lint has none: other commands find it. */
export function lintExample(code: Code): LintExample | undefined {
  const sources = fixtureFiles('bad', code);
  if (sources.length === 0) return undefined;
  const { programs } = catalogueEntry(code);
  const forPrograms = programs.some((program) => currentPrograms.includes(program)) ? [] : programs;
  const own = ownFacts('bad', code, sources);
  const report = lint(sources, {
    ...(forPrograms.length === 0 ? {} : { programs: forPrograms }),
    ...(own === undefined ? {} : { own }),
  });
  const shows = report.files.some(({ diagnostics }) => diagnostics.some((finding) => finding.code === code));
  if (!shows) throw new Error(`the fixture of ${code} does not show it`);
  const mended = fixtureFiles('good', code);
  return {
    sources,
    report,
    mended,
    forPrograms,
    before: typedBefore(own),
    beforeMended: typedBefore(ownFacts('good', code, mended)),
  };
}

/** What `world.json` beside the files says of environment and permissions. */
function ownFacts(folder: 'bad' | 'good', code: Code, sources: readonly SourceText[]): OwnFacts | undefined {
  const worldFile = new URL(`${folder}/${code}/world.json`, fixtures);
  if (!existsSync(worldFile)) return undefined;
  const world: { environment?: Record<string, string>; modes?: Record<string, string> } = JSON.parse(
    readFileSync(worldFile, 'utf8'),
  );
  const names = sources.map(({ name }) => name);
  const modes = Object.entries(world.modes ?? {}).flatMap(([end, mode]) =>
    names.filter((name) => name.endsWith(`/${end}`)).map((name) => [name, Number.parseInt(mode, 8)] as const),
  );
  return { files: new Set(names), environment: world.environment ?? {}, modes: new Map(modes) };
}

function typedBefore(own: OwnFacts | undefined): readonly string[] {
  if (own === undefined) return [];
  return [
    ...Object.entries(own.environment).map(([name, value]) => `export ${name}='${value ?? ''}'`),
    ...[...own.modes].map(([name, mode]) => `chmod ${mode.toString(8)} ~/${name}`),
  ];
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
        .filter((file) => path.basename(file) !== 'world.json')
        .map((file) => ({ name: path.relative(fileURLToPath(together), file).replaceAll('\\', '/'), file }))
    : readdirSync(root)
        .filter((name) => name.startsWith(`${code}.`) && !name.endsWith('.out'))
        .map((name) => ({ name, file: fileURLToPath(new URL(name, root)) }));
  return files
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, file }) => readSource(name, readFileSync(file)).source);
}
