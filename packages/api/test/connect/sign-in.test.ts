import { identityCenter } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { maxSignInsOfTenant } from '../../src/connect/connect-limits.ts';
import { createConnectService } from '../../src/connect/connect-service.ts';
import { post, send, serviceUnderTest } from '../service-under-test.ts';
import { callsOf, connectUnderTest, refusalOf, secretForms, sessionsPath } from './connect-under-test.ts';

const { startUrl, region, account, otherAccount, permissionSet } = identityCenter;

describe('a service without --enable-connect', () => {
  const session = `${sessionsPath}/si_${'a'.repeat(32)}`;

  it.each([
    ['POST', sessionsPath, { startUrl, region }],
    ['GET', session],
    ['DELETE', session],
    ['GET', `${session}/accounts`],
    ['GET', `${session}/accounts/${account}/permission-sets`],
    ['POST', `${session}/files`, { target: 'bookmark', assignments: [{ accountId: account, permissionSet }] }],
    [
      'POST',
      '/v1/connect/sts/checks',
      {
        question: { call: 'GetCallerIdentity' },
        credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'canary' },
        region,
      },
    ],
  ])('says how it is turned on: %s %s', async (method, path, body?: object) => {
    const answered = body === undefined ? await send(path, { method }) : await post(path, body);
    expect(refusalOf(answered)).toBe('404 connect-off');
    expect(answered.text).toContain('duckbill serve --enable-connect');
  });
});

describe('a sign-in', () => {
  it('waits for its person, asks AWS no more often than AWS wants, and is signed in', async () => {
    const { post, send, sandbox } = await connectUnderTest();
    const started = await post(sessionsPath, { startUrl, region, endpoint: sandbox.url });
    expect(started.status).toBe(201);
    expect(started.body).toMatchObject({
      state: 'pending',
      startUrl,
      region,
      approval: { userCode: expect.stringMatching(/^[A-Z]{4}-[A-Z]{4}$/u) as string, interval: 1, retryAfter: 1 },
    });
    const { id, approval } = started.body as { id: string; approval: { userCode: string; completeUrl: string } };
    expect(approval.completeUrl).toContain(approval.userCode);
    const path = `${sessionsPath}/${id}`;
    for (let times = 0; times < 5; times += 1) expect((await send(path)).body).toMatchObject({ state: 'pending' });
    expect((await send(path)).headers.get('Retry-After')).toBe('1');
    expect(callsOf(sandbox)).toEqual(['RegisterClient', 'StartDeviceAuthorization']);
    sandbox.clock.advance(1);
    await Promise.all([send(path), send(path), send(path)]);
    expect(callsOf(sandbox).filter((call) => call === 'CreateToken')).toHaveLength(1);
    sandbox.approveDevice(approval.userCode, identityCenter.person);
    expect((await send(path)).body).toMatchObject({ state: 'pending' });
    sandbox.clock.advance(1);
    const signedIn = await send(path);
    expect(signedIn.body).toEqual({
      id,
      state: 'signed-in',
      startUrl,
      region,
      expiresAt: expect.stringMatching(/^\d{4}-/u) as string,
    });
    expect(callsOf(sandbox).filter((call) => call === 'CreateToken')).toHaveLength(2);
    // The token needs no asking.
    await send(path);
    expect(callsOf(sandbox).filter((call) => call === 'CreateToken')).toHaveLength(2);
  });

  it('slows down when AWS says so', async () => {
    const { send, sandbox, startSignIn } = await connectUnderTest();
    const { path } = await startSignIn();
    sandbox.changeFaults([
      { operation: 'CreateToken', kind: 'error', code: 'SlowDownException', status: 400, times: 2 },
    ]);
    const intervals: unknown[] = [];
    for (let times = 0; times < 3; times += 1) {
      sandbox.clock.advance(20);
      const { body } = await send(path);
      intervals.push((body as { approval: { interval: number } }).approval.interval);
    }
    expect(intervals).toEqual([6, 11, 11]);
  });

  it('that is denied says so, and goes on saying so', async () => {
    const { send, sandbox, startSignIn } = await connectUnderTest();
    const { path, userCode } = await startSignIn();
    sandbox.denyDevice(userCode);
    sandbox.clock.advance(5);
    expect(refusalOf(await send(path))).toBe('403 sign-in-denied');
    expect(refusalOf(await send(path))).toBe('403 sign-in-denied');
    expect(refusalOf(await send(`${path}/accounts`))).toBe('403 sign-in-denied');
    sandbox.clock.advance(3600);
    expect(refusalOf(await send(path))).toBe('404 sign-in-unknown');
  });

  it('that nobody approves is over in time', async () => {
    const { send, sandbox, startSignIn } = await connectUnderTest();
    const { path } = await startSignIn();
    sandbox.clock.advance(1000);
    expect(refusalOf(await send(path))).toBe('410 sign-in-expired');
  });

  it('is forgotten an hour later, with its token', async () => {
    const { send, sandbox, signIn } = await connectUnderTest();
    const path = await signIn();
    expect((await send(`${path}/accounts`)).status).toBe(200);
    sandbox.clock.advance(3601);
    expect(refusalOf(await send(path))).toBe('410 sign-in-expired');
    expect(refusalOf(await send(`${path}/accounts`))).toBe('410 sign-in-expired');
  });

  it('is signed out and forgotten', async () => {
    const { send, sandbox, signIn } = await connectUnderTest();
    const path = await signIn();
    const ended = await send(path, { method: 'DELETE' });
    expect(ended.body).toEqual({ signedOut: true });
    expect(callsOf(sandbox).at(-1)).toBe('Logout');
    expect(refusalOf(await send(path))).toBe('404 sign-in-unknown');
    expect(refusalOf(await send(path, { method: 'DELETE' }))).toBe('404 sign-in-unknown');
  });

  it('is forgotten before it was approved, too', async () => {
    const { send, startSignIn } = await connectUnderTest();
    const { path } = await startSignIn();
    expect((await send(path, { method: 'DELETE' })).body).toEqual({ signedOut: false });
    expect(refusalOf(await send(path))).toBe('404 sign-in-unknown');
  });

  it('that AWS ended is noticed', async () => {
    const { send, sandbox, signIn } = await connectUnderTest();
    const path = await signIn();
    sandbox.changeFaults([{ operation: 'ListAccounts', kind: 'error', code: 'UnauthorizedException', status: 401 }]);
    expect(refusalOf(await send(`${path}/accounts`))).toBe('410 sign-in-expired');
    sandbox.changeFaults([]);
    expect(refusalOf(await send(`${path}/accounts`))).toBe('410 sign-in-expired');
  });

  it('is one of so many', async () => {
    const { post, send, sandbox } = await connectUnderTest();
    const start = () => post(sessionsPath, { startUrl, region, endpoint: sandbox.url });
    const started = await Promise.all(Array.from({ length: maxSignInsOfTenant + 3 }, start));
    expect(started.filter(({ status }) => status === 201)).toHaveLength(maxSignInsOfTenant);
    const refused = await start();
    expect(refusalOf(refused)).toBe('429 sign-ins-too-many');
    expect(refused.headers.get('Retry-After')).toBe('60');
    const [id] = started.flatMap(({ body }) => ('id' in Object(body) ? [(body as { id: string }).id] : []));
    await send(`${sessionsPath}/${id}`, { method: 'DELETE' });
    expect((await start()).status).toBe(201);
  });

  it('is not there for another tenant, or another caller of the same', async () => {
    const { connect, sandbox } = await connectUnderTest();
    const signal = new AbortController().signal;
    const alice = { tenant: 'a', id: 'alice' };
    const { id, approval } = await connect.start({ startUrl, region, endpoint: sandbox.url }, alice, signal);
    sandbox.approveDevice(approval?.userCode ?? '', identityCenter.person);
    sandbox.clock.advance(5);
    const others = [
      { tenant: 'b', id: 'alice' },
      { tenant: 'a', id: 'bob' },
    ];
    for (const other of others) {
      await expect(connect.poll(id, other)).rejects.toThrow('sign-in-unknown');
      await expect(connect.end(id, other, signal)).rejects.toThrow('sign-in-unknown');
      expect(() => connect.open(id, other, signal)).toThrow('sign-in-unknown');
    }
    expect(await connect.poll(id, alice)).toMatchObject({ state: 'signed-in' });
    for (const other of others) expect(() => connect.open(id, other, signal)).toThrow('sign-in-unknown');
    expect(await connect.open(id, alice, signal).accounts()).toHaveLength(2);
  });

  it('shows no secret in anything that is answered', async () => {
    const { send, post, sandbox, signIn } = await connectUnderTest();
    const path = await signIn();
    const answers = await Promise.all([
      send(path),
      send(`${path}/accounts`),
      send(`${path}/accounts/${account}/permission-sets`),
      post(`${path}/files`, { target: 'aws-config', assignments: [{ accountId: account, permissionSet }] }),
      send(path, { method: 'DELETE' }),
    ]);
    sandbox.changeFaults([
      { operation: 'StartDeviceAuthorization', kind: 'error', code: 'InvalidClientException', status: 401 },
    ]);
    answers.push(await post(sessionsPath, { startUrl, region, endpoint: sandbox.url }));
    for (const { text } of answers) expect(text).not.toMatch(secretForms);
  });
});

describe('a request that cannot be', () => {
  it.each([
    ['http://d-90670000d0.awsapps.com/start'],
    ['https://evil.example/start'],
    ['https://d-90670000d0.awsapps.com.evil.example/start'],
    ['https://user:canary-password@d-90670000d0.awsapps.com/start'],
    ['https://d-90670000d0.awsapps.com:8443/start'],
    ['https://169.254.169.254/start'],
    ['file:///etc/passwd'],
    ['d-90670000d0'],
  ])('is refused before anybody is asked: start URL %s', async (url) => {
    const { post, sandbox } = await connectUnderTest();
    const refused = await post(sessionsPath, { startUrl: url, region, endpoint: sandbox.url });
    expect(refusalOf(refused)).toBe('422 start-url-wrong');
    expect(refused.text).not.toContain('canary');
    expect(callsOf(sandbox)).toEqual([]);
  });

  it.each(['eu-wset-1', 'us-east-99', 'xx-evil-1', 'eu-west-1.evil.example', '../..', 'eu-west-1/', '', 'local'])(
    'is refused before anybody is asked: region %j',
    async (wrong) => {
      const { post, sandbox } = await connectUnderTest();
      const refused = await post(sessionsPath, { startUrl, region: wrong, endpoint: sandbox.url });
      expect(refusalOf(refused)).toMatch(/^422 (?:region-unknown|request-invalid)$/u);
      expect(callsOf(sandbox)).toEqual([]);
    },
  );

  it('names an endpoint that the operator does not allow', async () => {
    const { post, sandbox } = await connectUnderTest();
    const { port } = sandbox;
    for (const endpoint of [
      'http://169.254.169.254',
      'http://localhost:1',
      `http://127.0.0.1:${port + 1}`,
      `https://127.0.0.1:${port}`,
      `http://localhost:${port}`,
      `http://user@127.0.0.1:${port}`,
      `http://127.0.0.1:${port}/path`,
      `http://127.0.0.1:${port}@evil.example`,
      'https://sts.eu-west-1.amazonaws.com',
      'nothing',
    ])
      expect(refusalOf(await post(sessionsPath, { startUrl, region, endpoint }))).toBe('422 endpoint-not-allowed');
    expect(callsOf(sandbox)).toEqual([]);
  });

  it('leads, by its name, to a place that is not AWS: nothing is sent', async () => {
    const asked: string[] = [];
    const { guardedOutbound } = await import('../../src/connect/guarded-outbound.ts');
    const outbound = guardedOutbound({
      resolve: async (name) => {
        asked.push(name);
        return [{ address: '169.254.169.254', family: 4 }];
      },
      onConnect: () => {
        throw new Error('connected');
      },
    });
    const service = await serviceUnderTest({ connect: createConnectService({ outbound }) });
    const refused = await service.post(sessionsPath, { startUrl, region });
    expect(refusalOf(refused)).toBe('502 outbound-refused');
    expect(refused.text).not.toContain('169.254');
    expect(asked).toEqual(['oidc.eu-west-1.amazonaws.com']);
  });

  it('meets what AWS refuses, and says what it means', async () => {
    const { post, sandbox } = await connectUnderTest();
    const other = 'https://d-0000000000.awsapps.com/start';
    const refused = await post(sessionsPath, { startUrl: other, region, endpoint: sandbox.url });
    expect(refusalOf(refused)).toBe('422 aws-refused');
    expect(refused.body).toMatchObject({ guidance: ['sso-start-url-wrong', 'sso-request-refused'] });
    sandbox.changeFaults([{ kind: 'server-error' }]);
    expect(refusalOf(await post(sessionsPath, { startUrl, region, endpoint: sandbox.url }))).toBe('502 aws-failed');
    sandbox.changeFaults([{ kind: 'throttle' }]);
    const busy = await post(sessionsPath, { startUrl, region, endpoint: sandbox.url });
    expect(refusalOf(busy)).toBe('503 aws-busy');
    expect(busy.headers.get('Retry-After')).toBe('10');
    sandbox.changeFaults([{ kind: 'captive-portal' }]);
    expect(refusalOf(await post(sessionsPath, { startUrl, region, endpoint: sandbox.url }))).toBe(
      '504 aws-unreachable',
    );
    await sandbox.close();
    expect(refusalOf(await post(sessionsPath, { startUrl, region, endpoint: sandbox.url }))).toBe(
      '504 aws-unreachable',
    );
  });
});

describe('the portal of a sign-in', () => {
  it('lists accounts and permission sets, a page at a time', async () => {
    const { send, signIn } = await connectUnderTest();
    const path = await signIn();
    const all = await send(`${path}/accounts`);
    expect(all.body).toEqual({
      accounts: [
        { accountId: otherAccount, accountName: 'Duckbill Archive', email: 'archive@example.com' },
        { accountId: account, accountName: 'Duckbill Practice', email: 'practice@example.com' },
      ],
      total: 2,
    });
    const first = await send(`${path}/accounts?limit=1`);
    expect(first.body).toMatchObject({ accounts: [{ accountId: otherAccount }], total: 2, next: otherAccount });
    const second = await send(`${path}/accounts?limit=1&after=${otherAccount}`);
    expect(second.body).toMatchObject({ accounts: [{ accountId: account }], total: 2 });
    expect(second.body).not.toHaveProperty('next');
    expect(refusalOf(await send(`${path}/accounts?after=000000000000`))).toBe('400 query-invalid');
    expect(refusalOf(await send(`${path}/accounts?limit=0`))).toBe('400 query-invalid');
    const sets = await send(`${path}/accounts/${account}/permission-sets?limit=2`);
    expect(sets.body).toEqual({
      accountId: account,
      permissionSets: ['Billing', 'S3-Full'],
      total: 3,
      next: 'S3-Full',
    });
    expect(refusalOf(await send(`${path}/accounts/123/permission-sets`))).toBe('404 not-found');
  });

  it('is closed while the sign-in waits', async () => {
    const { send, startSignIn } = await connectUnderTest();
    const { path } = await startSignIn();
    expect(refusalOf(await send(`${path}/accounts`))).toBe('409 sign-in-pending');
  });

  it('gives files as "duckbill generate" makes them', async () => {
    const { post, signIn } = await connectUnderTest();
    const path = await signIn();
    const assignments = [
      { accountId: account, permissionSet },
      { accountId: otherAccount, permissionSet, values: { name: 'archive' } },
    ];
    const config = await post(`${path}/files`, { target: 'aws-config', assignments, values: { region: 'eu-west-1' } });
    expect(config.body).toMatchInlineSnapshot(`
      {
        "files": [
          {
            "kind": "config",
            "name": "config",
            "text": "[profile S3-Read-111122223333]
      sso_session = d-90670000d0
      sso_account_id = 111122223333
      sso_role_name = S3-Read
      region = eu-west-1

      [sso-session d-90670000d0]
      sso_start_url = https://d-90670000d0.awsapps.com/start
      sso_region = eu-west-1
      sso_registration_scopes = sso:account:access

      [profile archive]
      sso_session = d-90670000d0
      sso_account_id = 444455556666
      sso_role_name = S3-Read
      region = eu-west-1
      ",
          },
        ],
        "notes": [],
      }
    `);
    const bookmarks = await post(`${path}/files`, { target: 'bookmark', for: ['cyberduck@9.5'], assignments });
    expect(refusalOf(bookmarks)).toBe('422 spec-refused');
    const named = assignments.map(({ accountId }) => ({ accountId, permissionSet }));
    const made = await post(`${path}/files`, { target: 'bookmark', for: ['cyberduck@9.5'], assignments: named });
    expect((made.body as { files: { name: string }[] }).files.map(({ name }) => name)).toEqual([
      'Duckbill Practice S3-Read.duck',
      'Duckbill Archive S3-Read.duck',
    ]);
    const profile = await post(`${path}/files`, {
      target: 'profile',
      assignments: named.slice(0, 1),
      values: { vendor: 'company-s3', description: 'Company' },
    });
    expect((profile.body as { files: { kind: string }[] }).files).toMatchObject([{ kind: 'profile' }]);
  });

  it('gives files for what the person has, and for nothing else', async () => {
    const { post, signIn } = await connectUnderTest();
    const path = await signIn(identityCenter.personOfOne);
    const ask = (accountId: string, name: string) =>
      post(`${path}/files`, { target: 'bookmark', assignments: [{ accountId, permissionSet: name }] });
    expect((await ask(account, permissionSet)).status).toBe(200);
    const other = await ask(otherAccount, permissionSet);
    expect(refusalOf(other)).toBe('422 not-assigned');
    expect(other.body).toMatchObject({ errors: [{ pointer: '#/assignments/0/accountId' }] });
    const full = await ask(account, 'S3-Full');
    expect(refusalOf(full)).toBe('422 not-assigned');
    expect(full.body).toMatchObject({ errors: [{ pointer: '#/assignments/0/permissionSet' }] });
  });

  it('says which value is wrong', async () => {
    const { post, signIn } = await connectUnderTest();
    const path = await signIn();
    const assignments = [{ accountId: account, permissionSet, values: { region: 'eu-wset-1' } }];
    const refused = await post(`${path}/files`, { target: 'aws-config', assignments, values: { outptu: 'json' } });
    expect(refusalOf(refused)).toBe('422 spec-refused');
    expect((refused.body as { errors: { pointer: string }[] }).errors.map(({ pointer }) => pointer).toSorted()).toEqual(
      ['#/assignments/0/values/region', '#/values/outptu'],
    );
    for (const values of [
      { ssoAccountId: otherAccount },
      { ssoRoleName: 'S3-Full' },
      { access: 'keys' },
      { for: 'x' },
    ]) {
      const [name] = Object.keys(values);
      const over = await post(`${path}/files`, { target: 'bookmark', assignments: [{ ...assignments[0], values }] });
      expect(over.body).toMatchObject({
        code: 'spec-refused',
        errors: [{ pointer: `#/assignments/0/values/${name}` }],
      });
    }
    const twice = [
      { accountId: account, permissionSet },
      { accountId: account, permissionSet },
    ];
    expect(refusalOf(await post(`${path}/files`, { target: 'bookmark', assignments: twice }))).toBe(
      '422 file-repeated',
    );
  });
});
