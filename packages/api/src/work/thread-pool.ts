import { Piscina } from 'piscina';
import { FairQueue, type FairQueueLimits } from './fair-queue.ts';

/** Where the code of a thread is, and what Node needs to run it. */
export interface ThreadCode {
  readonly filename: string;
  readonly execArgv: readonly string[];
}

export interface ThreadPoolOptions extends FairQueueLimits {
  readonly code: ThreadCode;
  /** Told to each thread when it starts. */
  readonly data?: unknown;
  readonly threads: { readonly least: number; readonly most: number };
  /** Items that one message to a thread may hold. They share its fate, so a failed one is tried again alone. */
  readonly batch: number;
  /** Milliseconds that an item may run. */
  readonly deadline: number;
  /** Megabytes that a thread may use. */
  readonly memory: number;
}

/** Why there is no result. `lost`: the pool has closed, or a thread died in a way of its own. */
export type WorkLoss = 'too-busy' | 'deadline-passed' | 'memory-passed' | 'left' | 'lost';

export type WorkResult<Output> =
  | { readonly ok: true; readonly output: Output }
  | { readonly ok: false; readonly loss: WorkLoss };

interface Entry<Input, Output> {
  readonly input: Input;
  readonly signal: AbortSignal | undefined;
  readonly settle: (result: WorkResult<Output>) => void;
}

interface Started<Input, Output> {
  readonly tenant: string;
  readonly item: Entry<Input, Output>;
}

/** What a thread gets: it sets the number to 1 when it begins, and answers each item in its place. */
export interface ThreadMessage<Input> {
  readonly begun: Int32Array;
  readonly items: readonly Input[];
}

/** What a pool has to do at a moment. */
export interface PoolLoad {
  readonly threads: number;
  readonly busy: number;
  readonly waiting: number;
}

/**
 * Threads that take items in fair turns. A thread whose item passes its deadline or the memory is ended and replaced; the
 * items beside it are tried again, each alone.
 */
export class ThreadPool<Input, Output> {
  readonly #options: ThreadPoolOptions;
  readonly #queue: FairQueue<Entry<Input, Output>>;
  readonly #again: Started<Input, Output>[] = [];
  readonly #threads: Piscina<ThreadMessage<Input>, readonly Output[]>;
  /** Numbers that no message has at the moment. */
  readonly #free: Int32Array[] = [];
  #busy = 0;
  #closed = false;
  #startsSoon = false;

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
    this.#queue = new FairQueue(options);
    this.#threads = new Piscina({
      filename: options.code.filename,
      execArgv: [...options.code.execArgv],
      workerData: options.data,
      minThreads: options.threads.least,
      maxThreads: options.threads.most,
      idleTimeout: 60_000,
      recordTiming: false,
      workerHistogram: false,
      resourceLimits: { maxOldGenerationSizeMb: options.memory },
    });
    // A thread that dies while it has nothing to do is replaced when there is something.
    this.#threads.on('error', () => {});
  }

  get load(): PoolLoad {
    return { threads: this.#threads.threads.length, busy: this.#busy, waiting: this.#queue.size };
  }

  /** Resolves with what became of the item, whatever that is. An abort of the signal ends the work. */
  run(input: Input, tenant: string, signal?: AbortSignal): Promise<WorkResult<Output>> {
    return new Promise((settle) => {
      if (signal?.aborted === true) settle({ ok: false, loss: 'left' });
      else if (this.#closed) settle({ ok: false, loss: 'lost' });
      else if (!this.#queue.add(tenant, { input, signal, settle })) settle({ ok: false, loss: 'too-busy' });
      else this.#startSoon();
    });
  }

  /** Finishes what runs and what waits, then ends the threads; at once when `now`. */
  async close(now = false): Promise<void> {
    this.#closed = true;
    if (now) for (const { settle } of this.#queue.clear()) settle({ ok: false, loss: 'lost' });
    else await this.#idle();
    await this.#threads.destroy();
  }

  async #idle(): Promise<void> {
    while (this.#busy > 0 || this.#queue.size > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** Not at once: what arrives in the same turn of the event loop goes to a thread in the same message. */
  #startSoon(): void {
    if (this.#startsSoon) return;
    this.#startsSoon = true;
    setImmediate(() => {
      this.#startsSoon = false;
      while (this.#busy < this.#options.threads.most && this.#start()) {}
    });
  }

  #start(): boolean {
    const alone = this.#again.shift();
    const batch = alone === undefined ? this.#takeBatch() : [alone];
    if (batch.length === 0) return false;
    this.#busy += 1;
    void this.#work(batch).finally(() => {
      this.#busy -= 1;
      this.#startSoon();
    });
    return true;
  }

  /** A fair share of what waits: other threads get theirs at the same moment. */
  #takeBatch(): readonly Started<Input, Output>[] {
    const free = this.#options.threads.most - this.#busy;
    const share = Math.min(this.#options.batch, Math.ceil(this.#queue.size / free));
    const batch: Started<Input, Output>[] = [];
    while (batch.length < share) {
      const next = this.#queue.next();
      if (next === undefined) break;
      if (next.item.signal?.aborted === true) this.#settle(next, { ok: false, loss: 'left' });
      else batch.push(next);
    }
    return batch;
  }

  async #work(batch: readonly Started<Input, Output>[]): Promise<void> {
    const ending = new AbortController();
    const begun = this.#free.pop() ?? new Int32Array(new SharedArrayBuffer(4));
    begun[0] = 0;
    // A thread that has to start first has its time then: the item between one deadline and two.
    const timer = setInterval(() => {
      if (Atomics.load(begun, 0) === 1) ending.abort('deadline-passed');
    }, this.#options.deadline);
    const [first] = batch;
    const left = (): void => ending.abort('left');
    const signal = batch.length === 1 ? first?.item.signal : undefined;
    signal?.addEventListener('abort', left, { once: true });
    try {
      const outputs = await this.#threads.run(
        { begun, items: batch.map(({ item }) => item.input) },
        { signal: ending.signal },
      );
      for (const [index, started] of batch.entries()) {
        const output = outputs[index];
        this.#settle(started, output === undefined ? { ok: false, loss: 'lost' } : { ok: true, output });
      }
    } catch (error) {
      if (batch.length > 1 && !this.#closed) this.#again.push(...batch);
      else for (const started of batch) this.#settle(started, { ok: false, loss: lossOf(error, ending.signal) });
    } finally {
      clearInterval(timer);
      // Of a thread that was ended it may still be set.
      if (!ending.signal.aborted) this.#free.push(begun);
      signal?.removeEventListener('abort', left);
    }
  }

  #settle({ tenant, item }: Started<Input, Output>, result: WorkResult<Output>): void {
    this.#queue.done(tenant);
    item.settle(result);
  }
}

function lossOf(error: unknown, ending: AbortSignal): WorkLoss {
  if (ending.aborted) return ending.reason === 'left' ? 'left' : 'deadline-passed';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory-passed' : 'lost';
}
