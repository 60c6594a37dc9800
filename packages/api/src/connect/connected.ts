import { type Answer, refusal } from '../answer.ts';
import { problem, type ProblemCode } from '../problem.ts';
import type { FullWorld } from '../world.ts';
import { ConnectRefused } from './connect-refused.ts';
import type { ConnectService } from './connect-service.ts';

/** With the service, if the operator has turned it on; what it refuses is a problem. */
export async function connected(
  { connect }: FullWorld,
  work: (connect: ConnectService) => Promise<Answer>,
  secrets: readonly string[] = [],
): Promise<Answer> {
  if (connect === undefined) {
    const detail = 'The operator has not turned it on: duckbill serve --enable-connect.';
    return refusal(problem('connect-off', { detail }));
  }
  try {
    return await work(connect);
  } catch (error) {
    if (!(error instanceof ConnectRefused)) throw error;
    const { retryAfter } = error;
    return refusal(error.problem, secrets, retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) });
  }
}

/** Problems of every route that calls AWS. */
export const always: readonly ProblemCode[] = [
  'connect-off',
  'aws-refused',
  'aws-failed',
  'aws-busy',
  'aws-unreachable',
  'outbound-refused',
];
export const ofSignIn: readonly ProblemCode[] = [...always, 'sign-in-unknown', 'sign-in-expired', 'sign-in-denied'];
export const ofPortal: readonly ProblemCode[] = [...ofSignIn, 'sign-in-pending'];

/** What every route under /v1/connect has. */
export const connectTag = { tag: 'Connect', scope: 'connect', weight: 'heavy' } as const;

/** Where sign-ins are. */
export const signInRoot = '/v1/connect/sso/sessions';
