import { explain, jsonExplanation } from '@duckbill/core';
import { answer } from '../../answer.ts';
import type { TaskAnswer } from '../task.ts';

export interface ExplainInput {
  readonly text: string;
}

/** What is known about a code, a pasted text or a log. The text itself is never sent back. */
export function explainTask({ text }: ExplainInput): TaskAnswer {
  return answer({ version: 1, explanations: explain(text).map(jsonExplanation) });
}
