import * as fc from 'fast-check';
import { mfaRole, mfaRoleWorld, type HeaderField, type SandboxRequest } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { metadataWorld } from './metadata-world.ts';
import { credentialsIn, keysOf, PracticeClient } from './practice-client.ts';
import { amzDateOf, signRequest } from './sign-request.ts';

const { user, staticUser } = mfaRole;

const oddText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '%', '%zz', '%00', '+', '&', '=', '/', '//', '..', '\u0000', '😀', '\uD800', ']]>', '__proto__'),
);

describe('any request at all', () => {
  it('unsigned or badly signed, gets an answer that is no internal error', async () => {
    const scope = `${user.accessKeyId}/20261121/us-east-1/sts/aws4_request`;
    const authorization = fc.oneof(
      oddText,
      fc.constantFrom('AWS4-HMAC-SHA256', 'AWS a:b', 'Bearer x', `AWS4-HMAC-SHA256 Credential=${scope}`),
      oddText.map((text) => `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host;${text}, Signature=${text}0`),
      oddText.map((text) => `AWS4-HMAC-SHA256 Credential=${text}/a/b/c/aws4_request,SignedHeaders=,Signature=x`),
    );
    const header = fc.oneof(
      fc.tuple(fc.constant('authorization'), authorization),
      fc.tuple(
        fc.constant('x-amz-date'),
        fc.oneof(oddText, fc.constant('20261121T090130Z'), fc.constant('20269999T999999Z')),
      ),
      fc.tuple(
        fc.constantFrom('host', 'date', 'content-type', 'x-amz-security-token', 'x-amz-content-sha256'),
        oddText,
      ),
      fc.tuple(fc.constant('content-type'), fc.constant('application/x-www-form-urlencoded')),
      fc.tuple(oddText, oddText),
    );
    const request = fc.record({
      method: fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'FOO'),
      target: fc.oneof(
        oddText,
        oddText.map((text) => `/${text}?${text}=${text}`),
        fc.constant('/?Action=AssumeRole'),
      ),
      headers: fc.array(header, { maxLength: 6 }),
      body: fc.oneof(fc.uint8Array(), fc.constant(Buffer.from('Action=GetCallerIdentity&Version=2011-06-15'))),
    });
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        const { status } = await new PracticeClient().handler.handle(asked);
        expect([400, 403, 404, 405, 501]).toContain(status);
      }),
      { numRuns: 1000 },
    );
  });

  it('rightly signed, with any parameters, gets an answer that is no internal error', async () => {
    const names = [
      'RoleArn',
      'RoleSessionName',
      'Tags.member.1.Key',
      'TransitiveTagKeys.member.1',
      'Policy',
      'ExternalId',
    ];
    const more = [
      'SourceIdentity',
      'SerialNumber',
      'TokenCode',
      'DurationSeconds',
      'PolicyArns.member.1.arn',
      'Name',
      'TargetPrincipal',
      'Version',
    ];
    const value = fc.oneof(
      oddText,
      fc.constantFrom(mfaRole.roleArn, user.mfaSerial, '900', '123456', '{}', 's1', '[]'),
    );
    const parameters = fc.dictionary(fc.constantFrom(...names, ...more), value);
    await fc.assert(
      fc.asyncProperty(
        parameters,
        fc.constantFrom('AssumeRole', 'GetSessionToken', 'GetFederationToken', 'AssumeRoot', 'GetCallerIdentity'),
        async (params, operation) => {
          const { status } = await new PracticeClient().sts(keysOf(user), operation, params);
          expect([200, 400, 403]).toContain(status);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('for IAM, with any parameters, gets an answer that is no internal error', async () => {
    const names = ['UserName', 'SerialNumber', 'AuthenticationCode1', 'AuthenticationCode2', 'VirtualMFADeviceName'];
    const value = fc.oneof(oddText, fc.constantFrom('s3-user', user.mfaSerial, '000000'));
    const parameters = fc.dictionary(fc.constantFrom(...names, 'Path', 'AssignmentStatus', 'Tags.member.1.Key'), value);
    const operations = ['CreateVirtualMFADevice', 'DeleteVirtualMFADevice', 'DeactivateMFADevice', 'ResyncMFADevice'];
    const more = ['EnableMFADevice', 'ListMFADevices', 'ListVirtualMFADevices', 'GetUser', 'ListUsers', 'DeleteUser'];
    const world = mfaRoleWorld();
    const policies = [{ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }];
    const open = { ...world, users: world.users.map((one) => ({ ...one, policies })) };
    await fc.assert(
      fc.asyncProperty(parameters, fc.constantFrom(...operations, ...more), async (params, operation) => {
        const { status } = await new PracticeClient(open).iam(keysOf(staticUser), operation, params);
        expect([200, 400, 403, 404, 409]).toContain(status);
      }),
      { numRuns: 200 },
    );
  });

  it('beside an instance or a container, gets an answer that is no internal error', async () => {
    const start = fc.constantFrom('/latest/api/', '/latest/meta-data', '/latest/dynamic/', '/v1/', '/v2/credentials/');
    const header = fc.tuple(
      fc.constantFrom('x-aws-ec2-metadata-token', 'x-aws-ec2-metadata-token-ttl-seconds', 'x-forwarded-for'),
      oddText,
    );
    const method = fc.constantFrom('GET', 'PUT', 'POST', 'HEAD');
    await fc.assert(
      fc.asyncProperty(start, oddText, fc.array(header), method, async (path, rest, headers, verb) => {
        const { handler } = new PracticeClient(metadataWorld({ tokens: 'optional' }));
        const { status } = await handler.handle({ method: verb, target: path + rest, headers, body: new Uint8Array() });
        expect([200, 400, 401, 403, 404, 405]).toContain(status);
      }),
      { numRuns: 300 },
    );
  });

  it('for a listing, with any query, gets an answer that is no internal error', async () => {
    const names = ['prefix', 'delimiter', 'max-keys', 'start-after', 'continuation-token', 'encoding-type', 'marker'];
    const value = fc.oneof(
      oddText,
      fc.constantFrom('0', '1', '-1', '99999999999', 'url', '/', 'a2V5OmE=', 'cHJlZml4Og=='),
    );
    const query = fc.dictionary(fc.constantFrom(...names, 'list-type', 'max-buckets', 'bucket-region'), value);
    await fc.assert(
      fc.asyncProperty(query, fc.constantFrom('/', '/example-archive'), async (parameters, path) => {
        const pairs = Object.entries(parameters).map(
          ([name, text]) =>
            `${name}=${encodeURIComponent(text.replaceAll(/[\uD800-\uDFFF]/g, '')).replaceAll(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)}`,
        );
        const { status } = await new PracticeClient().s3(keysOf(staticUser), `${path}?${pairs.toSorted().join('&')}`);
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 500 },
    );
  });

  it('up to ten million bytes, and not one more', async () => {
    const { handler, now } = new PracticeClient();
    const head = 'Action=GetCallerIdentity&Version=2011-06-15&Filler=';
    const ask = (length: number): SandboxRequest =>
      signRequest({
        method: 'POST',
        target: '/',
        host: 'sts.amazonaws.com',
        headers: [['content-type', 'application/x-www-form-urlencoded']],
        body: head.padEnd(length, 'x'),
        accessKeyId: user.accessKeyId,
        secret: user.secretAccessKey,
        region: 'us-east-1',
        service: 'sts',
        amzDate: amzDateOf(now),
      });
    expect((await handler.handle(ask(10_000_000))).status).toBe(200);
    const tooLong = await handler.handle(ask(10_000_001));
    expect([tooLong.status, tooLong.body, tooLong.headers.map(([name]) => name)]).toEqual([413, '', ['date']]);
  });
});

describe('the journal', () => {
  it('tells what was asked and answered, and holds no secret', async () => {
    const client = new PracticeClient();
    const code = client.code();
    const session = credentialsIn(await client.assume({ ExternalId: 'canary-external-id' }));
    await client.s3(session);
    await client.s3({ ...session, token: 'canary-token' });
    await client.sts(keysOf(user), 'GetCallerIdentity', { 'canary-secret-parameter': 'canary-secret-value' });
    const { journal } = client.handler;
    expect(journal.map(({ operation, status, code }) => [operation, status, code])).toEqual([
      ['AssumeRole', 200, undefined],
      ['ListBuckets', 200, undefined],
      ['ListBuckets', 400, 'InvalidToken'],
      ['GetCallerIdentity', 200, undefined],
    ]);
    const text = JSON.stringify(journal);
    const secrets = [code, session.secret, session.token, user.secretAccessKey, user.mfaSecret];
    const canaries = ['canary-external-id', 'canary-token', 'canary-secret-value'];
    for (const secret of [...secrets, ...canaries]) expect(text).not.toContain(secret);
  });

  it('does not keep what a confused client sends in the wrong place', async () => {
    const client = new PracticeClient();
    const swapped = { accessKeyId: 'canary/Secret+of+a+user', secret: 'DUCKUSERS3USER000001' };
    const answers = [
      await client.sts(swapped, 'GetCallerIdentity'),
      await client.s3(swapped),
      await client.sts({ ...swapped, accessKeyId: 'canary secret' }, 'GetCallerIdentity'),
      await client.assume({ TokenCode: 'canary!' }),
      await client.assume({ ExternalId: 'canary external id' }),
    ];
    expect(answers.map(({ code }) => code)).toEqual([
      'InvalidClientTokenId',
      'InvalidAccessKeyId',
      'IncompleteSignature',
      'ValidationError',
      'ValidationError',
    ]);
    expect(JSON.stringify(client.handler.journal)).not.toContain('canary');
  });

  it('does not grow without end', async () => {
    const { handler } = new PracticeClient();
    const headers: readonly HeaderField[] = [];
    for (let count = 0; count < 10_050; count += 1)
      await handler.handle({ method: 'GET', target: `/${count}`, headers, body: new Uint8Array() });
    expect(handler.journal).toHaveLength(10_000);
    expect(handler.journal.at(-1)?.path).toBe('/10049');
  });
});

describe('a world', () => {
  it('is plain JSON', () => {
    const world = mfaRoleWorld();
    expect(JSON.parse(JSON.stringify(world))).toEqual(world);
  });

  it('gives the same answers for the same clock and randomness', async () => {
    const answers = await Promise.all([1, 2].map(() => new PracticeClient().assume()));
    expect(answers[0]?.response).toEqual(answers[1]?.response);
  });

  it('hands out keys that nobody takes for those of AWS', async () => {
    const { accessKeyId } = credentialsIn(await new PracticeClient().assume());
    expect(accessKeyId).toMatch(/^DUCKTEMP[A-Z2-7]{12}$/);
  });
});
