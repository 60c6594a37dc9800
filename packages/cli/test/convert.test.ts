import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { homeWith, plist, practiceFiles, strings } from './sample-files.ts';

const legacy = `# ours
[profile audit]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 111122223333
sso_role_name = Auditor
`;

const withKeys =
  '[profile audit]\naws_access_key_id = AKIAEXAMPLEEXAMPLE11\naws_secret_access_key = canary-secret-key\n';

describe('duckbill convert --to sso-session', () => {
  it('shows a diff and writes nothing, until --write, which keeps a backup', async () => {
    const home = await homeWith({ '.aws/config': legacy });
    const file = path.join(home, '.aws/config');
    const shown = await runDuckbill(['convert', '.aws/config', '--to', 'sso-session'], { home });
    expect(shown).toMatchObject({ exit: 0 });
    expect(shown.stdout).toContain('-sso_start_url = https://corp.awsapps.com/start\n');
    expect(shown.stdout).toContain('+[sso-session corp]\n');
    expect(shown.stderr).toContain('Nothing is written; --write does it.');
    expect(shown.stderr).toContain('aws sso login --sso-session corp');
    expect(await readFile(file, 'utf8')).toBe(legacy);

    const written = await runDuckbill(['convert', 'aws:audit', '--to', 'sso-session', '--write'], { home });
    expect(written).toMatchObject({ exit: 0, stdout: '' });
    expect(await readFile(`${file}.bak`, 'utf8')).toBe(legacy);
    expect(await readFile(file, 'utf8')).toContain('sso_session = corp\n');

    const again = await runDuckbill(['convert', '.aws/config', '--to', 'sso-session', '--write'], { home });
    expect(again).toMatchObject({ exit: 0, stdout: '' });
    expect(again.stderr).toContain('nothing is to be converted');
  });

  it('takes names of profiles and of the session, and answers in JSON', async () => {
    const home = await homeWith({ '.aws/config': legacy });
    const words = ['convert', '.aws/config', '--to', 'sso-session', '--profile', 'audit', '--name', 'work', '--json'];
    const json = jsonOf(await runDuckbill(words, { home }));
    expect(json).toMatchObject({ version: 1, to: 'sso-session', written: [], exit: { code: 0 } });
    expect(json['diff']).toContain('+[sso-session work]');
    const wrong = await runDuckbill(['convert', '.aws/config', '--to', 'sso-session', '--profile', 'nobody'], { home });
    expect(wrong).toMatchObject({ exit: 1, stdout: '' });
    expect(wrong.stderr).toContain('there is no such profile');
  });

  it('never shows a secret that stands near', async () => {
    const home = await homeWith({ '.aws/config': legacy + withKeys.replace('audit', 'other') });
    const run = await runDuckbill(['convert', '.aws/config', '--to', 'sso-session'], { home });
    expect(run.exit).toBe(0);
    expect(run.output).not.toContain('canary');
  });
});

describe('duckbill convert between bookmarks and AWS profiles', () => {
  const role = 'arn:aws:iam::111122223333:role/Reports';
  const config = `# mine\n[profile audit]\nrole_arn = ${role}\nsource_profile = audit-keys\n`;
  const credentials = withKeys.replace('profile audit', 'audit-keys');

  it('goes from an AWS profile to a bookmark and back into the files, and shows no secret', async () => {
    const home = await homeWith({ '.aws/config': config, '.aws/credentials': credentials });
    const there = await runDuckbill(['convert', 'aws:audit', '--to', 'bookmark', '--out', 'Audit.duck'], { home });
    expect(there).toMatchObject({ exit: 1, stdout: '' });
    expect(there.output).not.toContain('canary');
    expect(there.stderr).toContain('aws_secret_access_key is left out of a bookmark');
    expect(await readFile(path.join(home, 'Audit.duck'), 'utf8')).not.toContain('canary');

    const words = ['convert', 'Audit.duck', '--to', 'aws-profile'];
    const shown = await runDuckbill(words, { home });
    expect(shown.stdout).toContain(
      `==> config <==\n[profile audit]\nrole_arn = ${role}\nsource_profile = audit-keys\n`,
    );
    expect(shown.stdout).toContain('==> credentials <==\n[audit-keys]\n');
    const taken = await runDuckbill([...words, '--write'], { home });
    expect(taken).toMatchObject({ exit: 1, stdout: '' });
    expect(taken.output).not.toContain('canary');
    expect(await readFile(path.join(home, '.aws/config'), 'utf8')).toBe(config);
    const other = [...words, '--name', 'reports'];
    const diff = await runDuckbill([...other, '--diff'], { home });
    expect(diff.stdout).toContain('+[profile reports]');
    expect(await readFile(path.join(home, '.aws/config'), 'utf8')).toBe(config);
    await runDuckbill([...other, '--write'], { home });
    const written = await readFile(path.join(home, '.aws/config'), 'utf8');
    expect(written).toBe(`${config}\n[profile reports]\nrole_arn = ${role}\nsource_profile = reports-keys\n`);
    expect(await readFile(path.join(home, '.aws/config.bak'), 'utf8')).toBe(config);
  });
});

describe('duckbill convert --to profile', () => {
  it('parts a bookmark in a folder, and merges both again', async () => {
    const home = await homeWith(practiceFiles);
    const alone = await runDuckbill(['convert', 'Example.duck', '--to', 'profile'], { home });
    expect(alone).toMatchObject({ exit: 1, stdout: '' });
    expect(alone.stderr).toContain('name its .cyberduckprofile as well');
    const both = ['convert', 'Example.duck', 'Example.cyberduckprofile', '--to', 'profile', '--out', 'parts'];
    expect(await runDuckbill(both, { home })).toMatchObject({ exit: 0, stdout: '' });
    const names = await readdir(path.join(home, 'parts'));
    expect(names.map((name) => path.extname(name)).toSorted()).toEqual(['.cyberduckprofile', '.duck']);
    const places = names.map((name) => path.join('parts', name));
    const back = await runDuckbill(['convert', ...places, '--to', 'bookmark'], { home });
    expect(back.stdout).toContain('<plist');
  });

  it('changes a profile of the older guide in its place, with a backup', async () => {
    const old = plist(
      `${strings({ Protocol: 's3', Vendor: 'acme' })}\t<key>Token Configurable</key>\n\t<true/>\n\t<key>Properties</key>\n\t<array>\n\t\t<string>role_arn=x</string>\n\t</array>\n`,
    );
    const home = await homeWith({ 'Old.cyberduckprofile': old });
    const words = ['convert', 'Old.cyberduckprofile', '--to', 'profile'];
    const shown = await runDuckbill(words, { home });
    expect(shown).toMatchObject({ exit: 0 });
    expect(shown.stdout).toContain('+\t<key>Role Configurable</key>');
    expect(await readFile(path.join(home, 'Old.cyberduckprofile'), 'utf8')).toBe(old);
    expect(await runDuckbill([...words, '--write'], { home })).toMatchObject({ exit: 0, stdout: '' });
    const now = await readFile(path.join(home, 'Old.cyberduckprofile'), 'utf8');
    expect(now).toBe(old.replace('Token Configurable', 'Role Configurable'));
    expect(await readFile(path.join(home, 'Old.cyberduckprofile.bak'), 'utf8')).toBe(old);
    await runDuckbill([...words, '--for', 'cyberduck@9.2', '--write'], { home });
    expect(await readFile(path.join(home, 'Old.cyberduckprofile'), 'utf8')).toBe(old);
    expect(await runDuckbill([...words, '--for', 'aws-cli@2'], { home })).toMatchObject({ exit: 2 });
  });
});

describe('duckbill convert between bookmarks and URLs', () => {
  it('prints the duck command, and tells what it cannot say', async () => {
    const home = await homeWith(practiceFiles);
    const run = await runDuckbill(['convert', 'Example.duck', '--to', 'duck'], { home });
    expect(run.exit).toBe(1);
    expect(run.stdout).toMatch(/^duck .*--list /u);
    expect(run.stderr).toContain('Nickname is not carried into a duck command');
  });

  it('makes a bookmark of a URL, without the password, and leaves files alone that are there', async () => {
    const home = await homeWith({ 'old.duck': 'mine' });
    const words = ['convert', 's3:AKIAEXAMPLEEXAMPLE11@bucket', '--to', 'bookmark', '--out'];
    expect(await runDuckbill([...words, 'old.duck'], { home })).toMatchObject({ exit: 2 });
    expect(await readFile(path.join(home, 'old.duck'), 'utf8')).toBe('mine');
    expect(await runDuckbill([...words, 'new.duck'], { home })).toMatchObject({ exit: 0, stdout: '' });
    expect((await stat(path.join(home, 'new.duck'))).mode & 0o777).toBe(0o600);
    const secret = await runDuckbill(['convert', 'sftp://anna:canary@host.example.org', '--to', 'bookmark'], { home });
    expect(secret.output).not.toContain('canary');
    expect(await runDuckbill([...words, 'old.duck', '--diff'], { home })).toMatchObject({ exit: 0 });
    expect(await readFile(path.join(home, 'old.duck'), 'utf8')).toBe('mine');
  });

  it('answers wrong usage with 2', async () => {
    const home = await homeWith({ ...practiceFiles, 'a.txt': 'x' });
    for (const words of [
      ['Example.duck', '--to', 'moon'],
      ['a.txt', '--to', 'url'],
      ['Example.duck', '--to', 'url', '--force'],
      ['Example.duck', '--to', 'url', '--write'],
      ['Example.duck', '--to', 'url', '--write', '--out', 'x'],
    ])
      expect(await runDuckbill(['convert', ...words], { home }), words.join(' ')).toMatchObject({ exit: 2 });
    expect(await runDuckbill(['convert', 'Example.duck', '--to', 'sso-session'], { home })).toMatchObject({ exit: 1 });
  });
});

describe('duckbill convert --from duck', () => {
  const command = 'duck --username AKIAIOSFODNN7EXAMPLE --region eu-west-1 --list s3:/reports/\n';

  it('writes and reads the command for the shell that the file or --shell names', async () => {
    const home = await homeWith({});
    const odds = `duck --username "it's me" --region eu-west-1 --list 's3:/two words/'`;
    const words = ['convert', '-', '--from', 'duck', '--to', 'duck'];
    const made = await runDuckbill([...words, '--out', 'open.ps1'], { home, stdin: odds });
    expect(made.exit).toBe(0);
    const script = await readFile(path.join(home, 'open.ps1'), 'utf8');
    expect(script).toBe("duck --username 'it''s me' --region eu-west-1 --list 's3:/two%20words/'\n");
    const again = await runDuckbill(['convert', 'open.ps1', ...words.slice(2), '--shell', 'cmd'], { home });
    expect(again.stdout).toBe('duck --username "it\'s me" --region eu-west-1 --list "s3:/two%%20words/"\r\n');
    const toUrl = ['convert', '-', '--from', 'duck', '--to', 'url', '--shell', 'powershell'];
    const read = await runDuckbill(toUrl, { home, stdin: script });
    expect(read.stdout).toBe('s3://it%27s%20me@/two%20words\n');
    const odd = await runDuckbill(['convert', '-', '--to', 'url', '--shell', 'sh'], { home, stdin: script });
    expect(odd).toMatchObject({ exit: 2 });
    expect(odd.stderr).toContain('--shell goes with');
  });

  it('reads a command line from standard input, and from a file of cmd', async () => {
    const home = await homeWith({
      'open.cmd': 'duck.exe -u "AKIAIOSFODNN7EXAMPLE" --region eu-west-1 -l "s3:/reports/"\r\n',
    });
    const words = ['--from', 'duck', '--to', 'rclone'];
    const piped = await runDuckbill(['convert', '-', ...words], { home, stdin: command });
    expect(piped.stdout).toContain('access_key_id = AKIAIOSFODNN7EXAMPLE\nregion = eu-west-1\n');
    const file = await runDuckbill(['convert', 'open.cmd', ...words], { home });
    expect(file.stdout).toBe(piped.stdout);
    const back = await runDuckbill(['convert', '-', '--from', 'duck', '--to', 'duck'], { home, stdin: command });
    expect(back).toMatchObject({ exit: 0, stdout: command, stderr: '' });
  });

  it('tells the column of an option that duck does not have, and makes nothing', async () => {
    const home = await homeWith({});
    const stdin = 'duck --usernam AKIA --lst s3:/reports/\n';
    const run = await runDuckbill(['convert', '-', '--from', 'duck', '--to', 'bookmark'], { home, stdin });
    expect(run).toMatchObject({ exit: 1, stdout: '' });
    expect(run.stderr).toContain('<stdin>:1:21');
    expect(run.stderr).toContain('did you mean --list?');
  });

  it('takes the connection profile that the command names, and shows no password', async () => {
    const home = await homeWith({
      'own/Store.cyberduckprofile': plist(
        strings({ Protocol: 's3', Vendor: 'store', 'Default Hostname': 's3.example.net' }),
      ),
    });
    const words = ['convert', '-', '--from', 'duck', '--to', 's3cmd', '--json'];
    const stdin = 'duck --profile ~/own/Store.cyberduckprofile -u AKIA --password canary-secret -l /reports/\n';
    const run = await runDuckbill(words, { home, stdin });
    expect(run.stdout).toContain('host_base = s3.example.net');
    expect(run.output).not.toContain('canary');
    const gone = await runDuckbill(words, { home, stdin: stdin.replace('Store', 'Other') });
    expect(gone).toMatchObject({ exit: 1 });
    expect(gone.stdout).toContain('duck-profile-missing');
    expect(gone.output).not.toContain('canary');
  });
});

describe('duckbill convert of profiles and URLs to other clients', () => {
  it('goes straight, and tells what is lost', async () => {
    const home = await homeWith({
      'Store.cyberduckprofile': plist(
        strings({ Protocol: 's3', Vendor: 'store', Description: 'Store', 'Default Hostname': 's3.example.net' }),
      ),
    });
    const profile = await runDuckbill(['convert', 'Store.cyberduckprofile', '--to', 'rclone'], { home });
    expect(profile.stdout).toContain('[Store]\ntype = s3\n');
    expect(profile.stdout).toContain('endpoint = https://s3.example.net\n');
    const url = await runDuckbill(['convert', 's3://AKIA:canary-secret@s3.example.net/reports', '--to', 'env'], {
      home,
    });
    expect(url.stdout).toContain("export AWS_ENDPOINT_URL_S3='https://s3.example.net'\n");
    expect(url.stderr).toContain('Path is not carried into');
    expect(url.output).not.toContain('canary');
  });
});
