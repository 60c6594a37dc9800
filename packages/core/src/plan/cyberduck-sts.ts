import type { CallParameter } from './connection-plan.ts';
import { type CyberduckTarget, isBlank } from './cyberduck-target.ts';
import type { PlanDraft } from './plan-draft.ts';
import { signingRegionOfSts } from './sts-endpoint.ts';

const savedInBookmark = 'in the bookmark, when that box is ticked';

/** Prompts 2 to 4 in their real order, then the call (§2.2). */
export function planAssumeRole(draft: PlanDraft, target: CyberduckTarget): void {
  const role = roleParameter(draft, target);
  const session: CallParameter = {
    name: 'RoleSessionName',
    value:
      target.sessionName === undefined
        ? { kind: 'generated', how: 'random letters' }
        : { kind: 'known', value: target.sessionName },
  };
  const duration: CallParameter[] =
    target.durationSeconds === undefined
      ? []
      : [{ name: 'DurationSeconds', value: { kind: 'known', value: target.durationSeconds } }];
  planStsCall(draft, target, 'AssumeRole', [role, session, ...duration, ...mfaParameters(draft, target)]);
}

/** Prompts 3 and 4, then the call; it takes nothing but the device and its code (§2.3). */
export function planSessionToken(draft: PlanDraft, target: CyberduckTarget): void {
  planStsCall(draft, target, 'GetSessionToken', mfaParameters(draft, target));
}

function planStsCall(
  draft: PlanDraft,
  target: CyberduckTarget,
  operation: 'AssumeRole' | 'GetSessionToken',
  parameters: readonly CallParameter[],
): void {
  draft.step({
    kind: 'call',
    service: 'sts',
    operation,
    endpoint: target.stsEndpoint,
    signingRegion: signingRegionOfSts(target.stsEndpoint),
    signedWith: 'source',
    parameters,
    purpose:
      operation === 'AssumeRole'
        ? 'exchange the keys of the user for a session of the role'
        : 'exchange the keys of the user for a session with MFA',
  });
}

function roleParameter(draft: PlanDraft, target: CyberduckTarget): CallParameter {
  if (!isBlank(target.roleArn)) return { name: 'RoleArn', value: { kind: 'known', value: target.roleArn } };
  if (!target.flags.role) {
    // Nobody is asked then, and the call fails (§2.2).
    const facts = { state: 'not true' };
    draft.problem('profile-role-flag-missing', draft.nowhere, { facts, severity: 'error' });
  }
  draft.step({
    kind: 'prompt',
    prompt: 'role-arn',
    label: 'Role Amazon Resource Name (ARN)',
    hidden: false,
    cancel: 'aborts',
    saved: savedInBookmark,
  });
  return { name: 'RoleArn', value: { kind: 'prompted', prompt: 'role-arn' } };
}

function mfaParameters(draft: PlanDraft, target: CyberduckTarget): readonly CallParameter[] {
  if (!isBlank(target.mfaSerial)) {
    promptForCode(draft, `Multi-Factor Authentication ${target.mfaSerial}`, false);
    return [{ name: 'SerialNumber', value: { kind: 'known', value: target.mfaSerial } }, tokenCode];
  }
  if (!target.flags.multiFactor) return [];
  draft.step({
    kind: 'prompt',
    prompt: 'mfa-serial',
    label: 'MFA Device Identifier (Serial Number or Amazon Resource Name)',
    hidden: false,
    cancel: 'continues',
    saved: savedInBookmark,
  });
  promptForCode(draft, 'Multi-Factor Authentication', true);
  return [{ name: 'SerialNumber', value: { kind: 'prompted', prompt: 'mfa-serial' } }, tokenCode];
}

const tokenCode: CallParameter = { name: 'TokenCode', value: { kind: 'prompted', prompt: 'mfa-code' } };

function promptForCode(draft: PlanDraft, label: string, onlyWithSerial: boolean): void {
  draft.step({
    kind: 'prompt',
    prompt: 'mfa-code',
    label,
    hidden: true,
    ...(onlyWithSerial ? { onlyAfter: 'mfa-serial' } : {}),
    cancel: 'aborts',
    saved: '',
  });
}
