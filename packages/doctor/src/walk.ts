import type {
  CacheStep,
  CallStep,
  Facts,
  PlannedConnection,
  PlanStep,
  PromptStep,
  SsoRegistration,
  SsoToken,
} from '@duckbill/core';
import { BrowserState } from './browser-state.ts';
import { classifyFailure, type FailedCall } from './classify-failure.ts';
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
import { fillPlaceholders } from './fill-placeholders.ts';
import { browserService } from './flow-taken.ts';
import { callContext, knownParameters } from './resolve-parameters.ts';
import type { SigningKeys } from './sdk/client-settings.ts';
import { Secrets } from './secrets.ts';
import { type AnsweredBy, WalkAnswers } from './walk-answers.ts';
import type { DoctorWorld } from './world.ts';

/** A connection while it is being made: what was typed, answered and noted so far. */
export class Walk {
  readonly planned: PlannedConnection;
  readonly world: DoctorWorld;
  /** By the key of the prompt. */
  readonly answers: Map<string, string> = new Map();
  readonly #given: WalkAnswers = new WalkAnswers();
  readonly secrets: Secrets = new Secrets();
  readonly steps: StepOutcome[] = [];
  /** Which of the plan's steps is taken. */
  at = 0;
  /** Steps before this one are needless: a cache had what they would give. */
  sparedUntil = 0;
  /** What is kept in a cache after a step, by the number of that step. */
  readonly keeps: Map<number, CacheStep> = new Map();
  /** The cache step that gave the access token, and its number. */
  tokenFrom: { readonly step: CacheStep; readonly at: number } | undefined;
  /** The last code typed for each device. Secret. */
  readonly codes: Map<string, { readonly code: string; readonly at: number }> = new Map();
  /** Sessions with MFA by device, for `--reuse-mfa`. Secret. */
  readonly mfaSessions: Map<string, SigningKeys> = new Map();
  /** Prompts for codes that were left out, since a session with MFA was there. */
  readonly spared: Set<PromptStep> = new Set();
  whoAsked = false;
  identityBefore: Identity | undefined;
  identityAfter: Identity | undefined;
  session: SessionCredentials | undefined;
  sessionFrom: 'sts' | 'sso' = 'sts';
  readonly browser: BrowserState = new BrowserState();
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
    this.secrets.add(planned.keys.oauthClientSecret);
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

  answerOf(of: AnsweredBy, member: string): string | undefined {
    return this.#given.get(of, member);
  }

  /** Keeps what a call or the browser answered. Those named in `secret` are never printed. */
  noteAnswer(
    of: AnsweredBy,
    members: Readonly<Record<string, string | undefined>>,
    secret: readonly string[] = [],
  ): void {
    for (const name of secret) this.secrets.add(members[name]);
    this.#given.note(of, members);
  }

  /** Keeps the keys of a sign-in: later calls are signed with them. */
  noteSession(credentials: SessionCredentials, from: 'sts' | 'sso' = 'sts'): void {
    this.session = credentials;
    this.sessionFrom = from;
    this.secrets.add(credentials.secretAccessKey);
    this.secrets.add(credentials.sessionToken);
  }

  noteClient(client: SsoRegistration): void {
    const { clientId, clientSecret } = client;
    this.browser.client = client;
    this.noteAnswer('RegisterClient', { clientId, clientSecret }, ['clientSecret']);
  }

  noteToken(token: SsoToken): void {
    const { accessToken, refreshToken } = token;
    this.browser.token = token;
    this.secrets.add(token.clientSecret);
    this.noteAnswer('CreateToken', { accessToken, refreshToken }, ['accessToken', 'refreshToken']);
  }

  /** A cache had what the steps behind it would give. */
  spare(steps: number): void {
    this.sparedUntil = this.at + 1 + steps;
  }

  /** What the last of the steps that the cache would have spared gives is kept there. */
  keepLater(step: CacheStep): void {
    this.keeps.set(this.at + step.spares, step);
  }

  /** A token that was kept is no longer taken: the person signs in as if there had been none. */
  async signInAgain({ step, at }: NonNullable<Walk['tokenFrom']>): Promise<void> {
    await this.world.cache.remove({ cache: 'sso-token', file: step.file });
    this.tokenFrom = undefined;
    this.sparedUntil = 0;
    this.at = at;
    if (step.access === 'read-write') this.keepLater(step);
  }

  /** A URL or region of the plan with what was typed meanwhile. */
  fill(text: string): string {
    return fillPlaceholders(text, (key) => this.answers.get(key));
  }

  filled(step: CallStep): CallStep {
    return { ...step, endpoint: this.fill(step.endpoint), signingRegion: this.fill(step.signingRegion) };
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

  /** Notes that a step failed, and stops the walk. */
  fail(step: FailingStep, started: number, error: unknown, added = false): void {
    this.end(step, started, 'failed', {}, added);
    const call = this.#callOf(step);
    this.failure = {
      stepIndex: this.steps.length - 1,
      operation: call.operation,
      ...classifyFailure(error, call),
    };
    this.stop = step.kind === 'call' && this.#isListingDenied(step) ? 'listing-denied' : 'call-failed';
  }

  /** Notes that a step failed that is not needed: the walk goes on without what it would have given. */
  pass(step: CallStep, started: number, error: unknown): void {
    const { code, message } = classifyFailure(error, this.#callOf(step)).failure;
    this.end(step, started, 'skipped', { refused: code ?? message });
  }

  /** Notes that a step needs a person, and nobody may be asked. */
  forbid(step: PlanStep, started: number): void {
    this.end(step, started, 'not-asked');
    this.stop = 'input-forbidden';
  }

  /** Notes that the person broke a step off. */
  breakOff(step: PlanStep, started: number): void {
    this.end(step, started, 'cancelled');
    this.stop = 'interrupted';
  }

  /** What is known about a step because it is ours. */
  #callOf(step: FailingStep): FailedCall {
    switch (step.kind) {
      case 'call': {
        const { service, operation } = step;
        const endpoint = this.world.endpoints[service] ?? step.endpoint;
        const file = step.parameters.map(({ value }) => value).find(({ kind }) => kind === 'file');
        const context = {
          ...callContext(knownParameters(step.parameters, this)),
          ...(file?.kind === 'file' ? { path: file.path } : {}),
        };
        return { service, operation, endpoint, context };
      }
      case 'browser':
        return { service: browserService(this), operation: 'browser', endpoint: step.url };
      case 'process':
        return { service: 'process', operation: 'credential_process', endpoint: step.command };
    }
  }

  /** The login was another call and had succeeded; only the list is denied. */
  #isListingDenied(step: CallStep): boolean {
    const { code, status } = this.failure?.failure ?? {};
    const lists = step.operation === 'ListBuckets' || step.operation === 'ListObjectsV2';
    return lists && this.loggedIn && (code === 'AccessDenied' || code === 'AllAccessDisabled') && status === 403;
  }

  /** A call of the program's own before the listing has proved the keys. */
  get loggedIn(): boolean {
    return this.steps.some(
      ({ step, outcome }) =>
        outcome === 'done' &&
        step.kind === 'call' &&
        (step.service === 'sts' || step.operation === 'GetRoleCredentials'),
    );
  }
}

/** Steps that can fail: a prompt is cancelled, and a cache only spares steps. */
type FailingStep = Exclude<PlanStep, { readonly kind: 'prompt' | 'cache' }>;
