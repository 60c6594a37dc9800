import { mfaRole, mfaRoleWorld } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { answerOf, credentialsIn, keysOf, PracticeClient } from './practice-client.ts';
import { amzDateOf, signRequest } from './sign-request.ts';
import { findText } from './xml-tree.ts';

// The texts are those of aws-wire §2.5, to the letter.
const invalidToken = 'The security token included in the request is invalid.';
const wrongSignature =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

const { user, staticUser, inactiveKey } = mfaRole;
const keys = keysOf(user);

describe('credentials', () => {
  it.each([
    ['an unknown key', { accessKeyId: 'DUCKUSERNOBODY000001', secret: 'x' }],
    ['an inactive key', keysOf(inactiveKey)],
    ['a long-term key with a token', { ...keys, token: 'x' }],
  ])('%s: InvalidClientTokenId', async (_title, given) => {
    const answer = await new PracticeClient().sts(given, 'GetCallerIdentity');
    expect(answer).toMatchObject({ status: 403, code: 'InvalidClientTokenId', message: invalidToken });
  });

  it('of a session need their own token', async () => {
    const client = new PracticeClient();
    const session = credentialsIn(await client.assume());
    const other = credentialsIn(await client.sts(keys, 'GetSessionToken'));
    const { accessKeyId, secret } = session;
    for (const given of [
      { accessKeyId, secret },
      { ...session, token: other.token ?? '' },
    ]) {
      expect(await client.sts(given, 'GetCallerIdentity')).toMatchObject({ status: 403, code: 'InvalidClientTokenId' });
    }
    expect(findText((await client.sts(session, 'GetCallerIdentity')).xml, 'Arn')).toBe(
      'arn:aws:sts::111122223333:assumed-role/S3-Access/practice',
    );
  });

  it('end with their role, but not with its trust', async () => {
    const client = new PracticeClient();
    const session = credentialsIn(await client.assume());
    const world = mfaRoleWorld();
    const trust = { Version: '2012-10-17', Statement: [] };
    client.handler.changeWorld({ ...world, roles: world.roles.map((role) => ({ ...role, trust })) });
    expect((await client.sts(session, 'GetCallerIdentity')).status).toBe(200);
    client.handler.changeWorld({ ...world, roles: world.roles.map((role) => ({ ...role, roleId: 'made anew' })) });
    expect((await client.sts(session, 'GetCallerIdentity')).code).toBe('InvalidClientTokenId');
  });

  it('expire to the second', async () => {
    const client = new PracticeClient();
    const session = credentialsIn(await client.assume({ DurationSeconds: '900' }));
    client.now += 899;
    expect((await client.sts(session, 'GetCallerIdentity')).status).toBe(200);
    client.now += 1;
    expect(await client.sts(session, 'GetCallerIdentity')).toMatchObject({
      status: 403,
      code: 'ExpiredToken',
      message: 'The security token included in the request is expired',
    });
  });

  it('of any session get no session token', async () => {
    const client = new PracticeClient();
    for (const session of [await client.assume(), await client.sts(keys, 'GetSessionToken')].map(credentialsIn)) {
      expect(await client.sts(session, 'GetSessionToken')).toMatchObject({
        status: 403,
        code: 'AccessDenied',
        message: 'Cannot call GetSessionToken with session credentials',
      });
    }
  });
});

describe('signatures', () => {
  it('of another secret, or of another body', async () => {
    const client = new PracticeClient();
    const wrong = await client.sts({ ...keys, secret: 'wrong' }, 'GetCallerIdentity');
    expect(wrong).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch', message: wrongSignature });
    const signed = signRequest({
      method: 'POST',
      target: '/',
      host: 'sts.amazonaws.com',
      headers: [['content-type', 'application/x-www-form-urlencoded']],
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
      ...keys,
      region: 'us-east-1',
      service: 'sts',
      amzDate: amzDateOf(client.now),
    });
    const changed = { ...signed, body: Buffer.from('Action=GetSessionToken&Version=2011-06-15') };
    expect(answerOf(await client.handler.handle(signed)).status).toBe(200);
    expect(answerOf(await client.handler.handle(changed))).toMatchObject({ status: 403, message: wrongSignature });
  });

  it('are told to be late or early', async () => {
    const client = new PracticeClient();
    const current = amzDateOf(client.now);
    const late = amzDateOf(client.now - 901);
    expect((await client.sts(keys, 'GetCallerIdentity', {}, { amzDate: late })).message).toBe(
      `Signature expired: ${late} is now earlier than ${amzDateOf(client.now - 900)} (${current} - 15 min.)`,
    );
    const early = amzDateOf(client.now + 901);
    expect((await client.sts(keys, 'GetCallerIdentity', {}, { amzDate: early })).message).toBe(
      `Signature not yet current: ${early} is still later than ${amzDateOf(client.now + 900)} (${current} + 15 min.)`,
    );
    expect((await client.sts(keys, 'GetCallerIdentity', {}, { amzDate: amzDateOf(client.now - 900) })).status).toBe(
      200,
    );
  });

  it.each([
    [{ region: 'mars' }, 'Credential should be scoped to a valid region. '],
    [{ service: 's3' as const }, "Credential should be scoped to correct service: 'sts'. "],
    [
      { region: 'mars', service: 's3' as const },
      "Credential should be scoped to a valid region. Credential should be scoped to correct service: 'sts'. ",
    ],
    [{ host: 'sts.eu-west-1.amazonaws.com' }, 'Credential should be scoped to a valid region. '],
  ])('for the wrong place %j', async (wish, message) => {
    const answer = await new PracticeClient().sts(keys, 'GetCallerIdentity', {}, wish);
    expect(answer).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch', message });
  });

  it('with a space in the key id are incomplete', async () => {
    const answer = await new PracticeClient().sts(
      { ...keys, accessKeyId: `${keys.accessKeyId} ` },
      'GetCallerIdentity',
    );
    expect(answer.code).toBe('IncompleteSignature');
    expect(answer.message).toContain(
      "'/20261121/us-east-1/sts/aws4_request' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 Credential=",
    );
  });

  it('that are absent', async () => {
    const client = new PracticeClient();
    const body = Buffer.from('Action=GetCallerIdentity&Version=2011-06-15');
    const headers = [['content-type', 'application/x-www-form-urlencoded']] as const;
    const answer = answerOf(await client.handler.handle({ method: 'POST', target: '/', headers, body }));
    expect(answer).toMatchObject({
      status: 403,
      code: 'MissingAuthenticationToken',
      message: 'Request is missing Authentication Token',
    });
  });
});

describe('what is no call at all', () => {
  it.each([
    ['Nonsense', 400, 'InvalidAction', 'Could not find operation Nonsense for version 2011-06-15'],
    ['AssumeRoleWithSAML', 501, 'NotImplemented', 'The sandbox does not model AssumeRoleWithSAML.'],
  ])('%s', async (operation, status, code, message) => {
    expect(await new PracticeClient().sts(keys, operation)).toMatchObject({ status, code, message });
  });

  it('has the request id, the type and the namespaces of AWS', async () => {
    const client = new PracticeClient();
    const { response } = await client.sts(keysOf(staticUser), 'GetCallerIdentity');
    const requestId = response.headers.find(([name]) => name === 'x-amzn-requestid')?.[1];
    expect(response.body).toContain(`<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`);
    expect(response.body).toContain('<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">');
    expect(response.headers).toContainEqual(['content-type', 'text/xml']);
    const error = (await client.sts({ ...keys, secret: 'x' }, 'GetCallerIdentity')).response.body;
    expect(error).toContain(
      '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>',
    );
  });
});
