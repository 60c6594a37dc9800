import type { Code, Severity } from '@duckbill/core';

/** Every way in which a request can be refused, with its status and its heading. The one table. */
const problems = {
  'request-malformed': { status: 400, title: 'This is no request' },
  'body-incomplete': { status: 400, title: 'The body did not arrive' },
  'body-not-gzip': { status: 400, title: 'The body is not packed as it says' },
  'body-not-json': { status: 400, title: 'The body is not JSON' },
  'body-not-utf8': { status: 400, title: 'The body is not UTF-8' },
  'body-not-form': { status: 400, title: 'The body is not a form' },
  'idempotency-key-invalid': { status: 400, title: 'The idempotency key cannot be used' },
  'query-invalid': { status: 400, title: 'The query does not have the form that is documented' },
  'credentials-missing': { status: 401, title: 'The request does not say who asks' },
  'credentials-unknown': { status: 401, title: 'The key or token is not known' },
  'credentials-expired': { status: 401, title: 'The key or token has expired' },
  'scope-missing': { status: 403, title: 'The key or token does not allow this' },
  'origin-not-allowed': { status: 403, title: 'Pages of this origin may not ask for this' },
  'sign-in-denied': { status: 403, title: 'The sign-in was denied' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'jobs-off': { status: 404, title: 'The service makes no jobs' },
  'route-unknown': { status: 404, title: 'There is nothing at this address' },
  'connect-off': { status: 404, title: 'This service makes no calls to AWS' },
  'sign-in-unknown': { status: 404, title: 'There is no such sign-in' },
  'method-not-allowed': { status: 405, title: 'This address does not take this method' },
  'type-not-offered': { status: 406, title: 'There is no answer of the media type that is asked for' },
  'request-late': { status: 408, title: 'The request did not arrive in time' },
  'sign-in-pending': { status: 409, title: 'The sign-in waits for its person' },
  'sign-in-expired': { status: 410, title: 'The sign-in is over' },
  'job-key-reused': { status: 409, title: 'The idempotency key stands for another job' },
  'job-state-wrong': { status: 409, title: 'The job is not in a state for this' },
  'job-not-done': { status: 409, title: 'The job has no result' },
  'roster-incomplete': { status: 409, title: 'The roster is not there as a whole' },
  'job-result-gone': { status: 410, title: 'The result has been removed' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'roster-too-large': { status: 413, title: 'The roster is too large' },
  'content-type-wrong': { status: 415, title: 'The body is of another type' },
  'encoding-not-supported': { status: 415, title: 'The body is compressed' },
  'range-unsatisfiable': { status: 416, title: 'The result has no such part' },
  'host-unknown': { status: 421, title: 'The service does not go by this name' },
  'body-too-deep': { status: 422, title: 'The body is nested too deeply' },
  'request-invalid': { status: 422, title: 'The request does not have the form that is documented' },
  'file-repeated': { status: 422, title: 'Two files have the same name' },
  'target-unknown': { status: 422, title: 'The target is not among the files' },
  'target-refused': { status: 422, title: 'The target cannot be looked at' },
  'bundle-refused': { status: 422, title: 'This is no bundle' },
  'spec-refused': { status: 422, title: 'The specification cannot be used' },
  'roster-refused': { status: 422, title: 'The roster has errors' },
  'role-unknown': { status: 422, title: 'There is no role to judge' },
  'target-unreadable': { status: 422, title: 'No program can read the target' },
  'aws-files-ambiguous': { status: 422, title: 'More than one pair of AWS files' },
  'start-url-wrong': { status: 422, title: 'This is no start URL of Identity Center' },
  'region-unknown': { status: 422, title: 'AWS has no such region' },
  'endpoint-not-allowed': { status: 422, title: 'The operator does not allow this endpoint' },
  'not-assigned': { status: 422, title: 'The person does not have this permission set in this account' },
  'aws-refused': { status: 422, title: 'AWS refused' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'jobs-too-many': { status: 429, title: 'Too many jobs are under way' },
  'too-many-at-once': { status: 429, title: 'Too many requests at once' },
  'sign-ins-too-many': { status: 429, title: 'There are too many sign-ins' },
  'headers-too-large': { status: 431, title: 'The head of the request is too large' },
  fault: { status: 500, title: 'The service failed' },
  'aws-failed': { status: 502, title: 'AWS failed' },
  'outbound-refused': { status: 502, title: 'The address leads to a place that is not AWS' },
  'jobs-unavailable': { status: 503, title: 'The database of jobs cannot be used' },
  'store-unavailable': { status: 503, title: 'The store of jobs cannot be used' },
  'storage-used-up': { status: 507, title: 'The tenant keeps as much as it may' },
  'store-full': { status: 507, title: 'The store of jobs is full' },
  'issuer-unavailable': { status: 503, title: 'The issuer of the token cannot be asked' },
  'not-ready': { status: 503, title: 'The service is not ready' },
  'aws-busy': { status: 503, title: 'AWS has too much to do' },
  'too-busy': { status: 503, title: 'The service has too much to do' },
  'deadline-passed': { status: 504, title: 'The work took too long' },
  'aws-unreachable': { status: 504, title: 'AWS did not answer' },
} as const;

export type ProblemCode = keyof typeof problems;

/** Every code, for the documentation of the service. */
export const problemCodes: readonly ProblemCode[] = Object.keys(problems).filter(isProblemCode);

function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(problems, text);
}

/** A part of the body or the query that is not as documented. */
export interface FieldError {
  /** JSON pointer as a URI fragment, such as `#/files/0/name`; into the query, its parameters are the members. */
  readonly pointer: string;
  readonly detail: string;
}

/** Something that is wrong with what was sent, as lint says such things. */
export interface ProblemFinding {
  /** A code of the catalogue: /v1/rules/{code}. */
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly hints: readonly string[];
  readonly file: string;
  /** Where the value stands in the body. */
  readonly pointer?: string;
  /** Where it stands in a file, both from 1; a row of a roster is a line. */
  readonly line?: number;
  readonly column?: number | string;
}

export interface ProblemDetails {
  /** What was wrong this time, in a sentence. Never a piece of the body: it may hold secrets. */
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  /** Codes of the catalogue that explain it: see `/v1/errors`. */
  readonly guidance?: readonly string[];
  readonly findings?: readonly ProblemFinding[];
  /** Where JSON ends to be JSON. */
  readonly position?: { readonly line: number; readonly column: number; readonly offset: number };
}

/** Problem details as RFC 9457 has them, with `code`, `errors` and `position` of our own. */
export interface Problem extends ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: (typeof problems)[ProblemCode]['status'];
  readonly code: ProblemCode;
}

export const problemContentType = 'application/problem+json';

/** A problem with the status and title of its code. */
export function problem(code: ProblemCode, details: ProblemDetails): Problem {
  const { status, title } = problems[code];
  return { type: `urn:duckbill:problem:${code}`, title, status, code, ...details };
}

/** The status of a problem code. */
export function problemStatus(code: ProblemCode): Problem['status'] {
  return problems[code].status;
}

/** The heading of a problem code. */
export function problemTitle(code: ProblemCode): string {
  return problems[code].title;
}
