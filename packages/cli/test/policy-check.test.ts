import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Run, runDuckbill } from './run-duckbill.ts';

const role = 'arn:aws:iam::111122223333:role/S3-Access';
const anna = 'arn:aws:iam::111122223333:user/anna';
const secret = 'CANARYabcdefghijklmnopqrstuvwxyz01234567';

const config = `[profile work]
role_arn = ${role}
source_profile = user
mfa_serial = arn:aws:iam::111122223333:mfa/phone
[profile plain]
role_arn = ${role}
source_profile = user
`;
const credentials = `[user]
aws_access_key_id = AKIAIOSFODNN7ABCDEFG
aws_secret_access_key = ${secret}
`;

function trustOf(principal: string, condition: object = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }): object {
  const statement = { Sid: 'People', Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' };
  return { Version: '2012-10-17', Statement: [{ ...statement, Condition: condition }] };
}

/** `policy check` in a home with these files. */
async function check(words: readonly string[], files: Readonly<Record<string, object | string>>): Promise<Run> {
  const home = await mkdtemp(path.join(tmpdir(), 'duckbill-policy-'));
  await mkdir(path.join(home, '.aws'));
  const all = { '.aws/config': config, '.aws/credentials': credentials, ...files };
  for (const [name, content] of Object.entries(all))
    await writeFile(
      path.join(home, name),
      typeof content === 'string' ? content : JSON.stringify(content, undefined, 2),
    );
  const run = await runDuckbill(['policy', 'check', ...words], { home });
  expect(run.output).not.toContain(secret);
  return run;
}

describe('duckbill policy check', () => {
  it('allows, with the statement that does', async () => {
    const run = await check(['--trust', 't.json', '--for', 'aws:work', '--caller', anna], { 't.json': trustOf(anna) });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toContain('✓ allowed: sts:AssumeRole is allowed\n');
    expect(run.stdout).toContain('t.json:6:7  statement 1 (People) decides, with Effect Allow\n');
  });

  it('denies, and frames the condition that is not met', async () => {
    const words = ['--trust', 't.json', '--for', 'aws:plain', '--caller', anna];
    const run = await check(words, { 't.json': trustOf(anna) });
    expect(run.exit).toBe(1);
    expect(run.stdout).toContain('- Bool on aws:MultiFactorAuthPresent wants true, and no MFA code is sent\n');
    expect(run.stdout).toMatch(/\n +13 │ +"aws:MultiFactorAuthPresent": "true"\n +│ +\^{28}/u);
    expect((await check([...words, '--mfa'], { 't.json': trustOf(anna) })).exit).toBe(0);
    expect(
      (
        await check(['--for', 'aws:work', ...words.slice(0, 2), '--caller', anna, '--no-mfa'], {
          't.json': trustOf(anna),
        })
      ).exit,
    ).toBe(1);
  });

  it('names the statement that denies', async () => {
    const deny = { Version: '2012-10-17', Statement: { Sid: 'No', Effect: 'Deny', Action: 'sts:*', Resource: '*' } };
    const run = await check(
      ['--trust', 't.json', '--policy', 'p.json', '--for', 'aws:work', '--caller', anna, '--json'],
      { 't.json': trustOf(anna), 'p.json': deny },
    );
    expect(run.exit).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({
      verdict: 'denied',
      statements: [{ file: 'p.json', line: 5, statement: 1, sid: 'No', effect: 'Deny', part: 'decides' }],
      exit: { code: 1, reason: 'the call would be denied' },
    });
  });

  it('guesses neither who asks nor what a condition finds', async () => {
    const unnamed = await check(['--trust', 't.json', '--for', 'aws:work'], { 't.json': trustOf(anna) });
    expect(unnamed.exit).toBe(3);
    expect(unnamed.stdout).toContain('? unknown: it hangs on who asks: name it with --caller ARN\n');
    const address = trustOf(anna, { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } });
    const open = await check(['--trust', 't.json', '--for', 'aws:work', '--caller', anna], { 't.json': address });
    expect(open.exit).toBe(3);
    expect(open.stdout).toContain(
      'IpAddress on aws:SourceIp wants 192.0.2.0/24, and what the call has is not known here',
    );
  });

  it('wants files, a role and an ARN', async () => {
    const trust = { 't.json': trustOf(anna) };
    expect(await check(['--for', 'aws:work'], trust)).toMatchObject({ exit: 2, stdout: '' });
    expect(await check(['--for', 'aws:user', '--trust', 't.json'], trust)).toMatchObject({ exit: 2 });
    expect(await check(['--for', 'aws:work', '--trust', 't.json', '--caller', 'anna'], trust)).toMatchObject({
      exit: 2,
    });
    expect(await check(['--for', 'aws:work', '--trust', 'none.json'], trust)).toMatchObject({ exit: 3 });
    const torn = await check(['--for', 'aws:work', '--trust', 't.json', '--caller', anna], { 't.json': '{ "Version"' });
    expect(torn).toMatchObject({ exit: 3, stdout: '' });
    expect(torn.stderr).toContain('t.json:1:12: no colon behind the key');
  });
});
