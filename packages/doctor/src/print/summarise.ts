import { programs } from '@duckbill/core';
import { countNoun } from '../count-noun.ts';
import type { CheckResult, DoctorReport } from '../doctor-report.ts';
import type { SkipReason } from '../skip-reason.ts';

/** Behind one check, and behind several. What does not concern the target is nobody's loss, and goes without. */
const skipWords: Readonly<Record<Exclude<SkipReason, 'not-applicable'>, readonly [one: string, many: string]>> = {
  'needs-online': ['needs --online', 'need --online'],
  waiting: ['waits for another', 'wait for others'],
  'not-selected': ['not selected', 'not selected'],
  'needs-answer': ['needs an answer', 'need an answer'],
  'not-reached': ['not reached', 'not reached'],
};

/** The whole report in one line. Never says that all is done where a check was skipped. */
export function summarise(report: DoctorReport): string {
  const { target, program, counts, verdict, exit, categories } = report;
  const patient = `${target} as ${programs[program].title}`;
  if (verdict === 'well') {
    const told = [`${countNoun(counts.passed, 'check')} passed`, ...skipTexts(report)].join(', ');
    return `✓ All well: ${told}. ${patient}`;
  }
  const parts = (['failed', 'broken', 'warned'] as const).flatMap((state) =>
    counts[state] === 0 ? [] : [`${counts[state]} ${state}`],
  );
  const checks = categories.reduce((sum, category) => sum + category.checks.filter(concerns).length, 0);
  const symbol = counts.failed + counts.broken > 0 ? '✗' : '!';
  const signIn = exit === 'sign-in-needed' ? '; sign-in needed' : '';
  const told = [...parts, `${counts.passed} passed`, ...skipTexts(report)].join(', ');
  return `${symbol} ${patient}: ${countNoun(checks, 'check')}, ${told}${signIn}`;
}

function concerns({ skipped }: CheckResult): boolean {
  return skipped !== 'not-applicable';
}

function skipTexts({ categories }: DoctorReport): readonly string[] {
  const counts = new Map<keyof typeof skipWords, number>();
  for (const { checks } of categories) {
    for (const { skipped } of checks) {
      if (skipped !== undefined && skipped !== 'not-applicable') counts.set(skipped, (counts.get(skipped) ?? 0) + 1);
    }
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  const texts = [...counts].map(([reason, count]) => {
    const [one, many] = skipWords[reason];
    return counts.size === 1 ? one : `${count} ${count === 1 ? one : many}`;
  });
  return [`${total} skipped (${texts.join(', ')})`];
}

/** Why the exit code is what it is, in one sentence. */
export function exitReason({ counts, exit, first }: DoctorReport): string {
  switch (exit) {
    case 'failed':
      return `${countNoun(counts.failed, 'check')} failed, first of all ${first?.check ?? 'one of them'}`;
    case 'could-not-run':
      return `${countNoun(counts.broken, 'check')} could not be asked, first of all ${first?.check ?? 'one of them'}`;
    case 'sign-in-needed':
      return 'an answer is needed to sign in';
    case 'ok':
      return counts.warned === 0 ? 'nothing is wrong' : `nothing failed, ${countNoun(counts.warned, 'warning')}`;
  }
}
