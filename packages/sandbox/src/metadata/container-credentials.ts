import type { Exchange } from '../exchange.ts';
import { headerValue, splitTarget, type SandboxResponse } from '../http-message.ts';
import { sameText } from '../same-text.ts';
import type { WorldContainer } from '../world.ts';
import { metadataTime, sessionOfWorkload } from './service-session.ts';

const defaultDuration = 6 * 3600;

/** Answer as the agent beside a container does, for `AWS_CONTAINER_CREDENTIALS_FULL_URI` and its authorization token. */
export function answerContainerCredentials(exchange: Exchange): SandboxResponse {
  const { request, draft, world } = exchange;
  draft.operation = containerOperation;
  const { path } = splitTarget(request.target);
  const container = world.world.containers?.find((one) => one.path === path);
  if (container === undefined)
    return failure(exchange, 404, 'InvalidIdInRequest', 'CredentialsV2Request: ID not found');
  if (request.method !== 'GET') return failure(exchange, 405, 'MethodNotAllowed', 'Only GET is allowed');
  const { authorization } = container;
  if (authorization !== undefined && !sameText(authorization, headerValue(request.headers, 'authorization') ?? '')) {
    return failure(exchange, 403, 'AccessDenied', 'The authorization token is missing or wrong');
  }
  return credentials(exchange, container);
}

/** All that a container asks for. */
export const containerOperation = 'GetContainerCredentials';

function credentials(exchange: Exchange, container: WorldContainer): SandboxResponse {
  const session = sessionOfWorkload(exchange, {
    place: container.path,
    roleArn: container.roleArn,
    sessionName: container.sessionName ?? 'container',
    services: ['ecs-tasks.amazonaws.com', 'pods.eks.amazonaws.com'],
    duration: container.sessionDuration ?? defaultDuration,
  });
  if (typeof session === 'string') {
    exchange.draft.because = session;
    return failure(exchange, 400, 'CredentialsUninitialized', 'Credentials uninitialized for ID');
  }
  const value = {
    RoleArn: container.roleArn,
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secretAccessKey,
    Token: session.sessionToken,
    Expiration: metadataTime(session.expiresAt),
  };
  return { status: 200, headers: [['content-type', 'application/json']], body: JSON.stringify(value) };
}

function failure(exchange: Exchange, status: number, code: string, message: string): SandboxResponse {
  exchange.draft.code = code;
  exchange.draft.message = message;
  return containerError(status, code, message);
}

/** An error as SDKs read it: code and message in JSON. */
export function containerError(status: number, code: string, message: string | undefined): SandboxResponse {
  return { status, headers: [['content-type', 'application/json']], body: JSON.stringify({ code, message }) };
}
