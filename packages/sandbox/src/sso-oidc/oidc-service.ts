import { readEndpoint } from '../endpoint.ts';
import { randomUuid, type Exchange } from '../exchange.ts';
import { hostName, splitTarget, type SandboxResponse } from '../http-message.ts';
import { noteFailure, shownParametersOf } from '../journal.ts';
import { jsonAnswer } from '../json-answer.ts';
import { ServiceFailure } from '../service-failure.ts';
import { isLoopbackHost } from '../loopback.ts';
import { authorizePage } from '../pages/authorize-page.ts';
import { devicePage } from '../pages/device-page.ts';
import { endPage } from '../pages/page.ts';
import { createToken } from './create-token.ts';
import { oidcError } from './oidc-failure.ts';
import { readOidcInput, type OidcInput } from './oidc-input.ts';
import { registerClient } from './register-client.ts';
import { startDeviceAuthorization } from './start-device-authorization.ts';

interface Operation {
  readonly name: string;
  readonly perform: (exchange: Exchange, input: OidcInput) => Readonly<Record<string, unknown>>;
}

const operations: ReadonlyMap<string, Operation> = new Map([
  ['/client/register', { name: 'RegisterClient', perform: registerClient }],
  ['/device_authorization', { name: 'StartDeviceAuthorization', perform: startDeviceAuthorization }],
  ['/token', { name: 'CreateToken', perform: createToken }],
]);

const pages: ReadonlyMap<string, (exchange: Exchange) => SandboxResponse> = new Map([
  ['/authorize', authorizePage],
  ['/device', devicePage],
  // Under AWS's own name the page has a host of its own.
  ['/', devicePage],
]);

/** Answer one request as sso-oidc does, or show a page of it. */
export function answerOidc(exchange: Exchange): SandboxResponse {
  const { request, draft } = exchange;
  draft.requestId = randomUuid(exchange.random);
  const showPage = pages.get(splitTarget(request.target).path);
  if (showPage !== undefined) return answerPage(exchange, showPage);
  try {
    const operation = operationOf(request.method, request.target);
    draft.operation = operation.name;
    const input = readOidcInput(request);
    draft.parameters = shownParametersOf(input.shown());
    return jsonAnswer(200, operation.perform(exchange, input), draft.requestId);
  } catch (error) {
    const failure =
      error instanceof ServiceFailure ? error : new ServiceFailure(500, 'InternalServerException', undefined);
    noteFailure(draft, failure);
    return oidcError(failure, draft.requestId);
  }
}

function answerPage(exchange: Exchange, showPage: (exchange: Exchange) => SandboxResponse): SandboxResponse {
  const { method, headers } = exchange.request;
  const host = hostName(headers);
  // A name that was made to point here would let a page of the web read this one.
  if (!isLoopbackHost(host) && readEndpoint(host).service === undefined)
    return endPage(403, 'This is not an address of the sandbox', 'Open the address that your program shows.');
  if (method === 'GET' || method === 'HEAD' || method === 'POST') return showPage(exchange);
  return { status: 405, headers: [['allow', 'GET, HEAD, POST']], body: '' };
}

function operationOf(method: string, target: string): Operation {
  const { path, query } = splitTarget(target);
  const operation = method === 'POST' ? operations.get(path) : undefined;
  if (operation === undefined) throw new ServiceFailure(404, 'UnknownOperationException', undefined);
  if (path === '/token' && query.split('&').includes('aws_iam=t'))
    throw new ServiceFailure(501, 'NotImplemented', 'The sandbox does not model CreateTokenWithIAM.');
  return operation;
}
