import type { Diagnostic } from '@duckbill/core';
import { answer, type Check, type CheckContext, defineCheck, type Saying } from '../check.ts';
import { countNoun } from '../count-noun.ts';
import { chainFilter } from '../plan/chain-sections.ts';
import { quoteArgument } from '../quote-argument.ts';

export const lintClean: Check = defineCheck({
  id: 'lint-clean',
  title: 'Files hold no errors',
  category: 'files',
  online: false,
  waitsFor: ['files-readable'],
  run: (context) => {
    const { own, others } = divide(context);
    const errors = own.filter(({ severity }) => severity === 'error');
    const warnings = own.filter(({ severity }) => severity === 'warning');
    const details = elsewhere(others);
    if (errors.length > 0) {
      const facts = { count: countNoun(errors.length, 'error'), files: filesOf(errors) };
      return answer('failed', 'lint-errors', facts, { diagnostics: errors, details });
    }
    if (warnings.length === 0) return answer('passed', 'lint-clean', {}, { details });
    return answer(
      'warned',
      'lint-warnings',
      { count: countNoun(warnings.length, 'warning'), files: filesOf(warnings) },
      { diagnostics: warnings, details },
    );
  },
});

/** Findings about this target, and those in AWS profiles that it never comes to. */
function divide({ diagnostics, planInput, planned }: CheckContext): {
  readonly own: readonly Diagnostic[];
  readonly others: readonly Diagnostic[];
} {
  if (planInput === undefined || planned === undefined || diagnostics.length === 0)
    return { own: diagnostics, others: [] };
  const concerns = chainFilter(planInput, planned);
  return { own: diagnostics.filter(concerns), others: diagnostics.filter((finding) => !concerns(finding)) };
}

function elsewhere(findings: readonly Diagnostic[]): readonly Saying[] {
  const counted = findings.filter(({ severity }) => severity !== 'hint');
  if (counted.length === 0) return [];
  return [{ word: 'lint-elsewhere', facts: { count: String(counted.length), files: filesOf(counted) } }];
}

function filesOf(findings: readonly Diagnostic[]): string {
  return [...new Set(findings.map(({ file }) => quoteArgument(file)))].join(' ');
}
