import { answer, type Check, defineCheck } from '../check.ts';
import { countNoun } from '../count-noun.ts';
import { quoteArgument } from '../quote-argument.ts';

export const lintClean: Check = defineCheck({
  id: 'lint-clean',
  title: 'Files hold no errors',
  category: 'files',
  online: false,
  waitsFor: ['files-readable'],
  run: ({ diagnostics }) => {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const warnings = diagnostics.filter(({ severity }) => severity === 'warning');
    const files = (findings: typeof diagnostics): string =>
      [...new Set(findings.map(({ file }) => quoteArgument(file)))].join(' ');
    if (errors.length > 0) {
      const facts = { count: countNoun(errors.length, 'error'), files: files(errors) };
      return answer('failed', 'lint-errors', facts, { diagnostics: errors });
    }
    if (warnings.length === 0) return answer('passed', 'lint-clean');
    return answer(
      'warned',
      'lint-warnings',
      { count: countNoun(warnings.length, 'warning'), files: files(warnings) },
      { diagnostics: warnings },
    );
  },
});
