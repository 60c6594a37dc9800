import type { CheckResult, DoctorReport } from '@duckbill/doctor';
import type { Case } from './read-case.ts';
import type { CaseRun } from './run-case.ts';

/** What the doctor said, and what it should have said: one line for each difference; none when they agree. */
export function judgeCase({ file: { expect } }: Case, run: CaseRun): readonly string[] {
  const leaks = [...run.canaries].filter((canary) => `${run.stdout}\n${run.stderr}`.includes(canary));
  const problems = leaks.map((canary) => `the secret ${canary.slice(0, 12)}… is printed`);
  const report = reportOf(run.stdout);
  if (report === undefined) return [...problems, `no report, exit ${run.exit}: ${run.stderr.trim()}`];
  const differ = (what: string, expected: unknown, got: unknown): void => {
    if (expected !== got) problems.push(`${what}: expected ${String(expected)}, got ${String(got)}`);
  };
  const checks = report.categories.flatMap((category) => category.checks);
  differ('verdict', expect.verdict, report.verdict);
  differ('exit', expect.exit, run.exit);
  if (expect.first !== undefined) {
    differ('first check', expect.first?.check, report.first?.check);
    if (expect.first?.code !== undefined) differ('first code', expect.first.code, firstCode(report, checks));
  }
  for (const [id, state] of Object.entries(expect.checks ?? {})) {
    differ(id, state, checks.find((check) => check.id === id)?.outcome ?? 'absent');
  }
  const codes = new Set(checks.flatMap(({ codes }) => codes));
  const known = [...codes].join(', ') || 'none';
  for (const code of expect.codes ?? []) if (!codes.has(code)) problems.push(`${code} is not told; told: ${known}`);
  for (const code of expect.absentCodes ?? []) if (codes.has(code)) problems.push(`${code} is told, and is untrue`);
  const words = textsIn(report).join('\n');
  for (const piece of expect.says ?? []) if (!words.includes(piece)) problems.push(`"${piece}" is not said`);
  return problems;
}

function reportOf(stdout: string): DoctorReport | undefined {
  try {
    const value = JSON.parse(stdout) as DoctorReport;
    return Array.isArray(value.categories) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The code of the first thing to do: what its check names first. */
function firstCode({ first }: DoctorReport, checks: readonly CheckResult[]): string | undefined {
  return checks.find(({ id }) => id === first?.check)?.codes[0];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
