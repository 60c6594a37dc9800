import type { BrowserStep, CallParameter, PlannedConnection, PlanStep } from '@duckbill/core';
import { connect } from '@duckbill/doctor';
import { mfaRoleWorld, type Sandbox, startSandbox } from '@duckbill/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { call, planned } from '../plans.ts';
import { testSignIn, testWorld, type TestWorld } from '../test-world.ts';
import { browse } from './center-sandbox.ts';
import { canaryCode, type FakeIssuer, fakeIssuer, issuerClient, subject, type TokenAnswer } from './fake-issuer.ts';

const role = 'arn:aws:iam::111122223333:role/Web';

async function sandboxFor(issuer: FakeIssuer): Promise<Sandbox> {
  const world = mfaRoleWorld();
  const host = new URL(issuer.url).host;
  const provider = `arn:aws:iam::111122223333:oidc-provider/${host}`;
  const sandbox = await startSandbox({
    world: {
      ...world,
      oidcProviders: [{ url: issuer.url, clientIds: [issuerClient.id], keys: [issuer.key] }],
      roles: [
        ...world.roles,
        {
          arn: role,
          roleId: 'AROAWEB00000000000000',
          trust: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Principal: { Federated: provider }, Action: 'sts:AssumeRoleWithWebIdentity' },
            ],
          },
          policies: [
            { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }] },
          ],
        },
      ],
    },
  });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

interface PlanChoices {
  readonly redirect?: string;
  readonly pkce?: boolean;
}

function plan(issuer: FakeIssuer, aws: string, { redirect, pkce = true }: PlanChoices = {}): PlannedConnection {
  const known = (name: string, value: string): CallParameter => ({ name, value: { kind: 'known', value } });
  const clientId = known('client_id', issuerClient.id);
  const browser: BrowserStep = {
    kind: 'browser',
    flow: 'authorization-code',
    url: `${issuer.url}/authorize?prompt=login`,
    redirect: redirect ?? 'http://127.0.0.1:<port>/oauth',
    parameters: [known('response_type', 'code'), clientId, known('scope', 'openid offline_access')],
    pkce,
    purpose: 'test',
  };
  const nobody = { signedWith: 'nothing' } as const;
  const steps: PlanStep[] = [
    browser,
    call(
      'ExchangeCode',
      {},
      {
        ...nobody,
        service: 'identity-provider',
        endpoint: `${issuer.url}/token`,
        parameters: [
          known('grant_type', 'authorization_code'),
          { name: 'code', value: { kind: 'answer', of: 'browser', member: 'code' } },
          clientId,
          { name: 'client_secret', value: { kind: 'secret', secret: 'oauth-client-secret' } },
        ],
      },
    ),
    call(
      'AssumeRoleWithWebIdentity',
      {},
      {
        ...nobody,
        service: 'sts',
        endpoint: aws,
        parameters: [
          known('RoleArn', role),
          {
            name: 'RoleSessionName',
            value: { kind: 'generated', how: 'the subject (sub) of the ID token, else random' },
          },
          { name: 'WebIdentityToken', value: { kind: 'answer', of: 'ExchangeCode', member: 'id_token' } },
        ],
      },
    ),
    call('ListBuckets', { s3: aws }, { signedWith: 'session' }),
  ];
  const { plan } = planned(steps);
  return { plan: { ...plan, strategy: 'web-identity' }, keys: { oauthClientSecret: issuerClient.secret } };
}

function browsing(answers: readonly (string | undefined)[] = []): TestWorld {
  return testWorld(answers, { signIn: testSignIn({ openBrowser: true }, { openBrowser: browse }) });
}

function expectNoLeak(value: unknown): void {
  expect(JSON.stringify(value)).not.toMatch(/canary-client|CANARY|eyJ/u);
}

describe('sign-in at an OpenID Connect issuer', () => {
  it.each([true, false])('trades code for tokens and the ID token for a role, with PKCE %s', async (pkce) => {
    const issuer = await fakeIssuer();
    const sandbox = await sandboxFor(issuer);
    const world = browsing();
    const { outcome } = await connect(plan(issuer, sandbox.url, { pkce }), world);
    expect(outcome.failure).toBeUndefined();
    expect(outcome.identityAfter?.arn).toBe(`arn:aws:sts::111122223333:assumed-role/Web/${subject}`);
    expect(Object.fromEntries(issuer.asked[0] ?? [])).toMatchObject({
      prompt: 'login',
      scope: 'openid offline_access',
      client_id: issuerClient.id,
    });
    expect(issuer.forms[0]?.get('client_secret')).toBe(issuerClient.secret);
    expect([issuer.asked[0]?.has('code_challenge'), issuer.forms[0]?.has('code_verifier')]).toEqual([pkce, pkce]);
    expectNoLeak([outcome, world.events.filter(({ kind }) => kind !== 'approve')]);
  });

  it('lets the person paste the address when the browser goes to a program instead', async () => {
    const issuer = await fakeIssuer();
    const sandbox = await sandboxFor(issuer);
    const state = (): string => issuer.asked.at(-1)?.get('state') ?? '';
    const world = testWorld([], {
      ask: async ({ prompt }) =>
        prompt === 'redirected-url' ? ` x-cyberduck-action:oauth?code=${canaryCode}&state=${state()} ` : undefined,
      signIn: testSignIn(
        { openBrowser: true },
        {
          openBrowser: async (url) => {
            await fetch(url, { redirect: 'manual' });
            return true;
          },
        },
      ),
    });
    const { outcome } = await connect(plan(issuer, sandbox.url, { redirect: 'x-cyberduck-action:oauth' }), world);
    expect(outcome.failure).toBeUndefined();
    expect(issuer.forms[0]?.get('redirect_uri')).toBe('x-cyberduck-action:oauth');
    expectNoLeak(outcome);
  });

  it.each<[string, TokenAnswer, string]>([
    ['refuses the code', () => ({ status: 400, body: '{"error":"invalid_grant"}' }), 'invalid_grant'],
    ['refuses the client', () => ({ status: 401, body: '{"error":"invalid_client"}' }), 'invalid_client'],
    ['gives no ID token', () => ({ status: 200, body: '{"access_token":"CANARY"}' }), 'IssuerAnswerUnusable'],
    ['gives an ID token that is none', () => ({ status: 200, body: '{"id_token":"CANARY"}' }), 'IssuerAnswerUnusable'],
    ['answers with a page', () => ({ status: 200, body: '<html>CANARY</html>' }), 'IssuerAnswerUnusable'],
  ])('says that the issuer %s', async (_, answer, code) => {
    const issuer = await fakeIssuer(answer);
    const sandbox = await sandboxFor(issuer);
    const { outcome } = await connect(plan(issuer, sandbox.url), browsing());
    expect(outcome.failure?.failure).toMatchObject({ service: 'identity-provider', code });
    expect(sandbox.journal).toEqual([]);
    expect(issuer.forms).toHaveLength(1);
    expectNoLeak(outcome);
  });

  it('sends the code once, also when the line breaks', async () => {
    const issuer = await fakeIssuer();
    const sandbox = await sandboxFor(issuer);
    const broken = plan(issuer, sandbox.url);
    const steps = broken.plan.steps.map((step) =>
      step.kind === 'call' && step.operation === 'ExchangeCode'
        ? { ...step, endpoint: 'http://127.0.0.1:9/token' }
        : step,
    );
    const { outcome } = await connect({ ...broken, plan: { ...broken.plan, steps } }, browsing());
    expect(outcome.failure?.failure).toMatchObject({ service: 'network', code: 'ECONNREFUSED' });
    expect(outcome.failure?.operation).toBe('ExchangeCode');
  });
});
