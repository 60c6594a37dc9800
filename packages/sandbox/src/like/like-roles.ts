import type { CallStep } from '@duckbill/core';
import { accountOfArn, issuerName, partitionOfArn, type PolicyDocument } from '../world.ts';
import type { DraftCaller, DraftRole, LikeDraft } from './like-draft.ts';
import { usualAccount } from './like-users.ts';
import { allow, trust, withMfa } from './like-policies.ts';

const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/[!-~]+$/u;
const longestSession = 43_200;
const usualSession = 3600;

/** The role of an AssumeRole call, which trusts whoever makes it, under the conditions that the call meets. */
export function addRole(draft: LikeDraft, step: CallStep): void {
  const arn = readRoleArn(draft, step);
  if (arn === undefined) return;
  const actions = ['sts:AssumeRole'];
  if (step.parameters.some(({ name }) => name.startsWith('Tags.') || name.startsWith('TransitiveTagKeys.')))
    actions.push('sts:TagSession');
  if (draft.parameter(step, 'SourceIdentity') !== undefined) actions.push('sts:SetSourceIdentity');
  const externalId = draft.parameter(step, 'ExternalId');
  const condition = {
    ...(draft.parameter(step, 'SerialNumber') === undefined ? {} : withMfa),
    ...(externalId === undefined ? {} : { StringEquals: { 'sts:ExternalId': externalId } }),
  };
  const caller = draft.caller;
  const role = roleOf(draft, step, arn, trust({ AWS: principalOf(caller, arn) }, actions, condition));
  policiesOf(caller)?.push(allow(actions, arn));
  draft.caller = { kind: 'role', owner: role };
}

/** The role of a web identity, which trusts the issuer of the token. */
export function addWebRole(draft: LikeDraft, step: CallStep): void {
  const arn = readRoleArn(draft, step);
  if (arn === undefined) return;
  const { token, issuerKey } = draft.input;
  const account = accountOfArn(arn) ?? usualAccount;
  const issuer = token?.issuer ?? usualIssuer;
  const audience = token?.audience ?? 'sts.amazonaws.com';
  if (!draft.providers.some(({ url }) => url === issuer)) {
    draft.providers.push({
      url: issuer,
      clientIds: [audience],
      account,
      ...(issuerKey === undefined ? {} : { keys: [issuerKey] }),
    });
  }
  const name = issuerName(issuer);
  const role = roleOf(
    draft,
    step,
    arn,
    trust(
      { Federated: `arn:${partitionOfArn(arn)}:iam::${account}:oidc-provider/${name}` },
      ['sts:AssumeRoleWithWebIdentity'],
      { StringEquals: { [`${name}:aud`]: audience } },
    ),
  );
  draft.caller = { kind: 'role', owner: role };
}

/** Where no token says who its issuer is. */
export const usualIssuer = 'https://issuer.example.com';

/** A role that no file names, for a container or an instance. */
export function addPlaceRole(draft: LikeDraft, name: string, services: readonly string[], account: string): DraftRole {
  const arn = `arn:aws:iam::${account}:role/${name}`;
  draft.note('made-up', `the role of this ${name.startsWith('Instance') ? 'instance' : 'container'} is called ${arn}`);
  const role: DraftRole = {
    arn,
    id: `DUCKROLEID${draft.letters(10)}`,
    trust: trust({ Service: services }, ['sts:AssumeRole']),
    policies: [],
  };
  draft.roles.push(role);
  draft.caller = { kind: 'role', owner: role };
  return role;
}

function readRoleArn(draft: LikeDraft, step: CallStep): string | undefined {
  const arn = draft.parameter(step, 'RoleArn');
  if (arn !== undefined && roleArn.test(arn)) return arn;
  draft.note('left-out', `the role "${arn ?? ''}": AWS has no role of this name, and will say so`);
  return undefined;
}

function roleOf(draft: LikeDraft, step: CallStep, arn: string, document: PolicyDocument): DraftRole {
  const known = draft.roles.find((role) => role.arn === arn);
  if (known !== undefined) return known;
  const duration = Number(draft.parameter(step, 'DurationSeconds') ?? 0);
  const role: DraftRole = { arn, id: `DUCKROLEID${draft.letters(10)}`, trust: document, policies: [] };
  // More than AWS allows stays refused here, too.
  if (duration > usualSession && duration <= longestSession) role.duration = duration;
  draft.roles.push(role);
  return role;
}

function principalOf(caller: DraftCaller, arn: string): string {
  if (caller.kind === 'user' || caller.kind === 'role') return caller.owner.arn;
  const account = caller.kind === 'permission-set' ? caller.account : (accountOfArn(arn) ?? usualAccount);
  return `arn:${partitionOfArn(arn)}:iam::${account}:root`;
}

/** Where the permissions of a caller stand. */
export function policiesOf(caller: DraftCaller): PolicyDocument[] | undefined {
  if (caller.kind === 'nobody') return undefined;
  return caller.kind === 'permission-set' ? caller.policies : caller.owner.policies;
}
