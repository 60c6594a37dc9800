import { programs } from '@duckbill/core';
import { answer, type Check, defineCheck } from '../check.ts';
import { requirementsOf } from '../surroundings/sign-in-routes.ts';
import { stoodFor } from '../surroundings/stood-for.ts';
import { targetFacts } from '../surroundings/target-facts.ts';
import { kindTitles, updateAdvice } from '../surroundings/update-commands.ts';
import { compareVersions, isAtLeast } from '../surroundings/version.ts';

/** The versions that the guides ask for, for what this target does. */
export const versionSufficient: Check = defineCheck({
  id: 'version-sufficient',
  title: 'The version can do this',
  category: 'surroundings',
  online: false,
  waitsFor: [],
  run: async (context) => {
    const { program, standsFor, planned, planInput, surroundings } = context;
    const target = targetFacts(planned, planInput);
    if (target === undefined) return answer('skipped', 'skipped-no-target');
    const stood = stoodFor(program, standsFor, await surroundings());
    if (stood === undefined) return answer('skipped', 'skipped-no-version');
    const { kind, version, installed } = stood;
    const needs = requirementsOf(kind, target).toSorted((a, b) => compareVersions(b.needed, a.needed));
    const [most] = needs;
    if (most === undefined) return answer('passed', 'version-not-needed');
    const facts = { route: most.route.title, needed: most.needed, name: kindTitles[kind], version };
    if (isAtLeast(version, most.needed)) {
      return installed === undefined
        ? answer('passed', 'version-needed', facts)
        : answer('passed', 'version-sufficient', facts);
    }
    const guidance = ['program-too-old'] as const;
    if (installed !== undefined && kind === 'aws-cli' && !isAtLeast(version, '2')) {
      return answer(
        'warned',
        'version-signs-in-nowhere',
        { ...facts, target: context.target, update: updateAdvice(installed) },
        { guidance },
      );
    }
    return installed === undefined
      ? answer('failed', 'version-stood-for-too-old', { ...facts, program: programs[program].title }, { guidance })
      : answer('failed', 'version-too-old', { ...facts, update: updateAdvice(installed) }, { guidance });
  },
});
