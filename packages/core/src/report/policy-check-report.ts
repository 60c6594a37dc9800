import { policyCheckWords as words } from '../catalogue/policy-check-words.ts';
import { fillTemplate } from '../diagnostic/fill-template.ts';
import type { AssumeRoleCall } from '../iam/assume-role-call.ts';
import type { AssumeRoleCheck, OpenPoint, ReadStatement } from '../iam/check-assume-role.ts';
import { callerText, describeReading } from '../iam/describe-reading.ts';
import { locateReading } from '../iam/locate-policy.ts';
import { parsePolicy } from '../iam/parse-policy.ts';
import type { SourceText } from '../source/source-text.ts';
import { codeFrame } from './code-frame.ts';
import { maskSecrets } from './mask-secrets.ts';
import type { Paint } from './paint.ts';

/** The files that a check was made of. */
export interface PolicySources {
  readonly trust?: SourceText;
  readonly identity: readonly SourceText[];
}

/** A statement of a file and what it does to the call, for people and for programs. */
export interface ToldStatement {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** 1-based. */
  readonly statement: number;
  readonly sid?: string;
  readonly effect: string;
  /** decides: by it the call is allowed or denied; open: it may; misses: it does not apply. */
  readonly part: 'decides' | 'open' | 'misses';
  readonly reasons: readonly string[];
}

/** A check as JSON. */
export interface JsonPolicyCheck {
  readonly version: 1;
  readonly verdict: AssumeRoleCheck['verdict'];
  readonly action: string;
  readonly role: string;
  readonly caller: string;
  readonly mfa: AssumeRoleCall['mfa'];
  /** In one sentence. */
  readonly reason: string;
  /** What leaves it open. */
  readonly open?: OpenPoint;
  readonly statements: readonly ToldStatement[];
}

/** The verdict with the statements that have a say in it, the deciding one first. */
export function jsonPolicyCheck(call: AssumeRoleCall, check: AssumeRoleCheck, sources: PolicySources): JsonPolicyCheck {
  return {
    version: 1,
    verdict: check.verdict,
    action: check.action,
    role: call.roleArn,
    caller: callerText(call),
    mfa: call.mfa,
    reason: maskSecrets(reasonOf(check, call)),
    ...(check.open === undefined ? {} : { open: check.open }),
    statements: toldStatements(call, check, sources).map(({ told }) => told),
  };
}

/** The same for people, each statement with its lines. */
export function policyCheckReport(
  call: AssumeRoleCall,
  check: AssumeRoleCheck,
  sources: PolicySources,
  paint: Paint,
): string {
  const dress = { allowed: paint.good, denied: paint.error, unknown: paint.warning }[check.verdict];
  const mark = { allowed: '✓', denied: '✗', unknown: '?' }[check.verdict];
  const lines = [
    dress(`${mark} ${check.verdict}: ${reasonOf(check, call)}`),
    `  role    ${call.roleArn}`,
    `  caller  ${callerText(call)}`,
    `  MFA     ${words[`mfa_${call.mfa}`]}`,
  ];
  for (const { told, source, span } of toldStatements(call, check, sources)) {
    const sid = told.sid === undefined ? '' : ` (${told.sid})`;
    const label = fillTemplate(words[told.part], { effect: told.effect }) ?? '';
    lines.push(
      '',
      paint.strong(`${told.file}:${told.line}:${told.column}  statement ${told.statement}${sid} ${label}`),
    );
    if (span !== undefined)
      lines.push(
        ...codeFrame(source, [{ span, label: '', dress: told.part === 'decides' ? dress : paint.warning }], 4, paint),
      );
    lines.push(...told.reasons.map((reason) => `  - ${reason}`));
  }
  return `${maskSecrets(lines.join('\n'))}\n`;
}

function reasonOf(check: AssumeRoleCheck, call: AssumeRoleCall): string {
  const facts = { action: check.action, caller: callerText(call), kind: words[`kind_${kindOf(check.kind)}`] };
  const template =
    check.verdict === 'unknown' ? words[`open_${check.open ?? 'condition'}`] : words[`decision_${check.decision}`];
  return fillTemplate(template, facts) ?? template;
}

function kindOf(kind: string): 'trust' | 'identity' | 'boundary' {
  return kind === 'trust' || kind === 'boundary' ? kind : 'identity';
}

interface Place {
  readonly told: ToldStatement;
  readonly source: SourceText;
  readonly span: ReturnType<typeof locateReading>;
}

/** Other statements of the kind that decides, nearest first; a file of hundreds is not told whole. */
const mostOthers = 5;

function toldStatements(call: AssumeRoleCall, check: AssumeRoleCheck, sources: PolicySources): readonly Place[] {
  const { by, verdict } = check;
  const isBy = (one: ReadStatement): boolean =>
    by !== undefined && one.kind === by.kind && one.policy === by.policy && one.index === by.statement;
  const deciding = check.statements.filter(isBy);
  const others =
    verdict === 'allowed'
      ? []
      : check.statements
          .filter((one) => !isBy(one) && one.kind === check.kind && one.effect === 'Allow' && one.applies !== 'yes')
          .toSorted((a, b) => distance(a) - distance(b))
          .slice(0, mostOthers);
  const openTo = (one: ReadStatement): boolean =>
    one.applies === 'unknown' || (check.open === 'caller' && one.principal === 'no');
  return [...deciding, ...others].flatMap((one) =>
    placeOf(one, call, sources, openTo(one) ? 'open' : isBy(one) ? 'decides' : 'misses'),
  );
}

function distance({ action, principal, resource, conditions }: ReadStatement): number {
  const no = (truth: boolean, weight: number): number => (truth ? weight : 0);
  const failing = conditions.filter(({ holds }) => holds !== 'yes').length;
  return no(action === 'no', 400) + no(principal === 'no', 200) + no(resource === 'no', 200) + failing;
}

function placeOf(
  one: ReadStatement,
  call: AssumeRoleCall,
  sources: PolicySources,
  part: ToldStatement['part'],
): readonly Place[] {
  const source = one.kind === 'trust' ? sources.trust : sources.identity[one.policy];
  if (source === undefined) return [];
  const span = locateReading(source.text, one);
  const { line, column } = source.position(span?.start ?? 0);
  const reasons = describeReading(one, parsePolicy(source.text), call).map((reason) => maskSecrets(reason));
  const told: ToldStatement = {
    file: source.name,
    line,
    column,
    statement: one.index + 1,
    ...(one.sid === undefined || one.sid === '' ? {} : { sid: one.sid }),
    effect: one.effect ?? 'none',
    part,
    reasons,
  };
  return [{ told, source, span }];
}
