import { problem, type Problem, type ProblemCode, type ProblemDetails } from '../problem.ts';

/** Why a request to AWS was not made, or what became of it. */
export class ConnectRefused extends Error {
  readonly problem: Problem;
  /** Seconds after which the same may be asked again. */
  readonly retryAfter: number | undefined;

  constructor(code: ProblemCode, details: ProblemDetails, retryAfter?: number) {
    super(code);
    this.name = 'ConnectRefused';
    this.problem = problem(code, details);
    this.retryAfter = retryAfter;
  }
}
