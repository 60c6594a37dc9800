import type { Facts } from '@duckbill/core';
import type { CallFailure } from '../check.ts';
import { classifyFailure } from '../classify-failure.ts';
import type { Endpoint } from '../network/plan-endpoints.ts';

/** Why a server could not be asked, with its guidance; `facts` are what else is known. */
export function networkFailure(error: unknown, { url }: Endpoint, operation: string, facts: Facts = {}): CallFailure {
  const classified = classifyFailure(error, { service: 's3', operation, endpoint: url });
  return { operation, ...classified, facts: { ...classified.facts, ...facts } };
}
