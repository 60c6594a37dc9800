import { describeReading, type GuidanceCode, locateStatement, type ReadStatement, SourceText } from '@duckbill/core';
import type { Saying } from '../check.ts';
import { type PolicyJudgement, policyOf, type RolePolicies } from './role-policies.ts';

/** Statements in the order in which they matter: the one that decides, then those that nearly apply. */
const mostShown = 6;

/** Why the policies decide as they do: one line for each statement that has a say. */
export function judgementLines({ check, call, policies }: PolicyJudgement): readonly Saying[] {
  const { by } = check;
  const deciding = check.statements.find(
    (one) => by !== undefined && one.kind === by.kind && one.policy === by.policy && one.index === by.statement,
  );
  const lines: Saying[] = [];
  if (deciding !== undefined) {
    const place = placeOf(deciding, policies);
    const why = reasonsOf(deciding, policies, call);
    if (check.verdict === 'unknown' && why.length > 0)
      lines.push({ word: 'statement-open', facts: { place, why: why.join('; ') } });
    else lines.push({ word: deciding.effect === 'Deny' ? 'statement-denies' : 'statement-allows', facts: { place } });
  }
  if (check.verdict === 'allowed') return lines;
  // Of a kind that grants nothing, each statement that might have.
  const others = check.statements.filter(
    (one) => one !== deciding && one.kind === check.kind && one.effect === 'Allow' && one.applies !== 'yes',
  );
  for (const one of others.toSorted((a, b) => missesOf(a) - missesOf(b)).slice(0, mostShown)) {
    const why = reasonsOf(one, policies, call);
    lines.push({ word: 'statement-misses', facts: { place: placeOf(one, policies), why: why.join('; ') } });
  }
  return lines;
}

/** The entry of the atlas that fits a denial by policies; undefined for what is allowed or open. */
export function guidanceOfJudgement({ check, call }: PolicyJudgement): GuidanceCode | undefined {
  if (check.verdict !== 'denied') return undefined;
  if (check.action === 'sts:TagSession') return 'sts-session-tags-refused';
  if (check.action === 'sts:SetSourceIdentity') return 'sts-source-identity-refused';
  switch (check.kind) {
    case 'identity':
      return 'sts-own-policy-refuses';
    case 'trust':
      return check.decision === 'explicit-deny' ? 'sts-role-trust-refuses' : missingKey(check.statements, call.mfa);
    default:
      return 'sts-organisation-refuses';
  }
}

/** A trust policy that names the caller and fails by one condition alone is about that condition. */
function missingKey(statements: readonly ReadStatement[], mfa: string): GuidanceCode {
  for (const one of statements) {
    if (one.kind !== 'trust' || one.effect !== 'Allow' || one.principal === 'no' || one.action !== 'yes') continue;
    const failing = one.conditions
      .filter(({ holds }) => holds === 'no')
      .map(({ condition }) => condition.key.toLowerCase());
    if (failing.length === 0) continue;
    if (mfa !== 'sent' && failing.every((key) => key.startsWith('aws:multifactorauth'))) return 'sts-mfa-missing';
    if (failing.every((key) => key === 'sts:externalid')) return 'sts-external-id-refused';
  }
  return 'sts-role-trust-refuses';
}

/** How far a statement is from applying. */
function missesOf({ principal, action, resource, conditions }: ReadStatement): number {
  const no = (answer: string): number => (answer === 'no' ? 1 : 0);
  return (
    4 * no(action) + 2 * no(principal) + 2 * no(resource) + conditions.filter(({ holds }) => holds !== 'yes').length
  );
}

function reasonsOf(one: ReadStatement, policies: RolePolicies, call: PolicyJudgement['call']): readonly string[] {
  const found = policyOf(policies, one);
  return found === undefined ? [] : describeReading(one, found.policy, call);
}

/** `trust.json:3, statement 1`; of IAM the name of the policy. */
export function placeOf(one: Pick<ReadStatement, 'kind' | 'policy' | 'index' | 'sid'>, policies: RolePolicies): string {
  const found = policyOf(policies, one);
  if (found === undefined) return `statement ${one.index + 1}`;
  const span = locateStatement(found.text, one.index);
  const line =
    span === undefined || !found.text.includes('\n')
      ? ''
      : `:${new SourceText('', found.text).position(span.start).line}`;
  const sid = one.sid === undefined || one.sid === '' ? '' : ` (${one.sid})`;
  return `${found.name}${line}, statement ${one.index + 1}${sid}`;
}
