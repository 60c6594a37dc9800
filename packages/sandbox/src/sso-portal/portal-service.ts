import { randomUuid, type Exchange } from '../exchange.ts';
import { splitTarget, type SandboxResponse } from '../http-message.ts';
import { noteFailure, shownParametersOf } from '../journal.ts';
import { jsonAnswer } from '../json-answer.ts';
import { firstParameters, parseParameters } from '../query-parameters.ts';
import { ServiceFailure } from '../service-failure.ts';
import { getRoleCredentials } from './get-role-credentials.ts';
import { listAccountRoles, listAccounts } from './list-assignments.ts';
import { checkRate, signedIn, type SignedIn } from './signed-in.ts';

export type PortalParameters = ReadonlyMap<string, string>;

interface Operation {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  /** undefined: an answer without a body. */
  readonly perform: (
    exchange: Exchange,
    who: SignedIn,
    parameters: PortalParameters,
  ) => Readonly<Record<string, unknown>> | undefined;
}

const operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
  ['/assignment/accounts', { name: 'ListAccounts', method: 'GET', perform: listAccounts }],
  ['/assignment/roles', { name: 'ListAccountRoles', method: 'GET', perform: listAccountRoles }],
  ['/federation/credentials', { name: 'GetRoleCredentials', method: 'GET', perform: getRoleCredentials }],
  ['/logout', { name: 'Logout', method: 'POST', perform: logout }],
]);

/** Answer one request as the portal of Identity Center does. */
export function answerPortal(exchange: Exchange): SandboxResponse {
  const { request, draft } = exchange;
  draft.requestId = randomUuid(exchange.random);
  try {
    const { path, query } = splitTarget(request.target);
    const operation = operations.get(path);
    if (operation === undefined) throw new ServiceFailure(404, 'UnknownOperationException', undefined);
    draft.operation = operation.name;
    if (request.method !== operation.method) throw new ServiceFailure(405, 'MethodNotAllowedException', undefined);
    const parameters = firstParameters(parseParameters(query));
    draft.parameters = shownParametersOf(parameters);
    const who = signedIn(exchange);
    draft.caller = who.person.name;
    checkRate(exchange, who.center);
    const answer = operation.perform(exchange, who, parameters);
    if (answer !== undefined) return jsonAnswer(200, answer, draft.requestId);
    return { status: 200, headers: [['x-amzn-requestid', draft.requestId]], body: '' };
  } catch (error) {
    const failure = error instanceof ServiceFailure ? error : new ServiceFailure(500, 'InternalFailure', undefined);
    noteFailure(draft, failure);
    return portalError(failure, draft.requestId);
  }
}

/** The error body of the portal (aws-wire §3.2). */
export function portalError(failure: ServiceFailure, requestId: string): SandboxResponse {
  const message = failure.text === undefined ? {} : { message: failure.text };
  return jsonAnswer(
    failure.status,
    { ...message, __type: `com.amazonaws.switchboard.portal#${failure.code}` },
    requestId,
  );
}

/** The whole sign-in ends, its refresh tokens included; role credentials that were issued live on. */
function logout(_exchange: Exchange, { signIn }: SignedIn): undefined {
  signIn.ended = true;
}
