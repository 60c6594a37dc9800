import { mkdir, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  identityCenter,
  identityCenterWorld,
  mfaRole,
  mfaRoleWorld,
  type PolicyDocument,
  startSandbox,
} from '@duckbill/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { homeWith, practiceFiles } from './sample-files.ts';
import { mfaCode } from './test-sandbox.ts';
import { jsonOf, type Run, runDuckbill } from './run-duckbill.ts';

const secret = 'CANARYabcdefghijklmnopqrstuvwxyz01234567';
const config = `[profile work]
role_arn = arn:aws:iam::444455556666:role/team/S3-Access
source_profile = user
mfa_serial = arn:aws:iam::111122223333:mfa/phone
external_id = pond
duration_seconds = 7200
[profile plain]
role_arn = arn:aws:iam::111122223333:role/S3-Access
source_profile = user
[profile sso]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 111122223333
sso_role_name = S3-Read
`;
const credentials = `[user]
aws_access_key_id = AKIAIOSFODNN7ABCDEFG
aws_secret_access_key = ${secret}
`;
const plain = ['--role', 'S3-Access', '--account', '111122223333', '--user', 'anna'];

async function home(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-iam-'));
  await mkdir(path.join(folder, '.aws'));
  const all = { '.aws/config': config, '.aws/credentials': credentials, ...files };
  for (const [name, text] of Object.entries(all)) await writeFile(path.join(folder, name), text);
  return folder;
}

async function generate(words: readonly string[], where?: string): Promise<Run> {
  const run = await runDuckbill(['generate', 'iam', ...words], { home: where ?? (await home()) });
  expect(run.output).not.toContain(secret);
  return run;
}

describe('duckbill generate iam', () => {
  it('prints all policies under their names, one alone as it is, the same each time', async () => {
    const all = await generate(plain);
    expect(all).toMatchObject({ exit: 0, stderr: '' });
    expect(Object.keys(JSON.parse(all.stdout) as object)).toEqual([
      'S3-Access.trust',
      'S3-Access.role',
      'S3-Access.user',
    ]);
    const trust = await generate([...plain, '--only', 'trust']);
    expect(JSON.parse(trust.stdout)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'AssumeRoleWithMfa',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:user/anna' },
          Action: 'sts:AssumeRole',
          Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
        },
      ],
    });
    expect((await generate([...plain, '--only', 'trust'])).stdout).toBe(trust.stdout);
  });

  it('fills in what a target knows', async () => {
    const made = await generate(['--for', 'aws:work', '--user', 'arn:aws:iam::111122223333:user/anna', '--json']);
    const told = jsonOf(made);
    expect(told).toMatchObject({ way: 'role', account: '444455556666' });
    const text = JSON.stringify(told['documents']);
    expect(text).toContain('"Resource":"arn:aws:iam::444455556666:role/team/S3-Access"');
    expect(text).toContain('"sts:ExternalId":"pond"');
    expect(text).toContain('"aws:MultiFactorAuthPresent":"true"');
    expect(JSON.stringify(told['findings'])).toContain('generate-iam-external-id');
    const named = await generate(['--for', 'aws:work', '--only', 'trust']);
    expect(named.stderr).toContain('by its name: --user says who it is otherwise');
    expect(named.stdout).toMatch(/"arn:aws:iam::\d{12}:user\/[\w.@-]+"/u);
    const without = await generate(['--for', 'aws:plain', '--user', 'anna', '--only', 'trust']);
    expect(without.stdout).not.toContain('MultiFactorAuth');
    expect(without.stderr).toContain('the access key alone is enough for role S3-Access');
    const set = await generate(['--for', 'aws:sso', '--as', 'cloudformation']);
    expect(set.stdout).toContain('Name: "S3-Read"');
    expect(await generate(['--for', 'aws:user'])).toMatchObject({ exit: 2, stdout: '' });
  });

  it('writes files that were not there, and others with --force', async () => {
    const where = await home();
    const words = [...plain, '--out', 'iam', '--self-service'];
    expect(await generate(words, where)).toMatchObject({ exit: 0 });
    const names = ['S3-Access.role.json', 'S3-Access.self-service.json', 'S3-Access.trust.json', 'S3-Access.user.json'];
    expect((await readdir(path.join(where, 'iam'))).toSorted()).toEqual(names);
    expect((await stat(path.join(where, 'iam', 'S3-Access.trust.json'))).mode & 0o777).toBe(0o644);
    await writeFile(path.join(where, 'iam', 'S3-Access.role.json'), 'mine');
    const refused = await generate(words, where);
    expect(refused).toMatchObject({ exit: 2 });
    expect(refused.stderr).toContain('exists; --force replaces it');
    expect(await readFile(path.join(where, 'iam', 'S3-Access.role.json'), 'utf8')).toBe('mine');
    expect(await generate([...words, '--force'], where)).toMatchObject({ exit: 0 });
  });

  it('has a template for each account', async () => {
    const words = [...plain, '--trust-account', '444455556666', '--as', 'terraform'];
    const refused = await generate(words);
    expect(refused).toMatchObject({ exit: 2, stdout: '' });
    expect(refused.stderr).toContain('--out FOLDER writes them');
    const made = await generate([...words, '--out', 'tf']);
    expect(made.stdout).toBe('wrote tf/S3-Access.tf\nwrote tf/S3-Access-in-444455556666.tf\n');
  });

  it('names every mistake, by its option or by its place', async () => {
    const wrong = await generate(['--role', 'S3-Access', '--account', '1', '--user', '<USER>', '--bucket', 'A_B']);
    expect(wrong).toMatchObject({ exit: 2, stdout: '' });
    for (const option of ['--account', '--user', '--bucket']) expect(wrong.stderr).toContain(`error ${option}: "`);
    const where = await home({ 'iam.json': '{\n  "role": "S3-Access",\n  "account": "12"\n}\n' });
    const placed = await generate(['--spec', 'iam.json'], where);
    expect(placed).toMatchObject({ exit: 2, stdout: '' });
    expect(placed.stderr).toContain('iam.json:3:14 ✗ error generate-iam-value-wrong');
    const told = jsonOf(await generate(['--spec', 'iam.json', '--json'], where));
    expect(JSON.stringify(told['report'])).toContain('generate-iam-value-missing');
    const mended = await generate(['--spec', 'iam.json', '--account', '111122223333', '--user', 'anna'], where);
    expect(mended.exit).toBe(0);
  });

  it('says what each statement is for, and refuses a policy that is too long', async () => {
    const explained = await generate([...plain, '--explain']);
    expect(explained.stderr).toContain('AssumeThisRole  the user may assume this one role');
    const many = Array.from({ length: 60 }, (_, index) => ['--user', `somebody-with-a-name-${index}`]).flat();
    const long = await generate([...plain, ...many]);
    expect(long).toMatchObject({ exit: 1, stdout: '' });
    expect(long.stderr).toContain('and 2048 are taken');
  });
});

describe('what was generated', () => {
  async function policiesOf(words: readonly string[]): Promise<ReadonlyMap<unknown, PolicyDocument>> {
    const told = jsonOf(await generate([...words, '--json']));
    const made = told['documents'] as readonly { readonly document: string; readonly policy: PolicyDocument }[];
    return new Map(made.map(({ document, policy }) => [document, policy]));
  }

  it('lets the person in who asks for it with the very files', async () => {
    const where = await homeWith(practiceFiles);
    const words = ['generate', 'iam', '--for', 'aws:reports', '--user', 's3-user', '--json'];
    const told = jsonOf(await runDuckbill(words, { home: where }));
    const made = told['documents'] as readonly { readonly document: string; readonly policy: PolicyDocument }[];
    const [trust, role, caller] = ['trust', 'role', 'user'].map(
      (id) => made.find(({ document }) => document === id)?.policy ?? {},
    );
    const world = mfaRoleWorld();
    const sandbox = await startSandbox({
      world: {
        ...world,
        users: world.users.map((one) =>
          one.arn === mfaRole.user.arn ? { ...one, policies: [caller ?? {}] } : { ...one, policies: [] },
        ),
        roles: [{ arn: mfaRole.roleArn, roleId: 'ROLE', trust: trust ?? {}, policies: [role ?? {}] }],
      },
    });
    onTestFinished(() => sandbox.close());
    const connect = ['connect', 'aws:reports', '--endpoint-url', sandbox.url];
    const run = await runDuckbill(connect, { home: where, stdin: `${mfaCode(sandbox)}\n` });
    expect(run.exit).toBe(0);
    expect(run.stdout).toContain('example-reports');
  });

  it('is a permission set that people of Identity Center get in by', async () => {
    const policies = await policiesOf(['--permission-set', 'Reports', '--account', identityCenter.account]);
    const world = identityCenterWorld();
    const [center] = world.identityCenters ?? [];
    if (center === undefined) throw new Error('no Identity Center');
    const { account, personOfOne: name } = identityCenter;
    const sandbox = await startSandbox({
      world: {
        ...world,
        identityCenters: [
          {
            ...center,
            permissionSets: [{ name: 'Reports', policies: [policies.get('permission-set') ?? {}] }],
            people: [{ name, assignments: [{ account, permissionSet: 'Reports' }] }],
            approval: { answer: 'allow', person: name },
          },
        ],
      },
    });
    onTestFinished(() => sandbox.close());
    const text = `[profile sso]\nsso_start_url = ${center.startUrl}\nsso_region = ${center.region}\nsso_account_id = ${account}\nsso_role_name = Reports\nregion = eu-west-1\n`;
    const words = ['connect', 'aws:sso', '--device-code', '--no-browser', '--endpoint-url', sandbox.url];
    const run = await runDuckbill(words, { home: await home({ '.aws/config': text }) });
    expect(run.exit).toBe(0);
    expect(run.stdout).toContain('example-reports');
  });
});
