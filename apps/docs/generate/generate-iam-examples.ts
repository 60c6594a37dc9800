import { type Code, generateIam, printIam, readIamSpec, SourceText, textReport } from '@duckbill/core';
import type { Asked, OtherExample } from './other-example.ts';
import { reportPaint } from './report-paint.ts';

type Members = Readonly<Record<string, unknown>>;

const role: Members = { role: 'S3-Access', account: '111122223333', users: ['anna'] };
const issuer: Members = {
  role: 'S3-Access',
  account: '111122223333',
  issuer: 'https://login.example.org',
  clientIds: ['duck'],
};
const many = Array.from({ length: 60 }, (_, index) => `person-${String(index + 1).padStart(2, '0')}-of-reports`);

/** A spec with the fault, and one without it. */
const specs: ReadonlyMap<Code, readonly [bad: Members | string, better?: Members]> = new Map<
  Code,
  readonly [bad: Members | string, better?: Members]
>([
  ['generate-iam-not-json', ['{ "role": "S3-Access", }\n', role]],
  [
    'generate-iam-member-unknown',
    [
      { ...role, bucket: ['example-reports'] },
      { ...role, buckets: ['example-reports'] },
    ],
  ],
  ['generate-iam-value-missing', [{ role: 'S3-Access', users: ['anna'] }, role]],
  [
    'generate-iam-value-wrong',
    [
      { ...role, buckets: ['Example_Reports'] },
      { ...role, buckets: ['example-reports'] },
    ],
  ],
  [
    'generate-iam-values-collide',
    [
      { ...role, mfa: false, mfaMaxAge: 3600 },
      { ...role, mfaMaxAge: 3600 },
    ],
  ],
  [
    'generate-iam-variable-absent',
    [
      { ...role, prefixes: ['example-homes/${aws:username}'] },
      { way: 'session-token', account: '111122223333', users: ['anna'], prefixes: ['example-homes/${aws:username}'] },
    ],
  ],
  [
    'generate-iam-policy-too-long',
    [
      { ...role, users: many },
      { ...role, users: many.slice(0, 20) },
    ],
  ],
  ['generate-iam-without-mfa', [{ ...role, mfa: false }, role]],
  ['generate-iam-mfa-elsewhere', [{ permissionSet: 'S3-Read', account: '111122223333' }, role]],
  ['generate-iam-external-id', [{ ...role, externalId: 'pond' }, role]],
  ['generate-iam-account-trusted', [{ ...role, users: [], trustAccounts: ['444455556666'] }, role]],
  ['generate-iam-everybody-of-issuer', [issuer, { ...issuer, subjects: ['8c4f1c1e'] }]],
  [
    'generate-iam-bucket-list-closed',
    [
      { ...role, buckets: ['example-reports'] },
      { ...role, buckets: ['example-reports'], listAllBuckets: true },
    ],
  ],
  [
    'generate-iam-bucket-list-open',
    [
      { ...role, buckets: ['example-reports'], listAllBuckets: true },
      { ...role, buckets: ['example-reports'] },
    ],
  ],
  [
    'generate-iam-bucket-deny-reaches',
    [
      { ...role, buckets: ['example-reports'], bucketPolicy: true },
      { ...role, buckets: ['example-reports'] },
    ],
  ],
]);

/** A spec of the IAM side; undefined when the code is not about one. */
export function generateIamExample(code: Code): OtherExample | undefined {
  const [bad, better] = specs.get(code) ?? [];
  if (bad === undefined) return undefined;
  return { ...asked(bad), ...(better === undefined ? {} : { better: asked(better) }) };
}

function asked(spec: Members | string): Asked {
  const text = typeof spec === 'string' ? spec : `${JSON.stringify(spec, undefined, 2)}\n`;
  const source = new SourceText('iam.json', text);
  const reading = readIamSpec(source);
  const made = reading.spec === undefined ? undefined : generateIam(reading.spec);
  const diagnostics = [
    ...reading.diagnostics,
    // About what was made: the spec as a whole is what can be changed.
    ...(made?.diagnostics ?? []).map((one) => ({ ...one, file: source.name })),
  ];
  const report = textReport({ files: [{ source, diagnostics, secrets: [] }], skipped: [] }, reportPaint);
  const [first] = made === undefined ? [] : printIam(made, 'json');
  return {
    shown: [{ name: source.name, language: 'json', text }],
    command: `duckbill generate iam --spec ${source.name}`,
    output: diagnostics.length === 0 ? (first?.text ?? '') : report,
    codes: diagnostics.map(({ code }) => code),
  };
}
