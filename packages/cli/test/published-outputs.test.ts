import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { awsConfig, awsCredentials, faultyProfile, homeWith, practiceFiles } from './sample-files.ts';
import { mfaCode, sandboxForTest } from './test-sandbox.ts';

// As a stranger finds them: by the name of the package.
const { resolve } = createRequire(import.meta.url);

/** What a schema has against a value: nothing, unless it says too little and lets other values through as well. */
async function complaintsBy(name: string): Promise<(value: Record<string, unknown>) => readonly unknown[]> {
  const schema = JSON.parse(await readFile(resolve(name), 'utf8')) as object;
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  return (value) => {
    if (!validate(value)) return validate.errors ?? ['refused'];
    const { exit: _, ...rest } = value;
    return [{ ...value, more: true }, { ...value, version: 2 }, rest].filter((other) => validate(other));
  };
}

const aboutPlan = await complaintsBy('@duckbill/core/schemas/plan.schema.json');
const aboutOutcome = await complaintsBy('@duckbill/doctor/schemas/connect-outcome.schema.json');
const aboutCheck = await complaintsBy('@duckbill/core/schemas/policy-check.schema.json');
const aboutIam = await complaintsBy('@duckbill/core/schemas/generate-iam.schema.json');
const aboutList = await complaintsBy('@duckbill/core/schemas/profiles-list.schema.json');
const aboutProfile = await complaintsBy('@duckbill/core/schemas/profiles-show.schema.json');
const aboutDiff = await complaintsBy('@duckbill/core/schemas/profiles-diff.schema.json');
const aboutReport = await complaintsBy('@duckbill/doctor/schemas/doctor-report.schema.json');

const files = {
  ...practiceFiles,
  'Faulty.cyberduckprofile': faultyProfile,
  '.aws/config': `${awsConfig}
[profile center]
sso_session = work
sso_account_id = 123456789012
sso_role_name = Reader
[sso-session work]
sso_region = eu-west-1
sso_start_url = https://example.awsapps.com/start
sso_registration_scopes = sso:account:access
[profile legacy]
sso_start_url = https://example.awsapps.com/start
[profile external]
credential_process = /bin/echo hello
[profile web]
role_arn = arn:aws:iam::123456789012:role/Reader
web_identity_token_file = token
`,
};

const bookmark = ['Example.duck', '--profile', 'Example.cyberduckprofile'];

describe('what plan, doctor and connect print as JSON', () => {
  it.each([
    bookmark,
    ['Example.duck', '--profile', 'Faulty.cyberduckprofile'],
    ['Example.cyberduckprofile'],
    ['s3:AKIAIOSFODNN7EXAMPLE@bucket/folder'],
    ['aws:reports'],
    ['aws:center'],
    ['aws:center', '--as', 'aws-cli@1'],
    ['aws:legacy'],
    ['aws:external'],
    ['aws:web'],
    ['aws:no-such-profile'],
  ])('fits its schema offline: %s', async (...words) => {
    const home = await homeWith(files);
    expect(aboutPlan(jsonOf(await runDuckbill(['plan', ...words, '--json'], { home })))).toEqual([]);
    expect(aboutReport(jsonOf(await runDuckbill(['doctor', ...words, '--json'], { home })))).toEqual([]);
  });

  it('fits its schema with a code that is right', async () => {
    const sandbox = await sandboxForTest();
    const home = await homeWith(files);
    const online = [...bookmark, '--endpoint-url', sandbox.url, '--json'];
    expect(
      aboutOutcome(jsonOf(await runDuckbill(['connect', ...online], { home, stdin: `${mfaCode(sandbox)}\n` }))),
    ).toEqual([]);
    const run = await runDuckbill(['doctor', '--online', ...online], { home, stdin: `${mfaCode(sandbox, 1)}\n` });
    expect(aboutReport(jsonOf(run))).toEqual([]);
  });

  it.each([
    ['a code that is wrong', ['aws:reports'], '000000\n'],
    ['no code', ['aws:reports', '--no-input'], ''],
    ['keys that are unknown', ['aws:unknown'], ''],
    ['a plan with errors', ['aws:no-such-profile'], ''],
    ['a program that prints no keys', ['aws:external', '--allow-process'], ''],
    ['a token that is not there', ['aws:web'], ''],
  ])('fits its schema with %s', async (_title, words, stdin) => {
    const sandbox = await sandboxForTest();
    const unknown =
      '[unknown]\naws_access_key_id = AKIAIOSFODNN7UNKNOWN\naws_secret_access_key = nobody-has-this-secret\n';
    const home = await homeWith({ ...files, '.aws/credentials': `${awsCredentials}\n${unknown}` });
    const online = [...words, '--endpoint-url', sandbox.url, '--json'];
    expect(aboutOutcome(jsonOf(await runDuckbill(['connect', ...online], { home, stdin })))).toEqual([]);
    expect(aboutReport(jsonOf(await runDuckbill(['doctor', '--online', ...online], { home, stdin })))).toEqual([]);
  });

  it.each([['--dry-run'], ['--yes'], ['--no-input']])('fits its schema with repairs: --fix %s', async (word) => {
    const home = await homeWith(files);
    const words = ['doctor', 'Example.duck', '--profile', 'Faulty.cyberduckprofile', '--fix', word, '--json'];
    const report = jsonOf(await runDuckbill(words, { home }));
    expect(report['repairs']).toHaveLength(1);
    expect(aboutReport(report)).toEqual([]);
  });

  it('fits its schema when nothing answers', async () => {
    const sandbox = await sandboxForTest();
    await sandbox.close();
    const home = await homeWith(files);
    const online = ['aws:static-user', '--endpoint-url', sandbox.url, '--json'];
    expect(aboutOutcome(jsonOf(await runDuckbill(['connect', ...online], { home })))).toEqual([]);
    expect(aboutReport(jsonOf(await runDuckbill(['doctor', '--online', ...online], { home })))).toEqual([]);
  });

  it('fits its schema when keys are handed over and kept', async () => {
    const sandbox = await sandboxForTest();
    const words = ['connect', 'aws:static-user', '--save-profile', 'kept', '--endpoint-url', sandbox.url, '--json'];
    const outcome = jsonOf(await runDuckbill(words, { home: await homeWith(files) }));
    expect(outcome['done']).not.toEqual([]);
    expect(aboutOutcome(outcome)).toEqual([]);
  });
});

describe('what policy check prints as JSON', () => {
  const alice = 'arn:aws:iam::111122223333:user/alice';
  const trustOf = (condition?: object): string =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Sid: 'A',
        Effect: 'Allow',
        Principal: { AWS: alice },
        Action: 'sts:AssumeRole',
        ...(condition && { Condition: condition }),
      },
    });

  it.each([
    ['allowed', ['--caller', alice], trustOf()],
    ['denied', ['--caller', `${alice}2`], trustOf()],
    ['unknown', [], trustOf()],
    ['unknown', ['--caller', alice], trustOf({ IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } })],
    ['denied', ['--caller', alice], '{}'],
  ])('fits its schema: %s with %j', async (verdict, words, trust) => {
    const home = await homeWith({ ...files, 'trust.json': trust });
    const check = ['policy', 'check', '--for', 'aws:reports', '--trust', 'trust.json', '--json', ...words];
    const told = jsonOf(await runDuckbill(check, { home }));
    expect(told).toMatchObject({ verdict });
    expect(aboutCheck(told)).toEqual([]);
  });
});

describe('what generate iam prints as JSON', () => {
  const role = ['--role', 'S3-Access', '--account', '111122223333', '--user', 'anna'];

  it.each([
    ['policies', role],
    ['templates', [...role, '--as', 'terraform', '--self-service', '--bucket', 'example-reports', '--bucket-policy']],
    ['something to know', [...role, '--external-id', 'pond', '--no-mfa']],
    ['a permission set', ['--permission-set', 'S3-Read', '--account', '111122223333', '--way', 'identity-center']],
    [
      'a policy that is too long',
      [...role, ...Array.from({ length: 200 }, (_, n) => ['--bucket', `example-bucket-of-a-long-name-${n}`]).flat()],
    ],
    ['what is wrong', [...role, '--bucket', 'No_Bucket']],
    ['what is missing', ['--way', 'role']],
  ])('fits its schema with %s', async (_title, words) => {
    const home = await homeWith(files);
    expect(aboutIam(jsonOf(await runDuckbill(['generate', 'iam', ...words, '--json'], { home })))).toEqual([]);
  });

  it('comes of a spec that fits its own schema', async () => {
    const schema = JSON.parse(await readFile(resolve('@duckbill/core/schemas/iam-spec.schema.json'), 'utf8')) as object;
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
    const spec = {
      way: 'role',
      role: 'S3-Access',
      account: '111122223333',
      users: ['anna'],
      access: 'full',
      mfa: true,
    };
    expect(validate(spec), JSON.stringify(validate.errors)).toBe(true);
    for (const wrong of [{ way: 'roll' }, { user: ['anna'] }, { users: 'anna' }, { mfaMaxAge: '60' }])
      expect(validate({ ...spec, ...wrong })).toBe(false);
    const home = await homeWith({ 'iam.json': JSON.stringify(spec) });
    const made = jsonOf(await runDuckbill(['generate', 'iam', '--spec', 'iam.json', '--json'], { home }));
    expect(aboutIam(made)).toEqual([]);
    expect(made['documents']).not.toEqual([]);
  });
});

describe('what profiles prints as JSON', () => {
  it('fits the schema of each command', async () => {
    const home = await homeWith({ ...files, 'installed/Faulty.cyberduckprofile': faultyProfile });
    const json = async (...words: readonly string[]) => jsonOf(await runDuckbill(['profiles', ...words], { home }));
    for (const words of [[], ['--provider', 'cloudflare-r2']])
      expect(aboutList(await json('list', ...words, '--json'))).toEqual([]);
    const shown = [
      ['s3-cli'],
      ['AWS S3 (STS Assume Role)'],
      ['hetzner', '--region', 'fsn1'],
      ['s3-https', '--endpoint', 'minio.example.com'],
    ];
    for (const words of shown) expect(aboutProfile(await json('show', ...words, '--as', 'json'))).toEqual([]);
    for (const words of [['--missing'], [], ['--folder', 'installed']])
      expect(aboutDiff(await json('diff', '--installed', 'installed', ...words, '--json'))).toEqual([]);
  });
});
