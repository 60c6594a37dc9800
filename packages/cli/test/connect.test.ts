import { mfaRole, type Sandbox } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { jsonOf, type Run, runDuckbill } from './run-duckbill.ts';
import { awsCredentials, awsConfig, bookmarkOf, credentialsSection, homeWith, practiceFiles } from './sample-files.ts';
import { sessionKeys } from './session-keys.ts';
import { mfaCode, sandboxForTest, wrongCode } from './test-sandbox.ts';

const { user, narrowUser } = mfaRole;

/** Connects with these answers typed, one line each. */
async function connect(
  sandbox: Sandbox,
  words: readonly string[],
  answers: readonly string[] = [],
  files: Readonly<Record<string, string>> = practiceFiles,
): Promise<Run> {
  return runDuckbill(['connect', ...words, '--endpoint-url', sandbox.url], {
    home: await homeWith(files),
    stdin: answers.map((answer) => `${answer}\n`).join(''),
  });
}

/** What is known about the failure, best first. */
function guidanceOf(run: Run): unknown {
  return jsonOf(run)['failure'];
}

describe('duckbill connect', () => {
  it('becomes the role with a code from standard input, and lists the buckets', async () => {
    const sandbox = await sandboxForTest();
    const run = await connect(sandbox, ['Example.duck', '--profile', 'Example.cyberduckprofile'], [mfaCode(sandbox)]);
    expect(run.exit).toBe(0);
    expect(run.stdout).toMatch(/^✓ Connected/u);
    expect(run.stdout).toContain('assumed-role/S3-Access');
    expect(run.stdout).toContain('example-reports');
    // The question is for the person, the result for the next program.
    expect(run.stderr).toContain(user.mfaSerial);
    expect(sandbox.journal.filter(({ operation }) => operation === 'AssumeRole')).toHaveLength(1);
  });

  it('does as the AWS CLI does for an AWS profile, with the result as JSON alone', async () => {
    const sandbox = await sandboxForTest();
    const run = await connect(sandbox, ['aws:reports', '--json'], [mfaCode(sandbox)]);
    expect(jsonOf(run)).toMatchObject({
      version: 1,
      ok: true,
      program: 'aws-cli@2',
      signedIn: true,
      identityAfter: { arn: expect.stringContaining(':assumed-role/S3-Access/') },
      exit: { code: 0 },
    });
  });

  it('connects with a connection profile as a new bookmark, and asks for the keys', async () => {
    const sandbox = await sandboxForTest();
    const { '.aws/credentials': _credentials, ...files } = practiceFiles;
    const { accessKeyId, secretAccessKey } = user;
    const run = await connect(
      sandbox,
      ['Example.cyberduckprofile'],
      [accessKeyId, secretAccessKey, mfaCode(sandbox)],
      files,
    );
    expect(run).toMatchObject({ exit: 0 });
    expect(run.stdout).toMatch(/^✓ Connected/u);
    expect(run.output).not.toContain(secretAccessKey);
  });

  it('asks again after a wrong code, and takes the right one', async () => {
    const sandbox = await sandboxForTest();
    const run = await connect(sandbox, ['aws:reports'], [wrongCode(sandbox), mfaCode(sandbox)]);
    expect(run).toMatchObject({ exit: 0 });
    expect(run.stderr).toContain('AWS did not accept this code');
  });

  it('stops with guidance after a wrong code and no other', async () => {
    const sandbox = await sandboxForTest();
    const run = await connect(sandbox, ['aws:reports'], [wrongCode(sandbox)]);
    expect(run.exit).toBe(1);
    expect(run.stdout).toContain('MultiFactorAuthentication failed with invalid MFA one time pass code.');
    expect(run.stdout).toContain('Wait until the authenticator shows the next code');
    expect(run.stdout).toContain('duckbill explain sts-mfa-code-wrong');
  });

  it('names the default profile as it is typed, once', async () => {
    const run = await connect(await sandboxForTest(), ['aws:']);
    expect(run.exit).toBe(3);
    expect(run.stdout).toContain('✗ aws: profile "default" holds no credentials');
  });

  it('needs a sign-in when the code is not given', async () => {
    const sandbox = await sandboxForTest();
    expect(await connect(sandbox, ['aws:reports'])).toMatchObject({ exit: 4 });
    const forbidden = await connect(sandbox, ['aws:reports', '--no-input', '--json'], [mfaCode(sandbox)]);
    expect(jsonOf(forbidden)).toMatchObject({ reason: 'input-forbidden', exit: { code: 4 } });
    expect(forbidden.stderr).toBe('');
    expect(sandbox.journal.map(({ operation }) => operation)).not.toContain('AssumeRole');
  });

  it.each([
    ['a key that AWS does not know', 'aws:wrong-key', 's3-access-key-unknown'],
    ['a secret that does not belong to the key', 'aws:wrong-secret', 's3-secret-key-wrong'],
    ['a role that demands MFA, asked without', 'aws:without-mfa', 'sts-mfa-missing'],
  ])('explains %s', async (_title, target, code) => {
    const run = await connect(await sandboxForTest(), [target, '--json']);
    expect(guidanceOf(run)).toMatchObject({ guidance: expect.arrayContaining([expect.objectContaining({ code })]) });
    expect(run.exit).toBe(1);
  });

  it('explains a role that trusts somebody else', async () => {
    const sandbox = await sandboxForTest();
    const run = await connect(sandbox, ['aws:foreign', '--json'], [mfaCode(sandbox)]);
    expect(guidanceOf(run)).toMatchObject({ operation: 'AssumeRole', guidance: [{ code: 'sts-assume-role-denied' }] });
    expect(run.exit).toBe(1);
  });

  it('tells a denied list of all buckets from a failed sign-in', async () => {
    const sandbox = await sandboxForTest();
    const run = await connect(sandbox, ['aws:narrow', '--json'], [mfaCode(sandbox, 0, narrowUser.mfaSecret)]);
    expect(jsonOf(run)).toMatchObject({ ok: false, signedIn: true, reason: 'listing-denied', exit: { code: 1 } });
  });

  it('knows an expired session', async () => {
    const sandbox = await sandboxForTest();
    const keys = await sessionKeys(sandbox);
    const files = {
      '.aws/config': `${awsConfig}\n[profile session]\nregion = eu-west-1\n`,
      '.aws/credentials': `${awsCredentials}\n${credentialsSection('session', keys)}`,
    };
    expect(await connect(sandbox, ['aws:session'], [], files)).toMatchObject({ exit: 0 });
    sandbox.clock.advance(7200);
    const run = await connect(sandbox, ['aws:session', '--json'], [], files);
    expect(guidanceOf(run)).toMatchObject({ guidance: [{ code: 's3-session-expired' }] });
    expect(run.exit).toBe(1);
    for (const secret of [keys.secretAccessKey, keys.sessionToken]) expect(run.output).not.toContain(secret);
  });

  it('could not finish when nothing answers', async () => {
    const sandbox = await sandboxForTest();
    await sandbox.close();
    const run = await connect(sandbox, ['aws:static-user', '--json']);
    expect(guidanceOf(run)).toMatchObject({ guidance: [{ code: 'network-refused' }] });
    expect(run.exit).toBe(3);
  });

  it('sends nothing when the plan has errors', async () => {
    const sandbox = await sandboxForTest();
    for (const target of ['aws:nobody', 'Example.duck']) {
      const run = await connect(sandbox, [target]);
      expect(run.exit, target).toBe(3);
      expect(run.stdout, target).toContain('Nothing was sent');
    }
    expect(sandbox.journal).toEqual([]);
  });

  it.each([
    ['a target of no known kind', ['notes.txt'], 2],
    ['a file that is not there', ['missing.duck'], 3],
    ['an unknown program', ['aws:reports', '--as', 'netscape@4'], 2],
    ['an address that is none', ['aws:reports', '--endpoint-url', 'nowhere'], 2],
    ['a file that nobody can read as a bookmark', ['Broken.duck'], 3],
  ])('refuses %s', async (_title, words, exit) => {
    const home = await homeWith({ ...practiceFiles, 'Broken.duck': 'nothing of ours' });
    const run = await runDuckbill(['connect', ...words], { home });
    expect(run).toMatchObject({ exit, stdout: '' });
    expect(run.stderr).toMatch(/^duckbill: /u);
  });

  it('uses the keys of the environment as the AWS CLI does', async () => {
    const sandbox = await sandboxForTest();
    const { accessKeyId, secretAccessKey } = mfaRole.staticUser;
    const run = await runDuckbill(['connect', '--json', '--endpoint-url', sandbox.url], {
      home: await homeWith({ 'Unused.duck': bookmarkOf(accessKeyId) }),
      environment: {
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_REGION: 'eu-west-1',
      },
    });
    expect(jsonOf(run)).toMatchObject({ ok: true, exit: { code: 0 } });
    expect(sandbox.journal).toMatchObject([{ operation: 'ListBuckets' }]);
  });
});
