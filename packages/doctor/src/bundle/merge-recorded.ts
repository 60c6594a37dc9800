import { visibleText } from '@duckbill/core';
import type { CheckState } from '../check.ts';
import type { CheckResult, DoctorReport } from '../doctor-report.ts';
import type { FirstThing } from '../first-thing.ts';

/**
 * The report of a bundle: what was asked of its files here, and of the network there, on that day. `recorded` is the
 * report of the same target from there; without one nothing was asked.
 */
export function mergeRecorded(report: DoctorReport, recorded: DoctorReport | undefined, takenAt: Date): DoctorReport {
  const there = new Map((recorded?.categories ?? []).flatMap(({ checks }) => checks).map((check) => [check.id, check]));
  const day = takenAt.toISOString().slice(0, 10);
  const categories = report.categories.map((category) => ({
    ...category,
    checks: category.checks.map((check) => {
      if (!check.online) return check;
      const asked = there.get(check.id);
      return asked === undefined || asked.skipped === 'needs-online' ? notAsked(check) : askedOn(asked, day);
    }),
  }));
  if (recorded === undefined) return { ...report, categories };
  const checks = categories.flatMap((category) => category.checks);
  const counts: Record<CheckState, number> = { passed: 0, warned: 0, failed: 0, skipped: 0, broken: 0 };
  for (const { outcome } of checks) counts[outcome] += 1;
  const first = firstOf(checks, report, recorded);
  return {
    ...report,
    online: recorded.online,
    overrides: recorded.overrides,
    ...(first === undefined ? {} : { first }),
    ...endOf(counts, recorded),
    counts,
    categories,
  };
}

function notAsked(check: CheckResult): CheckResult {
  if (check.skipped !== 'needs-online') return check;
  return { ...check, message: 'needs --online on the computer of the bundle' };
}

function askedOn(check: CheckResult, day: string): CheckResult {
  return check.outcome === 'skipped' ? check : { ...check, message: `${check.message} (asked on ${day})` };
}

/** The one that `firstThing` would find, with the words that a report has for it. */
function firstOf(checks: readonly CheckResult[], report: DoctorReport, recorded: DoctorReport): FirstThing | undefined {
  const worst =
    checks.find(({ outcome }) => outcome === 'failed') ??
    checks.find(({ outcome }) => outcome === 'broken') ??
    checks.find(({ skipped }) => skipped === 'needs-answer') ??
    checks.find(({ outcome }) => outcome === 'warned');
  if (worst === undefined) return recorded.first;
  const told = [report.first, recorded.first].find((first) => first?.check === worst.id);
  return told ?? { check: worst.id, problem: worst.message, whatToDo: worst.whatToDo[0] ?? '' };
}

function endOf(counts: DoctorReport['counts'], recorded: DoctorReport): Pick<DoctorReport, 'verdict' | 'exit'> {
  if (counts.failed > 0) return { verdict: 'failing', exit: 'failed' };
  if (counts.broken > 0) return { verdict: 'incomplete', exit: 'could-not-run' };
  if (recorded.exit === 'sign-in-needed') return { verdict: 'incomplete', exit: 'sign-in-needed' };
  return { verdict: counts.warned > 0 ? 'warnings' : 'well', exit: 'ok' };
}

/** What came from elsewhere must not steer this terminal. */
export function visibleStrings<T>(value: T): T;
export function visibleStrings(value: unknown): unknown {
  if (typeof value === 'string') return value.split('\n').map(visibleText).join('\n');
  if (Array.isArray(value)) return value.map((item: unknown) => visibleStrings(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]: [string, unknown]) => [key, visibleStrings(item)]));
}
