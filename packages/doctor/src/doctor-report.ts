import {
  type Facts,
  fillTemplates,
  type JsonFinding,
  jsonFinding,
  type ProgramId,
  type SourceText,
} from '@duckbill/core';
import { endpointOverrides } from './call-target.ts';
import {
  type CallFailure,
  type Check,
  checkCategories,
  type CheckCategory,
  type CheckId,
  type CheckOutcome,
  type CheckState,
} from './check.ts';
import { checkWords } from './check-words.ts';
import type { EndpointOverride } from './connect-outcome.ts';
import type { DoctorInput, StandsFor } from './doctor-input.ts';
import { firstThing, type FirstThing, sentence } from './first-thing.ts';
import type { RepairOutcome } from './repairs/repair.ts';
import { type SkipReason, skipReasonOf } from './skip-reason.ts';
import type { Surroundings } from './surroundings/surroundings.ts';

/** A check with its answer. */
export interface RanCheck {
  readonly check: Check;
  readonly outcome: CheckOutcome;
  readonly durationMs: number;
}

export interface CheckResult {
  readonly id: CheckId;
  readonly title: string;
  readonly online: boolean;
  readonly outcome: CheckState;
  /** Of a skipped check. */
  readonly skipped?: SkipReason;
  /** In words; for a skipped check the reason. */
  readonly message: string;
  readonly details: readonly string[];
  readonly whatToDo: readonly string[];
  /** What to look up with `duckbill explain`: codes of guidance and of findings, the likeliest first, each once. */
  readonly codes: readonly string[];
  readonly facts: Facts;
  /** Findings that are the reason, errors first. */
  readonly diagnostics: readonly JsonFinding[];
  readonly failure?: CallFailure;
  readonly durationMs: number;
}

export interface CategoryResult {
  readonly id: CheckCategory;
  readonly title: string;
  readonly checks: readonly CheckResult[];
}

/** well: all that was asked passed; incomplete: nothing failed, but a check broke or sign-in was not possible. */
export type Verdict = 'well' | 'warnings' | 'failing' | 'incomplete';

export type DoctorExit = 'ok' | 'failed' | 'sign-in-needed' | 'could-not-run';

/** What the doctor found. Plain JSON without secrets. */
export interface DoctorReport {
  readonly version: 1;
  readonly program: ProgramId;
  readonly target: string;
  readonly online: boolean;
  readonly verdict: Verdict;
  readonly exit: DoctorExit;
  readonly first?: FirstThing;
  readonly counts: Readonly<Record<CheckState, number>>;
  readonly overrides: readonly EndpointOverride[];
  readonly standsFor?: StandsFor;
  /** What stands around the files: programs, folders, names of variables. */
  readonly surroundings?: Surroundings;
  /** What was mended before this report was made, or could be; with `--fix` only. */
  readonly repairs?: readonly RepairOutcome[];
  /** Those with a check in it, in the order of `checkCategories`. */
  readonly categories: readonly CategoryResult[];
}

const categoryTitles: Readonly<Record<CheckCategory, string>> = {
  surroundings: 'Surroundings',
  files: 'Files',
  plan: 'Plan',
  cache: 'Cache',
  network: 'Network',
  'sign-in': 'Sign-in',
  policy: 'Policy',
  storage: 'Storage',
};

/** Puts answers into words and finds the first thing to do. */
export function makeDoctorReport(input: DoctorInput, online: boolean, ran: readonly RanCheck[]): DoctorReport {
  const counts: Record<CheckState, number> = { passed: 0, warned: 0, failed: 0, skipped: 0, broken: 0 };
  for (const { outcome } of ran) counts[outcome.outcome] += 1;
  const sources = new Map((input.sources ?? []).map((source) => [source.name, source]));
  const results = new Map(ran.map((one) => [one.check.id, resultOf(one, sources)]));
  const signIn = [...results.values()].some(({ skipped }) => skipped === 'needs-answer');
  const first = firstThing(ran, results, input.target);
  const calls = input.planned?.plan.steps.filter((step) => step.kind === 'call') ?? [];
  return {
    version: 1,
    program: input.program,
    target: input.target,
    online,
    verdict: verdictOf(counts, signIn),
    exit: exitOf(counts, signIn),
    ...(first === undefined ? {} : { first }),
    counts,
    overrides: endpointOverrides(calls, input.world.endpoints),
    ...(input.standsFor === undefined ? {} : { standsFor: input.standsFor }),
    ...(input.surroundings === undefined ? {} : { surroundings: input.surroundings }),
    categories: checkCategories.flatMap((id) => {
      const own = ran.filter(({ check }) => check.category === id).map(({ check }) => results.get(check.id));
      const checks = own.filter((result) => result !== undefined);
      return checks.length === 0 ? [] : [{ id, title: categoryTitles[id], checks }];
    }),
  };
}

function verdictOf(counts: DoctorReport['counts'], signIn: boolean): Verdict {
  if (counts.failed > 0) return 'failing';
  if (counts.broken > 0 || signIn) return 'incomplete';
  return counts.warned > 0 ? 'warnings' : 'well';
}

function exitOf(counts: DoctorReport['counts'], signIn: boolean): DoctorExit {
  if (counts.failed > 0) return 'failed';
  if (counts.broken > 0) return 'could-not-run';
  return signIn ? 'sign-in-needed' : 'ok';
}

function resultOf(
  { check, outcome: answered, durationMs }: RanCheck,
  sources: ReadonlyMap<string, SourceText>,
): CheckResult {
  const { outcome, say, details = [], diagnostics = [], failure } = answered;
  const findings = diagnostics.toSorted((a, b) => weights[a.severity] - weights[b.severity]);
  return {
    id: check.id,
    title: check.title,
    online: check.online,
    outcome,
    ...(outcome === 'skipped' ? { skipped: skipReasonOf(say.word) } : {}),
    message: sentence(say),
    details: details.map(sentence),
    whatToDo: fillTemplates(checkWords[say.word].whatToDo, say.facts),
    codes: codesOf(answered, findings),
    facts: say.facts,
    diagnostics: findings.map((finding) => jsonFinding(finding, sources)),
    ...(failure === undefined ? {} : { failure: callFailure(failure) }),
    durationMs,
  };
}

/** Nothing of what a connection knows besides: which step of its own it was. */
function callFailure({ operation, failure, guidance, facts }: CallFailure): CallFailure {
  return { operation, failure, guidance, facts };
}

function codesOf(
  { outcome, failure, guidance = [] }: CheckOutcome,
  findings: NonNullable<CheckOutcome['diagnostics']>,
): string[] {
  if (outcome === 'passed' || outcome === 'skipped') return [];
  const codes: string[] = [...(failure?.guidance ?? []), ...findings].map(({ code }) => code);
  return [...new Set([...codes, ...guidance])];
}

const weights: Readonly<Record<JsonFinding['severity'], number>> = { error: 0, warning: 1, hint: 2 };
