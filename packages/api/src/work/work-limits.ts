import { usual } from '../limits/limit-table.ts';

/** Bytes of a request up to which its cost is small. */
export const shortWorkBytes: number = usual('shortWorkBytes');

interface WorkLimits {
  /** What the thread that talks to clients does itself: see `atOnce`. */
  readonly here: Readonly<Record<'bytes' | 'dear' | 'pause', number>>;
  readonly short: Readonly<Record<'waiting' | 'waitingOfTenant' | 'runningOfTenant' | 'batch', number>>;
  readonly long: Readonly<Record<'waiting' | 'waitingOfTenant', number>>;
  /** Milliseconds that one piece of work may take on its thread. */
  readonly deadline: Readonly<Record<'short' | 'long', number>>;
  /** Megabytes of a thread. */
  readonly memory: Readonly<Record<'short' | 'long', number>>;
}

/** What work may cost, and how much of it may wait. Short work is gathered into messages. */
export const workLimits: WorkLimits = {
  here: { bytes: 8192, dear: 32_768, pause: 1000 },
  short: {
    waiting: usual('shortWaiting'),
    waitingOfTenant: usual('shortWaitingOfTenant'),
    runningOfTenant: usual('shortRunningOfTenant'),
    batch: 16,
  },
  long: { waiting: usual('longWaiting'), waitingOfTenant: usual('longWaitingOfTenant') },
  deadline: { short: usual('shortDeadline'), long: usual('longDeadline') },
  memory: { short: usual('shortMemory'), long: usual('longMemory') },
};
