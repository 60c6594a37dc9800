import type { OutboundAnswer } from '@duckbill/doctor';
import { identityCenter } from '@duckbill/sandbox';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConnectService } from '../../src/connect/connect-service.ts';
import { type ServiceUnderTest, serviceUnderTest } from '../service-under-test.ts';
import { connectUnderTest, sessionsPath } from './connect-under-test.ts';

const { startUrl, region, account } = identityCenter;
const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'canary-secret-of-strange-answers-0123456',
};

/** Mostly what it should be. */
function near(usual: string | number): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 12, arbitrary: fc.constant(usual) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
  );
}

const accounts = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ accountId: near(account), accountName: near('Work'), emailAddress: near('a@b') }),
    },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
  ),
  { maxLength: 3 },
);

const roles = fc.array(fc.oneof(fc.record({ roleName: near('S3-Read') }), fc.jsonValue({ maxDepth: 1 })), {
  maxLength: 3,
});

const json = fc
  .record(
    {
      clientId: near('client'),
      clientSecret: near('canary-client-secret'),
      clientSecretExpiresAt: near(2_000_000_000),
      deviceCode: near('canary-device-code'),
      userCode: near('ABCD-EFGH'),
      verificationUri: near('https://device.sso.eu-west-1.amazonaws.com/'),
      expiresIn: near(600),
      interval: near(1),
      accessToken: near('canary-access-token'),
      accountList: accounts,
      roleList: roles,
    },
    { noNullPrototype: true },
  )
  .map((value) => JSON.stringify(value));

const xml = fc
  .tuple(fc.constantFrom('GetCallerIdentity', 'AssumeRole', 'Error'), fc.string({ maxLength: 40 }))
  .map(([name, text]) => `<${name}Response><${name}Result><Arn>${text}</Arn></${name}Result></${name}Response>`);

const strange: fc.Arbitrary<OutboundAnswer> = fc.record({
  status: fc.constantFrom(
    ...Array.from({ length: 30 }, () => 200),
    204,
    301,
    302,
    400,
    401,
    403,
    404,
    418,
    429,
    500,
    502,
    503,
    599,
  ),
  headers: fc.record({
    'content-type': fc.constantFrom('application/json', 'text/xml', 'text/html', 'application/x-amz-json-1.1', ''),
    'x-amzn-errortype': fc.constantFrom('', 'AccessDeniedException', 'constructor', '__proto__', 'x'.repeat(2000)),
  }),
  body: fc
    .oneof(
      { weight: 20, arbitrary: json },
      xml,
      fc.string(),
      fc.constant('<html>'),
      fc.constant('null'),
      fc.constant('[]'),
      fc.constant(''),
    )
    .map((text) => new TextEncoder().encode(text)),
});

/** A service whose AWS says one thing after another. */
async function strangeService(): Promise<{
  service: ServiceUnderTest;
  say: (answers: readonly OutboundAnswer[]) => void;
}> {
  let said: readonly OutboundAnswer[] = [];
  let at = 0;
  let now = Date.UTC(2026, 10, 22, 12);
  const outbound = {
    send: async (): Promise<OutboundAnswer> => {
      at += 1;
      return said[(at - 1) % said.length] ?? { status: 501, headers: {}, body: new Uint8Array() };
    },
  };
  const service = await serviceUnderTest({ connect: createConnectService({ outbound, now: () => new Date(now) }) });
  const say = (answers: readonly OutboundAnswer[]): void => {
    said = answers;
    at = 0;
    // Lists are asked for again, and so is AWS.
    now += 61_000;
  };
  return { service, say };
}

describe('whatever AWS answers', () => {
  it('is no fault of the service, and every answer is as documented', async () => {
    const question = fc.constantFrom(
      { call: 'GetCallerIdentity' },
      { call: 'GetSessionToken', mfa: { serial: 'GAHT12345678', code: '135791' } },
      { call: 'AssumeRole', roleArn: `arn:aws:iam::${account}:role/Any` },
    );
    const samples = fc.sample(fc.tuple(fc.array(strange, { minLength: 1, maxLength: 4 }), question), {
      seed: 20_261_122,
      numRuns: 60,
    });
    const { service, say } = await strangeService();
    const seen = new Map<string, number>();
    for (const [answers, one] of samples) {
      // Those that say "too busy" are tried again after a pause; one try is enough here.
      const calm = answers.map((answer) =>
        [429, 500, 502, 503, 599].includes(answer.status) ? { ...answer, status: 501 } : answer,
      );
      say(calm);
      const started = await service.post(sessionsPath, { startUrl, region });
      expect([201, 403, 410, 422, 502, 503, 504]).toContain(started.status);
      const checked = await service.post('/v1/connect/sts/checks', { question: one, credentials, region });
      expect(checked.status).toBe(200);
      expect(started.text + checked.text).not.toMatch(/canary|135791/u);
      const { id } = started.body as { id?: string };
      if (id === undefined) continue;
      const path = `${sessionsPath}/${id}`;
      const asked = [path, `${path}/accounts`, `${path}/accounts/${account}/permission-sets`, path];
      for (const address of asked) {
        say(calm);
        const { status, text } = await service.send(address);
        expect([200, 403, 404, 409, 410, 422, 502, 503, 504], address).toContain(status);
        expect(text).not.toContain('canary');
        seen.set(`${address.split('/').at(-1) === id ? 'sign-in' : address.split('/').at(-1)} ${status}`, status);
      }
      expect([200, 404]).toContain((await service.send(path, { method: 'DELETE' })).status);
    }
    // Some got all the way.
    expect([...seen.keys()]).toEqual(expect.arrayContaining(['sign-in 200', 'accounts 200', 'permission-sets 200']));
  });
});

describe('the examples of the documentation', () => {
  it('are as documented, and answered', async () => {
    const { documentation, post, sandbox, signIn } = await connectUnderTest();
    const session = await signIn();
    const paths = Object.keys(documentation.paths).filter((path) => path.startsWith('/v1/connect/'));
    const examples = paths.flatMap((path) => {
      const named = documentation.paths[path]?.['post']?.requestBody?.content['application/json']?.examples ?? {};
      return Object.values(named).map(({ value }) => [path, value] as const);
    });
    expect(examples).toHaveLength(5);
    for (const [path, value] of examples) {
      const endpoint = path.endsWith('/files') ? {} : { endpoint: sandbox.url };
      const { status, text } = await post(path.replace(`${sessionsPath}/{session}`, session), {
        ...Object(value),
        ...endpoint,
      });
      expect(status, text).toBeLessThan(300);
    }
  });
});
