import fc from 'fast-check';
import { generateIam, type GeneratedIam, type IamSpec, readIamSpec, SourceText } from '../../src/index.ts';

export const account = '111122223333';
export const otherAccount = '444455556666';

type Members = Readonly<Record<string, unknown>>;

const scope: fc.Arbitrary<Members> = fc.oneof(
  fc.constant({}),
  fc.constant({ buckets: ['example-reports'] }),
  fc.constant({ buckets: ['example-reports', 'example.photos'], listAllBuckets: true }),
  fc.constant({ prefixes: ['example-reports/2026'] }),
  fc.constant({ prefixes: ['example-reports/2026/', 'example-reports/odd $%{*?"\u00f6', 'example-photos/a'] }),
  fc.constant({ buckets: ['example-photos'], prefixes: ['example-reports/${aws:userid}/x'], listAllBuckets: false }),
);
const partition = fc.constantFrom('aws', 'aws-cn', 'aws-us-gov');
const access = fc.constantFrom('read-only', 'read-write');
const mfa: fc.Arbitrary<Members> = fc.constantFrom({}, { mfaMaxAge: 3600 }, { mfa: true }, { mfa: false });

/** Specs that are right, of every way. */
export const iamSpecs: fc.Arbitrary<Members> = fc
  .tuple(
    scope,
    fc.record({ partition, access, account: fc.constant(account) }),
    fc.oneof(
      fc
        .tuple(
          mfa,
          fc.constantFrom({}, { externalId: 'pond:1' }),
          fc.constantFrom({}, { selfService: true }),
          fc.constantFrom(
            { users: ['anna'] },
            { users: ['team/anna', 'ben+x'] },
            { trustAccounts: [otherAccount] },
            { users: ['anna'], trustAccounts: [account, otherAccount] },
          ),
        )
        .map((parts): Members => Object.assign({ way: 'role', role: 'team/S3-Access' }, ...parts)),
      fc
        .tuple(mfa, fc.constantFrom({}, { selfService: true }))
        .map((parts): Members => Object.assign({ way: 'session-token', users: ['anna'] }, ...parts)),
      fc.constantFrom({}, { subjects: ['auth0|a b', 'x$*?'] }).map((more): Members => ({
        role: 'S3-Access',
        issuer: 'https://login.example.org/tenant/v2.0',
        clientIds: ['duck', 'pond'],
        sessionDuration: 7200,
        ...more,
      })),
      fc
        .constantFrom({}, { instanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef' })
        .map((more): Members => ({ permissionSet: 'S3-Read', sessionDuration: 5400, ...more })),
    ),
  )
  .map(([ofBuckets, base, way]): Members => ({ ...base, ...ofBuckets, ...way }));

export function specOf(members: Members): IamSpec {
  const { spec, diagnostics } = readIamSpec(new SourceText('iam.json', JSON.stringify(members)));
  if (spec === undefined) throw new Error(JSON.stringify(diagnostics));
  return spec;
}

export function generated(members: Members): GeneratedIam {
  return generateIam(specOf(members));
}
