import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { childEnvironment, duckbillBin, jsonOf, type Run, runDuckbill } from './run-duckbill.ts';
import { faultyProfile, homeWith, practiceFiles } from './sample-files.ts';
import { treeOf } from './tree-of.ts';

const typeAtPrompt = fileURLToPath(new URL('type-at-prompt.py', import.meta.url));
const secret = 'CANARYxSecretKeyOfTheDoctorTest000000000';

const config = `# mine
[default]
region = eu-west-1

[reports]
role_arn = arn:aws:iam::123456789012:role/reader
source_profile = keys
`;
const credentials = `[profile keys]
aws_access_key_id = AKIAQWERTYUIOPASDFGH
aws_secret_access_key = ${secret}
`;

/** Two headers that are wrong, and keys that everybody may read. */
async function slipsHome(): Promise<string> {
  const home = await homeWith({ '.aws/config': config, '.aws/credentials': credentials, 'notes.txt': 'mine' });
  await chmod(path.join(home, '.aws/credentials'), 0o644);
  return home;
}

interface Repair {
  readonly kind: string;
  readonly path: string;
  readonly outcome: string;
  readonly preview: string;
  readonly before: string;
  readonly after: string;
  readonly backup?: string;
  readonly reason?: string;
}

function repairsOf(run: Run): readonly Repair[] {
  return (jsonOf(run) as { repairs: Repair[] }).repairs;
}

async function modeOf(name: string): Promise<number> {
  return (await stat(name)).mode & 0o777;
}

/** Runs the doctor on a terminal, where somebody types this at the first question. */
function atTerminal(home: string, prompt: string, typed: string, words: readonly string[]): Promise<Run> {
  const command = [typeAtPrompt, prompt, typed, process.execPath, duckbillBin, ...words];
  return new Promise((resolve) => {
    const options = { cwd: home, env: { ...childEnvironment({ home }), TERM: 'xterm' } };
    const child = execFile('python3', command, options, (_error, stdout, stderr) => {
      resolve({ exit: child.exitCode, stdout, stderr, output: `${stdout}\n${stderr}` });
    });
  });
}

describe('duckbill doctor --fix', () => {
  it('mends all with --yes, keeps what was, and tells before and after', async () => {
    const home = await slipsHome();
    const run = await runDuckbill(['doctor', 'aws:reports', '--fix', '--yes', '--json'], { home });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    const repairs = repairsOf(run);
    expect(repairs.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual(['mode done', 'text done', 'text done']);
    expect(repairs[0]).toMatchObject({ preview: 'mode 0644 → 0600', before: 'warned', after: 'passed' });
    expect(repairs[1]).toMatchObject({ before: 'failed', after: 'passed' });
    expect(run.output).not.toContain(secret);
    const aws = path.join(home, '.aws');
    expect(await readFile(path.join(aws, 'config'), 'utf8')).toBe(config.replace('[reports]', '[profile reports]'));
    expect(await readFile(path.join(aws, 'credentials'), 'utf8')).toBe(credentials.replace('[profile keys]', '[keys]'));
    expect(await readFile(path.join(aws, 'config.bak'), 'utf8')).toBe(config);
    expect(await readFile(path.join(aws, 'credentials.bak'), 'utf8')).toBe(credentials);
    for (const name of ['credentials', 'credentials.bak']) expect(await modeOf(path.join(aws, name))).toBe(0o600);
    expect((await readdir(aws)).toSorted()).toEqual(['config', 'config.bak', 'credentials', 'credentials.bak']);
    expect((await readdir(home)).toSorted()).toEqual(['.aws', 'notes.txt']);
  });

  it('finds nothing the second time, and writes nothing then', async () => {
    const home = await slipsHome();
    await runDuckbill(['doctor', 'aws:reports', '--fix', '--yes'], { home });
    const before = await treeOf(home);
    const run = await runDuckbill(['doctor', 'aws:reports', '--fix', '--yes', '--json'], { home });
    expect(repairsOf(run)).toEqual([]);
    expect(await treeOf(home)).toEqual(before);
  });

  it.each([
    ['shows only with --dry-run', ['--dry-run'], 1, ''],
    ['writes nothing without a person', [], 2, 'duckbill: nobody is there to agree to the 3 repairs: --yes makes all'],
    ['writes nothing with --no-input', ['--no-input'], 2, 'duckbill: nobody is there to agree'],
  ])('%s', async (_title, words, exit, told) => {
    const home = await slipsHome();
    const before = await treeOf(home);
    const run = await runDuckbill(['doctor', 'aws:reports', '--fix', ...words], { home });
    expect(run.exit).toBe(exit);
    expect(run.stderr).toContain(told);
    expect(run.stdout).toMatch(/! offered +\S*credentials: let nobody but you read it: mode 0600\n +mode 0644 → 0600/u);
    expect(run.stdout).toMatch(/-\[reports\]\n +\+\[profile reports\]\n/u);
    expect(run.output).not.toContain(secret);
    expect(repairsOf(await runDuckbill(['doctor', 'aws:reports', '--fix', ...words, '--json'], { home }))).toHaveLength(
      3,
    );
    expect(await treeOf(home)).toEqual(before);
  });

  it('asks at a terminal, with what it would change', async () => {
    const only = ['doctor', 'aws:reports', '--fix', '--only', 'secrets-private'];
    const question = 'mode 0600?';
    const home = await slipsHome();
    const keys = path.join(home, '.aws/credentials');
    const declined = await atTerminal(home, question, '\u001b[B', only);
    expect(declined.stderr).toContain('mode 0644 → 0600');
    expect(declined.stdout).toMatch(/– declined/u);
    expect(await modeOf(keys)).toBe(0o644);
    const brokenOff = await atTerminal(home, question, '\u0003', only);
    expect(brokenOff.stdout).toMatch(/– declined/u);
    expect(await modeOf(keys)).toBe(0o644);
    const agreed = await atTerminal(home, question, '', only);
    expect(agreed.stdout).toMatch(/✓ done .*\n +secrets-private: warned → passed/u);
    expect(await modeOf(keys)).toBe(0o600);
    expect(await readFile(path.join(home, '.aws/config'), 'utf8')).toBe(config);
  });

  it('writes the keys of the era into a connection profile', async () => {
    const home = await homeWith({ ...practiceFiles, 'Example.cyberduckprofile': faultyProfile });
    const words = ['doctor', 'Example.duck', '--profile', 'Example.cyberduckprofile', '--fix', '--yes', '--json'];
    const repairs = repairsOf(await runDuckbill(words, { home }));
    expect(repairs).toMatchObject([{ kind: 'text', outcome: 'done', before: 'failed', after: 'passed' }]);
    const mended = await readFile(path.join(home, 'Example.cyberduckprofile'), 'utf8');
    expect(mended).toContain('<key>Role Configurable</key>');
    expect(mended).not.toContain('Token Configurable');
    expect(await readFile(path.join(home, 'Example.cyberduckprofile.bak'), 'utf8')).toBe(faultyProfile);
  });

  it('takes a damaged cache entry away, and makes shared ones private', async () => {
    const session = `[profile work]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Reader
[sso-session corp]
sso_region = eu-west-1
sso_start_url = https://example.awsapps.com/start
sso_registration_scopes = sso:account:access
`;
    // The SHA1 of the name of the session (aws-config D.2).
    const name = `.aws/sso/cache/${createHash('sha1').update('corp').digest('hex')}.json`;
    const home = await homeWith({ '.aws/config': session, [name]: '{"accessToken": "CANARYtoken' });
    await chmod(path.join(home, name), 0o644);
    const run = await runDuckbill(['doctor', 'aws:work', '--fix', '--yes', '--json'], { home });
    const repairs = repairsOf(run);
    expect(repairs.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual(['mode done', 'cache done']);
    expect(repairs[1]?.backup).toBe(path.join(home, `${name}.bak`));
    expect(await readdir(path.dirname(path.join(home, name)))).toEqual([`${path.basename(name)}.bak`]);
    expect(await modeOf(path.join(home, `${name}.bak`))).toBe(0o600);
    expect(run.output).not.toContain('CANARYtoken');
  });

  it('leaves a read-only file alone, and says why', async () => {
    const home = await slipsHome();
    await chmod(path.join(home, '.aws/config'), 0o444);
    const repairs = repairsOf(await runDuckbill(['doctor', 'aws:reports', '--fix', '--yes', '--json'], { home }));
    expect(repairs.find((repair) => repair.path.endsWith('config'))).toMatchObject({
      outcome: 'refused',
      reason: 'it is read-only',
      after: 'failed',
    });
    expect(await readFile(path.join(home, '.aws/config'), 'utf8')).toBe(config);
  });

  it('takes the folder of the keys from others', async () => {
    const home = await slipsHome();
    await chmod(path.join(home, '.aws'), 0o777);
    await writeFile(path.join(home, '.aws/credentials'), credentials.replace('[profile keys]', '[keys]'));
    const words = ['doctor', 'aws:keys', '--fix', '--yes', '--only', 'secrets-private'];
    await runDuckbill(words, { home });
    expect(await modeOf(path.join(home, '.aws'))).toBe(0o700);
    // Readable for others is as the AWS CLI makes it.
    await chmod(path.join(home, '.aws'), 0o755);
    await runDuckbill(words, { home });
    expect(await modeOf(path.join(home, '.aws'))).toBe(0o755);
  });

  it.each([[['--yes']], [['--dry-run']], [['--fix', '--yes', '--dry-run']]])(
    'takes %s as wrong usage',
    async (words) => {
      const run = await runDuckbill(['doctor', 'aws:', ...words], { home: await homeWith() });
      expect(run.exit).toBe(2);
    },
  );
});
