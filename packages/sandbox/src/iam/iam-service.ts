import { callerArn } from '../caller.ts';
import { randomUuid, type Exchange } from '../exchange.ts';
import type { SandboxResponse } from '../http-message.ts';
import { noteFailure, shownParametersOf } from '../journal.ts';
import { ServiceFailure } from '../service-failure.ts';
import { authenticateSts } from '../sts/authenticate-sts.ts';
import { readQueryParameters, requestFacts } from '../sts/sts-service.ts';
import type { XmlPart } from '../xml-text.ts';
import { iamError, iamSuccess } from './iam-answer.ts';
import { IamCall } from './iam-call.ts';
import { deleteUser, getUser, listUsers } from './iam-users.ts';
import * as policies from './iam-policies.ts';
import * as devices from './mfa-devices.ts';

/** undefined: an answer without a result. */
type Perform = (call: IamCall) => readonly XmlPart[] | undefined;

const operations: ReadonlyMap<string, Perform> = new Map<string, Perform>([
  ['CreateVirtualMFADevice', devices.createVirtualMfaDevice],
  ['DeleteVirtualMFADevice', devices.deleteVirtualMfaDevice],
  ['EnableMFADevice', devices.enableMfaDevice],
  ['DeactivateMFADevice', devices.deactivateMfaDevice],
  ['ResyncMFADevice', devices.resyncMfaDevice],
  ['ListMFADevices', devices.listMfaDevices],
  ['ListVirtualMFADevices', devices.listVirtualMfaDevices],
  ['GetUser', getUser],
  ['ListUsers', listUsers],
  ['DeleteUser', deleteUser],
  ['GetRole', policies.getRole],
  ['GetUserPolicy', policies.getUserPolicy],
  ['ListUserPolicies', policies.listUserPolicies],
  ['ListAttachedUserPolicies', policies.listAttachedUserPolicies],
  ['ListGroupsForUser', policies.listGroupsForUser],
  ['GetGroupPolicy', policies.getGroupPolicy],
  ['ListGroupPolicies', policies.listGroupPolicies],
  ['ListAttachedGroupPolicies', policies.listAttachedGroupPolicies],
  ['GetRolePolicy', policies.getRolePolicy],
  ['ListRolePolicies', policies.listRolePolicies],
  ['ListAttachedRolePolicies', policies.listAttachedRolePolicies],
  ['GetPolicy', policies.getPolicy],
  ['GetPolicyVersion', policies.getPolicyVersion],
]);

/** Answer one request as IAM does, as far as it is about users, their MFA devices, roles and policies. */
export function answerIam(exchange: Exchange): SandboxResponse {
  const { request, draft } = exchange;
  draft.requestId = randomUuid(exchange.random);
  try {
    const parameters = readQueryParameters(request);
    draft.parameters = shownParametersOf(parameters);
    const name = parameters.get('Action') ?? '';
    const perform = operations.get(name);
    if (perform === undefined) {
      throw new ServiceFailure(501, 'NotImplemented', `The sandbox does not model ${name || 'this'} of IAM.`);
    }
    draft.operation = name;
    const caller = authenticateSts(exchange, 'iam');
    draft.caller = callerArn(caller);
    const result = perform(new IamCall(exchange, caller, parameters, requestFacts(exchange)));
    return iamSuccess(name, result, draft.requestId);
  } catch (error) {
    const failure = error instanceof ServiceFailure ? error : new ServiceFailure(500, 'ServiceFailure', undefined);
    noteFailure(draft, failure);
    return iamError(failure, draft.requestId);
  }
}
