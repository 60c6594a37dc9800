import type { CallParameter, CallStep, GuidanceCode, PlanStep } from '@duckbill/core';
import { connect, type Connection } from '@duckbill/doctor';
import {
  mfaRole,
  mfaRoleWorld,
  type PracticeUser,
  type Sandbox,
  SandboxClock,
  type SandboxWorld,
  startSandbox,
  totpCode,
} from '@duckbill/sandbox';
import { onTestFinished } from 'vitest';
import { call, type PlanOptions, planned, prompt } from '../plans.ts';
import { testSignIn, testWorld, type TestWorld } from '../test-world.ts';

/** A failure that AWS is known for, how a connection meets it, and what has to be said about it. */
export interface FailureCase {
  readonly title: string;
  /** The guide's world when absent. */
  readonly world?: () => SandboxWorld;
  readonly meet: (stage: Stage) => Promise<Connection>;
  /** Error code on the wire. */
  readonly code: string;
  /** A part of the text, where the code alone does not tell the failure. */
  readonly text?: string;
  readonly guidance: GuidanceCode;
}

/** What a person does during a connection, and how wrong their clock is. */
export interface Person {
  readonly answers?: readonly string[];
  /** Seconds that their clock is ahead. */
  readonly clockAhead?: number;
  /** What stands in the one file that there is. */
  readonly file?: string;
}

/** Parameters that the plan knows beforehand. */
export type Known = Readonly<Record<string, string>>;

/** A sandbox whose time stands still in the middle of a window of three minutes, and connections to it. */
export class Stage {
  readonly sandbox: Sandbox;
  /** Of the last connection. */
  world: TestWorld = testWorld();

  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  /** The code that a user's device shows, so many steps from now. */
  code(step = 0, user: PracticeUser = mfaRole.user): string {
    return totpCode({ secret: user.mfaSecret, now: this.sandbox.clock.now(), step });
  }

  /** Connects with the keys of the guide's user, unless others are given. */
  run(steps: readonly PlanStep[], options: PlanOptions = {}, person: Person = {}): Promise<Connection> {
    const { accessKeyId, secretAccessKey } = mfaRole.user;
    return this.connect(steps, { accessKeyId, secretAccessKey, ...options }, person);
  }

  /** Connects with these keys alone; with none, as for web identity. */
  connect(steps: readonly PlanStep[], keys: PlanOptions, person: Person = {}): Promise<Connection> {
    const { url, clock } = this.sandbox;
    const { answers = [], clockAhead = 0, file = '' } = person;
    this.world = testWorld(answers, {
      now: () => new Date((clock.now() + clockAhead) * 1000),
      endpoints: { sts: url, s3: url, 'sso-oidc': url, sso: url },
      askWho: 'when-refused',
      signIn: testSignIn({}, { readFile: async () => file }),
    });
    return connect(planned(steps, keys), this.world);
  }

  /** A session of the guide's role. */
  async session(known: Known = {}): Promise<PlanOptions> {
    const { credentials } = await this.run(assumeWithMfa(known), {}, { answers: [this.code()] });
    if (credentials === undefined) throw new Error('the sandbox gave no session');
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
  }
}

/** A stage that ends with the test. */
export async function stageFor(world: SandboxWorld = mfaRoleWorld()): Promise<Stage> {
  const now = Date.parse('2026-11-21T09:01:30Z') / 1000;
  const sandbox = await startSandbox({ world, clock: new SandboxClock(() => now) });
  onTestFinished(() => sandbox.close());
  return new Stage(sandbox);
}

export function parametersOf(known: Known): readonly CallParameter[] {
  return Object.entries(known).map(([name, value]) => ({ name, value: { kind: 'known', value } }));
}

/** AssumeRole of the guide's role without a code. */
export function assume(known: Known = {}, more: Partial<CallStep> = {}): CallStep {
  const parameters = parametersOf({ RoleArn: mfaRole.roleArn, RoleSessionName: 'practice', ...known });
  return call('AssumeRole', {}, { parameters, ...more });
}

/** AssumeRole of the guide's role with its user's device, and the question for the code. */
export function assumeWithMfa(known: Known = {}): readonly PlanStep[] {
  const step = assume({ SerialNumber: mfaRole.user.mfaSerial, ...known });
  const code: CallParameter = { name: 'TokenCode', value: { kind: 'prompted', prompt: 'mfa-code' } };
  return [prompt('mfa-code'), { ...step, parameters: [...step.parameters, code] }];
}

export const who: CallStep = call('GetCallerIdentity', {});
