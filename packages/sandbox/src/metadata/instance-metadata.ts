import type { Exchange } from '../exchange.ts';
import { headerValue, splitTarget, type SandboxResponse } from '../http-message.ts';
import { accountOfArn, nameOfArn, type WorldInstance } from '../world.ts';
import { metadataTime, sessionOfWorkload } from './service-session.ts';

const tokenHeader = 'x-aws-ec2-metadata-token';
const ttlHeader = 'x-aws-ec2-metadata-token-ttl-seconds';
const longestTtl = 21_600;
const defaultDuration = 6 * 3600;
const credentialsPath = '/latest/meta-data/iam/security-credentials';

/** Answer as the instance metadata service of EC2 does, version 2 and, where the world has it, version 1. */
export function answerInstanceMetadata(exchange: Exchange): SandboxResponse {
  const { request, draft } = exchange;
  const { instance } = exchange.world.world;
  const { path } = splitTarget(request.target);
  draft.operation = nameInstanceOperation(path);
  if (instance === undefined) return failure(exchange, 404, 'the world has no instance');
  // A proxy on the instance must not hand the service on to others (EC2 User Guide, IMDSv2).
  if (instance.enabled === false || headerValue(request.headers, 'x-forwarded-for') !== undefined) {
    return failure(exchange, 403, 'the metadata service is switched off, or the request came through a proxy');
  }
  if (path === '/latest/api/token') return issueToken(exchange);
  if (request.method !== 'GET') return failure(exchange, 405, undefined);
  const token = headerValue(request.headers, tokenHeader);
  const allowed =
    token === undefined ? instance.tokens === 'optional' : exchange.metadata.acceptsToken(token, exchange.now);
  if (!allowed) return failure(exchange, 401, token === undefined ? 'a token is missing' : 'the token is not good');
  const text = read(exchange, instance, path.endsWith('/') ? path.slice(0, -1) : path);
  return text === undefined ? failure(exchange, 404, undefined) : plain(text);
}

/** What a path of the service is asked for. */
export function nameInstanceOperation(path: string): string {
  if (path === '/latest/api/token') return 'GetToken';
  if (!path.startsWith(credentialsPath)) return 'GetMetadata';
  return path.length > credentialsPath.length + 1 ? 'GetSecurityCredentials' : 'ListSecurityCredentials';
}

function issueToken(exchange: Exchange): SandboxResponse {
  const { request, random, now } = exchange;
  if (request.method !== 'PUT') return failure(exchange, 405, undefined);
  const ttl = headerValue(request.headers, ttlHeader) ?? '';
  if (!/^[0-9]{1,5}$/.test(ttl) || Number(ttl) < 1 || Number(ttl) > longestTtl) {
    return failure(exchange, 400, `${ttlHeader} is missing or not between 1 and ${longestTtl}`);
  }
  const token = `${Buffer.from(random(39)).toString('base64url')}====`;
  exchange.metadata.addToken(token, now + Number(ttl));
  return { ...plain(token), headers: [...plain(token).headers, [ttlHeader, ttl]] };
}

function read(exchange: Exchange, instance: WorldInstance, path: string): string | undefined {
  const { id, region, roleArn } = instance;
  const zone = `${region}a`;
  switch (path) {
    case '/latest/meta-data/instance-id':
      return id;
    case '/latest/meta-data/placement/region':
      return region;
    case '/latest/meta-data/placement/availability-zone':
      return zone;
    case '/latest/dynamic/instance-identity/document': {
      const accountId = accountOfArn(roleArn ?? '') ?? exchange.world.world.account;
      return JSON.stringify({ accountId, availabilityZone: zone, instanceId: id, region, version: '2017-09-30' });
    }
    case credentialsPath:
      return roleArn === undefined ? undefined : nameOfArn(roleArn);
    default:
      return roleArn !== undefined && path === `${credentialsPath}/${nameOfArn(roleArn)}`
        ? credentials(exchange, instance, roleArn)
        : undefined;
  }
}

function credentials(exchange: Exchange, instance: WorldInstance, roleArn: string): string {
  const session = sessionOfWorkload(exchange, {
    place: 'instance',
    roleArn,
    sessionName: instance.id,
    services: ['ec2.amazonaws.com'],
    duration: instance.sessionDuration ?? defaultDuration,
  });
  if (typeof session === 'string') {
    exchange.draft.code = 'AssumeRoleUnauthorizedAccess';
    exchange.draft.because = session;
    return JSON.stringify({
      Code: 'AssumeRoleUnauthorizedAccess',
      Message: `EC2 cannot assume the role ${nameOfArn(roleArn)}.`,
      LastUpdated: metadataTime(exchange.now),
    });
  }
  return JSON.stringify({
    Code: 'Success',
    LastUpdated: metadataTime(session.issuedAt),
    Type: 'AWS-HMAC',
    AccessKeyId: session.accessKeyId,
    SecretAccessKey: session.secretAccessKey,
    Token: session.sessionToken,
    Expiration: metadataTime(session.expiresAt),
  });
}

function plain(text: string): SandboxResponse {
  return { status: 200, headers: [['content-type', 'text/plain']], body: text };
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
};

function failure(exchange: Exchange, status: number, because: string | undefined): SandboxResponse {
  exchange.draft.because = because;
  return instanceError(status, titles[status] ?? 'Error');
}

/** The page that the service answers with where it has nothing else. */
export function instanceError(status: number, title: string): SandboxResponse {
  const page = `<!DOCTYPE html>\n<html><head><title>${status} - ${title}</title></head><body><h1>${status} - ${title}</h1></body></html>\n`;
  return { status, headers: [['content-type', 'text/html']], body: page };
}
