import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cacheFormats, type CacheKind } from '../../../src/aws/cache/cache-formats.ts';
import { readCacheTime } from '../../../src/aws/cache/cache-time.ts';
import type { RoleCredentials } from '../../../src/aws/cache/role-credentials.ts';
import type { SsoRegistration } from '../../../src/aws/cache/sso-registration.ts';
import type { SsoToken } from '../../../src/aws/cache/sso-token.ts';

const canary = 'CANARY/secret+value';

const role: RoleCredentials = {
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: canary,
  sessionToken: 'token',
  expiresAt: '2026-11-21T09:55:01.000Z',
  from: 'sts',
  assumedRole: { arn: 'arn:aws:sts::123456789012:assumed-role/Reports/anna', id: 'AROAEXAMPLE:anna' },
};

const token: SsoToken = { accessToken: canary, expiresAt: '2026-11-21T10:29:15.000Z', startUrl: 'u', region: 'r' };

describe('printing', () => {
  it('writes the keys of a role as the AWS CLI does', () => {
    expect(cacheFormats['role-credentials'].print(role)).toBe(
      '{"Credentials": {"AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "CANARY/secret+value", "SessionToken": "token", ' +
        '"Expiration": "2026-11-21T09:55:01UTC", "AccountId": "123456789012"}, "AssumedRoleUser": {"AssumedRoleId": ' +
        '"AROAEXAMPLE:anna", "Arn": "arn:aws:sts::123456789012:assumed-role/Reports/anna"}, "ResponseMetadata": ' +
        '{"HTTPStatusCode": 200}}',
    );
  });

  it('marks what comes from Identity Center, so that "aws sso logout" removes it', () => {
    const { assumedRole: _, ...keys } = role;
    expect(cacheFormats['role-credentials'].print({ ...keys, from: 'sso', accountId: '123456789012' })).toBe(
      '{"ProviderType": "sso", "Credentials": {"AccessKeyId": "ASIAEXAMPLE", "SecretAccessKey": "CANARY/secret+value", ' +
        '"SessionToken": "token", "Expiration": "2026-11-21T09:55:01Z", "AccountId": "123456789012"}}',
    );
  });

  it('escapes what is beyond ASCII, as Python does', () => {
    expect(cacheFormats['sso-token'].print({ ...token, startUrl: 'https://ü.example/\u007f' })).toContain(
      '"https://\\u00fc.example/\\u007f"',
    );
  });

  it('keeps what other programs have put into the file, to the letter', () => {
    const before = '{"accessToken": "old", "refreshToken": "old", "x": 12345678901234567890, "y": {"z": [1.0, null]}}';
    const text = cacheFormats['sso-token'].print(token, before);
    expect(text).toBe(
      '{"startUrl": "u", "region": "r", "accessToken": "CANARY/secret+value", "expiresAt": "2026-11-21T10:29:15Z", ' +
        '"x": 12345678901234567890, "y": {"z": [1.0, null]}}',
    );
  });

  it.each(['', '{', '[]', '"text"', 'null'])('keeps nothing of a damaged file %j', (before) => {
    expect(cacheFormats['sso-token'].print(token, before)).toBe(cacheFormats['sso-token'].print(token));
  });
});

describe('reading', () => {
  it.each<[CacheKind, string, readonly string[]]>([
    ['sso-token', '', ['cache-file-damaged']],
    ['sso-token', '{"accessToken": "CANARY/secret+value"', ['cache-file-damaged']],
    ['sso-token', '["CANARY/secret+value"]', ['cache-file-damaged']],
    ['sso-token', '\u{feff}{}', ['cache-file-damaged']],
    ['sso-token', '{}', ['cache-member-missing', 'cache-member-missing']],
    ['sso-token', '{"accessToken": "CANARY/secret+value"}', ['cache-member-missing']],
    [
      'sso-token',
      '{"accessToken": 5, "expiresAt": "CANARY/secret+value"}',
      ['cache-member-wrong', 'cache-member-wrong'],
    ],
    [
      'sso-token',
      '{"accessToken": "", "expiresAt": "2026-11-21T10:29:15"}',
      ['cache-member-wrong', 'cache-member-wrong'],
    ],
    ['sso-registration', '{"clientId": "a", "clientSecret": "CANARY/secret+value"}', ['cache-member-missing']],
    ['role-credentials', '{"AccessKeyId": "CANARY/secret+value"}', ['cache-member-missing']],
    ['role-credentials', '{"Credentials": "CANARY/secret+value"}', ['cache-member-wrong']],
    [
      'role-credentials',
      '{"Credentials": {"AccessKeyId": "a", "SecretAccessKey": "b"}}',
      ['cache-member-missing', 'cache-member-missing'],
    ],
  ])('%s of %j is a diagnosis', (kind, text, codes) => {
    const reading = cacheFormats[kind].read('file', text);
    expect(reading.ok ? [] : reading.diagnostics.map(({ code }) => code)).toEqual(codes);
    expect(JSON.stringify(reading)).not.toContain(canary);
  });

  it('takes optional members of a wrong type for absent', () => {
    const text =
      '{"accessToken": "a", "expiresAt": "2026-11-21T10:29:15UTC", "refreshToken": 1, "registrationExpiresAt": "soon"}';
    expect(cacheFormats['sso-token'].read('file', text)).toEqual({
      ok: true,
      entry: { accessToken: 'a', expiresAt: '2026-11-21T10:29:15.000Z' },
    });
  });

  it('takes the last of two members of the same name, as JSON readers do', () => {
    const text = '{"accessToken": 1, "accessToken": "b", "expiresAt": "2026-11-21T10:29:15Z"}';
    expect(cacheFormats['sso-token'].read('file', text)).toMatchObject({ entry: { accessToken: 'b' } });
  });

  it('never throws, whatever the text', () => {
    const json = fc.json().filter((text) => text.length < 2000);
    const names = fc.constantFrom('accessToken', 'expiresAt', 'Credentials', 'Expiration', 'clientId', '__proto__');
    const almost = fc.dictionary(names, fc.oneof(fc.string(), fc.jsonValue())).map((value) => JSON.stringify(value));
    fc.assert(
      fc.property(fc.oneof(fc.string(), json, almost), (text) => {
        for (const format of Object.values(cacheFormats)) expect(format.read('file', text).ok).toBeTypeOf('boolean');
      }),
    );
  });
});

describe('what is printed is read back', () => {
  const text = fc.string({ unit: 'binary', minLength: 1 });
  const time = fc
    .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => `${date.toISOString().slice(0, 19)}.000Z`);
  const entries = {
    'sso-token': fc.record(
      {
        accessToken: text,
        expiresAt: time,
        startUrl: text,
        region: text,
        clientId: text,
        clientSecret: text,
        registrationExpiresAt: time,
        refreshToken: text,
      },
      { requiredKeys: ['accessToken', 'expiresAt'] },
    ),
    'sso-registration': fc.record(
      { clientId: text, clientSecret: text, expiresAt: time, scopes: fc.array(text), grantTypes: fc.array(text) },
      { requiredKeys: ['clientId', 'clientSecret', 'expiresAt'] },
    ),
    'role-credentials': fc.record(
      {
        accessKeyId: text,
        secretAccessKey: text,
        sessionToken: text,
        expiresAt: time,
        accountId: text,
        from: fc.constantFrom('sts', 'sso'),
      },
      { requiredKeys: ['accessKeyId', 'secretAccessKey', 'sessionToken', 'expiresAt', 'from'] },
    ),
  } as const satisfies Record<CacheKind, fc.Arbitrary<SsoToken | SsoRegistration | RoleCredentials>>;
  const strange = fc.record(
    { x: fc.jsonValue(), __proto__: fc.jsonValue(), accessToken: fc.jsonValue(), Credentials: fc.jsonValue() },
    { requiredKeys: [] },
  );

  const before = fc.option(
    fc.oneof(
      fc.string(),
      strange.map((value) => JSON.stringify(value)),
    ),
    { nil: undefined },
  );

  it('tokens, whatever stood there', () => {
    const { print, read } = cacheFormats['sso-token'];
    fc.assert(
      fc.property(entries['sso-token'], before, (entry, old) => {
        expect(read('file', print(entry, old))).toEqual({ ok: true, entry });
      }),
    );
  });

  it('registrations, whatever stood there', () => {
    const { print, read } = cacheFormats['sso-registration'];
    fc.assert(
      fc.property(entries['sso-registration'], before, (entry, old) => {
        expect(read('file', print(entry, old))).toEqual({ ok: true, entry });
      }),
    );
  });

  it('keys, whatever stood there', () => {
    const { print, read } = cacheFormats['role-credentials'];
    fc.assert(
      fc.property(entries['role-credentials'], before, (entry, old) => {
        expect(read('file', print(entry, old))).toEqual({ ok: true, entry });
      }),
    );
  });
});

describe('times', () => {
  const noon = Date.parse('2026-11-21T09:55:01Z');
  it.each([
    ['2026-11-21T09:55:01UTC', noon],
    ['2026-11-21T09:55:01Z', noon],
    ['2026-11-21T09:55:01GMT', noon],
    ['2026-11-21T09:55:01+00:00', noon],
    ['2026-11-21T15:25:01+0530', noon],
    ['2026-11-21T01:55:01-08', noon],
    ['2026-11-21T09:55:01.123Z', noon + 123],
    ['2026-11-21T09:55:01,5z', noon + 500],
    ['2026-11-21T09:55:01.123456789+00:00', noon + 123],
    ['20261121T095501Z', noon],
    [' 2026-11-21 09:55:01 UTC ', noon],
  ])('%j is read as dateutil reads it', (text, at) => {
    expect(readCacheTime(text)).toEqual({ at });
  });

  it.each([
    ['2026-11-21T09:55:01', 'no-zone'],
    ['2026-02-30T00:00:00Z', 'unreadable'],
    ['2026-11-21T24:00:00Z', 'unreadable'],
    ['2026-11-21T09:55:60Z', 'unreadable'],
    ['2026-11-21T09:55:01+24:00', 'unreadable'],
    ['1795254901', 'unreadable'],
    ['soon', 'unreadable'],
    ['', 'unreadable'],
    [`2026-11-21T09:55:01Z${' '.repeat(100_000)}`, 'unreadable'],
  ])('%j is none', (text, fault) => {
    expect(readCacheTime(text)).toEqual({ fault });
  });
});
