import { partitionOfRegion, type Partition } from '../identifiers/partitions.ts';
import { parseRoleArn } from '../identifiers/role-arn.ts';
import { regionInHostname } from './aws-hostname.ts';
import type { CallOperation, CallParameter, CallStep } from './connection-plan.ts';
import type { CyberduckKeys } from './cyberduck-keys.ts';
import { askMfaCode, askMfaSerial, askRoleArn, tokenCode } from './cyberduck-prompts.ts';
import { isBlank } from './cyberduck-settings.ts';
import { stsNames } from './cyberduck-sts-names.ts';
import type { CyberduckTarget } from './cyberduck-target.ts';
import type { PlanDraft } from './plan-draft.ts';
import { hostOf, signingRegionOfSts } from './sts-endpoint.ts';

/** Prompts 2 to 4 in their real order, then the call (§2.2). */
export function planAssumeRole(draft: PlanDraft, target: CyberduckTarget, keys: CyberduckKeys): void {
  const role = roleParameter(draft, target);
  const session = sessionName(target, 'random letters');
  const duration = durationParameter(target);
  const tags = tagParameters(target);
  checkChaining(draft, target, keys, duration);
  const mfa = mfaParameters(draft, target);
  const parameters = [role, session, ...duration, ...tags, ...mfa];
  const purpose = `exchange the keys of the user for a session of the role${againWithCode(mfa)}`;
  planStsCall(draft, target, { operation: 'AssumeRole', signedWith: signer(keys), parameters, purpose });
}

/** Prompts 3 and 4, then the call; it takes nothing but the device and its code (§2.3). */
export function planSessionToken(draft: PlanDraft, target: CyberduckTarget, keys: CyberduckKeys): void {
  if (keys.temporary) {
    const facts = { program: draft.title, ...(keys.profile === undefined ? {} : { profile: keys.profile }) };
    draft.problem('plan-session-needs-user-keys', keys.place ?? target.usernamePlace, { facts });
  }
  const parameters = mfaParameters(draft, target);
  const purpose = `exchange the keys of the user for a session with MFA${againWithCode(parameters)}`;
  planStsCall(draft, target, { operation: 'GetSessionToken', signedWith: signer(keys), parameters, purpose });
}

/** Renewal makes the same call, and a code is spent (§2.5). */
function againWithCode(mfa: readonly CallParameter[]): string {
  return mfa.length === 0 ? '' : '; when it ends, the next code is asked for';
}

function signer({ kind }: CyberduckKeys): CallStep['signedWith'] {
  return kind === 'user' ? 'source' : 'session';
}

/** A call to the STS endpoint of the profile; keys of another part of AWS are strangers there (§2.1). */
export function planStsCall(
  draft: PlanDraft,
  target: CyberduckTarget,
  call: Pick<CallStep, 'signedWith' | 'parameters' | 'purpose'> & { readonly operation: CallOperation },
): void {
  checkPartition(draft, target);
  draft.step({
    kind: 'call',
    service: 'sts',
    endpoint: target.stsEndpoint,
    signingRegion: signingRegionOfSts(target.stsEndpoint),
    ...call,
  });
}

/** GovCloud and China against the commercial STS, once a plan (§2.1; #18336). */
function checkPartition(draft: PlanDraft, target: CyberduckTarget): void {
  const region = regionInHostname(target.host) ?? target.region ?? target.ssoRegion;
  const belongs = (region === undefined ? undefined : partitionOfRegion(region)?.id) ?? partitionOfRole(target);
  const asked = partitionOfSts(target.stsEndpoint);
  if (belongs === undefined || asked === undefined || belongs === asked) return;
  const own = region === undefined || partitionOfRegion(region)?.id !== belongs ? {} : { region };
  const facts = { endpoint: target.stsEndpoint, asked, partition: belongs, program: draft.title, ...own };
  const written = target.settings.placeOfText('STS Endpoint');
  draft.problemOnce('plan-sts-of-other-partition', written ?? target.hostPlace, { facts });
}

function partitionOfRole({ roleArn }: CyberduckTarget): Partition['id'] | undefined {
  const role = parseRoleArn(roleArn?.value ?? '');
  return role.ok ? role.partition : undefined;
}

/** Of the global host and of `sts.REGION.…`; other hosts may be anything. */
function partitionOfSts(endpoint: string): Partition['id'] | undefined {
  const host = hostOf(endpoint);
  if (host === 'sts.amazonaws.com') return 'aws';
  const [sts, region] = host.split('.');
  return sts === 'sts' && region !== undefined ? partitionOfRegion(region)?.id : undefined;
}

/** Role sessions that were made with a session last an hour at most (§5.2). */
const longestChainedSession = 3600;

function checkChaining(
  draft: PlanDraft,
  target: CyberduckTarget,
  { temporary }: CyberduckKeys,
  [duration]: readonly CallParameter[],
): void {
  if (!temporary || duration?.value.kind !== 'known' || !(Number(duration.value.value) > longestChainedSession)) return;
  const place = target.settings.property(...stsNames('duration', target.era))?.place ?? target.place;
  draft.problem('plan-chained-session-too-long', place, { facts: { seconds: duration.value.value } });
}

/** `DurationSeconds` when it is set; AWS takes an hour otherwise. The older name is asked first (§2.2). */
export function durationParameter({ settings, era }: CyberduckTarget): readonly CallParameter[] {
  const duration = settings.property(...stsNames('duration', era))?.value;
  return isBlank(duration) ? [] : [{ name: 'DurationSeconds', value: { kind: 'known', value: duration } }];
}

export function sessionName({ settings, era }: CyberduckTarget, otherwise: string): CallParameter {
  const name = settings.property(...stsNames('session', era))?.value;
  const value: CallParameter['value'] = isBlank(name)
    ? { kind: 'generated', how: otherwise }
    : { kind: 'known', value: name };
  return { name: 'RoleSessionName', value };
}

/** `tags`: `key=value`, several separated by blanks, as all lists of preferences (§2.2; cyberduck-formats §3.2). */
function tagParameters({ settings }: CyberduckTarget): readonly CallParameter[] {
  const pairs = (settings.property('tags')?.value ?? '').split(' ').filter((pair) => pair.indexOf('=') > 0);
  return pairs.flatMap((pair, index) => {
    const equals = pair.indexOf('=');
    const member = `Tags.member.${index + 1}`;
    return [
      { name: `${member}.Key`, value: { kind: 'known', value: pair.slice(0, equals) } },
      { name: `${member}.Value`, value: { kind: 'known', value: pair.slice(equals + 1) } },
    ] satisfies CallParameter[];
  });
}

/** The role that is set, or the prompt for it, or a problem where nobody is asked. */
export function roleParameter(draft: PlanDraft, target: CyberduckTarget): CallParameter {
  const { roleArn, flags } = target;
  if (roleArn !== undefined && !isBlank(roleArn.value))
    return { name: 'RoleArn', value: { kind: 'known', value: roleArn.value } };
  if (!flags.role) {
    // Nobody is asked then, and the call fails (§2.2).
    if (target.era === 'A') {
      const unread = target.settings.find('role_arn');
      const facts = { program: draft.title, ...(isBlank(unread?.value) ? {} : { unread: unread?.name ?? '' }) };
      draft.problem('plan-role-nobody-asks', unread?.place ?? roleArn?.place ?? target.place, { facts });
    } else {
      const facts = { state: 'not true' };
      draft.problem('profile-role-flag-missing', roleArn?.place ?? target.place, { facts, severity: 'error' });
    }
    return { name: 'RoleArn', value: { kind: 'known', value: '' } };
  }
  draft.step(askRoleArn);
  return { name: 'RoleArn', value: { kind: 'prompted', prompt: 'role-arn' } };
}

function mfaParameters(draft: PlanDraft, { mfaSerial, flags }: CyberduckTarget): readonly CallParameter[] {
  if (mfaSerial !== undefined && !isBlank(mfaSerial.value)) {
    draft.step(askMfaCode(mfaSerial.value));
    return [{ name: 'SerialNumber', value: { kind: 'known', value: mfaSerial.value } }, tokenCode];
  }
  if (!flags.multiFactor) return [];
  draft.step(askMfaSerial);
  draft.step(askMfaCode());
  return [{ name: 'SerialNumber', value: { kind: 'prompted', prompt: 'mfa-serial' } }, tokenCode];
}
