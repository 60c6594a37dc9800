import { callerArn, type Caller, type RequestFacts } from '../caller.ts';
import { randomUuid, type Exchange } from '../exchange.ts';
import { headerValue, hostName, splitTarget, type SandboxRequest, type SandboxResponse } from '../http-message.ts';
import { readEndpoint } from '../endpoint.ts';
import { noteFailure, shownParametersOf } from '../journal.ts';
import { firstParameters, parseParameters } from '../query-parameters.ts';
import { ServiceFailure } from '../service-failure.ts';
import type { XmlPart } from '../xml-text.ts';
import { assumeRole } from './assume-role.ts';
import { assumeRoleWithWebIdentity } from './assume-role-with-web-identity.ts';
import { assumeRoot } from './assume-root.ts';
import { authenticateSts } from './authenticate-sts.ts';
import { getCallerIdentity } from './get-caller-identity.ts';
import { getFederationToken } from './get-federation-token.ts';
import { getSessionToken } from './get-session-token.ts';
import { stsError, stsSuccess } from './sts-answer.ts';
import type { StsParameters } from './sts-parameters.ts';

const version = '2011-06-15';
const longestBody = 10_000_000;

/** Operations of STS that exist on AWS but not here: said openly, so that nobody takes them for unknown. */
const notModelled: ReadonlySet<string> = new Set([
  'AssumeRoleWithSAML',
  'DecodeAuthorizationMessage',
  'GetAccessKeyInfo',
  'GetDelegatedAccessToken',
  'GetWebIdentityToken',
]);

/** Answer one request as STS does. */
export async function answerSts(exchange: Exchange): Promise<SandboxResponse> {
  const { request, draft } = exchange;
  // The front end turns these away before there is a request id (aws-wire §2).
  if (request.body.length > longestBody) return { status: 413, headers: [], body: '' };
  if (splitTarget(request.target).path !== '/') {
    draft.code = 'UnknownOperationException';
    return { status: 404, headers: [['content-type', 'text/xml']], body: '<UnknownOperationException/>' };
  }
  draft.requestId = randomUuid(exchange.random);
  try {
    const parameters = readQueryParameters(request);
    draft.parameters = shownParametersOf(parameters);
    const operation = readOperation(parameters);
    draft.operation = operation;
    return stsSuccess(operation, await perform(operation, exchange, parameters), draft.requestId);
  } catch (error) {
    const failure = error instanceof ServiceFailure ? error : new ServiceFailure(500, 'InternalFailure', undefined);
    noteFailure(draft, failure);
    return stsError(failure, draft.requestId);
  }
}

/** The parameters of a call of the Query protocol, from its query and its form. */
export function readQueryParameters(request: SandboxRequest): StsParameters {
  const { query } = splitTarget(request.target);
  const form = request.method === 'POST' ? new TextDecoder('latin1').decode(request.body) : '';
  return firstParameters([...parseParameters(query), ...parseParameters(form)]);
}

type SignedOperation = 'AssumeRole' | 'AssumeRoot' | 'GetCallerIdentity' | 'GetFederationToken' | 'GetSessionToken';
type Operation = SignedOperation | 'AssumeRoleWithWebIdentity';

function readOperation(parameters: StsParameters): Operation {
  const action = parameters.get('Action') ?? '';
  const asked = parameters.get('Version') ?? 'NO_VERSION_SPECIFIED';
  if (asked === version) {
    switch (action) {
      case 'AssumeRole':
      case 'AssumeRoleWithWebIdentity':
      case 'AssumeRoot':
      case 'GetCallerIdentity':
      case 'GetFederationToken':
      case 'GetSessionToken':
        return action;
      default:
    }
    if (notModelled.has(action)) {
      throw new ServiceFailure(501, 'NotImplemented', `The sandbox does not model ${action}.`);
    }
  }
  throw new ServiceFailure(400, 'InvalidAction', `Could not find operation ${action} for version ${asked}`);
}

async function perform(
  operation: Operation,
  exchange: Exchange,
  parameters: StsParameters,
): Promise<readonly XmlPart[]> {
  if (operation === 'AssumeRoleWithWebIdentity') {
    return assumeRoleWithWebIdentity(exchange, parameters, requestFacts(exchange));
  }
  const caller = authenticateSts(exchange);
  exchange.draft.caller = callerArn(caller);
  return performSigned(operation, exchange, caller, parameters);
}

function performSigned(
  operation: SignedOperation,
  exchange: Exchange,
  caller: Caller,
  parameters: StsParameters,
): readonly XmlPart[] {
  switch (operation) {
    case 'AssumeRole':
      return assumeRole(exchange, caller, parameters, requestFacts(exchange));
    case 'AssumeRoot':
      return assumeRoot(caller, parameters, requestFacts(exchange));
    case 'GetFederationToken':
      return getFederationToken(exchange, caller, parameters, requestFacts(exchange));
    case 'GetCallerIdentity':
      return getCallerIdentity(caller);
    case 'GetSessionToken':
      return getSessionToken(exchange, caller, parameters);
  }
}

/** What of a request bears on every condition. */
export function requestFacts(exchange: Exchange): RequestFacts {
  const { request, now } = exchange;
  return {
    now,
    sourceIp: request.sourceIp ?? '127.0.0.1',
    region: readEndpoint(hostName(request.headers)).region ?? 'us-east-1',
    userAgent: headerValue(request.headers, 'user-agent'),
  };
}
