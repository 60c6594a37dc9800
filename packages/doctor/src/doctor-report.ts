import { describe, type Diagnostic, type Facts, fillTemplate, fillTemplates, type ProgramId } from '@duckbill/core';
import { endpointOverrides } from './call-target.ts';
import {
  type CallFailure,
  type Check,
  checkCategories,
  type CheckCategory,
  type CheckId,
  type CheckOutcome,
  type CheckState,
  type Saying,
} from './check.ts';
import { checkWords } from './check-words.ts';
import type { EndpointOverride } from './connect-outcome.ts';
import { describeGuidance } from './describe-guidance.ts';
import type { DoctorInput } from './doctor-input.ts';

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
  /** In words; for a skipped check the reason. */
  readonly message: string;
  readonly details: readonly string[];
  readonly whatToDo: readonly string[];
  readonly facts: Facts;
  /** What to look up with `duckbill explain`: diagnostic and guidance codes, the likeliest first, each once. */
  readonly codes: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
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

/** What to do before everything else. */
export interface FirstThing {
  readonly check: CheckId;
  readonly problem: string;
  readonly whatToDo: string;
}

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
  const signIn = ran.some(
    ({ outcome: { say } }) => say.word === 'skipped-no-input' || say.word === 'skipped-cancelled',
  );
  const first = firstThing(ran, input.target);
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
    categories: categoriesOf(ran),
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

function categoriesOf(ran: readonly RanCheck[]): CategoryResult[] {
  return checkCategories.flatMap((id) => {
    const checks = ran.filter(({ check }) => check.category === id).map(resultOf);
    return checks.length === 0 ? [] : [{ id, title: categoryTitles[id], checks }];
  });
}

function resultOf({ check, outcome: answered, durationMs }: RanCheck): CheckResult {
  const { outcome, say, details = [], diagnostics = [], failure } = answered;
  return {
    id: check.id,
    title: check.title,
    online: check.online,
    outcome,
    message: sentence(say),
    details: details.map(sentence),
    whatToDo: fillTemplates(checkWords[say.word].whatToDo, say.facts),
    facts: say.facts,
    codes: codesOf(answered),
    diagnostics,
    ...(failure === undefined ? {} : { failure }),
    durationMs,
  };
}

function codesOf({ outcome, diagnostics = [], failure, guidance = [] }: CheckOutcome): string[] {
  if (outcome === 'passed' || outcome === 'skipped') return [];
  const matches = failure?.guidance ?? [];
  return [...new Set([...diagnostics, ...matches].map(({ code }) => code).concat(guidance))];
}

function sentence({ word, facts }: Saying): string {
  const { text } = checkWords[word];
  return fillTemplate(text, facts) ?? text;
}

/** The earliest failure is the cause of most that follow; without one, the earliest warning. */
function firstThing(ran: readonly RanCheck[], target: string): FirstThing | undefined {
  for (const state of ['failed', 'broken', 'warned'] as const) {
    const found = ran.find(({ outcome }) => outcome.outcome === state);
    if (found !== undefined) return { check: found.check.id, ...problemOf(found, target) };
  }
  const unanswered = ran.find(({ outcome: { say } }) => say.word === 'skipped-no-input');
  return unanswered === undefined ? undefined : { check: unanswered.check.id, ...problemOf(unanswered, target) };
}

function problemOf(
  { check, outcome: { say, failure, diagnostics = [] } }: RanCheck,
  target: string,
): Omit<FirstThing, 'check'> {
  const [match] = failure?.guidance ?? [];
  if (match !== undefined && failure !== undefined) {
    const { title, whatToDo } = describeGuidance(match, failure.facts, target);
    return { problem: title, whatToDo: whatToDo[0] ?? '' };
  }
  const [finding] = diagnostics;
  if (finding !== undefined) {
    const { message, whatToDo } = describe(finding);
    return { problem: message, whatToDo };
  }
  const [whatToDo = ''] = fillTemplates(checkWords[say.word].whatToDo, say.facts);
  return { problem: say.word === 'broken' ? `${check.id}: ${sentence(say)}` : sentence(say), whatToDo };
}
