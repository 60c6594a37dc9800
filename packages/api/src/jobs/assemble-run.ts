import { assembleResult } from '../results/assemble-result.ts';
import type { RunFleet } from './run-fleet.ts';
import { runKeys } from './run-keys.ts';
import { type Claim, endLease } from './run-steps.ts';
import { LeaseLost, type WorkWorld } from './work-world.ts';

/** Closes the archive of a run whose chunks are all there. Begun again after a kill it makes the same. */
export async function assembleRun(world: WorkWorld, claim: Claim, { fleet }: RunFleet): Promise<void> {
  const { run, job } = claim;
  const layout = await assembleResult(world.store, {
    run: runKeys.name(run.id),
    segments: run.chunks,
    fleet,
    format: run.format,
    store: run.store_only,
    generator: world.generator,
    specSha256: run.spec_sha256,
  });
  await world.database.transaction(async (sql) => {
    const now = await endLease(sql, claim);
    if (now === undefined) throw new LeaseLost();
    await world.queue.complete(sql, job);
    await sql.query(
      `UPDATE duckbill.run SET state = 'done', result = $2, result_bytes = $3, ended_at = now(), is_tidy = false,
         expires_at = now() + $4 * interval '1 second', revision = revision + 1
       WHERE id = $1 AND state = 'assembling'`,
      [run.id, JSON.stringify(layout), layout.bytes, world.rules.resultSeconds],
    );
  });
}
