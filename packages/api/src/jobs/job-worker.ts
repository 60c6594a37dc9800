import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from '../results/store-error.ts';
import { assembleRun } from './assemble-run.ts';
import { DatabaseUnavailable } from './database.ts';
import { expireRuns } from './expire-runs.ts';
import { failureOf } from './job-failure.ts';
import type { JobKind } from './job-queue.ts';
import { handBackSilent, sayAlive } from './leases.ts';
import { openRunFleet, type RunFleet } from './run-fleet.ts';
import { afterError, type Claim, claimJob, endLease, failRun, releaseClaim } from './run-steps.ts';
import { isActive } from './run-status.ts';
import { splitRoster } from './split-roster.ts';
import { LeaseLost, RunStopped, type WorkWorld } from './work-world.ts';
import { writeChunk } from './write-chunk.ts';

const expireMs = 60_000;
const troubleMs = 500;
/** How long work may take to end that was told to. */
const stuckMs = 3000;

interface InHand {
  readonly claim: Claim;
  readonly controller: AbortController;
}

/** A worker that works until it is told to stop. */
export interface JobWorker {
  /** There may be something to do: look now. */
  wake(): void;
  /** Takes nothing more, lets what is under way finish for a while, then hands it back. */
  stop(): Promise<void>;
}

/**
 * Works on runs: one loop for splits and assemblies, which must not wait behind the chunks of others, and `concurrency`
 * loops for chunks. Nothing it does throws: errors are told to `reportFault`, and to the run when they are about one.
 */
export function startWorker(world: WorkWorld, reportFault: (fault: unknown) => void): JobWorker {
  const worker = new Worker(world, reportFault);
  worker.start();
  return worker;
}

class Worker implements JobWorker {
  readonly #world: WorkWorld;
  readonly #reportFault: (fault: unknown) => void;
  readonly #name = `${hostname()}/${process.pid}`;
  readonly #inHand = new Set<InHand>();
  readonly #fleets = new Map<string, RunFleet>();
  readonly #stopping = new AbortController();
  /** What is under way has had its time to finish, and so has what is only now found to be taken. */
  readonly #drained = new AbortController();
  /** Ends the naps of loops that have nothing to do. */
  readonly #naps = new Set<() => void>();
  #loops: Promise<void>[] = [];
  #helpers: Promise<void>[] = [];
  /** Nobody is taken for dead before everybody had time to say otherwise. */
  #quietUntil = 0;

  constructor(world: WorkWorld, reportFault: (fault: unknown) => void) {
    this.#world = world;
    this.#reportFault = reportFault;
  }

  start(): void {
    const { concurrency, beatMs } = this.#world.rules;
    this.#loops = [
      this.#work(['assemble', 'split']),
      ...Array.from({ length: concurrency }, () => this.#work(['chunk'])),
    ];
    this.#helpers = [
      this.#every(beatMs, () => this.#beat()),
      this.#every(beatMs, () => this.#sweep()),
      this.#every(expireMs, () => expireRuns(this.#world.database, this.#world.store, this.#world.rules)),
    ];
  }

  wake(): void {
    for (const end of this.#naps) end();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.wake();
    const { drainMs } = this.#world.rules;
    const timer = setTimeout(() => {
      this.#drained.abort();
      for (const { controller } of this.#inHand) controller.abort();
    }, drainMs);
    const over = new AbortController();
    const stuck = sleep(drainMs + stuckMs, 'stuck' as const, { signal: over.signal }).catch(() => undefined);
    const isStuck = (await Promise.race([Promise.all(this.#loops), stuck])) === 'stuck';
    over.abort();
    clearTimeout(timer);
    // What does not even end when it is told to may hang for ever; when it ends, it counts for nothing.
    if (isStuck) for (const { claim } of this.#inHand) await this.#release(claim).catch(() => undefined);
    this.#inHand.clear();
    await Promise.all(this.#helpers);
  }

  async #work(kinds: readonly JobKind[]): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        if (!(await this.#next(kinds))) await this.#nap(this.#world.rules.pollMs);
      } catch (error) {
        this.#trouble(error);
        await this.#nap(troubleMs);
      }
    }
  }

  async #next(kinds: readonly JobKind[]): Promise<boolean> {
    const { database } = this.#world;
    for (const kind of kinds) {
      const claim = await database.transaction((sql) => claimJob(this.#world, sql, kind, this.#name));
      if (claim === 'none') continue;
      if (claim !== 'passed') await this.#do(claim);
      return true;
    }
    return false;
  }

  async #do(claim: Claim): Promise<void> {
    const controller = new AbortController();
    if (this.#drained.signal.aborted) controller.abort();
    const inHand = { claim, controller };
    this.#inHand.add(inHand);
    try {
      const { kind, run } = claim.job;
      const fleet = await openRunFleet(this.#world.database, run, this.#fleets);
      const work = { split: splitRoster, chunk: writeChunk, assemble: assembleRun }[kind];
      await work(this.#world, claim, fleet, controller.signal);
      this.wake();
    } catch (error) {
      if (error instanceof LeaseLost) return;
      if (controller.signal.aborted) await this.#surely(() => this.#release(claim));
      else if (error instanceof DatabaseUnavailable) {
        // The work is lost, the run is not: as after a kill, but sooner.
        this.#trouble(error);
        await this.#surely(() => this.#release(claim));
      } else await this.#surely(() => this.#fail(claim, error));
    } finally {
      this.#inHand.delete(inHand);
    }
  }

  #release(claim: Claim): Promise<void> {
    return this.#world.database.transaction((sql) => releaseClaim(this.#world, sql, claim));
  }

  async #fail(claim: Claim, error: unknown): Promise<void> {
    if (!(error instanceof RunStopped) && !(error instanceof StoreError)) this.#reportFault(error);
    await this.#world.database.transaction(async (sql) => {
      const run = await endLease(sql, claim);
      if (run === undefined) return;
      const { job } = claim;
      if (error instanceof RunStopped) {
        await this.#world.queue.complete(sql, job);
        await failRun(sql, job, error.code);
        return;
      }
      const [chunk] = await sql.query<{ errors: number }>(
        'SELECT errors FROM duckbill.chunk WHERE run = $1 AND at = $2',
        [job.run, job.at],
      );
      const before = job.kind === 'chunk' ? (chunk?.errors ?? 0) : run.split_errors;
      await afterError(this.#world, sql, claim, failureOf(error), before + 1);
    });
  }

  /** Ends what is in hand in the database, while it can be hoped for; else silence ends the lease. */
  async #surely(work: () => Promise<void>): Promise<void> {
    const { silenceSeconds } = this.#world.rules;
    for (let left = silenceSeconds * 2; left > 0; left -= 1) {
      try {
        await work();
        return;
      } catch (error) {
        this.#trouble(error);
        await sleep(troubleMs);
      }
    }
  }

  async #beat(): Promise<void> {
    if (this.#inHand.size === 0) return;
    const alive = await sayAlive(
      this.#world.database,
      [...this.#inHand].map(({ claim }) => claim),
    );
    for (const { claim, controller } of this.#inHand) {
      const state = alive.get(claim.token);
      // Not among them: it was begun meanwhile, or ends just now, or is lost, which its end finds out.
      if (state !== undefined && !isActive(state)) controller.abort();
    }
  }

  async #sweep(): Promise<void> {
    if (Date.now() < this.#quietUntil) return;
    const { silenceSeconds } = this.#world.rules;
    if (await handBackSilent(this.#world.database, this.#world.queue, silenceSeconds)) this.wake();
  }

  async #every(ms: number, work: () => Promise<void>): Promise<void> {
    // The last beats are needed while the loops come to their end.
    const isOver = (): boolean => this.#stopping.signal.aborted && this.#inHand.size === 0;
    while (!isOver()) {
      try {
        await work();
      } catch (error) {
        this.#trouble(error);
      }
      const until = Date.now() + ms;
      while (!isOver() && Date.now() < until) await sleep(Math.min(ms, 200));
    }
  }

  #trouble(error: unknown): void {
    if (error instanceof DatabaseUnavailable) this.#quietUntil = Date.now() + this.#world.rules.silenceSeconds * 1000;
    this.#reportFault(error);
  }

  /** Sleeps, less long when there is something to do or nothing more will be. */
  async #nap(ms: number): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#naps.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#naps.add(end);
    });
  }
}
