import { mfaRole, totpCode } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { credentialsIn, keysOf, PracticeClient } from './practice-client.ts';

// The texts are those of aws-wire §2.5, to the letter.
const invalidCode = 'MultiFactorAuthentication failed with invalid MFA one time pass code. ';
const unableToValidate =
  'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.';
const bothNeeded = 'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.';

const { user, narrowUser } = mfaRole;
const keys = keysOf(user);

describe('MFA', () => {
  it('accepts a code once, and an unused earlier one after it', async () => {
    const client = new PracticeClient();
    expect((await client.assume()).status).toBe(200);
    expect(await client.assume()).toMatchObject({ status: 403, code: 'AccessDenied', message: invalidCode });
    expect((await client.assume({ TokenCode: client.code(user, -1) })).status).toBe(200);
  });

  it('knows a code as spent across AssumeRole and GetSessionToken', async () => {
    const client = new PracticeClient();
    const mfa = { SerialNumber: user.mfaSerial, TokenCode: client.code() };
    expect((await client.sts(keys, 'GetSessionToken', mfa)).status).toBe(200);
    expect((await client.assume(mfa)).message).toBe(invalidCode);
  });

  it.each([-3, 3, 100])('refuses the code of step %d', async (step) => {
    const client = new PracticeClient();
    expect(await client.assume({ TokenCode: client.code(user, step) })).toMatchObject({
      status: 403,
      message: invalidCode,
    });
  });

  it('cannot validate a serial that is not there, or that belongs to another user', async () => {
    const client = new PracticeClient();
    for (const serial of ['arn:aws:iam::111122223333:mfa/nowhere', narrowUser.mfaSerial]) {
      const answer = await client.assume({ SerialNumber: serial, TokenCode: client.code(narrowUser) });
      expect(answer).toMatchObject({ status: 403, code: 'AccessDenied', message: unableToValidate });
    }
  });

  it('looks at nine codes in three minutes of the clock and no more', async () => {
    const client = new PracticeClient();
    for (let count = 1; count <= 9; count += 1) {
      expect((await client.assume({ TokenCode: client.code(user, 50 + count) })).message).toBe(invalidCode);
    }
    expect((await client.assume()).message).toBe(unableToValidate);
    client.now += 89;
    expect((await client.assume()).message).toBe(unableToValidate);
    client.now += 1;
    expect((await client.assume()).status).toBe(200);
  });

  it('wants serial and code together', async () => {
    const client = new PracticeClient();
    const role = { RoleArn: mfaRole.roleArn, RoleSessionName: 's1' };
    const alone = [{ SerialNumber: user.mfaSerial }, { TokenCode: client.code() }];
    for (const half of alone) {
      const answer = await client.sts(keys, 'AssumeRole', { ...role, ...half });
      expect(answer).toMatchObject({ status: 403, code: 'AccessDenied', message: bothNeeded });
    }
  });

  it('does not work for a role session, which has no devices', async () => {
    const client = new PracticeClient();
    const session = credentialsIn(await client.assume());
    expect((await client.assume({ TokenCode: client.code(user, 1) }, session)).message).toBe(unableToValidate);
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
