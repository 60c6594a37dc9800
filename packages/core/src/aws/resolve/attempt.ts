import type { AwsEndpoint, AwsKeys, AwsOutcome, AwsResolveError, AwsResult } from './aws-outcome.ts';
import { ProcessNotRun, Refusal } from './refusal.ts';

/** What a step came to: a value, an error, or neither when a process would have had to be run. */
export interface Attempt<T> {
  readonly value?: T | undefined;
  readonly error?: AwsResolveError | undefined;
  readonly stopped?: boolean;
}

/** Does a step and catches the refusals that end it; anything else is a mistake of ours and goes on. */
export function attempt<T>(step: () => T, phase: AwsResolveError['phase']): Attempt<T> {
  try {
    return { value: step() };
  } catch (thrown) {
    if (thrown instanceof Refusal) return { error: thrown.at(phase) };
    if (thrown instanceof ProcessNotRun) return { stopped: true };
    throw thrown;
  }
}

/** The result that an attempt to get keys comes to. */
export function resultOf({ value, error, stopped }: Attempt<AwsKeys | undefined>): AwsResult {
  if (error !== undefined) return { type: 'error', error };
  if (stopped === true) return { type: 'process-not-run' };
  return value === undefined ? { type: 'none' } : { type: 'credentials', keys: value };
}

/** What an attempt to make a client for S3 comes to. */
export function s3Of(made: Attempt<AwsEndpoint> | undefined): Pick<AwsOutcome, 's3' | 's3Error'> {
  if (made?.error !== undefined) return { s3Error: made.error };
  return made?.value === undefined ? {} : { s3: made.value };
}
