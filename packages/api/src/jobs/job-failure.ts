import { StoreError } from '../results/store-error.ts';

/** Why a job failed: what happened, and whether the same job can go on once that is mended. */
const failures = {
  'roster-unusable': { retry: false, detail: 'The roster has no member that files can be made for.' },
  'roster-errors': {
    retry: false,
    detail: 'The roster has errors, and strict wants no result then. Mend the rows and start a new job.',
  },
  'too-many-users': { retry: false, detail: 'The roster has more members than a job of this tenant may have.' },
  'store-full': {
    retry: true,
    detail: 'The store for results has no space left. Make room there, then retry: what is done is kept.',
  },
  'store-refused': {
    retry: true,
    detail: 'The store for results does not let the service write or read. Mend the rights, then retry.',
  },
  'store-unreachable': {
    retry: true,
    detail: 'The store for results does not answer. Retry when it answers again: what is done is kept.',
  },
  'store-missing': {
    retry: false,
    detail: 'Something that the job had kept in the store is gone. Start a new job.',
  },
  'workers-died': {
    retry: true,
    detail: 'Workers ended again and again while they worked on the same part: look at their logs and memory.',
  },
  fault: { retry: true, detail: 'The service failed. Its log says where; a retry goes on from what is done.' },
} as const;

export type JobFailureCode = keyof typeof failures;

/** Why a job failed. The detail never quotes rows, files or addresses. */
export interface JobFailure {
  readonly code: JobFailureCode;
  readonly detail: string;
  /** Whether `retry` makes sense. */
  readonly retry: boolean;
}

export const jobFailureCodes: readonly JobFailureCode[] = Object.keys(failures).filter(isFailureCode);

function isFailureCode(text: string): text is JobFailureCode {
  return Object.hasOwn(failures, text);
}

/** A failure in its words. */
export function jobFailure(code: JobFailureCode): JobFailure {
  return { code, ...failures[code] };
}

/** The failure that an error of some work is. */
export function failureOf(error: unknown): JobFailureCode {
  return error instanceof StoreError ? `store-${error.kind}` : 'fault';
}
