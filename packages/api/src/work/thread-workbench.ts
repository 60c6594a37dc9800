import { availableParallelism } from 'node:os';
import { refusal } from '../answer.ts';
import { jsonType } from '../media.ts';
import { type PrintedAnswer, printAnswer } from '../print-answer.ts';
import { problem, type Problem } from '../problem.ts';
import type { AtOnce } from './at-once.ts';
import { type ThreadCode, ThreadPool, type WorkLoss } from './thread-pool.ts';
import type { FaultFacts, ThreadOrder, ThreadOutput } from './thread-order.ts';
import type { ServiceLimits } from '../schemas/limits-config.ts';
import type { Workbench, WorkOrder } from './workbench.ts';
import type { TaskAnswer } from './task.ts';
import type { TaskOutputs } from './tasks/all-tasks.ts';
import { shortWorkBytes, workLimits } from './work-limits.ts';

export interface ThreadWorkbenchOptions {
  readonly code: ThreadCode;
  /** Does what is small at once, on this thread; everything goes to the threads unless given. */
  readonly here?: AtOnce;
  /** Threads for short work, and as many for long work but one; the processors unless given. */
  readonly threads?: number;
  readonly limits?: Partial<Pick<ServiceLimits, 'shortDeadline' | 'longDeadline' | 'longMemory'>>;
}

export interface ThreadWorkbench extends Workbench {
  /** Finishes what is under way, or not. */
  close(now?: boolean): Promise<void>;
}

/**
 * Work on threads, in two lanes: short work, of which the size bounds the cost, never waits behind long work. Within a
 * lane tenants take turns.
 */
export function threadWorkbench(options: ThreadWorkbenchOptions): ThreadWorkbench {
  const threads = Math.max(1, options.threads ?? availableParallelism());
  const { code, here, limits = {} } = options;
  const { shortDeadline = workLimits.deadline.short, longDeadline = workLimits.deadline.long } = limits;
  const most = Math.max(1, threads - 1);
  const short = new ThreadPool<ThreadOrder, ThreadOutput>({
    ...workLimits.short,
    code,
    threads: { least: 1, most: threads },
    deadline: shortDeadline,
    memory: workLimits.memory.short,
  });
  const long = new ThreadPool<ThreadOrder, ThreadOutput>({
    ...workLimits.long,
    // Where there is more than one thread, no tenant has them all.
    runningOfTenant: Math.max(1, most - 1),
    code,
    data: { niceness: 5 },
    threads: { least: 0, most },
    batch: 1,
    deadline: longDeadline,
    memory: limits.longMemory ?? workLimits.memory.long,
  });
  const work = async (
    pool: ThreadPool<ThreadOrder, ThreadOutput>,
    asked: ThreadOrder,
    { tenant, signal }: WorkOrder,
  ): Promise<Exclude<ThreadOutput, { kind: 'fault' }> | Problem> => {
    const result = await pool.run(asked, tenant, signal);
    if (!result.ok) return lossProblem(result.loss);
    if (result.output.kind !== 'fault') return result.output;
    throw new ThreadFault(result.output.fault);
  };
  return {
    run: async (name, input, order) => {
      const output = await work(long, { kind: 'task', name, input }, order);
      if (!('kind' in output)) return refuse(output);
      // What a task makes is what its name says, on a thread as well.
      if (output.kind === 'answer') return output.answer as TaskAnswer<TaskOutputs[typeof name]>;
      throw new TypeError('a thread answered something else');
    },
    answerCall: async (call, order) => {
      const printed = await here?.(call, order);
      if (printed !== undefined) return printed;
      const lane = call.bytes.length <= shortWorkBytes ? short : long;
      const output = await work(lane, { kind: 'call', call }, order);
      if (!('kind' in output)) return printRefusal(output);
      if (output.kind === 'printed') return output.printed;
      throw new TypeError('a thread answered something else');
    },
    loads: () => ({ short: short.load, long: long.load }),
    close: async (now) => {
      await Promise.all([short.close(now), long.close(now)]);
    },
  };
}

/** A fault in a thread, with the frames of that thread. */
class ThreadFault extends Error {
  constructor({ fault, stack }: FaultFacts) {
    super('fault in a thread');
    this.name = fault;
    this.stack = [fault, ...stack.map((frame) => `    ${frame}`)].join('\n');
  }
}

function lossProblem(loss: WorkLoss): Problem {
  switch (loss) {
    case 'deadline-passed':
      return problem('deadline-passed', { detail: 'The work took longer than it may. Send less at once.' });
    case 'memory-passed':
      return problem('deadline-passed', { detail: 'The work took more memory than it may. Send less at once.' });
    case 'too-busy':
      return problem('too-busy', { detail: 'Too much work waits already. Try again in a moment.' });
    case 'left':
      return problem('too-busy', { detail: 'The client has left.' });
    case 'lost':
      return problem('too-busy', { detail: 'The work was lost. Try again in a moment.' });
  }
}

const comeBack = { 'Retry-After': '1' };

function refuse(refused: Problem): ReturnType<typeof refusal> {
  return refusal(refused, [], refused.code === 'too-busy' ? comeBack : {});
}

function printRefusal(refused: Problem): PrintedAnswer {
  return printAnswer(refuse(refused), jsonType);
}
