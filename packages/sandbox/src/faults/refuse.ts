import type { Service } from '../endpoint.ts';
import { randomHex, randomUuid, type Exchange } from '../exchange.ts';
import type { SandboxResponse } from '../http-message.ts';
import { noteFailure } from '../journal.ts';
import { iamError } from '../iam/iam-answer.ts';
import { containerError } from '../metadata/container-credentials.ts';
import { instanceError } from '../metadata/instance-metadata.ts';
import { s3Error } from '../s3/s3-answer.ts';
import { ServiceFailure } from '../service-failure.ts';
import { oidcError } from '../sso-oidc/oidc-failure.ts';
import { portalError } from '../sso-portal/portal-service.ts';
import { stsError } from '../sts/sts-answer.ts';
import { captivePortal } from './captive-portal.ts';
import type { RefusalFault } from './fault.ts';

type Words = readonly [status: number, code: string, text: string | undefined];

/** Too many requests: status, code and text of each service (aws-wire §3.2; the texts of STS and S3 as SDKs know them). */
const throttled: Readonly<Record<Service, Words>> = {
  sts: [400, 'Throttling', 'Rate exceeded'],
  iam: [400, 'Throttling', 'Rate exceeded'],
  s3: [503, 'SlowDown', 'Please reduce your request rate.'],
  'sso-oidc': [400, 'SlowDownException', undefined],
  sso: [429, 'TooManyRequestsException', undefined],
  'ec2-metadata': [503, 'Service Unavailable', undefined],
  'container-credentials': [429, 'TooManyRequests', 'Too many requests'],
};

const broken: Readonly<Record<Service, Words>> = {
  sts: [500, 'InternalFailure', 'An internal error occurred. Retry your request.'],
  iam: [500, 'ServiceFailure', undefined],
  s3: [500, 'InternalError', 'We encountered an internal error. Please try again.'],
  'sso-oidc': [500, 'InternalServerException', undefined],
  sso: [500, 'InternalFailure', undefined],
  'ec2-metadata': [500, 'Internal Server Error', undefined],
  'container-credentials': [500, 'InternalServerError', 'Internal server error'],
};

const unavailable: Readonly<Record<Service, Words>> = {
  sts: [503, 'ServiceUnavailable', 'The request has failed due to a temporary failure of the server.'],
  iam: [503, 'ServiceUnavailable', undefined],
  s3: [503, 'ServiceUnavailable', 'Service is unable to handle request.'],
  'sso-oidc': [503, 'ServiceUnavailableException', undefined],
  sso: [503, 'ServiceUnavailableException', undefined],
  'ec2-metadata': [503, 'Service Unavailable', undefined],
  'container-credentials': [503, 'ServiceUnavailable', 'Service unavailable'],
};

/** The answer of a fault that stands in for the service. */
export function refuse(exchange: Exchange, service: Service, fault: RefusalFault): SandboxResponse {
  if (fault.kind === 'captive-portal') return captivePortal(exchange.request, fault.status ?? 200);
  const failure = failureOf(service, fault);
  noteFailure(exchange.draft, failure);
  return answers[service](exchange, failure);
}

function failureOf(
  service: Service,
  fault: Exclude<RefusalFault, { readonly kind: 'captive-portal' }>,
): ServiceFailure {
  if (fault.kind === 'error') return new ServiceFailure(fault.status, fault.code, fault.message);
  const table = fault.kind === 'throttle' ? throttled : fault.status === 503 ? unavailable : broken;
  return new ServiceFailure(...table[service]);
}

const answers: Readonly<Record<Service, (exchange: Exchange, failure: ServiceFailure) => SandboxResponse>> = {
  sts: (exchange, failure) => {
    exchange.draft.requestId = randomUuid(exchange.random);
    return stsError(failure, exchange.draft.requestId);
  },
  iam: (exchange, failure) => {
    exchange.draft.requestId = randomUuid(exchange.random);
    return iamError(failure, exchange.draft.requestId);
  },
  s3: (exchange, failure) => {
    const requestId = randomHex(exchange.random, 8).toUpperCase();
    exchange.draft.requestId = requestId;
    const hostId = Buffer.from(exchange.random(56)).toString('base64');
    return s3Error(failure, { requestId, hostId }, exchange.request.method !== 'HEAD');
  },
  'sso-oidc': (exchange, failure) => {
    exchange.draft.requestId = randomUuid(exchange.random);
    return oidcError(failure, exchange.draft.requestId);
  },
  sso: (exchange, failure) => {
    exchange.draft.requestId = randomUuid(exchange.random);
    return portalError(failure, exchange.draft.requestId);
  },
  'ec2-metadata': (_exchange, failure) => instanceError(failure.status, failure.code),
  'container-credentials': (_exchange, failure) => containerError(failure.status, failure.code, failure.text),
};
