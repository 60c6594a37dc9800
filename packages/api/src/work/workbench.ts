import type { PrintedAnswer } from '../print-answer.ts';
import type { CallFacts } from './call-facts.ts';
import type { TaskAnswer, TaskWorld } from './task.ts';
import { allTasks, type TaskInputs, type TaskName, type TaskOutputs } from './tasks/all-tasks.ts';
import type { PoolLoad } from './thread-pool.ts';

/** For whom work is done, and whether it is still wanted. */
export interface WorkOrder {
  readonly signal: AbortSignal;
  readonly tenant: string;
}

/** Where work is done. What cannot be done in time is answered with a problem. */
export interface Workbench {
  run<Name extends TaskName>(
    task: Name,
    input: TaskInputs[Name],
    order: WorkOrder,
  ): Promise<TaskAnswer<TaskOutputs[Name]>>;
  /** Answers a whole request, from its bytes to the text of the answer, away from the thread that talks to clients. */
  readonly answerCall?: (call: CallFacts, order: WorkOrder) => Promise<PrintedAnswer>;
  /** What there is to do, by lane. */
  readonly loads?: () => Readonly<Record<string, PoolLoad>>;
}

/** Does work by its name, on this thread. */
export async function runTask<Name extends TaskName>(
  name: Name,
  input: TaskInputs[Name],
  world: TaskWorld,
): Promise<TaskAnswer<TaskOutputs[Name]>> {
  return allTasks[name](input, world);
}

/** Does the work at once, on the thread that asks for it. */
export function inlineWorkbench(world: TaskWorld): Workbench {
  return { run: (name, input) => runTask(name, input, world) };
}
