/* A thread that makes parts of archives: one answer for each message, in their order. */
import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { UnsafePathError } from '../archive/refuse-unsafe-path.ts';
import { SegmentWorkshop } from './make-segment.ts';
import type { MadeSegment, SegmentOrder } from './segment-order.ts';

/** What a thread hands back: an error of ours does not survive the way, so it goes in parts. */
export type SegmentAnswer =
  | { readonly kind: 'made'; readonly segment: MadeSegment }
  | { readonly kind: 'unsafe-path'; readonly path: string }
  | { readonly kind: 'fault'; readonly fault: unknown };

const workshop = new SegmentWorkshop();
makeWay(Number(Object(workerData).niceness));

parentPort?.on('message', (order: SegmentOrder) => {
  const answer = answerOf(order);
  const handedOver = answer.kind === 'made' ? [answer.segment.body, answer.segment.sums, answer.segment.directory] : [];
  parentPort?.postMessage(
    answer,
    handedOver.map(({ buffer }) => buffer),
  );
});

function answerOf(order: SegmentOrder): SegmentAnswer {
  try {
    return { kind: 'made', segment: workshop.make(order) };
  } catch (error) {
    if (error instanceof UnsafePathError) return { kind: 'unsafe-path', path: error.path };
    return { kind: 'fault', fault: error };
  }
}

/** Where threads have no number of their own, this one is as important as the others. */
function makeWay(niceness: number): void {
  if (!(niceness > 0)) return;
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    if (thread > 0 && thread !== process.pid) setPriority(thread, niceness);
  } catch {
    // Not Linux.
  }
}
