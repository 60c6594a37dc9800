import { allChecks } from './all-checks.ts';
import { answer, type Check, type CheckContext, type CheckId, type CheckOutcome } from './check.ts';
import type { CheckWord } from './check-words.ts';
import type { Connection } from './connect-outcome.ts';
import type { DoctorInput } from './doctor-input.ts';
import { type DoctorReport, makeDoctorReport, type RanCheck } from './doctor-report.ts';
import { readingWorld } from './reading-world.ts';
import { Knocker } from './network/knock.ts';
import { planEndpoints } from './network/plan-endpoints.ts';
import { findRolePolicies } from './policies/find-role-policies.ts';
import { Secrets } from './secrets.ts';
import { findSurroundings } from './surroundings/find-surroundings.ts';
import type { Surroundings } from './surroundings/surroundings.ts';

export interface CheckSelection {
  /** Whether the network may be used. */
  readonly online: boolean;
  /** These alone; what they wait for counts as fine. */
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
}

/** Skipped because the question does not arise: nobody needs to wait for the answer. */
const beside: ReadonlySet<CheckWord> = new Set<CheckWord>([
  'skipped-no-profile',
  'skipped-no-version',
  'skipped-no-role',
  'skipped-no-session',
  'skipped-nothing-typed',
  'skipped-no-duration',
  'skipped-no-policies',
  'skipped-role-works',
  'skipped-no-identity',
  'skipped-no-cache',
  'skipped-no-profiles-folder',
  'skipped-no-installed-profile',
  'skipped-nothing-named',
  'skipped-no-sso-bookmark',
  'skipped-no-cache-keys',
  'skipped-no-answer',
  'skipped-no-tls',
  'skipped-no-sts',
  'skipped-no-center',
  'skipped-center-asked',
  'skipped-windows',
  'skipped-unselected',
]);

/**
 * Asks all checks: those that do not wait for each other side by side, the report in their fixed order. A check that
 * throws is reported as broken; the report holds no secret. Nothing is written, also not to a cache.
 */
export async function runChecks(
  given: DoctorInput,
  selection: CheckSelection,
  checks: readonly Check[] = allChecks,
): Promise<DoctorReport> {
  const input: DoctorInput = { ...given, world: readingWorld(given.world) };
  const secrets = new Secrets();
  secrets.add(input.planned?.keys.secretAccessKey);
  secrets.add(input.planned?.keys.sessionToken);
  const context = makeCheckContext(input, secrets);
  const running = new Map<CheckId, Promise<RanCheck>>();
  // A check stands behind those it waits for, so their promises are there when it starts.
  const asked = input.checkUp === true ? checks.filter(({ category }) => category === 'surroundings') : checks;
  for (const check of asked) running.set(check.id, runCheck(check, context, selection, running));
  const ran = await Promise.all(running.values());
  const around = { ...input, surroundings: await context.surroundings() };
  return secrets.maskAll(makeDoctorReport(around, selection.online, ran));
}

/** What checks are asked with: nothing costs anything before one of them wants it, and then it is done once for all. */
export function makeCheckContext(input: DoctorInput, secrets: Secrets): CheckContext {
  const signIn = signInOnce(input, secrets);
  return {
    ...input,
    signIn,
    findPolicies: findPoliciesOnce(input, signIn),
    endpoints: planEndpoints(input),
    knocker: new Knocker(input),
    surroundings: surroundingsOnce(input),
  };
}

function surroundingsOnce({ surroundings, machine }: DoctorInput): () => Promise<Surroundings> {
  let found: Promise<Surroundings> | undefined;
  return () => (found ??= surroundings === undefined ? findSurroundings(machine) : Promise.resolve(surroundings));
}

function signInOnce({ planned, probes, world }: DoctorInput, secrets: Secrets): () => Promise<Connection> {
  let connection: Promise<Connection> | undefined;
  const start = async (): Promise<Connection> => {
    if (planned === undefined) throw new Error('there is no plan');
    const made = await probes.connect(planned, { ...world, askWho: 'always' });
    for (const secret of made.secrets) secrets.add(secret);
    return made;
  };
  return () => (connection ??= start());
}

function findPoliciesOnce(
  { planned, world }: DoctorInput,
  signIn: CheckContext['signIn'],
): CheckContext['findPolicies'] {
  let findings: ReturnType<CheckContext['findPolicies']> | undefined;
  const start: CheckContext['findPolicies'] = async () => {
    if (planned === undefined) return { found: 'nothing', why: 'no-role' };
    const connection = await signIn();
    return findRolePolicies(planned, connection, world);
  };
  return () => (findings ??= start());
}

async function runCheck(
  check: Check,
  context: CheckContext,
  selection: CheckSelection,
  running: ReadonlyMap<CheckId, Promise<RanCheck>>,
): Promise<RanCheck> {
  const { world } = context;
  const waiting = await Promise.all(check.waitsFor.map((id) => running.get(id)).filter((other) => other !== undefined));
  const hindrance = hindered(check, selection, waiting);
  if (hindrance !== undefined) return { check, outcome: hindrance, durationMs: 0 };
  world.tell({ kind: 'check-started', check: check.id, title: check.title });
  const started = world.now().getTime();
  const outcome = await ask(check, context);
  world.tell({ kind: 'check-ended', check: check.id, outcome: outcome.outcome });
  return { check, outcome, durationMs: Math.max(0, world.now().getTime() - started) };
}

async function ask(check: Check, context: CheckContext): Promise<CheckOutcome> {
  try {
    return await check.run(context);
  } catch (error) {
    return answer('broken', 'broken', { error: error instanceof Error ? error.message : String(error) });
  }
}

function hindered(
  check: Check,
  { online, only, skip }: CheckSelection,
  waiting: readonly RanCheck[],
): CheckOutcome | undefined {
  if ((only !== undefined && !only.includes(check.id)) || skip?.includes(check.id) === true) {
    return answer('skipped', 'skipped-unselected');
  }
  if (check.online && !online) return answer('skipped', 'skipped-offline');
  const blocker = waiting.find(blocks);
  return blocker === undefined ? undefined : answer('skipped', 'skipped-waiting', { check: blocker.check.id });
}

function blocks({ outcome: { outcome, say } }: RanCheck): boolean {
  if (outcome === 'skipped') return !beside.has(say.word);
  return outcome === 'failed' || outcome === 'broken';
}
