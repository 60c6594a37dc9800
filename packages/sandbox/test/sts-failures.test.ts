import { mfaRole, mfaRoleWorld, totpCode, type SandboxWorld } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { answerOf, credentialsIn, keysOf, PracticeClient } from './practice-client.ts';
import { amzDateOf, signRequest } from './sign-request.ts';
import { findText } from './xml-tree.ts';

// The texts are those of aws-wire §2.5, to the letter.
const invalidCode = 'MultiFactorAuthentication failed with invalid MFA one time pass code. ';
const unableToValidate =
  'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.';
const bothNeeded = 'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.';
const invalidToken = 'The security token included in the request is invalid.';
const wrongSignature =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

const { user, narrowUser, staticUser, inactiveKey } = mfaRole;
const keys = keysOf(user);

function refusal(role: string): string {
  return `User: ${user.arn} is not authorized to perform: sts:AssumeRole on resource: ${role}`;
}

describe('MFA', () => {
  it('accepts a code once, and an unused earlier one after it', () => {
    const client = new PracticeClient();
    expect(client.assume().status).toBe(200);
    expect(client.assume()).toMatchObject({ status: 403, code: 'AccessDenied', message: invalidCode });
    expect(client.assume({ TokenCode: client.code(user, -1) }).status).toBe(200);
  });

  it('knows a code as spent across AssumeRole and GetSessionToken', () => {
    const client = new PracticeClient();
    const mfa = { SerialNumber: user.mfaSerial, TokenCode: client.code() };
    expect(client.sts(keys, 'GetSessionToken', mfa).status).toBe(200);
    expect(client.assume(mfa).message).toBe(invalidCode);
  });

  it.each([-3, 3, 100])('refuses the code of step %d', (step) => {
    const client = new PracticeClient();
    expect(client.assume({ TokenCode: client.code(user, step) })).toMatchObject({ status: 403, message: invalidCode });
  });

  it('cannot validate a serial that is not there, or that belongs to another user', () => {
    const client = new PracticeClient();
    for (const serial of ['arn:aws:iam::111122223333:mfa/nowhere', narrowUser.mfaSerial]) {
      const answer = client.assume({ SerialNumber: serial, TokenCode: client.code(narrowUser) });
      expect(answer).toMatchObject({ status: 403, code: 'AccessDenied', message: unableToValidate });
    }
  });

  it('looks at nine codes in three minutes of the clock and no more', () => {
    const client = new PracticeClient();
    for (let count = 1; count <= 9; count += 1) {
      expect(client.assume({ TokenCode: client.code(user, 50 + count) }).message).toBe(invalidCode);
    }
    expect(client.assume().message).toBe(unableToValidate);
    client.now += 89;
    expect(client.assume().message).toBe(unableToValidate);
    client.now += 1;
    expect(client.assume().status).toBe(200);
  });

  it('wants serial and code together', () => {
    const client = new PracticeClient();
    const role = { RoleArn: mfaRole.roleArn, RoleSessionName: 's1' };
    const alone = [{ SerialNumber: user.mfaSerial }, { TokenCode: client.code() }];
    for (const half of alone) {
      const answer = client.sts(keys, 'AssumeRole', { ...role, ...half });
      expect(answer).toMatchObject({ status: 403, code: 'AccessDenied', message: bothNeeded });
    }
  });

  it('does not work for a role session, which has no devices', () => {
    const client = new PracticeClient();
    const session = credentialsIn(client.assume());
    expect(client.assume({ TokenCode: client.code(user, 1) }, session).message).toBe(unableToValidate);
  });
});

describe('a role', () => {
  it.each([
    ['is refused without MFA', { RoleArn: mfaRole.roleArn }],
    ['is refused to whom it does not trust', { RoleArn: mfaRole.foreignRoleArn }],
    ['is refused when there is none', { RoleArn: 'arn:aws:iam::111122223333:role/Nowhere' }],
    ['is refused without the external id', { RoleArn: mfaRole.externalIdRoleArn }],
    ['is refused with another external id', { RoleArn: mfaRole.externalIdRoleArn, ExternalId: 'wrong-id' }],
  ])('%s, with one text for all', (_title, params) => {
    const answer = new PracticeClient().sts(keys, 'AssumeRole', { RoleSessionName: 's1', ...params });
    expect(answer).toMatchObject({ status: 403, code: 'AccessDenied', message: refusal(params.RoleArn) });
  });

  it('tells the journal what it does not tell the caller', () => {
    const client = new PracticeClient();
    client.assume({ RoleArn: 'arn:aws:iam::111122223333:role/Nowhere' });
    expect(client.handler.journal.at(-1)?.because).toBe('there is no such role');
  });

  it('takes the external id it asked for', () => {
    const role = { RoleArn: mfaRole.externalIdRoleArn, RoleSessionName: 's1', ExternalId: mfaRole.externalId };
    expect(new PracticeClient().sts(keys, 'AssumeRole', role).status).toBe(200);
  });

  it('that trusts the account leaves it to identity policies', () => {
    const answers = ['sts:AssumeRole', 's3:*'].map(
      (action) => new PracticeClient(delegatingWorld(action)).assume().status,
    );
    expect(answers).toEqual([200, 403]);
  });

  it.each([
    ['3601', 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.'],
    ['14401', 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'],
  ])('assumed by a role, for %s seconds, is refused', (duration, message) => {
    const client = new PracticeClient(chainingWorld());
    const session = credentialsIn(client.assume({ RoleArn: mfaRole.roleArn }));
    const again = { RoleArn: 'arn:aws:iam::111122223333:role/Second', RoleSessionName: 's2' };
    expect(client.sts(session, 'AssumeRole', again).status).toBe(200);
    const answer = client.sts(session, 'AssumeRole', { ...again, DurationSeconds: duration });
    expect(answer).toMatchObject({ status: 400, code: 'ValidationError', message });
  });

  it('keeps the source identity down the chain', () => {
    const client = new PracticeClient(chainingWorld());
    const session = credentialsIn(client.assume({ SourceIdentity: 'ann' }));
    const again = { RoleArn: 'arn:aws:iam::111122223333:role/Second', RoleSessionName: 's2' };
    expect(findText(client.sts(session, 'AssumeRole', again).xml, 'SourceIdentity')).toBe('ann');
    const answer = client.sts(session, 'AssumeRole', { ...again, SourceIdentity: 'bob' });
    expect(answer).toMatchObject({
      status: 400,
      code: 'ValidationError',
      message: 'The source identity is already set for this assume role session',
    });
  });
});

describe('parameters', () => {
  it.each<readonly [Record<string, string>, string, string | undefined]>([
    [
      { DurationSeconds: '899' },
      'ValidationError',
      "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    ],
    [
      { DurationSeconds: '0' },
      'ValidationError',
      "1 validation error detected: Value '0' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    ],
    [
      { DurationSeconds: '43201' },
      'ValidationError',
      "1 validation error detected: Value '43201' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200",
    ],
    [
      { DurationSeconds: '14401' },
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
    [{ DurationSeconds: '9e2' }, 'MalformedInput', undefined],
    [{ DurationSeconds: '' }, 'MalformedInput', 'missing value for decimal type'],
    [{ RoleArn: 'nothing-valid-in-here' }, 'ValidationError', 'nothing-valid-in-here is invalid'],
    [
      { RoleSessionName: 'a b' },
      'ValidationError',
      "1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    ],
    [
      { TokenCode: '12345' },
      'ValidationError',
      "1 validation error detected: Value '12345' at 'tokenCode' failed to satisfy constraint: Member must have length greater than or equal to 6",
    ],
    [
      { TokenCode: '12345x' },
      'ValidationError',
      "1 validation error detected: Value '12345x' at 'tokenCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\d]*",
    ],
    [
      { 'Tags.member.1.Key': 'a', 'Tags.member.2.Key': 'A' },
      'InvalidParameterValue',
      'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    ],
    [
      { 'TransitiveTagKeys.member.1': 'a' },
      'InvalidParameterValue',
      'The specified transitive tag key must be included in the requested tags.',
    ],
    [{ Policy: '{"Version"' }, 'MalformedPolicyDocument', 'The policy is not in the valid JSON format.'],
    [{ Policy: '{"Statement":[{"Effect":"Maybe"}]}' }, 'MalformedPolicyDocument', 'Syntax errors in policy.'],
  ])('%j: %s', (params, code, message) => {
    expect(new PracticeClient().assume(params)).toMatchObject({ status: 400, code, message });
  });

  it('are checked before the code is looked at, so the code is not spent', () => {
    const client = new PracticeClient();
    client.assume({ DurationSeconds: '899' });
    expect(client.assume().status).toBe(200);
  });
});

describe('credentials', () => {
  it.each([
    ['an unknown key', { accessKeyId: 'DUCKUSERNOBODY000001', secret: 'x' }],
    ['an inactive key', keysOf(inactiveKey)],
    ['a long-term key with a token', { ...keys, token: 'x' }],
  ])('%s: InvalidClientTokenId', (_title, given) => {
    const answer = new PracticeClient().sts(given, 'GetCallerIdentity');
    expect(answer).toMatchObject({ status: 403, code: 'InvalidClientTokenId', message: invalidToken });
  });

  it('of a session need their own token', () => {
    const client = new PracticeClient();
    const session = credentialsIn(client.assume());
    const other = credentialsIn(client.sts(keys, 'GetSessionToken'));
    const { accessKeyId, secret } = session;
    for (const given of [
      { accessKeyId, secret },
      { ...session, token: other.token ?? '' },
    ]) {
      expect(client.sts(given, 'GetCallerIdentity')).toMatchObject({ status: 403, code: 'InvalidClientTokenId' });
    }
    expect(findText(client.sts(session, 'GetCallerIdentity').xml, 'Arn')).toBe(
      'arn:aws:sts::111122223333:assumed-role/S3-Access/practice',
    );
  });

  it('end with their role, but not with its trust', () => {
    const client = new PracticeClient();
    const session = credentialsIn(client.assume());
    const world = mfaRoleWorld();
    const trust = { Version: '2012-10-17', Statement: [] };
    client.handler.changeWorld({ ...world, roles: world.roles.map((role) => ({ ...role, trust })) });
    expect(client.sts(session, 'GetCallerIdentity').status).toBe(200);
    client.handler.changeWorld({ ...world, roles: world.roles.map((role) => ({ ...role, roleId: 'made anew' })) });
    expect(client.sts(session, 'GetCallerIdentity').code).toBe('InvalidClientTokenId');
  });

  it('expire to the second', () => {
    const client = new PracticeClient();
    const session = credentialsIn(client.assume({ DurationSeconds: '900' }));
    client.now += 899;
    expect(client.sts(session, 'GetCallerIdentity').status).toBe(200);
    client.now += 1;
    expect(client.sts(session, 'GetCallerIdentity')).toMatchObject({
      status: 403,
      code: 'ExpiredToken',
      message: 'The security token included in the request is expired',
    });
  });

  it('of any session get no session token', () => {
    const client = new PracticeClient();
    for (const session of [client.assume(), client.sts(keys, 'GetSessionToken')].map(credentialsIn)) {
      expect(client.sts(session, 'GetSessionToken')).toMatchObject({
        status: 403,
        code: 'AccessDenied',
        message: 'Cannot call GetSessionToken with session credentials',
      });
    }
  });
});

describe('signatures', () => {
  it('of another secret, or of another body', () => {
    const client = new PracticeClient();
    const wrong = client.sts({ ...keys, secret: 'wrong' }, 'GetCallerIdentity');
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
    expect(answerOf(client.handler.handle(signed)).status).toBe(200);
    expect(answerOf(client.handler.handle(changed))).toMatchObject({ status: 403, message: wrongSignature });
  });

  it('are told to be late or early', () => {
    const client = new PracticeClient();
    const current = amzDateOf(client.now);
    const late = amzDateOf(client.now - 901);
    expect(client.sts(keys, 'GetCallerIdentity', {}, { amzDate: late }).message).toBe(
      `Signature expired: ${late} is now earlier than ${amzDateOf(client.now - 900)} (${current} - 15 min.)`,
    );
    const early = amzDateOf(client.now + 901);
    expect(client.sts(keys, 'GetCallerIdentity', {}, { amzDate: early }).message).toBe(
      `Signature not yet current: ${early} is still later than ${amzDateOf(client.now + 900)} (${current} + 15 min.)`,
    );
    expect(client.sts(keys, 'GetCallerIdentity', {}, { amzDate: amzDateOf(client.now - 900) }).status).toBe(200);
  });

  it.each([
    [{ region: 'mars' }, 'Credential should be scoped to a valid region. '],
    [{ service: 's3' as const }, "Credential should be scoped to correct service: 'sts'. "],
    [
      { region: 'mars', service: 's3' as const },
      "Credential should be scoped to a valid region. Credential should be scoped to correct service: 'sts'. ",
    ],
    [{ host: 'sts.eu-west-1.amazonaws.com' }, 'Credential should be scoped to a valid region. '],
  ])('for the wrong place %j', (wish, message) => {
    const answer = new PracticeClient().sts(keys, 'GetCallerIdentity', {}, wish);
    expect(answer).toMatchObject({ status: 403, code: 'SignatureDoesNotMatch', message });
  });

  it('with a space in the key id are incomplete', () => {
    const answer = new PracticeClient().sts({ ...keys, accessKeyId: `${keys.accessKeyId} ` }, 'GetCallerIdentity');
    expect(answer.code).toBe('IncompleteSignature');
    expect(answer.message).toContain(
      "'/20261121/us-east-1/sts/aws4_request' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 Credential=",
    );
  });

  it('that are absent', () => {
    const client = new PracticeClient();
    const body = Buffer.from('Action=GetCallerIdentity&Version=2011-06-15');
    const headers = [['content-type', 'application/x-www-form-urlencoded']] as const;
    const answer = answerOf(client.handler.handle({ method: 'POST', target: '/', headers, body }));
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
    ['AssumeRoleWithWebIdentity', 501, 'NotImplemented', 'The sandbox does not model AssumeRoleWithWebIdentity.'],
  ])('%s', (operation, status, code, message) => {
    expect(new PracticeClient().sts(keys, operation)).toMatchObject({ status, code, message });
  });

  it('has the request id, the type and the namespaces of AWS', () => {
    const client = new PracticeClient();
    const { response } = client.sts(keysOf(staticUser), 'GetCallerIdentity');
    const requestId = response.headers.find(([name]) => name === 'x-amzn-requestid')?.[1];
    expect(response.body).toContain(`<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`);
    expect(response.body).toContain('<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">');
    expect(response.headers).toContainEqual(['content-type', 'text/xml']);
    const error = client.sts({ ...keys, secret: 'x' }, 'GetCallerIdentity').response.body;
    expect(error).toContain(
      '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>',
    );
  });
});

describe('totpCode', () => {
  it('gives the codes of RFC 6238', () => {
    const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect([59, 1_111_111_109, 2_000_000_000].map((now) => totpCode({ secret, now }))).toEqual([
      '287082',
      '081804',
      '279037',
    ]);
  });
});

function delegatingWorld(action: string): SandboxWorld {
  const world = mfaRoleWorld();
  const trust = allow({ Principal: { AWS: mfaRole.account }, Action: 'sts:AssumeRole' });
  const policies = [allow({ Action: action, Resource: '*' })];
  return {
    ...world,
    users: world.users.map((one) => ({ ...one, policies })),
    roles: world.roles.map((role) => ({ ...role, trust })),
  };
}

function chainingWorld(): SandboxWorld {
  const world = mfaRoleWorld();
  const actions = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'];
  const second = {
    arn: 'arn:aws:iam::111122223333:role/Second',
    roleId: 'second',
    trust: allow({ Principal: { AWS: mfaRole.roleArn }, Action: actions }),
    policies: [],
    maxSessionDuration: 14_400,
  };
  const open = { trust: allow({ Principal: { AWS: user.arn }, Action: actions }) };
  return { ...world, roles: [...world.roles.map((role) => ({ ...role, ...open })), second] };
}

function allow(statement: object): Record<string, unknown> {
  return { Version: '2012-10-17', Statement: { Effect: 'Allow', ...statement } };
}
