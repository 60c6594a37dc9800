import { request } from 'node:http';
import type { PlannedConnection, PlanStep } from '@duckbill/core';
import { connect, printConnectOutcome } from '@duckbill/doctor';
import { identityCenter, type Sandbox } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import type { TestWorld } from '../test-world.ts';
import {
  cache,
  centerPlan,
  choosingSteps,
  codeSteps,
  deviceSteps,
  registrationFile,
  roleFile,
  roleStep,
  tokenFile,
} from './center-plans.ts';
import { aliceAllows, browse, centerSandbox, centerWorld, secretForms } from './center-sandbox.ts';

const { account, permissionSet, person, personOfNone, personOfOne } = identityCenter;

function operations({ journal }: Sandbox): (string | undefined)[] {
  return journal.map(({ operation }) => operation);
}

function expectNoLeak(connection: Awaited<ReturnType<typeof connect>>, world: TestWorld): void {
  const { outcome, credentials } = connection;
  const shown = JSON.stringify([outcome, world.events.filter(({ kind }) => kind !== 'approve')]);
  const text = shown + printConnectOutcome(outcome);
  expect(text).not.toMatch(secretForms);
  const keys = [credentials?.secretAccessKey, credentials?.sessionToken].filter((key) => key !== undefined);
  for (const secret of keys) expect(text.includes(secret)).toBe(false);
}

describe('device code', () => {
  it('shows address and code, asks until the person has approved, and gets the keys', async () => {
    const sandbox = await centerSandbox();
    let waits = 0;
    const wait = async (milliseconds: number): Promise<void> => {
      sandbox.clock.advance(milliseconds / 1000);
      waits += 1;
      const [device] = sandbox.pendingDevices();
      if (waits === 3 && device !== undefined) sandbox.approveDevice(device.userCode, person);
    };
    const world = centerWorld(sandbox, [], {}, { wait });
    const connection = await connect(centerPlan(...deviceSteps(), roleStep()), world);
    expect(connection.outcome).toMatchObject({
      ok: true,
      signedIn: true,
      assigned: { account, role: permissionSet },
      expiresAt: expect.any(String),
    });
    expect(operations(sandbox)).toEqual([
      'RegisterClient',
      'StartDeviceAuthorization',
      'CreateToken',
      'CreateToken',
      'CreateToken',
      'GetRoleCredentials',
      'ListBuckets',
    ]);
    expect(world.events).toContainEqual({
      kind: 'approve',
      flow: 'device-code',
      url: expect.stringContaining('user_code='),
      code: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/u),
      opened: false,
    });
    expectNoLeak(connection, world);
  });

  it('opens a browser with the whole address, and shows the short one', async () => {
    const sandbox = await centerSandbox(aliceAllows);
    const opened: string[] = [];
    const openBrowser = async (url: string): Promise<boolean> => {
      opened.push(url);
      return true;
    };
    const world = centerWorld(sandbox, [], { openBrowser: true }, { openBrowser });
    await connect(centerPlan(...deviceSteps(), roleStep()), world);
    expect(opened).toEqual([expect.stringContaining('user_code=')]);
    const approve = world.events.find(({ kind }) => kind === 'approve');
    expect(approve).toMatchObject({ opened: true, url: expect.not.stringContaining('user_code=') });
  });

  it('asks slower when it is told so', async () => {
    const sandbox = await centerSandbox();
    sandbox.changeFaults([{ operation: 'CreateToken', times: 2, kind: 'throttle' }]);
    const waits: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => {
      waits.push(milliseconds);
      sandbox.clock.advance(milliseconds / 1000);
      const [device] = sandbox.pendingDevices();
      if (device !== undefined) sandbox.approveDevice(device.userCode, person);
    };
    const { outcome } = await connect(centerPlan(...deviceSteps(), roleStep()), centerWorld(sandbox, [], {}, { wait }));
    expect(outcome.ok).toBe(true);
    const [first = 0] = waits;
    expect(waits.slice(0, 3)).toEqual([first, first + 5000, first + 10_000]);
  });

  it.each([
    ['the person denies', true, 'AccessDeniedException'],
    ['nobody answers in time', false, 'ExpiredTokenException'],
  ])('ends when %s', async (_, deny, code) => {
    const sandbox = await centerSandbox();
    const wait = async (milliseconds: number): Promise<void> => {
      sandbox.clock.advance(milliseconds / 1000);
      const [device] = sandbox.pendingDevices();
      if (deny && device !== undefined) sandbox.denyDevice(device.userCode);
    };
    const world = centerWorld(sandbox, [], {}, { wait });
    const connection = await connect(centerPlan(...deviceSteps(), roleStep()), world);
    expect(connection.outcome).toMatchObject({ ok: false, reason: 'call-failed' });
    expect(['AuthorizationPendingException', code]).toContain(connection.outcome.failure?.failure.code);
    expect(connection.outcome.failure?.guidance.length).toBeGreaterThan(0);
    expectNoLeak(connection, world);
  });

  it('can be broken off', async () => {
    const sandbox = await centerSandbox();
    const controller = new AbortController();
    const world = centerWorld(
      sandbox,
      [],
      {},
      {
        wait: async () => controller.abort(),
        interruptible: (work) => work(controller.signal),
      },
    );
    const { outcome } = await connect(centerPlan(...deviceSteps(), roleStep()), world);
    expect(outcome).toMatchObject({ ok: false, exit: 'sign-in-needed', reason: 'interrupted' });
    expect(operations(sandbox)).not.toContain('CreateToken');
  });
});

describe('authorization code', () => {
  it('comes back to a port of this computer, and trades the code for a token', async () => {
    const sandbox = await centerSandbox(aliceAllows);
    const world = centerWorld(sandbox, [], { openBrowser: true }, { openBrowser: browse });
    const connection = await connect(centerPlan(...codeSteps(), roleStep()), world);
    expect(connection.outcome).toMatchObject({ ok: true, assigned: { account, role: permissionSet } });
    expect(operations(sandbox)).toEqual([
      'RegisterClient',
      'AuthorizePage',
      'CreateToken',
      'GetRoleCredentials',
      'ListBuckets',
    ]);
    expectNoLeak(connection, world);
  });

  it('registers the port that listens where the program does', async () => {
    const sandbox = await centerSandbox(aliceAllows);
    const world = centerWorld(sandbox, [], { openBrowser: true }, { openBrowser: browse });
    const plan = centerPlan(...codeSteps('http://127.0.0.1:<port>/oauth/callback'), roleStep());
    expect((await connect(plan, world)).outcome.ok).toBe(true);
    const [registered] = sandbox.journal;
    expect(registered?.parameters['redirectUris']).toMatch(/127\.0\.0\.1:\d+\/oauth\/callback/u);
  });

  it('only shows the address when no browser is to be opened', async () => {
    const sandbox = await centerSandbox(aliceAllows);
    const opened: string[] = [];
    const world = centerWorld(
      sandbox,
      [],
      {},
      {
        openBrowser: async (url) => {
          opened.push(url);
          return true;
        },
      },
    );
    const told = {
      ...world,
      tell: (event: TestWorld['events'][number]): void => {
        world.tell(event);
        if (event.kind === 'approve') void browse(event.url);
      },
    };
    expect((await connect(centerPlan(...codeSteps(), roleStep()), told)).outcome.ok).toBe(true);
    expect(opened).toEqual([]);
  });

  it.each([
    ['said so', { flow: 'device-code' as const }, true],
    ['no browser could come back', {}, false],
  ])('takes a device code in its place when %s', async (_, choices, browserHere) => {
    const sandbox = await centerSandbox(aliceAllows);
    const world = centerWorld(sandbox, [], choices, { browserHere });
    const plan = centerPlan(cache('sso-registration', registrationFile, 1), ...codeSteps(), roleStep());
    const { outcome } = await connect(plan, world);
    expect(outcome.ok).toBe(true);
    expect(operations(sandbox)).toContain('StartDeviceAuthorization');
    // A client for another flow does not lie where the AWS CLI looks for its own.
    expect(world.cache.files.size).toBe(0);
  });

  it('is taken in place of a device code when the person says so', async () => {
    const sandbox = await centerSandbox(aliceAllows);
    const choices = { flow: 'authorization-code' as const, openBrowser: true };
    const world = centerWorld(sandbox, [], choices, { openBrowser: browse, browserHere: false });
    const { outcome } = await connect(centerPlan(...deviceSteps(), roleStep()), world);
    expect(outcome.failure).toBeUndefined();
    expect(operations(sandbox)).not.toContain('StartDeviceAuthorization');
  });

  it('tells that the person denied', async () => {
    const sandbox = await centerSandbox({ answer: 'deny', person });
    const world = centerWorld(sandbox, [], { openBrowser: true }, { openBrowser: browse });
    const { outcome } = await connect(centerPlan(...codeSteps(), roleStep()), world);
    expect(outcome.failure?.failure).toMatchObject({ service: 'sso-oidc', code: 'AccessDeniedException' });
    expect(outcome.failure?.guidance[0]).toBeDefined();
  });

  it('takes a code with no other state than its own', async () => {
    const sandbox = await centerSandbox(aliceAllows);
    const openBrowser = async (url: string): Promise<boolean> => {
      const back = new URL(new URL(url).searchParams.get('redirect_uri') ?? '');
      back.search = 'code=CANARYCODE&state=guessed';
      const answer = await fetch(back);
      expect(answer.status).toBe(400);
      return true;
    };
    const world = centerWorld(sandbox, [], { openBrowser: true }, { openBrowser });
    const { outcome } = await connect(centerPlan(...codeSteps(), roleStep()), world);
    expect(outcome.failure?.failure.code).toBe('BrowserNotBack');
    expect(operations(sandbox)).toEqual(['RegisterClient']);
    expect(JSON.stringify(outcome)).not.toContain('CANARY');
  });

  it('answers one request to the callback and nothing else, with a page that loads nothing', async () => {
    const sandbox = await centerSandbox(aliceAllows);
    const seen: [string, number, string | null][] = [];
    const look = async (label: string, url: URL): Promise<void> => {
      const answer = await fetch(url, { redirect: 'manual' });
      seen.push([label, answer.status, answer.headers.get('content-security-policy')]);
      await answer.text();
    };
    const openBrowser = async (url: string): Promise<boolean> => {
      const sent = await fetch(url, { redirect: 'manual' });
      const callback = new URL(sent.headers.get('location') ?? '');
      await look('icon', new URL('/favicon.ico', callback));
      await look('callback', callback);
      return true;
    };
    const world = centerWorld(sandbox, [], { openBrowser: true }, { openBrowser });
    expect((await connect(centerPlan(...codeSteps(), roleStep()), world)).outcome.ok).toBe(true);
    const policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
    expect(seen).toEqual([
      ['icon', 404, policy],
      ['callback', 200, policy],
    ]);
  });

  it('says that the port it shall come back to is taken', async () => {
    const sandbox = await centerSandbox(aliceAllows);
    const world = centerWorld(sandbox, [], { redirectPort: sandbox.port });
    const { outcome } = await connect(centerPlan(...codeSteps(), roleStep()), world);
    expect(outcome.failure?.failure).toMatchObject({
      code: 'EADDRINUSE',
      message: expect.stringContaining(String(sandbox.port)),
    });
    expect(sandbox.journal).toEqual([]);
  });

  it('can be broken off, and lets its port go', async () => {
    const sandbox = await centerSandbox();
    const controller = new AbortController();
    let port = 0;
    const world = centerWorld(
      sandbox,
      [],
      { openBrowser: true },
      {
        interruptible: (work) => work(controller.signal),
        openBrowser: async (url) => {
          port = Number(new URL(new URL(url).searchParams.get('redirect_uri') ?? '').port);
          controller.abort();
          return true;
        },
      },
    );
    const { outcome } = await connect(centerPlan(...codeSteps(), roleStep()), world);
    expect(outcome.reason).toBe('interrupted');
    const refused = await new Promise((resolve) => {
      request({ host: '127.0.0.1', port })
        .once('error', () => resolve(true))
        .once('response', () => resolve(false))
        .end();
    });
    expect(refused).toBe(true);
  });
});

describe('accounts and permission sets', () => {
  const signIn = (sandbox: Sandbox, answers: readonly (string | undefined)[]) => {
    const world = centerWorld(sandbox, answers);
    return connect(centerPlan(...deviceSteps(), ...choosingSteps()), world).then(({ outcome }) => ({ outcome, world }));
  };

  it('are chosen from lists', async () => {
    const sandbox = await centerSandbox(aliceAllows);
    const { outcome, world } = await signIn(sandbox, [account, permissionSet]);
    expect(outcome).toMatchObject({ ok: true, assigned: { account, role: permissionSet } });
    const values = world.questions.map(({ choices }) => choices?.map(({ value }) => value));
    expect(values[0]).toEqual([identityCenter.otherAccount, account]);
    expect(values[1]).toContain(permissionSet);
  });

  it('are asked for again when the answer is not in the list, and may be named by their beginning', async () => {
    const sandbox = await centerSandbox(aliceAllows);
    const { outcome, world } = await signIn(sandbox, ['000000000000', 'duckbill prac', permissionSet]);
    expect(outcome.ok).toBe(true);
    expect(world.questions.map(({ again }) => again?.reason)).toEqual([undefined, 'no-choice', undefined]);
  });

  it('are not asked for when there is one', async () => {
    const sandbox = await centerSandbox({ answer: 'allow', person: personOfOne });
    const { outcome, world } = await signIn(sandbox, []);
    expect(outcome).toMatchObject({ ok: true, assigned: { account, role: permissionSet } });
    expect(world.questions).toEqual([]);
  });

  it('may be none at all', async () => {
    const sandbox = await centerSandbox({ answer: 'allow', person: personOfNone });
    const { outcome } = await signIn(sandbox, []);
    expect(outcome).toMatchObject({ ok: false, exit: 'failed', reason: 'nothing-assigned' });
  });

  it('may be listed and not given', async () => {
    const sandbox = await centerSandbox(aliceAllows);
    const { outcome } = await signIn(sandbox, [identityCenter.otherAccount, identityCenter.permissionSetProvisioning]);
    expect(outcome.failure?.failure).toMatchObject({ service: 'sso', code: 'ForbiddenException' });
    expect(outcome.failure?.guidance[0]).toBeDefined();
  });

  it('are read page by page', async () => {
    const sandbox = await centerSandbox(aliceAllows);
    const world = sandbox.world;
    const accounts = Array.from({ length: 230 }, (_, index) => ({
      id: String(100_000_000_000 + index),
      name: `Account ${index}`,
      email: `${index}@example.com`,
    }));
    sandbox.changeWorld({
      ...world,
      identityCenters: (world.identityCenters ?? []).map((center) => ({
        ...center,
        accounts: [...center.accounts, ...accounts],
        people: [
          {
            name: person,
            displayName: 'Alice',
            assignments: accounts.map(({ id }) => ({ account: id, permissionSet })),
          },
        ],
      })),
    });
    const { world: asked } = await signIn(sandbox, [undefined]);
    expect(asked.questions[0]?.choices).toHaveLength(230);
    expect(operations(sandbox).filter((operation) => operation === 'ListAccounts')).toHaveLength(3);
  });
});

describe('what is kept', () => {
  const plan = centerPlan(
    cache('role-credentials', roleFile, 6),
    cache('sso-token', tokenFile, 4),
    cache('sso-registration', registrationFile, 1),
    ...codeSteps(),
    roleStep(),
  );
  const signedIn = async () => {
    const sandbox = await centerSandbox(aliceAllows);
    const world = centerWorld(sandbox, [], { openBrowser: true }, { openBrowser: browse });
    expect((await connect(plan, world)).outcome.ok).toBe(true);
    const before = sandbox.journal.length;
    return { sandbox, world, since: () => operations(sandbox).slice(before) };
  };
  const forget = (world: Awaited<ReturnType<typeof signedIn>>['world'], file: string): void => {
    for (const name of world.cache.files.keys()) if (name.endsWith(file.slice(-20))) world.cache.files.delete(name);
  };

  it('lies in the cache afterwards, as the AWS CLI writes it', async () => {
    const { world } = await signedIn();
    expect([...world.cache.files.keys()].map((name) => name.slice(0, 14)).toSorted()).toEqual([
      '.aws/cli/cache',
      '.aws/sso/cache',
      '.aws/sso/cache',
    ]);
    const texts = [...world.cache.files.values()].map((text): unknown => JSON.parse(text));
    expect(texts).toContainEqual(
      expect.objectContaining({
        startUrl: identityCenter.startUrl,
        region: 'eu-west-1',
        refreshToken: expect.any(String),
      }),
    );
    expect(texts).toContainEqual(expect.objectContaining({ ProviderType: 'sso' }));
    expect(texts).toContainEqual(expect.objectContaining({ grantTypes: ['authorization_code', 'refresh_token'] }));
  });

  it('makes the next sign-in one call', async () => {
    const { world, since } = await signedIn();
    const { outcome } = await connect(plan, world);
    expect(outcome.ok).toBe(true);
    expect(since()).toEqual(['ListBuckets']);
  });

  it('the token saves the browser, the registration saves another one', async () => {
    const { world, since } = await signedIn();
    forget(world, roleFile);
    expect((await connect(plan, world)).outcome.ok).toBe(true);
    expect(since()).toEqual(['GetRoleCredentials', 'ListBuckets']);
    forget(world, roleFile);
    forget(world, tokenFile);
    expect((await connect(plan, world)).outcome.ok).toBe(true);
    expect(since().slice(2)).toEqual(['AuthorizePage', 'CreateToken', 'GetRoleCredentials', 'ListBuckets']);
  });

  it('a registration serves the flow that it was made for, not the other one in the same file', async () => {
    const { sandbox, world } = await signedIn();
    const sharing = (...steps: readonly PlanStep[]): PlannedConnection =>
      centerPlan(cache('sso-registration', registrationFile, 1), ...steps, roleStep());
    const device = sharing(...deviceSteps());
    const asked = async (flow: PlannedConnection): Promise<readonly (string | undefined)[]> => {
      const before = sandbox.journal.length;
      expect((await connect(flow, world)).outcome.ok).toBe(true);
      return operations(sandbox).slice(before);
    };
    expect(await asked(device)).toContain('RegisterClient');
    expect(await asked(device)).not.toContain('RegisterClient');
    expect(await asked(sharing(...codeSteps()))).toContain('RegisterClient');
    expect(await asked(sharing(...codeSteps()))).not.toContain('RegisterClient');
  });

  it('a token that ends soon is renewed without asking', async () => {
    const { sandbox, world, since } = await signedIn();
    sandbox.clock.advance(3400);
    forget(world, roleFile);
    expect((await connect(plan, world)).outcome.ok).toBe(true);
    expect(since()).toEqual(['CreateToken', 'GetRoleCredentials', 'ListBuckets']);
  });

  it('the person signs in again when the refresh token is refused', async () => {
    const { sandbox, world, since } = await signedIn();
    sandbox.clock.advance(3700);
    forget(world, roleFile);
    for (const [name, text] of world.cache.files)
      world.cache.files.set(name, text.replace('DuckRefresh-', 'DuckRefresh-x'));
    const connection = await connect(plan, world);
    expect(connection.outcome.ok).toBe(true);
    expect(since()).toEqual(['CreateToken', 'AuthorizePage', 'CreateToken', 'GetRoleCredentials', 'ListBuckets']);
    expectNoLeak(connection, world);
  });

  it('the person signs in again when the portal no longer takes the token', async () => {
    const { world, since } = await signedIn();
    forget(world, roleFile);
    for (const [name, text] of world.cache.files)
      world.cache.files.set(name, text.replace('DuckAccess-', 'DuckAccess-refused-'));
    expect((await connect(plan, world)).outcome.ok).toBe(true);
    expect(since()).toEqual([
      'GetRoleCredentials',
      'AuthorizePage',
      'CreateToken',
      'GetRoleCredentials',
      'ListBuckets',
    ]);
    const tokens = [...world.cache.files.values()].filter((text) => text.includes('DuckAccess-'));
    expect(tokens.some((text) => text.includes('DuckAccess-refused-'))).toBe(false);
  });

  it('a program that signs in nowhere stops with its own words', async () => {
    const sandbox = await centerSandbox();
    const stopsWithout = 'Error loading SSO Token: Token for corp does not exist';
    const reading = centerPlan(cache('sso-token', tokenFile, 0, { access: 'read', stopsWithout }), roleStep());
    const { outcome } = await connect(reading, centerWorld(sandbox));
    expect(outcome).toMatchObject({ exit: 'sign-in-needed', reason: 'nothing-cached' });
    expect(printConnectOutcome(outcome)).toContain(`It says: ${stopsWithout}`);
    expect(sandbox.journal).toEqual([]);
  });
});
