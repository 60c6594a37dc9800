import { describe, expect, it } from 'vitest';
import { guidance, isGuidanceCode } from '../../src/catalogue/connect.ts';
import { explain } from '../../src/guidance/explain.ts';
import { recogniseFailure } from '../../src/guidance/recognise-failure.ts';
import { configTexts } from './config-texts.ts';
import { cyberduckTexts } from './cyberduck-texts.ts';
import { awsTexts, type FailureText, otherTexts, ownFailures } from './failure-texts.ts';
import { wireTexts } from './wire-texts.ts';
import { unrelatedTexts } from './unrelated-texts.ts';

/** The forms in which people meet a text of AWS. */
const forms: Readonly<Record<string, (text: FailureText) => string>> = {
  'exception of an SDK': ({ error, message }) =>
    `${error}: ${message}\n    at throwDefaultError (node_modules/heron/index.js:1:1)`,
  'exception of Java': ({ error, message }) =>
    `com.amazonaws.services.AmazonServiceException: ${message} (Service: Heron; Status Code: 403; Error Code: ${error}; Request ID: 0a1b2c3d)`,
  'the AWS CLI': ({ error, operation, message }) =>
    `\nAn error occurred (${error}) when calling the ${operation} operation: ${message}\n`,
  'a body of XML': ({ error, message }) =>
    `<ErrorResponse><Error><Type>Sender</Type><Code>${error}</Code><Message>${message}</Message></Error><RequestId>0a1b</RequestId></ErrorResponse>`,
};

/** As a terminal or a mail breaks it. */
function wrapped(text: string): string {
  return text
    .split(' ')
    .map((word, index) => (index % 6 === 5 ? `${word}\n    ` : `${word} `))
    .join('');
}

function firstFor(message: string): string | undefined {
  return recogniseFailure({ message })[0]?.code;
}

describe('recogniseFailure', () => {
  describe.each(Object.entries(forms))('in the form of %s', (_, form) => {
    it.each(awsTexts.filter((text) => !isBare(text)))('$code: $message', (text) => {
      expect(firstFor(form(text))).toBe(text.code);
      expect(firstFor(wrapped(form(text)))).toBe(text.code);
    });
  });

  it.each(awsTexts)('$code: $message, as a failed call of ours', ({ code, error, operation, message }) => {
    const service = serviceOfCall(operation ?? '');
    const failure = {
      service,
      message,
      ...(error === undefined ? {} : { code: error }),
      ...(operation === undefined ? {} : { operation }),
    } as const;
    expect(recogniseFailure(failure)[0]?.code).toBe(code);
  });

  it.each(awsTexts.filter(({ message, code }) => message.length > 40 && code !== 's3-region-wrong'))(
    '$code: the text alone, in any case: $message',
    ({ code, message }) => {
      expect(firstFor(message)).toBe(code);
      expect(firstFor(message.toUpperCase())).toBe(code);
    },
  );

  it.each(otherTexts)('$code: $message', ({ code, message }) => {
    expect(firstFor(message)).toBe(code);
    expect(firstFor(`Login failed. ${wrapped(message)}`)).toBe(code);
  });

  it.each([...configTexts, ...cyberduckTexts, ...wireTexts])('%s: %s', (code, message) => {
    expect(firstFor(message)).toBe(code);
    expect(firstFor(wrapped(message))).toBe(code);
    expect(firstFor(message.toLowerCase())).toBe(firstFor(message.toUpperCase()));
  });

  it.each(unrelatedTexts)('says nothing about %j', (text) => {
    expect(recogniseFailure({ message: text })).toEqual([]);
  });

  it('tells a refusal without MFA apart when it knows that none was sent', () => {
    const text = awsTexts.find(({ code }) => code === 'sts-assume-role-denied');
    const failure = {
      service: 'sts',
      operation: 'AssumeRole',
      code: 'AccessDenied',
      message: text?.message ?? '',
    } as const;
    expect(recogniseFailure({ ...failure, context: { mfaSent: false } })[0]?.code).toBe('sts-mfa-missing');
    expect(recogniseFailure({ ...failure, context: { mfaSent: true } })[0]?.code).toBe('sts-assume-role-denied');
    expect(recogniseFailure(failure)[0]?.code).toBe('sts-assume-role-denied');
  });

  it('does not take a refusal of another service for one of S3 or STS', () => {
    const refusal = (operation: string): string =>
      `An error occurred (AccessDenied) when calling the ${operation} operation: Access Denied`;
    expect(firstFor(refusal('CreateUser'))).toBeUndefined();
    expect(firstFor(refusal('ListObjectsV2'))).toBe('s3-access-denied');
    expect(firstFor(refusal('AssumeRole'))).toBe('sts-assume-role-denied');
  });

  it('takes names out of wrapped texts and bodies as well', () => {
    const text = awsTexts.find(({ code }) => code === 's3-bucket-policy-denies');
    if (text === undefined) throw new Error('no text');
    for (const form of Object.values(forms)) {
      expect(recogniseFailure({ message: wrapped(form(text)) })[0]?.facts).toEqual({
        caller: 'arn:aws:iam::210987654321:user/alice',
        action: 's3:ListBucket',
        resource: 'arn:aws:s3:::herons',
      });
    }
    const body = '<Message>User: arn:aws:iam::1:user/a is not authorized to perform: s3:ListAllMyBuckets</Message>';
    expect(recogniseFailure({ message: body })[0]?.facts['action']).toBe('s3:ListAllMyBuckets');
  });

  it('takes caller, action and resource out of a text, and role and serial from what we know', () => {
    const message =
      'User: arn:aws:iam::210987654321:user/alice is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::herons" because …';
    expect(recogniseFailure({ message })[0]?.facts).toEqual({
      caller: 'arn:aws:iam::210987654321:user/alice',
      action: 's3:ListBucket',
      resource: 'arn:aws:s3:::herons',
    });
    const context = { mfaSent: true, roleArn: 'arn:aws:iam::210987654321:role/R', mfaSerial: 'GAHT12345678' };
    expect(recogniseFailure({ service: 'sts', code: 'InvalidClientTokenId', message: '', context })[0]?.facts).toEqual({
      resource: context.roleArn,
      role: context.roleArn,
      serial: context.mfaSerial,
    });
  });

  it('takes long texts', () => {
    const filler = 'AccessDenieds xAccessDenied '.repeat(30_000);
    expect(recogniseFailure({ message: filler })).toEqual([]);
    expect(firstFor(`${filler} The specified bucket does not exist`)).toBe('s3-bucket-missing');
  });

  it.each(ownFailures)('%s, as a failure of ours: %o', (code, failure) => {
    expect(recogniseFailure(failure)[0]?.code).toBe(code);
  });

  it('names what the request held', () => {
    const context = { startUrl: 'https://herons.awsapps.com/start', account: '111122223333', permissionSet: 'Reader' };
    expect(
      recogniseFailure({ service: 'sso', code: 'ForbiddenException', message: 'No access', context })[0]?.facts,
    ).toEqual({
      url: context.startUrl,
      account: context.account,
      permissionset: context.permissionSet,
    });
  });

  it('reaches every entry', () => {
    const reached = new Set([...awsTexts, ...otherTexts].map(({ code }) => code));
    for (const [code] of ownFailures) reached.add(code);
    for (const [code] of [...configTexts, ...cyberduckTexts, ...wireTexts]) reached.add(code);
    // This one needs to know what was sent: see above.
    reached.add('sts-mfa-missing');
    expect([...reached].toSorted()).toEqual(Object.keys(guidance).toSorted());
  });
});

/** Codes that many services have: they tell something only with the operation that failed. */
const everybodysCodes: ReadonlySet<string | undefined> = new Set([
  'AccessDeniedException',
  'MethodNotAllowedException',
  'ExpiredTokenException',
  'InternalFailure',
  'InternalServerException',
  'InvalidRequestException',
  'ResourceNotFoundException',
  'Throttling',
  'TooManyRequestsException',
]);

function serviceOfCall(operation: string): 'sts' | 's3' | 'sso' | 'sso-oidc' {
  if (['RegisterClient', 'StartDeviceAuthorization', 'CreateToken'].includes(operation)) return 'sso-oidc';
  if (['ListAccounts', 'ListAccountRoles', 'GetRoleCredentials'].includes(operation)) return 'sso';
  return operation.includes('Bucket') || operation.includes('Object') ? 's3' : 'sts';
}

/** Texts that say nothing by themselves: which service answered has to be known. */
function isBare({ error, message }: FailureText): boolean {
  if (everybodysCodes.has(error) && message.length < 40) return true;
  return message === 'Access denied' || message === 'Access Denied' || message === 'nothing-valid-in-here is invalid';
}

describe('explain', () => {
  it('takes codes, numbers of the reference, error codes and pasted texts', () => {
    expect(explain('profile-vendor-blank')).toEqual([{ kind: 'rule', code: 'profile-vendor-blank' }]);
    expect(explain(' p03 ')).toEqual([{ kind: 'rule', code: 'profile-vendor-blank' }]);
    expect(explain('sts-clock-wrong')).toEqual([{ kind: 'failure', code: 'sts-clock-wrong', facts: {} }]);
    expect(explain('InvalidClientTokenId')[0]).toMatchObject({ kind: 'failure', code: 'sts-access-key-unknown' });
    expect(explain('Login failed. The specified bucket does not exist')[0]).toMatchObject({
      code: 's3-bucket-missing',
    });
    expect(explain('hello')).toEqual([]);
  });

  it('gives every rule of a number that several share', () => {
    expect(
      explain('AWS009')
        .map((one) => (one.kind === 'no-rule' ? one.number : one.code))
        .toSorted(),
    ).toEqual(['aws-header-trailing-text', 'aws-header-unclosed']);
  });

  it('knows its own codes only', () => {
    for (const code of ['__proto__', 'constructor', 'toString', '']) {
      expect(isGuidanceCode(code)).toBe(false);
      expect(explain(code)).toEqual([]);
    }
  });
});
