import { describe } from '@duckbill/core';
import { type Answer, refusal } from '../answer.ts';
import { maxFieldErrors } from '../limits/request-limits.ts';
import { problem, type ProblemCode } from '../problem.ts';
import { StoreError } from '../results/store-error.ts';
import type { Call } from '../route.ts';
import type { FullWorld } from '../world.ts';
import { DatabaseRefused, DatabaseUnavailable } from './database.ts';
import { JobRefused, type JobRefusal } from './job-refused.ts';
import type { Jobs } from './open-jobs.ts';

/** Problems that any route of jobs may have. */
export const jobProblems: readonly ProblemCode[] = ['jobs-off', 'jobs-unavailable', 'store-unavailable', 'store-full'];

const refusals: Readonly<Record<JobRefusal, ProblemCode>> = {
  'job-unknown': 'not-found',
  'job-key-reused': 'job-key-reused',
  'job-state-wrong': 'job-state-wrong',
  'job-not-done': 'job-not-done',
  'job-result-gone': 'job-result-gone',
  'jobs-too-many': 'jobs-too-many',
  'storage-used-up': 'storage-used-up',
  'roster-incomplete': 'roster-incomplete',
  'roster-too-large': 'roster-too-large',
  'spec-wrong': 'spec-refused',
};

/** Asks jobs, and answers what they refuse, and that database or store are away, as problems. */
export async function answerJob(
  call: Pick<Call, 'caller'>,
  world: FullWorld,
  ask: (jobs: Jobs, tenant: string) => Promise<Answer>,
): Promise<Answer> {
  if (world.jobs === undefined)
    return refusal(
      problem('jobs-off', { detail: 'This service makes no fleets as jobs; POST /v1/fleet makes small ones.' }),
    );
  try {
    return await ask(await world.jobs.open(), call.caller.tenant);
  } catch (error) {
    if (error instanceof JobRefused) return refused(error);
    if (error instanceof DatabaseUnavailable || error instanceof DatabaseRefused) {
      world.reportFault(error);
      const detail = 'The database of jobs cannot be used at the moment. Try again.';
      return refusal(problem('jobs-unavailable', { detail }), [], { 'Retry-After': '5' });
    }
    if (error instanceof StoreError) {
      world.reportFault(error);
      return error.kind === 'full'
        ? refusal(
            problem('store-full', { detail: 'The store has no space left. Whoever runs the service can mend it.' }),
          )
        : refusal(
            problem('store-unavailable', { detail: 'The store of jobs does not take or give anything at the moment.' }),
            [],
            {
              'Retry-After': '5',
            },
          );
    }
    throw error;
  }
}

function refused({ code, message, diagnostics }: JobRefused): Answer {
  const errors = diagnostics
    .slice(0, maxFieldErrors)
    .map((one) => ({ pointer: '#/spec', detail: describe(one).message }));
  const headers = code === 'jobs-too-many' ? { 'Retry-After': '60' } : {};
  return refusal(problem(refusals[code], { detail: message, ...(errors.length === 0 ? {} : { errors }) }), [], headers);
}
