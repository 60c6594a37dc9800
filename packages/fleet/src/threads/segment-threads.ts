import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { UnsafePathError } from '../archive/refuse-unsafe-path.ts';
import type { MadeSegment, SegmentMaker, SegmentOrder } from './segment-order.ts';
import type { SegmentAnswer } from './segment-thread.ts';

/** Where the code of a thread is, and what Node needs to run it. */
export interface SegmentThreadCode {
  readonly filename: string;
  readonly execArgv: readonly string[];
}

/** Where it lies beside these sources, or beside what was built from them. Sources need a loader, in each thread again. */
export function segmentThreadCode(): SegmentThreadCode {
  const here = import.meta.url;
  if (!here.endsWith('.ts')) return { filename: fileURLToPath(new URL('segment-thread.js', here)), execArgv: [] };
  // `tsx` itself would load what is imported, but not what a thread begins with. Its ES module lies beside the other.
  const loader = new URL('index.mjs', pathToFileURL(createRequire(here).resolve('tsx/esm/api'))).href;
  const register = `data:text/javascript,import{register}from${encodeURIComponent(JSON.stringify(loader))};register()`;
  const execArgv = ['--conditions=@duckbill/source', '--import', register];
  return { filename: fileURLToPath(new URL('segment-thread.ts', here)), execArgv };
}

export interface SegmentThreadsOptions {
  /** At most so many. */
  readonly threads: number;
  /** How much they let other threads go first, from 0 to 19, where the system counts threads one by one: on Linux. */
  readonly niceness?: number;
  /** Where the code lies when it was bundled. */
  readonly code?: SegmentThreadCode;
}

/** Orders that a thread may have: the next lies there when one is done. */
const ORDERS = 2;
/** Megabytes for what dies young, which is nearly everything: less collecting. */
const YOUNG = 32;

interface Waiting {
  readonly resolve: (segment: MadeSegment) => void;
  readonly reject: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  /** In the order in which the thread answers. */
  readonly waiting: Waiting[];
}

/**
 * Threads that make parts of archives. A thread is started when there is work for it; one that dies takes what it was
 * making with it, and another takes its place. Whoever is done with them calls `close`, else the process does not end.
 */
export class SegmentThreads implements SegmentMaker {
  readonly atOnce: number;
  readonly #most: number;
  readonly #code: SegmentThreadCode;
  readonly #niceness: number;
  readonly #threads = new Set<Thread>();

  constructor({ threads, niceness = 0, code = segmentThreadCode() }: SegmentThreadsOptions) {
    this.#niceness = niceness;
    this.#most = threads;
    this.#code = code;
    this.atOnce = threads * ORDERS;
  }

  make(order: SegmentOrder): Promise<MadeSegment> {
    return new Promise((resolve, reject) => {
      const { worker, waiting } = this.#freest();
      waiting.push({ resolve, reject });
      worker.postMessage(order, []);
    });
  }

  /** Ends the threads at once; what they were making is lost. */
  async close(): Promise<void> {
    await Promise.all([...this.#threads].map(({ worker }) => worker.terminate()));
  }

  #freest(): Thread {
    let freest: Thread | undefined;
    for (const thread of this.#threads)
      if (freest === undefined || thread.waiting.length < freest.waiting.length) freest = thread;
    if (freest === undefined || (freest.waiting.length > 0 && this.#threads.size < this.#most)) return this.#start();
    return freest;
  }

  #start(): Thread {
    const { filename, execArgv } = this.#code;
    const worker = new Worker(filename, {
      execArgv: [...execArgv],
      workerData: { niceness: this.#niceness },
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    const thread: Thread = { worker, waiting: [] };
    this.#threads.add(thread);
    worker.on('message', (answer: SegmentAnswer) => settle(thread.waiting.shift(), answer));
    const die = (error: unknown): void => {
      this.#threads.delete(thread);
      for (const { reject } of thread.waiting.splice(0)) reject(error);
    };
    worker.on('error', die);
    worker.on('exit', () => die(new Error('a thread that made files ended')));
    return thread;
  }
}

function settle(waiting: Waiting | undefined, answer: SegmentAnswer): void {
  switch (answer.kind) {
    case 'made':
      waiting?.resolve(answer.segment);
      break;
    case 'unsafe-path':
      waiting?.reject(new UnsafePathError(answer.path));
      break;
    case 'fault':
      waiting?.reject(answer.fault);
      break;
  }
}
