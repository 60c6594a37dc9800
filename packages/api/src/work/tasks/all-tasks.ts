import type { Task } from '../task.ts';
import { lintTask, type LintInput } from './lint-task.ts';
import { planTask, type PlanInput } from './plan-task.ts';

/** Work by its name, with what it takes. */
export interface TaskInputs {
  readonly lint: LintInput;
  readonly plan: PlanInput;
}

export type TaskName = keyof TaskInputs;

/** Every kind of work. */
export const allTasks: { readonly [Name in TaskName]: Task<TaskInputs[Name]> } = {
  lint: lintTask,
  plan: planTask,
};
