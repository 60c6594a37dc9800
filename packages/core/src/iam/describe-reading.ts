import { policyCheckWords as words } from '../catalogue/policy-check-words.ts';
import { fillTemplate } from '../diagnostic/fill-template.ts';
import type { AssumeRoleCall } from './assume-role-call.ts';
import type { ReadStatement } from './check-assume-role.ts';
import type { ConditionReading } from './explain-statement.ts';
import type { Policy, Statement } from './policy.ts';

/** Why a statement does not apply to the call, or may not; one sentence for each part, none when it applies. */
export function describeReading(reading: ReadStatement, policy: Policy, call: AssumeRoleCall): readonly string[] {
  const statement = policy.statements[reading.index];
  if (statement === undefined || reading.applies === 'yes') return [];
  const told = [
    ...principalLines(reading, statement, call),
    ...actionLines(reading, call),
    ...resourceLines(reading, statement, call),
    // A statement for another action says nothing about this call.
    ...(reading.action === 'no' ? [] : reading.conditions.flatMap((one) => conditionLines(one, call))),
  ];
  return told.length === 0 ? [words.unreadable] : told;
}

function principalLines({ principal }: ReadStatement, { principals }: Statement, call: AssumeRoleCall): string[] {
  if (principal !== 'no' && principal !== 'unknown') return [];
  const listed = principals?.names.map(({ value }) => value) ?? [];
  const names = listed.length === 0 ? 'nobody' : principals?.negated === true ? `all but ${listed.join(', ')}` : listed;
  const template = principal === 'no' && !mayBeNamed(listed, call) ? words.principalNo : words.principalUnknown;
  return [filled(template, { names, caller: callerText(call) })];
}

/** Whether one of these may be the caller, whose name is not known. */
function mayBeNamed(listed: readonly string[], { caller }: AssumeRoleCall): boolean {
  if (caller.kind !== 'unnamed') return false;
  const of = caller.account === undefined ? '' : `:${caller.account}:`;
  return listed.some((name) => name.includes(':user/') && name.includes(of));
}

function actionLines({ action: holds, kind }: ReadStatement, call: AssumeRoleCall): string[] {
  if (holds === 'yes') return [];
  const action = kind === 'trust' && call.tags.length > 0 ? 'sts:AssumeRole, sts:TagSession' : 'sts:AssumeRole';
  return [holds === 'no' ? filled(words.actionNo, { action }) : words.actionUnknown];
}

function resourceLines({ resource }: ReadStatement, { resources }: Statement, call: AssumeRoleCall): string[] {
  if (resource === 'yes') return [];
  const values = resources?.values ?? [];
  const facts = { values: resources?.negated === true ? `all but ${values.join(', ')}` : values, role: call.roleArn };
  return [filled(resource === 'no' ? words.resourceNo : words.resourceUnknown, facts)];
}

function conditionLines({ condition, holds, found }: ConditionReading, call: AssumeRoleCall): string[] {
  if (holds === 'yes') return [];
  const { operator, key, values } = condition;
  const facts = { operator, key, values: values.length === 0 ? 'nothing' : values };
  if (holds === 'unknown') return [filled(words.conditionUnknown, facts)];
  const folded = key.toLowerCase();
  if (folded === 'aws:multifactorauthpresent' || folded === 'aws:multifactorauthage') {
    const inRole = call.caller.kind === 'role-session';
    if (inRole || call.mfa === 'absent') return [filled(inRole ? words.mfaInRole : words.mfaMissing, facts)];
  }
  if (found.state !== 'present')
    return [filled(folded === 'sts:externalid' ? words.externalIdMissing : words.conditionAbsent, facts)];
  return [filled(words.conditionNo, { ...facts, found: found.value })];
}

/** Who asks, as people would name it. */
export function callerText({ caller }: AssumeRoleCall): string {
  if (caller.kind !== 'unnamed') return caller.arn;
  return caller.account === undefined ? 'the user' : `the user of ${caller.account}`;
}

function filled(template: string, facts: Readonly<Record<string, string | readonly string[]>>): string {
  return fillTemplate(template, facts) ?? template;
}
