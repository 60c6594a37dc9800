import type { Task } from '../task.ts';
import { convertTask, type ConvertInput } from './convert-task.ts';
import { doctorTask, type DoctorInput } from './doctor-task.ts';
import { explainTask, type ExplainInput } from './explain-task.ts';
import { generateTask, type GenerateInput } from './generate-task.ts';
import { inspectTask, type InspectInput } from './inspect-task.ts';
import { lintTask, type LintInput, type LintOutput } from './lint-task.ts';
import { planTask, type PlanInput } from './plan-task.ts';
import { policyCheckTask, type PolicyCheckInput, policyLintTask, type PolicyLintInput } from './policy-tasks.ts';

/** What work takes, by its name. */
export interface TaskInputs {
  readonly convert: ConvertInput;
  readonly doctor: DoctorInput;
  readonly explain: ExplainInput;
  readonly generate: GenerateInput;
  readonly inspect: InspectInput;
  readonly lint: LintInput;
  readonly plan: PlanInput;
  readonly policyCheck: PolicyCheckInput;
  readonly policyLint: PolicyLintInput;
}

export type TaskName = keyof TaskInputs;

/** What work makes where that is more than something to send. */
export interface TaskOutputs extends Record<Exclude<TaskName, 'lint'>, object> {
  readonly lint: LintOutput;
}

/** Every kind of work. */
export const allTasks: { readonly [Name in TaskName]: Task<TaskInputs[Name], TaskOutputs[Name]> } = {
  convert: convertTask,
  doctor: doctorTask,
  explain: explainTask,
  generate: generateTask,
  inspect: inspectTask,
  lint: lintTask,
  plan: planTask,
  policyCheck: policyCheckTask,
  policyLint: policyLintTask,
};
