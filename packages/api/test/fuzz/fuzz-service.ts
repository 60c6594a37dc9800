import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ServiceUnderTest } from '../service-under-test.ts';
import type { Likely } from './arbitrary-of-schema.ts';
import { likelyTexts } from './likely-texts.ts';
import { fuzzOperations, type FuzzedOperation, type FuzzRequest } from './fuzz-requests.ts';

/** Bytes that any answer may have: some eight times the largest request. */
export const maxAnswerBytes: number = 32 * 1024 * 1024;

export interface FuzzOptions {
  readonly seed: number;
  /** Requests for each operation. */
  readonly runs: number;
}

/** The operations of a service, for `fuzzOperation`. */
export function operationsOf(
  { documentation }: Pick<ServiceUnderTest, 'documentation'>,
  likely: (operationId: string) => Likely = () => likelyTexts,
): readonly FuzzedOperation[] {
  return fuzzOperations(documentation, likely);
}

/**
 * Sends requests of all kinds for one operation. Throws for a status, a header or a body that is not documented, for a
 * fault of the service, and for an answer that is too large; the request is made as small as possible first.
 */
export async function fuzzOperation(
  service: ServiceUnderTest,
  { requests }: FuzzedOperation,
  { seed, runs }: FuzzOptions,
): Promise<Readonly<Record<number, number>>> {
  const statuses: Record<number, number> = {};
  const property = fc.asyncProperty(requests, async ({ path, ...request }: FuzzRequest) => {
    const { status, bytes } = await service.send(path, request);
    statuses[status] = (statuses[status] ?? 0) + 1;
    assert.ok(bytes.byteLength <= maxAnswerBytes, `an answer of ${bytes.byteLength} bytes`);
  });
  await fc.assert(property, { seed, numRuns: runs });
  return statuses;
}
