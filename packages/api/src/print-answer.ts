import { maskSecrets, maskStrings } from '@duckbill/core';
import type { AnswerHeaders, AnswerOfBody, AnswerOfProblem, AnswerOfText } from './answer.ts';
import { type ProblemCode, problemContentType } from './problem.ts';

/** An answer as it is sent: no secret of the request is in it. Plain data. */
export interface PrintedAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly headers?: AnswerHeaders;
  /** What it says when it is a problem; for logs. */
  readonly problem?: ProblemCode;
}

/** The text of an answer, masked. `accepts` is the media type of JSON that was chosen. */
export function printAnswer(answer: AnswerOfBody | AnswerOfText | AnswerOfProblem, accepts: string): PrintedAnswer {
  const { headers = {} } = answer;
  switch (answer.kind) {
    case 'answer': {
      const text = JSON.stringify(maskStrings(answer.body, answer.secrets));
      return { status: answer.status ?? 200, type: accepts, text, headers };
    }
    case 'text':
      return { status: 200, type: answer.type, text: maskSecrets(answer.text, answer.secrets), headers };
    case 'problem': {
      const text = JSON.stringify(maskStrings(answer.problem, answer.secrets));
      return { status: answer.problem.status, type: problemContentType, text, headers, problem: answer.problem.code };
    }
  }
}
