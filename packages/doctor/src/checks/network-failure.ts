import type { Facts, FailureService } from '@duckbill/core';
import type { CallFailure } from '../check.ts';
import { classifyFailure } from '../classify-failure.ts';
import type { Endpoint } from '../network/plan-endpoints.ts';
import { SignInError } from '../sign-in/sign-in-error.ts';

/** Why a server could not be asked, with its guidance; `facts` are what else is known. */
export function networkFailure(error: unknown, { url }: Endpoint, operation: string, facts: Facts = {}): CallFailure {
  const classified = classifyFailure(error, { service: 's3', operation, endpoint: url });
  return { operation, ...classified, facts: { ...classified.facts, ...facts } };
}

/** Something that the doctor saw and nobody threw, under the code by which its guidance knows it. */
export function seenFailure(
  service: FailureService,
  code: string,
  message: string,
  endpoint: Endpoint,
  operation: string,
  facts: Facts = {},
): CallFailure {
  const seen = networkFailure(new SignInError(service, message, { code }), endpoint, operation, facts);
  // Nobody answered with this code.
  const { code: _, ...failure } = seen.failure;
  return { ...seen, failure };
}
