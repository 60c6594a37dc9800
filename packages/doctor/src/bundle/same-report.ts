import type { CheckResult, DoctorReport } from '../doctor-report.ts';

/** Offline checks that two reports do not say the same of, durations aside. */
export function differingChecks(one: DoctorReport, other: DoctorReport): readonly string[] {
  const others = new Map(checksOf(other).map((check) => [check.id, said(check)]));
  return checksOf(one)
    .filter(({ id, online }) => !online && others.has(id))
    .filter((check) => others.get(check.id) !== said(check))
    .map(({ id }) => id);
}

function checksOf({ categories }: DoctorReport): readonly CheckResult[] {
  return categories.flatMap(({ checks }) => checks);
}

function said(check: CheckResult): string {
  return JSON.stringify({ ...check, durationMs: 0 });
}
