import { programs } from '@duckbill/core';
import { countNoun } from '../count-noun.ts';
import type { DoctorReport } from '../doctor-report.ts';
import { type SkipReason, skipReasons } from '../skip-reason.ts';

/** For one reason alone, and behind a number of checks. */
const skipWords: Readonly<Record<SkipReason, { readonly alone: string; readonly one: string; readonly many: string }>> =
  {
    'needs-online': { alone: 'needs --online', one: 'needs --online', many: 'need --online' },
    waiting: { alone: 'waiting for others', one: 'waits for another', many: 'wait for others' },
    'not-selected': { alone: 'not selected', one: 'not selected', many: 'not selected' },
    'needs-answer': { alone: 'needs an answer', one: 'needs an answer', many: 'need an answer' },
    'not-reached': { alone: 'not reached', one: 'not reached', many: 'not reached' },
    'not-applicable': { alone: 'not applicable', one: 'not applicable', many: 'not applicable' },
  };

/** The whole report in one line. Never says that all is done where a check was skipped. */
export function summarise(report: DoctorReport): string {
  const { target, program, counts, verdict, exit, categories } = report;
  const patient = `${target} as ${programs[program].title}`;
  const skipped = counts.skipped === 0 ? [] : [`${counts.skipped} skipped (${skipText(report)})`];
  if (verdict === 'well') {
    const passed = `${countNoun(counts.passed, 'check')} passed`;
    return `✓ All well: ${[passed, ...skipped].join(', ')}. ${patient}`;
  }
  const parts = (['failed', 'broken', 'warned'] as const).flatMap((state) =>
    counts[state] === 0 ? [] : [`${counts[state]} ${state}`],
  );
  const checks = categories.reduce((sum, category) => sum + category.checks.length, 0);
  const symbol = counts.failed + counts.broken > 0 ? '✗' : '!';
  const signIn = exit === 'sign-in-needed' ? '; sign-in needed' : '';
  const told = [...parts, `${counts.passed} passed`, ...skipped].join(', ');
  return `${symbol} ${patient}: ${countNoun(checks, 'check')}, ${told}${signIn}`;
}

function skipText({ categories }: DoctorReport): string {
  const reasons = categories.flatMap(({ checks }) => checks.flatMap(({ skipped = [] }) => skipped));
  const counted = skipReasons
    .map((reason) => ({ reason, count: reasons.filter((other) => other === reason).length }))
    .filter(({ count }) => count > 0);
  const [only, second] = counted;
  if (only !== undefined && second === undefined) return skipWords[only.reason].alone;
  return counted
    .map(({ reason, count }) => `${count} ${count === 1 ? skipWords[reason].one : skipWords[reason].many}`)
    .join(', ');
}
