import type { Task } from '../task.ts';
import { explainTask, type ExplainInput } from './explain-task.ts';
import { lintTask, type LintInput, type LintOutput } from './lint-task.ts';
import { planTask, type PlanInput } from './plan-task.ts';

/** What work takes, by its name. */
export interface TaskInputs {
  readonly explain: ExplainInput;
  readonly lint: LintInput;
  readonly plan: PlanInput;
}

export type TaskName = keyof TaskInputs;

/** What work makes where that is more than something to send. */
export interface TaskOutputs extends Record<Exclude<TaskName, 'lint'>, object> {
  readonly lint: LintOutput;
}

/** Every kind of work. */
export const allTasks: { readonly [Name in TaskName]: Task<TaskInputs[Name], TaskOutputs[Name]> } = {
  explain: explainTask,
  lint: lintTask,
  plan: planTask,
};
