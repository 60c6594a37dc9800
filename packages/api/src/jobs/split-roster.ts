import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Counts, Diagnostic, FleetMember } from '@duckbill/core';
import { readRoster } from '@duckbill/fleet';
import type { Sql } from './database.ts';
import { printMembers } from './member-lines.ts';
import { countFindings, keepProblems, noFindings } from './row-problems.ts';
import type { RunFleet } from './run-fleet.ts';
import { runKeys } from './run-keys.ts';
import { lockRun, type RunRecord } from './run-record.ts';
import { advanceRun, type Claim, endLease, failRun, holdsLease } from './run-steps.ts';
import { LeaseLost, RunStopped, type WorkWorld } from './work-world.ts';

/** Chunks that are written at the same time, and told to the database together. */
const BATCH = 16;
/** Rows in front of which a thread lets others have their turn. */
const TURN = 500;

/**
 * Reads the whole roster once, checks its rows against each other, and cuts it into chunks: each is in the store before
 * the database knows of it. Begun again after a kill it reads again and writes only what is missing, as the same roster
 * always gives the same chunks.
 */
export async function splitRoster(
  world: WorkWorld,
  claim: Claim,
  { fleet }: RunFleet,
  signal: AbortSignal,
): Promise<void> {
  const split = new RosterSplit(world, claim);
  const { run } = claim;
  await split.begin();
  let rows = 0;
  const entries = readRoster(split.bytes(signal), fleet, { name: 'roster', format: run.roster_format });
  for await (const { member, diagnostics } of entries) {
    rows += 1;
    if (rows % TURN === 0) await nextTurn();
    signal.throwIfAborted();
    split.tell(diagnostics);
    if (member !== undefined) await split.add(member);
  }
  await split.finish();
}

class RosterSplit {
  readonly #world: WorkWorld;
  readonly #claim: Claim;
  readonly #run: RunRecord;
  readonly #userLimit: number;
  /** Chunks that an earlier attempt has left. */
  #known = 0;
  #read = 0;
  #users = 0;
  #chunks = 0;
  #told = 0;
  #counts: Counts = noFindings;
  #problems: Diagnostic[] = [];
  #members: FleetMember[] = [];
  #written: { readonly at: number; readonly members: number; readonly put: Promise<unknown> }[] = [];

  constructor(world: WorkWorld, claim: Claim) {
    this.#world = world;
    this.#claim = claim;
    this.#run = claim.run;
    this.#userLimit = world.limits(claim.run.tenant).users;
  }

  async begin(): Promise<void> {
    const [found] = await this.#world.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM duckbill.chunk WHERE run = $1',
      [this.#run.id],
    );
    this.#known = found?.count ?? 0;
  }

  async *bytes(signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
    const parts = await this.#world.database.query<{ key: string }>(
      'SELECT key FROM duckbill.roster_part WHERE run = $1 ORDER BY part',
      [this.#run.id],
    );
    for (const { key } of parts)
      for await (const piece of this.#world.store.read(key)) {
        signal.throwIfAborted();
        this.#read += piece.byteLength;
        yield piece;
      }
  }

  tell(diagnostics: readonly Diagnostic[]): void {
    if (diagnostics.length === 0) return;
    this.#counts = countFindings(diagnostics, this.#counts);
    const room = this.#world.rules.listedProblems - this.#told;
    const kept = diagnostics.slice(0, Math.max(0, room));
    this.#told += kept.length;
    this.#problems.push(...kept);
  }

  async add(member: FleetMember): Promise<void> {
    this.#users += 1;
    if (this.#users > this.#userLimit) throw new RunStopped('too-many-users');
    this.#members.push(member);
    if (this.#members.length === this.#run.chunk_users) await this.#cut();
  }

  async #cut(): Promise<void> {
    const { store } = this.#world;
    const at = this.#chunks;
    const members = this.#members;
    this.#chunks += 1;
    this.#members = [];
    if (at < this.#known) return;
    const put = store.put(runKeys.input(this.#run.id, at), [printMembers(members)]);
    // It is waited for below; an error must not find nobody until then.
    put.catch(() => undefined);
    this.#written.push({ at, members: members.length, put });
    if (this.#written.length === BATCH) await this.#flush();
  }

  async #flush(): Promise<void> {
    const written = this.#written;
    this.#written = [];
    await Promise.all(written.map(({ put }) => put));
    await this.#world.database.transaction(async (sql) => {
      if (!(await holdsLease(sql, this.#claim))) throw new LeaseLost();
      await this.#keep(sql, written);
      const run = await lockRun(sql, this.#run.id);
      if (run !== undefined) await advanceRun(this.#world, sql, run);
    });
    this.#problems = [];
  }

  async #keep(sql: Sql, written: readonly { readonly at: number; readonly members: number }[]): Promise<void> {
    const { id } = this.#run;
    await sql.query(
      `UPDATE duckbill.run SET roster_read = greatest(roster_read, $2), users = greatest(users, $3),
         chunks = greatest(chunks, $4), split_attempts = CASE WHEN $5 THEN 0 ELSE split_attempts END,
         revision = revision + 1 WHERE id = $1`,
      // Workers that die are counted as long as nobody gets further.
      [id, this.#read, this.#users, this.#chunks, written.length > 0],
    );
    if (written.length > 0)
      await sql.query(
        `INSERT INTO duckbill.chunk (run, at, state, members)
         SELECT $1, at, 'waiting', members FROM unnest($2::int[], $3::int[]) AS new (at, members)
         ON CONFLICT DO NOTHING`,
        [id, written.map(({ at }) => at), written.map(({ members }) => members)],
      );
    await keepProblems(sql, id, this.#problems, this.#world.rules.listedProblems);
  }

  async finish(): Promise<void> {
    if (this.#members.length > 0) await this.#cut();
    const written = this.#written;
    await Promise.all(written.map(({ put }) => put));
    const { id } = this.#run;
    await this.#world.database.transaction(async (sql) => {
      const leased = await endLease(sql, this.#claim);
      if (leased === undefined) throw new LeaseLost();
      await this.#keep(sql, written);
      await sql.query(
        `UPDATE duckbill.run SET is_split = true, users = $2, chunks = $3, roster_problems = $4, split_errors = 0,
           split_attempts = 0 WHERE id = $1`,
        [id, this.#users, this.#chunks, this.#counts],
      );
      await this.#world.queue.complete(sql, this.#claim.job);
      const run = await lockRun(sql, id);
      if (run === undefined) return;
      if (run.users === 0) await failRun(sql, this.#claim.job, 'roster-unusable');
      else if (run.strict && run.roster_problems.error > 0) await failRun(sql, this.#claim.job, 'roster-errors');
      else await advanceRun(this.#world, sql, run);
    });
  }
}
