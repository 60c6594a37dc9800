import { answer, type Check, defineCheck, type Saying } from '../check.ts';
import { defectsOf } from '../surroundings/known-defects.ts';
import { stoodFor } from '../surroundings/stood-for.ts';
import { targetFacts } from '../surroundings/target-facts.ts';
import { kindTitles, updateAdvice } from '../surroundings/update-commands.ts';

/** Versions that are known to fail with targets such as this one. */
export const versionRegressions: Check = defineCheck({
  id: 'version-regressions',
  title: 'The version has no known defect',
  category: 'surroundings',
  online: false,
  waitsFor: [],
  run: async ({ program, standsFor, planned, planInput, surroundings }) => {
    const target = targetFacts(planned, planInput);
    if (target === undefined) return answer('skipped', 'skipped-no-plan');
    const around = await surroundings();
    const installed = stoodFor(program, standsFor, around)?.installed;
    // Which of many versions is meant, nobody knows.
    if (installed?.version === undefined) return answer('skipped', 'skipped-no-version');
    const { kind, version } = installed;
    const defects = defectsOf({ kind, version }, target, around.platform);
    const [worst] = defects;
    if (worst === undefined) return answer('passed', 'no-known-defect');
    const facts = { name: kindTitles[kind], version, symptom: worst.symptom, mended: worst.mended };
    const details = defects.flatMap(({ symptom, mended, thread, instead }): Saying[] => [
      { word: 'known-defect-detail', facts: { symptom, mended, thread } },
      ...(instead === undefined ? [] : [{ word: 'known-defect-instead', facts: { instead } } as const]),
    ]);
    return answer(
      'warned',
      'known-defect',
      { ...facts, update: updateAdvice(installed) },
      { details, guidance: ['program-known-defect'] },
    );
  },
});
