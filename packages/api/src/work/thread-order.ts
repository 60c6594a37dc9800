import type { PrintedAnswer } from '../print-answer.ts';
import type { CallFacts } from './call-facts.ts';
import type { TaskAnswer } from './task.ts';
import type { TaskInputs, TaskName } from './tasks/all-tasks.ts';

/** What a thread is asked to do. */
export type ThreadOrder =
  | { readonly kind: 'call'; readonly call: CallFacts }
  | { readonly kind: 'task'; readonly name: TaskName; readonly input: TaskInputs[TaskName] };

/** A fault as plain data: its kind and where it happened, not its message. */
export interface FaultFacts {
  readonly fault: string;
  readonly stack: readonly string[];
}

/** What a thread hands back. */
export type ThreadOutput =
  | { readonly kind: 'printed'; readonly printed: PrintedAnswer }
  | { readonly kind: 'answer'; readonly answer: TaskAnswer }
  | { readonly kind: 'fault'; readonly fault: FaultFacts };
