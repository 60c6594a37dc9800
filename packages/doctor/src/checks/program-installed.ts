import { programs } from '@duckbill/core';
import { answer, type Check, type CheckOutcome, defineCheck, type Saying } from '../check.ts';
import { countNoun } from '../count-noun.ts';
import { installedKindOf, nameOf } from '../surroundings/name-program.ts';
import { routesOf } from '../surroundings/sign-in-routes.ts';
import type { InstalledProgram, Surroundings } from '../surroundings/surroundings.ts';
import { buildTitles, kindTitles } from '../surroundings/update-commands.ts';

/** Which program is stood for, and why; what else is here. */
export const programInstalled: Check = defineCheck({
  id: 'program-installed',
  title: 'The program is known',
  category: 'surroundings',
  online: false,
  waitsFor: [],
  run: async ({ program, planned, standsFor, surroundings: find }) => {
    const surroundings = await find();
    if (planned === undefined) return whatIsHere(surroundings);
    const { title } = programs[program];
    const kind = installedKindOf(program);
    const installed = standsFor?.installed ?? surroundings.programs.find((one) => one.kind === kind);
    const meant = standsFor?.because === 'asked' ? standsFor.installed : installed;
    const details = [...routeLines(program, meant), ...foundLines(surroundings)];
    const facts = { program: title, ...(installed === undefined ? {} : { installed: nameOf(installed) }) };
    switch (standsFor?.because) {
      case 'installed':
        return answer('passed', 'stands-for-installed', facts, { details });
      case 'asked': {
        const word = installed === undefined ? 'stands-for-asked' : 'stands-for-asked-installed';
        return answer('passed', word, facts, { details });
      }
      default: {
        if (installed !== undefined) return answer('passed', 'stands-for-unknown-version', facts, { details });
        const missing = kind === undefined ? title : kindTitles[kind];
        return answer('passed', 'stands-for-newest', { ...facts, missing }, { details });
      }
    }
  },
});

/** Without a target: everything that was found. */
function whatIsHere(surroundings: Surroundings): CheckOutcome {
  const { programs: found } = surroundings;
  const offers = found.flatMap((one): Saying[] => {
    const { kind, version } = one;
    if (version === undefined) return [];
    const routes = routesOf(kind, version).has.map(({ title }) => title);
    return [{ word: 'program-offers', facts: { name: nameOf(one), routes } }];
  });
  const details = [...foundLines(surroundings), ...offers];
  return found.length === 0
    ? answer('passed', 'found-no-program', {}, { details })
    : answer('passed', 'found-programs', { names: found.map(nameOf) }, { details });
}

function routeLines(program: keyof typeof programs, installed: InstalledProgram | undefined): Saying[] {
  const kind = installed?.kind ?? installedKindOf(program);
  if (kind === undefined) return [];
  const version = installed?.version ?? program.slice(program.indexOf('@') + 1);
  const { has, later } = routesOf(kind, version);
  return [
    { word: 'offers-routes', facts: { routes: has.map(({ title }) => title) } },
    ...later.map(({ title, since }): Saying => ({
      word: 'lacks-routes',
      facts: { route: title, since: since[kind] ?? '' },
    })),
  ];
}

function foundLines({ programs: found, profiles, bookmarks, awsFiles, caches, variables }: Surroundings): Saying[] {
  const folders = [
    ...profiles.map(({ path, count }) => ({ path, count: countNoun(count, 'connection profile') })),
    ...bookmarks.map(({ path, count }) => ({ path, count: countNoun(count, 'bookmark') })),
    ...awsFiles.map(({ path, kind }) => ({ path, count: `AWS ${kind} file` })),
    ...caches.map(({ path, count }) => ({ path, count: countNoun(count, 'cached sign-in') })),
  ];
  return [
    ...found.map(({ kind, build, path, version }): Saying => {
      const facts = { name: kindTitles[kind], build: buildTitles[build], path };
      return version === undefined
        ? { word: 'found-program', facts }
        : { word: 'found-version', facts: { ...facts, version } };
    }),
    ...folders.map((facts): Saying => ({ word: 'found-files', facts })),
    ...(variables.length === 0
      ? []
      : [{ word: 'found-variables', facts: { names: variables.map(({ name }) => name) } } as const]),
  ];
}
