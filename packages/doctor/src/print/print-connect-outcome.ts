import { describe, maskSecrets, type Paint, plainPaint, programs } from '@duckbill/core';
import type { ConnectOutcome, StepOutcome } from '../connect-outcome.ts';
import { planErrors } from '../connect-outcome.ts';
import { reasonWords } from '../connect-words.ts';
import { describeGuidance } from '../describe-guidance.ts';
import { failureLines } from './failure-lines.ts';
import { overrideLines } from './override-lines.ts';
import { stepMarks } from './symbols.ts';
import { wrapAdvice, wrapText } from './wrap-text.ts';

/** More are cut off with their number. */
const mostBuckets = 20;

/** A connect for people: success in a few lines; otherwise what to do first, why, and how far it came. */
export function printConnectOutcome(outcome: ConnectOutcome, paint: Paint = plainPaint): string {
  const lines = outcome.ok ? successLines(outcome, paint) : failureReport(outcome, paint);
  return `${maskSecrets([...lines, ...overrideLines(outcome.overrides)].join('\n'))}\n`;
}

function successLines(outcome: ConnectOutcome, paint: Paint): string[] {
  return [...wrapText(`✓ Connected: ${subject(outcome)}`).map((line) => paint.good(line)), ...factLines(outcome)];
}

function factLines({ identityBefore, identityAfter, assigned, expiresAt, buckets, listing }: ConnectOutcome): string[] {
  const who = identityAfter ?? identityBefore;
  const lines: string[] = [];
  if (who !== undefined) lines.push(...wrapText(who.arn, '  as       '));
  if (identityAfter !== undefined && identityBefore !== undefined)
    lines.push(...wrapText(identityBefore.arn, '  before   '));
  if (assigned !== undefined) lines.push(...wrapText(`${assigned.role} in ${assigned.account}`, '  role     '));
  if (expiresAt !== undefined)
    lines.push(...wrapText(`${expiresAt.slice(0, 16).replace('T', ' ')} UTC`, '  until    '));
  if (buckets !== undefined) lines.push(...wrapText(list(buckets.map(({ name }) => name)), '  buckets  '));
  if (listing !== undefined) {
    const path = `${listing.bucket}/${listing.prefix}`;
    const entries = `${list([...listing.folders, ...listing.files])}${listing.more ? ', and more pages' : ''}`;
    lines.push(...wrapText(`${path}: ${entries}`, '  folder   '));
  }
  return lines;
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, mostBuckets).join(', ');
  const more = names.length > mostBuckets ? `, and ${names.length - mostBuckets} more` : '';
  return names.length === 0 ? '0' : `${names.length}: ${shown}${more}`;
}

function failureReport(outcome: ConnectOutcome, paint: Paint): string[] {
  const { failure, target, program, signedIn } = outcome;
  const [match] = failure?.guidance ?? [];
  const words =
    match === undefined || failure === undefined ? undefined : describeGuidance(match, failure.facts, target);
  const reason = reasonWords[outcome.reason];
  const title = words === undefined ? reason.title : signedIn ? `${reason.title}: ${words.title}` : words.title;
  const first = words?.whatToDo[0] ?? reason.whatToDo;
  const mark = outcome.exit === 'sign-in-needed' ? '!' : '✗';
  const dress = outcome.exit === 'sign-in-needed' ? paint.warning : paint.error;
  const lines = [
    ...wrapText(title, `${mark} `).map((line) => dress(line)),
    ...(first === '' ? [] : wrapAdvice(first, '  → First: ')),
  ];
  lines.push(...wrapText(subject(outcome), '  '), ...(signedIn ? factLines(outcome) : []));
  const said = outcome.steps.map(({ facts }) => facts['said']).find((words) => typeof words === 'string');
  if (said !== undefined) lines.push(...wrapText(said, '  It says: '));
  if (failure !== undefined) lines.push('', ...failureLines(failure, { program, target, paint }));
  for (const problem of planErrors(outcome.problems)) {
    const { message, whatToDo, because } = describe(problem);
    // The default profile is `aws:`.
    const where = problem.file.endsWith(':') ? problem.file : `${problem.file}:`;
    lines.push('', ...wrapText(`${where} ${message} [${problem.code}]`, '  ✗ '));
    lines.push(...wrapText(because, '    '), ...wrapAdvice(whatToDo, '    → '));
  }
  if (outcome.steps.length > 0)
    lines.push('', paint.strong('How far it came'), ...outcome.steps.flatMap((step) => stepLines(step, paint)));
  return lines;
}

function stepLines({ step, outcome, facts, added }: StepOutcome, paint: Paint): string[] {
  const { symbol, word, dress } = stepMarks[outcome];
  const name = stepName(step);
  const known = ['arn', 'region', 'buckets'].map((fact) => facts[fact]).find((fact) => fact !== undefined);
  const note = [known === undefined ? '' : String(known), added ? '(added by Duckbill)' : ''].filter(
    (part) => part !== '',
  );
  const mark = `${symbol} ${word}`;
  const [head = '', ...rest] = wrapText(`${name} ${note.join(' ')}`, `  ${mark.padEnd(13)} `);
  return [head.replace(mark, paint[dress](mark)), ...rest];
}

function stepName(step: StepOutcome['step']): string {
  switch (step.kind) {
    case 'call':
      return step.operation;
    case 'prompt':
      return step.label.trim();
    case 'browser':
      return 'browser';
    case 'process':
      return `run ${step.command}`;
    case 'cache':
      return `look into ${step.file}`;
  }
}

function subject({ target, program }: ConnectOutcome): string {
  return `${target} as ${programs[program].title}`;
}
