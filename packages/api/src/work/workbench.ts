import type { TaskAnswer, TaskWorld } from './task.ts';
import { allTasks, type TaskInputs, type TaskName, type TaskOutputs } from './tasks/all-tasks.ts';

/** For whom work is done, and whether it is still wanted. */
export interface WorkOrder {
  readonly signal: AbortSignal;
  readonly tenant: string;
}

/** Where work is done. */
export interface Workbench {
  run<Name extends TaskName>(
    task: Name,
    input: TaskInputs[Name],
    order: WorkOrder,
  ): Promise<TaskAnswer<TaskOutputs[Name]>>;
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
