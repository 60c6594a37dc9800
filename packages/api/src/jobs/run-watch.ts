import type { Database } from './database.ts';
import { runColumns, type RunRecord, statusOf } from './run-record.ts';
import type { JobStatus } from './run-status.ts';

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
    let latest: JobStatus | undefined;
    let isGone = false;
    let wake = (): void => undefined;
    const listener: Listener = (status) => {
      if (status === undefined) isGone = true;
      else latest = status;
      wake();
    };
    const onAbort = (): void => wake();
    signal.addEventListener('abort', onAbort);
    this.#add(id, listener);
    try {
      while (!signal.aborted && !isGone) {
        if (latest !== undefined && latest.revision !== revision) {
          const status: JobStatus = latest;
          revision = status.revision;
          yield status;
          if (endStates.has(status.state)) return;
          continue;
        }
        const isQuiet = await new Promise<boolean>((resolve) => {
          const timer = setTimeout(() => resolve(true), quietMs);
          wake = (): void => {
            clearTimeout(timer);
            resolve(false);
          };
          if (signal.aborted || isGone || (latest !== undefined && latest.revision !== revision)) wake();
        });
        if (isQuiet) yield undefined;
        // Seen already by whoever comes back: there will be nothing more.
        if (latest !== undefined && latest.revision === revision && endStates.has(latest.state)) return;
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#remove(id, listener);
    }
  }

  close(): void {
    clearTimeout(this.#timer);
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

const endStates: ReadonlySet<string> = new Set(['done', 'failed', 'cancelled', 'expired']);
