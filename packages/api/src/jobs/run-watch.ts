import type { Database } from './database.ts';
import { runColumns, type RunRecord, statusOf } from './run-record.ts';
import { isEnded, type JobStatus } from './run-status.ts';

const lookMs = 500;

type Listener = (status: JobStatus | undefined) => void;

/**
 * Looks at the runs that somebody watches, all of them with one statement, however many watchers there are; at none
 * when nobody watches.
 */
export class RunWatch {
  readonly #database: Database;
  readonly #watched = new Map<string, Set<Listener>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * The status of a run whenever it differs from the revision before, beginning with one that is not `seen`; undefined
   * after `quietMs` without any. Ends when the run does, is gone, or the signal stops it.
   */
  async *watch(
    id: string,
    seen: number,
    quietMs: number,
    signal: AbortSignal,
  ): AsyncGenerator<JobStatus | undefined, void, undefined> {
    let revision = seen;
    const told: { latest?: JobStatus; isGone: boolean } = { isGone: false };
    let wake = (): void => undefined;
    const listener: Listener = (status) => {
      if (status !== undefined && status.revision === told.latest?.revision) return;
      if (status === undefined) told.isGone = true;
      else told.latest = status;
      wake();
    };
    const onAbort = (): void => wake();
    signal.addEventListener('abort', onAbort);
    this.#add(id, listener);
    try {
      while (!signal.aborted && !told.isGone) {
        const { latest } = told;
        if (latest !== undefined && latest.revision !== revision) {
          ({ revision } = latest);
          yield latest;
          if (isEnded(latest.state)) return;
          continue;
        }
        // Seen already by whoever comes back: there will be nothing more.
        if (latest !== undefined && isEnded(latest.state)) return;
        const isQuiet = await new Promise<boolean>((resolve) => {
          const timer = setTimeout(() => resolve(true), quietMs);
          wake = (): void => {
            clearTimeout(timer);
            resolve(false);
          };
        });
        if (isQuiet) yield undefined;
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#remove(id, listener);
    }
  }

  /** Ends all watches; who comes back is told by the next process. */
  close(): void {
    clearTimeout(this.#timer);
    for (const listeners of this.#watched.values()) for (const tell of listeners) tell(undefined);
    this.#watched.clear();
  }

  #add(id: string, listener: Listener): void {
    const listeners = this.#watched.get(id) ?? new Set();
    listeners.add(listener);
    this.#watched.set(id, listeners);
    if (this.#timer === undefined) this.#plan(0);
  }

  #remove(id: string, listener: Listener): void {
    const listeners = this.#watched.get(id);
    listeners?.delete(listener);
    if (listeners?.size === 0) this.#watched.delete(id);
  }

  #plan(ms: number): void {
    this.#timer = setTimeout(() => {
      // A database that is away is asked again; watchers wait.
      void this.#look()
        .catch(() => undefined)
        .finally(() => {
          if (this.#watched.size === 0) this.#timer = undefined;
          else this.#plan(lookMs);
        });
    }, ms);
  }

  async #look(): Promise<void> {
    const asked = [...this.#watched.keys()];
    if (asked.length === 0) return;
    const rows = await this.#database.query<RunRecord>(
      `SELECT ${runColumns} FROM duckbill.run WHERE id = ANY($1::uuid[]) AND NOT is_deleted`,
      [asked],
    );
    const found = new Map(rows.map((row) => [row.id, statusOf(row)]));
    for (const id of asked) for (const tell of this.#watched.get(id) ?? []) tell(found.get(id));
  }
}
