import type { Jobs } from './open-jobs.ts';

/** Jobs that are opened when somebody first asks for them: a database takes seconds, and most who lint need none. */
export interface LazyJobs {
  /** Throws what opening says; the next call tries again. */
  open(): Promise<Jobs>;
  /** Those that are open already. */
  readonly opened: Jobs | undefined;
  /** Closes what is open, and opens nothing more. */
  close(): Promise<void>;
}

export function lazyJobs(openJobs: () => Promise<Jobs>): LazyJobs {
  let opening: Promise<Jobs> | undefined;
  let opened: Jobs | undefined;
  let isClosed = false;
  const begin = async (): Promise<Jobs> => {
    opened = await openJobs();
    return opened;
  };
  return {
    open: async () => {
      if (isClosed) throw new Error('jobs are closed');
      opening ??= begin();
      try {
        return await opening;
      } catch (error) {
        opening = undefined;
        throw error;
      }
    },
    get opened() {
      return opened;
    },
    close: async () => {
      isClosed = true;
      // Who waits for it is told why it failed.
      await opening?.catch(() => undefined);
      await opened?.close();
    },
  };
}
