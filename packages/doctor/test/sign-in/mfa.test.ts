import type { CallStep, PlannedConnection } from '@duckbill/core';
import { connect, type Verification, type VerificationLog } from '@duckbill/doctor';
import { mfaRole, mfaRoleWorld, type Sandbox, startSandbox, totpCode } from '@duckbill/sandbox';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { sessionToken, startFakeAws, stsError } from '../fake-aws.ts';
import { memoryCache } from '../memory-cache.ts';
import { call, planned, type PlanOptions, prompt, rolePlan } from '../plans.ts';
import { testSignIn, testWorld, type TestWorld } from '../test-world.ts';

const { user } = mfaRole;

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ world: mfaRoleWorld() });
  onTestFinished(() => sandbox.close());
});

function options(more: PlanOptions = {}): PlanOptions {
  const { accessKeyId, secretAccessKey, mfaSerial } = user;
  return { ...sandbox.urls, accessKeyId, secretAccessKey, mfaSerial, roleArn: mfaRole.roleArn, ...more };
}

/** Somebody who always types what the authenticator shows, in a time that passes while one waits. */
function person(more: Partial<TestWorld> = {}, reuseMfa = false): TestWorld & { readonly asked: { count: number } } {
  const asked = { count: 0 };
  const world = testWorld([], {
    now: () => new Date(sandbox.clock.now() * 1000),
    ask: async () => {
      asked.count += 1;
      return totpCode({ secret: user.mfaSecret, now: sandbox.clock.now() });
    },
    signIn: testSignIn(
      { reuseMfa },
      {
        wait: async (milliseconds) => {
          sandbox.clock.advance(milliseconds / 1000);
        },
      },
    ),
    ...more,
  });
  return { ...world, asked };
}

/** Two roles, each of which wants a code of the same device. */
function twoRoles(order: 'prompts-first' | 'one-by-one'): PlannedConnection {
  const link = (key: string): CallStep =>
    call('AssumeRole', options(), {
      parameters: [
        { name: 'RoleArn', value: { kind: 'known', value: mfaRole.roleArn } },
        { name: 'RoleSessionName', value: { kind: 'known', value: key } },
        { name: 'SerialNumber', value: { kind: 'known', value: user.mfaSerial } },
        { name: 'TokenCode', value: { kind: 'prompted', prompt: key } },
      ],
    });
  const prompts = [prompt('mfa-code', { key: 'first' }), prompt('mfa-code', { key: 'second' })] as const;
  const steps =
    order === 'prompts-first'
      ? [...prompts, link('first'), link('second')]
      : [prompts[0], link('first'), prompts[1], link('second')];
  return planned([...steps, call('ListBuckets', options(), { signedWith: 'session' })], options());
}

function waits(world: TestWorld): unknown[] {
  return world.events.flatMap((event) => (event.kind === 'waiting' ? [event.reason] : []));
}

function stsCalls(): (string | undefined)[] {
  return sandbox.journal.map(({ operation }) => operation).filter((operation) => operation !== 'ListBuckets');
}

describe('a code that is spent', () => {
  it.each(['prompts-first', 'one-by-one'] as const)('is waited out before the next is asked for, %s', async (order) => {
    const world = person({ askWho: 'when-refused' });
    const { outcome } = await connect(twoRoles(order), world);
    expect(outcome.failure).toBeUndefined();
    expect(world.asked.count).toBe(2);
    expect(waits(world)).toEqual(['next-code']);
    expect(stsCalls()).toEqual(['AssumeRole', 'AssumeRole']);
  });

  it('is waited out in the next run as well', async () => {
    const log = new Map<string, Verification[]>();
    const verifications: VerificationLog = {
      read: async (serial) => log.get(serial) ?? [],
      note: async (serial, verification) => {
        log.set(serial, [...(log.get(serial) ?? []), verification]);
      },
    };
    const run = (): TestWorld => {
      const world = person();
      return { ...world, signIn: { ...world.signIn, verifications } };
    };
    const first = run();
    expect((await connect(rolePlan(options()), first)).outcome.ok).toBe(true);
    expect(waits(first)).toEqual([]);
    const second = run();
    expect((await connect(rolePlan(options()), second)).outcome.ok).toBe(true);
    expect(waits(second)).toEqual(['next-code']);
    expect(JSON.stringify([...log])).not.toMatch(/"\d{6}"/u);
  });

  it('is not waited for after a wrong one: the right one is still on the screen', async () => {
    const answers = ['000000'];
    const world = person();
    const { outcome } = await connect(rolePlan(options()), {
      ...world,
      ask: async (question) => answers.shift() ?? world.ask(question),
    });
    expect(outcome.ok).toBe(true);
    expect(waits(world)).toEqual([]);
  });
});

describe('the limit of codes', () => {
  const withPast = (count: number, age = 0): TestWorld => {
    const windowStart = Math.ceil(sandbox.clock.now() / 180) * 180;
    sandbox.clock.advance(windowStart + 100 - sandbox.clock.now());
    const at = sandbox.clock.now() * 1000 - age;
    const past = Array.from({ length: count }, () => ({ at, spent: false }));
    const world = person();
    return {
      ...world,
      signIn: { ...world.signIn, verifications: { read: async () => past, note: async () => undefined } },
    };
  };

  it.each([
    [7, 0, [], 0],
    [8, 0, [], 1],
    [9, 0, ['code-limit'], 1],
    [20, 0, ['code-limit'], 1],
    [9, 120_000, [], 0],
  ])('after %i codes %i ms ago', async (count, age, reasons, notices) => {
    const world = withPast(count, age);
    expect((await connect(rolePlan(options()), world)).outcome.ok).toBe(true);
    expect(waits(world)).toEqual(reasons);
    expect(world.events.filter(({ kind }) => kind === 'notice')).toHaveLength(notices);
  });

  it('counts right and wrong codes alike', async () => {
    const noted: Verification[] = [];
    const world = person();
    const answers = ['000000'];
    const signIn = {
      ...world.signIn,
      verifications: {
        read: async () => [],
        note: async (serial: string, verification: Verification) => {
          expect(serial).toBe(user.mfaSerial);
          noted.push(verification);
        },
      },
    };
    await connect(rolePlan(options()), {
      ...world,
      signIn,
      ask: async (question) => answers.shift() ?? world.ask(question),
    });
    expect(noted.map(({ spent }) => spent)).toEqual([false, true]);
  });
});

describe('--reuse-mfa', () => {
  it('takes one code for several roles', async () => {
    const world = person({ askWho: 'when-refused' }, true);
    const { outcome } = await connect(twoRoles('one-by-one'), world);
    expect(outcome.failure).toBeUndefined();
    expect(world.asked.count).toBe(1);
    expect(stsCalls()).toEqual(['GetSessionToken', 'AssumeRole', 'AssumeRole']);
    expect(outcome.steps.find(({ added }) => added)?.step).toMatchObject({ operation: 'GetSessionToken' });
  });

  it('takes none in a later run, until the session is over', async () => {
    const cache = memoryCache();
    const run = async (): Promise<number> => {
      const world = person({ cache, askWho: 'when-refused' }, true);
      expect((await connect(rolePlan(options()), world)).outcome.ok).toBe(true);
      return world.asked.count;
    };
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    sandbox.clock.advance(12 * 3600);
    expect(await run()).toBe(1);
  });

  it('asks after all when AWS no longer takes the session', async () => {
    const cache = memoryCache();
    const first = person({ cache }, true);
    await connect(rolePlan(options()), first);
    for (const [name, text] of cache.files)
      cache.files.set(name, text.replace(/"SessionToken": "[^"]{5}/u, '"SessionToken": "wrong'));
    sandbox.clock.advance(60);
    const second = person({ cache, askWho: 'when-refused' }, true);
    const { outcome } = await connect(rolePlan(options()), second);
    expect(outcome.failure).toBeUndefined();
    expect(second.asked.count).toBe(1);
  });

  it('asks again after a wrong code', async () => {
    const world = person({ askWho: 'when-refused' }, true);
    const answers = ['000000'];
    const { outcome } = await connect(rolePlan(options()), {
      ...world,
      ask: async (question) => answers.shift() ?? world.ask(question),
    });
    expect(outcome.ok).toBe(true);
    expect(stsCalls()).toEqual(['GetSessionToken', 'GetSessionToken', 'AssumeRole', 'GetCallerIdentity']);
  });
});

describe('a call that carries a code', () => {
  it('is not sent again when the answer is lost', async () => {
    await using aws = await startFakeAws(({ operation }) =>
      operation === 'AssumeRole' ? stsError(503, 'ServiceUnavailable', 'later') : undefined,
    );
    const world = testWorld(['123456'], { askWho: 'when-refused' });
    const serial = user.mfaSerial;
    const { outcome } = await connect(rolePlan({ sts: aws.url, s3: aws.url, mfaSerial: serial }), world);
    expect(outcome.ok).toBe(false);
    expect(aws.requests).toHaveLength(1);
  });

  it('one that carries none is repeated, and then succeeds', async () => {
    let failures = 2;
    await using aws = await startFakeAws(({ operation }) => {
      if (operation !== 'AssumeRole' || failures === 0) return undefined;
      failures -= 1;
      return stsError(400, 'Throttling', 'Rate exceeded');
    });
    const world = testWorld([], { askWho: 'when-refused' });
    const { outcome, credentials } = await connect(rolePlan({ sts: aws.url, s3: aws.url }), world);
    expect(outcome.ok).toBe(true);
    expect(credentials?.sessionToken).toBe(sessionToken);
    expect(waits(world)).toEqual(['retry', 'retry']);
  });
});

describe('who is asking', () => {
  it('is found out while the person types, and stops them when the keys are wrong', async () => {
    let aborted = false;
    const world = testWorld([], {
      askWho: 'while-typing',
      ask: async (_, signal) =>
        new Promise((resolve) => {
          signal?.addEventListener('abort', () => {
            aborted = true;
            resolve(undefined);
          });
        }),
    });
    const { outcome } = await connect(rolePlan(options({ accessKeyId: 'DUCKUSERNOSUCHKEY001' })), world);
    expect(outcome.failure?.guidance[0]?.code).toBe('sts-access-key-unknown');
    expect(aborted).toBe(true);
    expect(stsCalls()).toEqual(['GetCallerIdentity']);
  });

  it('is not asked for where the program does not, when all goes well', async () => {
    const { outcome } = await connect(rolePlan(options()), person({ askWho: 'when-refused' }));
    expect(outcome.ok).toBe(true);
    expect(stsCalls()).toEqual(['AssumeRole', 'GetCallerIdentity']);
  });

  it('is asked for after a refusal that names nobody', async () => {
    const world = person({ askWho: 'when-refused' });
    const other = options({ mfaSerial: mfaRole.narrowUser.mfaSerial });
    const { outcome } = await connect(rolePlan(other), world);
    expect(outcome.failure?.guidance[0]?.code).toBe('sts-mfa-serial-rejected');
    expect(outcome.identityBefore?.arn).toBe(user.arn);
    expect(outcome.failure?.operation).toBe('AssumeRole');
  });
});
