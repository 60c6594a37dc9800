import type { CallStep, Facts, PlannedConnection, PlanStep } from '@duckbill/core';
import { classifyFailure } from './classify-failure.ts';
import type {
  BucketFact,
  ConnectFailure,
  ConnectReason,
  Identity,
  PathListing,
  SessionCredentials,
  StepOutcome,
  StepState,
} from './connect-outcome.ts';
import { callContext } from './resolve-parameters.ts';
import type { SigningKeys } from './sdk/client-settings.ts';
import { Secrets } from './secrets.ts';
import type { DoctorWorld } from './world.ts';

/** A connection while it is being made: what was typed, answered and noted so far. */
export class Walk {
  readonly planned: PlannedConnection;
  readonly world: DoctorWorld;
  /** By the key of the prompt. */
  readonly answers: Map<string, string> = new Map();
  readonly secrets: Secrets = new Secrets();
  readonly steps: StepOutcome[] = [];
  identityBefore: Identity | undefined;
  identityAfter: Identity | undefined;
  session: SessionCredentials | undefined;
  buckets: readonly BucketFact[] | undefined;
  listing: PathListing | undefined;
  /** Of the bookmark's bucket, once it was found out. */
  region: string | undefined;
  failure: ConnectFailure | undefined;
  /** Why no further step is taken. */
  stop: Exclude<ConnectReason, 'connected' | 'plan-has-errors'> | undefined;

  constructor(planned: PlannedConnection, world: DoctorWorld) {
    this.planned = planned;
    this.world = world;
    this.secrets.add(planned.keys.secretAccessKey);
    this.secrets.add(planned.keys.sessionToken);
  }

  /** The user's keys, from the plan or typed; undefined while one is missing. */
  get sourceKeys(): SigningKeys | undefined {
    const { keys } = this.planned;
    const accessKeyId = keys.accessKeyId ?? this.answers.get('access-key-id');
    const secretAccessKey = keys.secretAccessKey ?? this.answers.get('secret-access-key');
    if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
    return {
      accessKeyId,
      secretAccessKey,
      ...(keys.sessionToken === undefined ? {} : { sessionToken: keys.sessionToken }),
    };
  }

  keysFor(step: CallStep): SigningKeys | undefined {
    return step.signedWith === 'session' ? this.session : this.sourceKeys;
  }

  begin(step: PlanStep): number {
    this.world.tell({ kind: 'step-started', step });
    return this.world.now().getTime();
  }

  /** Notes how a step ended. */
  end(step: PlanStep, started: number, outcome: StepState, facts: Facts = {}, added = false): void {
    const durationMs = Math.max(0, this.world.now().getTime() - started);
    this.steps.push({ step, outcome, durationMs, facts, added });
    this.world.tell({ kind: 'step-ended', step, outcome, durationMs });
  }

  /** Notes that a call failed, and stops the walk. */
  fail(step: CallStep, started: number, error: unknown, parameters: ReadonlyMap<string, string>, added = false): void {
    const endpoint = this.world.endpoints[step.service] ?? step.endpoint;
    const context = callContext(parameters);
    const { service, operation } = step;
    this.end(step, started, 'failed', {}, added);
    this.failure = {
      stepIndex: this.steps.length - 1,
      operation,
      ...classifyFailure(error, { service, operation, endpoint, context }),
    };
    this.stop = this.#isListingDenied(step) ? 'listing-denied' : 'call-failed';
  }

  /** The login was another call and had succeeded; only the list is denied. */
  #isListingDenied(step: CallStep): boolean {
    const { code, status } = this.failure?.failure ?? {};
    const lists = step.operation === 'ListBuckets' || step.operation === 'ListObjectsV2';
    return lists && this.loggedIn && (code === 'AccessDenied' || code === 'AllAccessDisabled') && status === 403;
  }

  /** A call of the program's own before the listing has proved the keys. */
  get loggedIn(): boolean {
    return this.steps.some(({ step, outcome }) => step.kind === 'call' && step.service === 'sts' && outcome === 'done');
  }
}
