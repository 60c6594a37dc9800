/* A thread of the pool: piscina calls its default export. */
import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import { catalogueProfiles } from '@duckbill/profiles';
import { faultFacts } from '../observe/fault-facts.ts';
import { answerCallOf } from './answer-call.ts';
import type { ThreadOrder, ThreadOutput } from './thread-order.ts';
import type { ThreadMessage } from './thread-pool.ts';
import { inlineWorkbench } from './workbench.ts';

const world = { profiles: catalogueProfiles() };
const workbench = inlineWorkbench(world);
const answerCall = answerCallOf(world);
const order = { signal: new AbortController().signal, tenant: '' };

makeWay();

/** Does the orders one after the other. A fault of one says nothing about the next. */
export default async function work({ begun, items }: ThreadMessage<ThreadOrder>): Promise<readonly ThreadOutput[]> {
  Atomics.store(begun, 0, 1);
  const outputs: ThreadOutput[] = [];
  for (const asked of items) outputs.push(await workOn(asked));
  return outputs;
}

async function workOn(asked: ThreadOrder): Promise<ThreadOutput> {
  try {
    return asked.kind === 'call'
      ? { kind: 'printed', printed: await answerCall(asked.call) }
      : { kind: 'answer', answer: await workbench.run(asked.name, asked.input, order) };
  } catch (fault) {
    return { kind: 'fault', fault: faultFacts(fault) };
  }
}

/** A thread for long work lets others go first, where the system counts threads one by one: on Linux. */
function makeWay(): void {
  const niceness: unknown = Object(workerData).niceness;
  if (typeof niceness !== 'number') return;
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    if (thread > 0 && thread !== process.pid) setPriority(thread, niceness);
  } catch {
    // Then it is as important as the others.
  }
}
