import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeWithPeers } from '../../../../../peers/peers.ts';
import { areRoleCredentialsUsable, ssoTokenState } from '../../../src/aws/cache/cache-lifetime.ts';
import { readCacheTime } from '../../../src/aws/cache/cache-time.ts';
import { printRoleCredentials, readRoleCredentials } from '../../../src/aws/cache/role-credentials.ts';
import { printSsoToken, readSsoToken } from '../../../src/aws/cache/sso-token.ts';
import { propertyRuns, propertySeed } from '../conformance/property-runs.ts';

const script = fileURLToPath(new URL('read-with-botocore.py', import.meta.url));

function botocore(cases: readonly object[]): unknown {
  const options = { input: JSON.stringify(cases), encoding: 'utf8', maxBuffer: 1_000_000_000 } as const;
  const { stdout, stderr, status } = spawnSync('python3', [script], options);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

const now = Date.parse('2026-11-21T09:00:00Z');
const seconds = (from: number, to: number): fc.Arbitrary<number> => fc.integer({ min: from, max: to });
const sampled = <T>(arbitrary: fc.Arbitrary<T>): T[] =>
  fc.sample(arbitrary, { numRuns: propertyRuns, seed: propertySeed });
const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
const isoAt = (after: number): string => new Date(now + after * 1000).toISOString();

describeWithPeers(['botocore'], 'cache files', () => {
  it(`with keys that we write are used by botocore, or not, as we say, seed ${propertySeed}`, () => {
    // Around the 15 minutes that must be left.
    const entries = sampled(fc.record({ secret: text, left: seconds(-100, 3000), sso: fc.boolean() })).map(
      ({ secret, left, sso }) => ({
        accessKeyId: 'ASIA',
        secretAccessKey: secret,
        sessionToken: 'token',
        expiresAt: isoAt(left),
        from: sso ? ('sso' as const) : ('sts' as const),
      }),
    );
    const answers = botocore(entries.map((entry) => ({ kind: 'role', text: printRoleCredentials(entry), now })));
    const expected = entries.map((entry) => ({
      keys: areRoleCredentialsUsable(entry, now) ? entry.secretAccessKey : null,
    }));
    expect(answers).toEqual(expected);
  });

  it('with tokens that we write are read by botocore', () => {
    const entries = sampled(fc.record({ accessToken: text, left: seconds(-3000, 3000), refreshToken: text })).map(
      ({ accessToken, left, refreshToken }) => ({ accessToken, expiresAt: isoAt(left), refreshToken }),
    );
    const answers = botocore(entries.map((entry) => ({ kind: 'token', text: printSsoToken(entry), now })));
    const expected = entries.map((entry) => ({
      token: entry.accessToken,
      left: ssoTokenState(entry, now, true).usable,
    }));
    expect(answers).toEqual(expected);
  });

  it('that botocore writes are read by us', () => {
    const dumps = sampled(fc.record({ secret: text, left: seconds(-3000, 3000), sso: fc.boolean() }));
    const texts = botocore(
      dumps.map(({ secret, left, sso }) => ({
        kind: 'dump',
        sso,
        time: now + left * 1000,
        value: sso
          ? { startUrl: 'u', region: 'r', accessToken: secret }
          : {
              Credentials: { AccessKeyId: 'ASIA', SecretAccessKey: secret, SessionToken: 't' },
              AssumedRoleUser: { AssumedRoleId: 'AROA:x', Arn: 'arn:aws:sts::123456789012:assumed-role/R/x' },
              ResponseMetadata: { RequestId: 'x', HTTPStatusCode: 200, HTTPHeaders: { date: 'x' }, RetryAttempts: 0 },
            },
      })),
    );
    const read = (Array.isArray(texts) ? texts : []).map((dumped: unknown, index) =>
      dumps[index]?.sso === true ? readSsoToken('f', String(dumped)) : readRoleCredentials('f', String(dumped)),
    );
    expect(read).toEqual(
      dumps.map(({ secret, left, sso }) => ({
        ok: true,
        entry: sso
          ? { startUrl: 'u', region: 'r', accessToken: secret, expiresAt: isoAt(left) }
          : {
              accessKeyId: 'ASIA',
              secretAccessKey: secret,
              sessionToken: 't',
              expiresAt: isoAt(left),
              from: 'sts',
              assumedRole: { arn: 'arn:aws:sts::123456789012:assumed-role/R/x', id: 'AROA:x' },
            },
      })),
    );
  });

  it('have times that both read alike, in every form that a program writes', () => {
    const forms = fc.tuple(
      fc.date({ min: new Date('1971-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
      fc.constantFrom('T', ' ', 't'),
      fc.constantFrom('', '.5', '.123', '.123456', ',25', '.123456789'),
      fc.constantFrom('Z', 'z', 'UTC', 'GMT', '+00:00', '+0530', '-08', '-08:30', ' UTC', ' Z', ''),
    );
    const texts = sampled(forms).map(([date, between, fraction, zone]) => {
      const [day = '', time = ''] = date.toISOString().slice(0, 19).split('T');
      return `${day}${between}${time}${fraction}${zone}`;
    });
    const answers = botocore(texts.map((one) => ({ kind: 'time', text: one })));
    const expected = texts.map((one) => {
      const time = readCacheTime(one);
      return 'at' in time ? time.at : { raised: 'TypeError' };
    });
    expect(answers).toEqual(expected);
  });
});
