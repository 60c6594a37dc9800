import type { PrintedAnswer } from '../print-answer.ts';
import type { CallFacts } from './call-facts.ts';
import type { WorkOrder } from './workbench.ts';

export interface AtOnceOptions {
  readonly answer: (call: CallFacts) => Promise<PrintedAnswer>;
  /** Bytes that a request may have. */
  readonly bytes: number;
  /** Characters of an answer that was dear: many findings are what makes a small request so. */
  readonly dear: number;
  /** Milliseconds in which nothing more of its tenant is done here. */
  readonly pause: number;
  /** Milliseconds of a clock that only goes on. */
  readonly now?: () => number;
}

/**
 * Work on the thread that talks to clients: to pass a small request to another thread and its answer back costs as much
 * as to answer it. Its size bounds its cost. A tenant of which one was full of mistakes all the same has the next ones
 * done by the threads, where tenants take turns. Undefined where the threads have to do it.
 */
export type AtOnce = (call: CallFacts, order: WorkOrder) => Promise<PrintedAnswer | undefined>;

/** One request after the other: many that come together are not all begun before the first was found to be dear. */
export function atOnce({ answer, bytes, dear, pause, now = () => performance.now() }: AtOnceOptions): AtOnce {
  const pausedUntil = new Map<string, number>();
  let last: Promise<unknown> = Promise.resolve();
  const isPaused = (tenant: string): boolean => {
    const until = pausedUntil.get(tenant);
    if (until === undefined) return false;
    if (now() < until) return true;
    pausedUntil.delete(tenant);
    return false;
  };
  const answerNow = async (call: CallFacts, tenant: string): Promise<PrintedAnswer | undefined> => {
    if (isPaused(tenant)) return undefined;
    const printed = await answer(call);
    if (printed.text.length > dear) pausedUntil.set(tenant, now() + pause);
    return printed;
  };
  return async (call, { tenant }) => {
    if (call.bytes.length > bytes) return undefined;
    const before = last;
    const own = before.then(() => answerNow(call, tenant));
    last = own.catch(() => {});
    return own;
  };
}
