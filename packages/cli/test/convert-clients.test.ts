import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

const aws = {
  '.aws/config': '[profile audit]\nregion = eu-west-1\n',
  '.aws/credentials': '[audit]\naws_access_key_id = AKIAEXAMPLEEXAMPLE11\naws_secret_access_key = canary-secret-key\n',
};
const others = '# mine; all of it\n[box]\ntype = box\ntoken = canary-of-another\n';
const remote = `[work]\ntype = s3\nprovider = AWS\naccess_key_id = AKIAEXAMPLEEXAMPLE11\nsecret_access_key = canary-secret-key\n`;

describe('duckbill convert to other clients', () => {
  it('names the AWS profile instead of its keys, so that nothing is lost', async () => {
    const home = await homeWith(aws);
    const run = await runDuckbill(['convert', 'aws:audit', '--to', 'rclone'], { home });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toBe(
      '[audit]\ntype = s3\nprovider = AWS\nenv_auth = true\nprofile = audit\nregion = eu-west-1\n',
    );
  });

  it('puts a remote into the file that is there: other bytes stay, a backup too, secrets only when asked for', async () => {
    const home = await homeWith({ ...aws, 'rclone.conf': others });
    const file = path.join(home, 'rclone.conf');
    const words = ['convert', 'aws:audit', '--to', 'rclone', '--with-secrets', '--out', 'rclone.conf'];
    const shown = await runDuckbill([...words, '--diff'], { home });
    expect(shown.stdout).toContain('+[audit]\n');
    expect(await readFile(file, 'utf8')).toBe(others);
    const run = await runDuckbill(words, { home });
    expect(run).toMatchObject({ exit: 0, stdout: '' });
    const text = await readFile(file, 'utf8');
    expect(text.startsWith(`${others}\n[audit]\n`)).toBe(true);
    expect(text).toContain('secret_access_key = canary-secret-key\n');
    expect(await readFile(`${file}.bak`, 'utf8')).toBe(others);

    const again = await runDuckbill(words, { home });
    expect(again).toMatchObject({ exit: 0 });
    expect(again.stderr).toBe('Nothing changes: it stands there already.\n');
    const other = words.filter((word) => word !== '--with-secrets');
    const refused = await runDuckbill(other, { home });
    expect(refused.exit).toBe(1);
    expect(refused.stderr.replaceAll(/\s+/gu, ' ')).toContain('has a connection of this name already');
    expect(await readFile(file, 'utf8')).toBe(text);
    const forced = await runDuckbill([...other, '--force'], { home });
    expect(forced.exit).toBe(0);
    expect(await readFile(file, 'utf8')).not.toContain('canary-secret-key');
    for (const { output } of [shown, run, again, refused, forced]) expect(output).not.toContain('canary');
  });

  it('masks secrets on standard output', async () => {
    const home = await homeWith({ ...aws, 'rclone.conf': others + remote });
    for (const kind of ['rclone', 's3cmd', 'winscp', 'aws-profile', 'bookmark'])
      for (const more of [[], ['--json'], ['--diff']]) {
        const words = ['convert', 'rclone.conf', '--to', kind, '--with-secrets', ...more];
        const run = await runDuckbill(words, { home });
        expect(run.output).not.toContain('canary');
        expect(run.output.length).toBeGreaterThan(50);
      }
  });

  it('tells whose remotes are no S3, and converts the one that is named', async () => {
    const home = await homeWith({ 'rclone.conf': others + remote });
    const run = await runDuckbill(['convert', 'rclone.conf', '--to', 'bookmark'], { home });
    expect(run.exit).toBe(1);
    expect(run.stderr).toContain('Remote "box" cannot become a connection to S3: its type is "box"');
    const named = await runDuckbill(['convert', 'rclone.conf', '--to', 'bookmark', '--profile', 'work'], { home });
    expect(named.stdout).toContain('<string>AKIAEXAMPLEEXAMPLE11</string>');
    expect(named.stderr).not.toContain('box');
  });

  it('puts AWS profiles into ~/.aws, never over one of the same name unasked', async () => {
    const home = await homeWith({ '.aws/config': '[profile work]\nregion = eu-west-3\n', 'rclone.conf': remote });
    const words = ['convert', 'rclone.conf', '--to', 'aws-profile', '--with-secrets', '--write'];
    const refused = await runDuckbill(words, { home });
    expect(refused.exit).toBe(1);
    expect(refused.stderr.replaceAll(/\s+/gu, ' ')).toContain('there is an AWS profile of this name already');
    const run = await runDuckbill([...words, '--name', 'new'], { home });
    expect(run.exit).toBe(0);
    expect(await readFile(path.join(home, '.aws/credentials'), 'utf8')).toContain('[new]\naws_access_key_id = AKIA');
    expect(await readFile(path.join(home, '.aws/config'), 'utf8')).toContain('[profile work]\nregion = eu-west-3\n');
    expect(refused.output + run.output).not.toContain('canary');
  });

  it('knows a file by what stands in it, or by --from', async () => {
    const home = await homeWith({ mine: remote, odd: 'access_key = AKIAEXAMPLEEXAMPLE11\n' });
    expect((await runDuckbill(['convert', 'mine', '--to', 's3cmd'], { home })).stdout).toContain('access_key = AKIA');
    expect(await runDuckbill(['convert', 'odd', '--to', 'rclone'], { home })).toMatchObject({ exit: 2 });
    const said = await runDuckbill(['convert', 'odd', '--from', 's3cmd', '--to', 'rclone'], { home });
    expect(said.stdout).toContain('[default]\ntype = s3\n');
    const wrong = await runDuckbill(['convert', 'odd', '--from', 'nobody', '--to', 'rclone'], { home });
    expect(wrong).toMatchObject({ exit: 2 });
  });

  it('leaves an encrypted rclone.conf alone', async () => {
    const home = await homeWith(aws);
    const encrypted = '# Encrypted rclone configuration File\n\nRCLONE_ENCRYPT_V0:\nabc\n';
    await writeFile(path.join(home, 'rclone.conf'), encrypted);
    const into = await runDuckbill(['convert', 'aws:audit', '--to', 'rclone', '--out', 'rclone.conf'], { home });
    expect(into.exit).toBe(1);
    expect(await readFile(path.join(home, 'rclone.conf'), 'utf8')).toBe(encrypted);
    const from = await runDuckbill(['convert', 'rclone.conf', '--to', 'bookmark'], { home });
    expect(from).toMatchObject({ exit: 1, stdout: '' });
  });
});

describe('duckbill convert to a shell', () => {
  const stale = { AWS_SESSION_TOKEN: 'stale', AWS_PROFILE: 'other' };

  it('names the AWS profile, and takes away what would win over it', async () => {
    const home = await homeWith(aws);
    const run = await runDuckbill(['convert', 'aws:audit', '--to', 'env'], { home });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    const set = variablesAfter(run.stdout, { ...stale, AWS_ACCESS_KEY_ID: 'AKIAOTHER' });
    expect(set).toEqual({ AWS_PROFILE: 'audit', AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-1' });
  });

  it('sets keys where they are asked for, of exactly the characters that they have', async () => {
    const secret = `canary $HOME \`id\` "it's" \\`;
    const section = `[work]\ntype = s3\nprovider = Other\naccess_key_id = AKIAEXAMPLEEXAMPLE11\nsecret_access_key = ${secret}\nendpoint = https://s3.example.org:9000\n`;
    const home = await homeWith({ 'rclone.conf': section });
    const words = ['convert', 'rclone.conf', '--to', 'env'];
    const without = await runDuckbill(words, { home });
    expect(without.exit).toBe(1);
    expect(without.stderr).toContain('convert-secret-left-out');
    const run = await runDuckbill([...words, '--with-secrets', '--out', 'environment.sh'], { home });
    expect(run.output).not.toContain('canary');
    const set = variablesAfter(await readFile(path.join(home, 'environment.sh'), 'utf8'), stale);
    expect(set).toEqual({
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLEEXAMPLE11',
      AWS_SECRET_ACCESS_KEY: secret,
      AWS_ENDPOINT_URL_S3: 'https://s3.example.org:9000',
    });
  });

  it.each(['fish', 'powershell', 'cmd'])('writes for %s, and masks secrets on standard output', async (kind) => {
    const home = await homeWith({ 'rclone.conf': remote });
    const run = await runDuckbill(['convert', 'rclone.conf', '--to', kind, '--with-secrets'], { home });
    expect(run.stdout).toContain('AKIAEXAMPLEEXAMPLE11');
    expect(run.output).not.toContain('canary');
  });

  it('says that a role has no variables', async () => {
    const bookmark = `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
<key>Protocol</key><string>s3</string>
<key>Provider</key><string>aws-s3-sts-assumerole</string>
<key>Hostname</key><string>s3.amazonaws.com</string>
<key>Username</key><string>AKIAEXAMPLEEXAMPLE11</string>
<key>Custom</key><dict><key>role_arn</key><string>arn:aws:iam::111122223333:role/Reports</string></dict>
</dict></plist>
`;
    const home = await homeWith({ 'role.duck': bookmark });
    const run = await runDuckbill(['convert', 'role.duck', '--to', 'env'], { home });
    expect(run).toMatchObject({ exit: 1, stdout: '' });
    expect(run.stderr).toContain('convert-not-possible');
  });
});

/** The variables of AWS that are set once sh has read the lines. */
function variablesAfter(lines: string, before: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const script = `${lines}exec "$NODE" -e 'console.log(JSON.stringify(process.env))'`;
  const { stdout } = spawnSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: { ...before, NODE: process.execPath, PATH: process.env['PATH'] },
  });
  const all = JSON.parse(stdout) as Record<string, string>;
  return Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('AWS_')));
}
