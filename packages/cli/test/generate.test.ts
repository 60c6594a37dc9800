import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

const role = {
  access: 'role',
  roleArn: 'arn:aws:iam::123456789012:role/Reports',
  mfaSerial: 'arn:aws:iam::123456789012:mfa/anna',
  sourceProfile: 'anna',
  name: 'reports',
  region: 'eu-west-1',
};
const roleFlags =
  `--access role --role-arn ${role.roleArn} --mfa-serial ${role.mfaSerial} --source-profile anna --name reports --region eu-west-1`.split(
    ' ',
  );
const roleSection = `[profile reports]
role_arn = arn:aws:iam::123456789012:role/Reports
source_profile = anna
mfa_serial = arn:aws:iam::123456789012:mfa/anna
region = eu-west-1
`;
const secret = 'canaryAcanaryBcanaryCcanaryDcanaryE12345';
const keyFlags = ['--access', 'keys', '--access-key-id', 'AKIAQ3EGRFTUVWXYZABC'];

describe('duckbill generate aws-config', () => {
  it('prints the same from options and from a specification, which lint finds clean', async () => {
    const home = await homeWith({ 'role.json': JSON.stringify(role), '.aws/credentials': '' });
    const expected = { exit: 0, stderr: '', stdout: roleSection };
    expect(await runDuckbill(['generate', 'aws-config', ...roleFlags], { home })).toMatchObject(expected);
    expect(await runDuckbill(['generate', 'aws-config', '--spec', 'role.json'], { home })).toMatchObject(expected);
    const piped = { home, stdin: JSON.stringify(role) };
    expect(await runDuckbill(['generate', 'aws-config', '--spec', '-'], piped)).toMatchObject(expected);
  });

  it('puts a section into a file and leaves every other byte; again there is nothing to change', async () => {
    const before = '# mine\n[default]\nregion=eu-west-1   \n\n[profile x]\ns3 =\n  addressing_style = path\n';
    const home = await homeWith({ '.aws/config': before });
    const words = ['generate', 'aws-config', ...roleFlags, '--out', '.aws/config'];
    const shown = await runDuckbill([...words, '--diff'], { home });
    expect(shown).toMatchObject({ exit: 0, stdout: expect.stringContaining('+[profile reports]') });
    const file = path.join(home, '.aws/config');
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await runDuckbill([...words, '--backup'], { home })).exit).toBe(0);
    expect(await readFile(file, 'utf8')).toBe(`${before}\n${roleSection}`);
    expect(await readFile(`${file}.bak`, 'utf8')).toBe(before);
    expect(await runDuckbill(words, { home })).toMatchObject({ exit: 0, stdout: 'nothing to change\n' });
  });

  it('replaces a section that says something else with --force only, and shows what it replaces', async () => {
    const before = '[profile reports]\noutput = text\nrole_arn = arn:aws:iam::123456789012:role/Old\n';
    const home = await homeWith({ '.aws/config': before });
    const words = ['generate', 'aws-config', ...roleFlags, '--out', '.aws/config'];
    const refused = await runDuckbill(words, { home });
    expect(refused).toMatchObject({ exit: 2, stdout: '' });
    expect(refused.stderr).toContain('generate-section-exists');
    expect(await readFile(path.join(home, '.aws/config'), 'utf8')).toBe(before);
    const forced = await runDuckbill([...words, '--force'], { home });
    expect(forced).toMatchObject({ exit: 0, stdout: expect.stringContaining('-output = text') });
    const after = await readFile(path.join(home, '.aws/config'), 'utf8');
    expect(after).not.toContain('output');
    expect(after).toContain(role.roleArn);
  });

  it('tells every wrong and missing value in one pass, with its place, in words and in JSON', async () => {
    const spec = '{\n  "access": "role",\n  "roleArn": "arn:aws:iam::123:role/x",\n  "nmae": "a"\n}\n';
    const home = await homeWith({ 'role.json': spec });
    const run = await runDuckbill(['generate', 'aws-config', '--spec', 'role.json'], { home });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    for (const words of [
      'role.json:3:14',
      'generate-value-wrong',
      'role.json:4:3',
      '"name", if that was meant',
      'sourceProfile',
    ])
      expect(run.stderr).toContain(words);
    const json = jsonOf(await runDuckbill(['generate', 'aws-config', '--spec', 'role.json', '--json'], { home }));
    expect(json['refused']).toHaveLength(5);
    const flags = await runDuckbill(['generate', 'aws-config', '--access', 'role', '--role-arn', 'x'], { home });
    expect(flags).toMatchObject({ exit: 2, stderr: expect.stringContaining('--role-arn x') });
  });

  it('leaves the secret out unless it was asked for, and then writes it where it is for its owner alone', async () => {
    const home = await homeWith({
      'keys.json': JSON.stringify({ access: 'keys', name: 'anna', accessKeyId: keyFlags[3], secretAccessKey: secret }),
    });
    const words = ['generate', 'aws-config', ...keyFlags, '--name', 'anna', '--region', 'eu-west-1'];
    const without = await runDuckbill(words, { home });
    expect(without).toMatchObject({ exit: 0, stdout: '[profile anna]\nregion = eu-west-1\n' });
    expect(without.stderr).toContain('keys are left out');
    const refused = await runDuckbill(['generate', 'aws-config', '--spec', 'keys.json'], { home });
    expect(refused).toMatchObject({ exit: 2, stderr: expect.stringContaining('generate-secret-given') });
    expect(refused.output).not.toContain('canary');
    const stdin = `${secret}\n`;
    const out = ['--with-secrets', '--out', '.aws/config'];
    const written = await runDuckbill([...words, ...out], { home, stdin });
    expect(written.exit).toBe(0);
    expect(written.output).not.toContain('canary');
    const file = path.join(home, '.aws/credentials');
    expect(await readFile(file, 'utf8')).toBe(
      `[anna]\naws_access_key_id = AKIAQ3EGRFTUVWXYZABC\naws_secret_access_key = ${secret}\n`,
    );
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await runDuckbill(['lint', '.aws'], { home })).toMatchObject({ exit: 0, stderr: '' });
    for (const kind of ['--diff', '--json'])
      expect((await runDuckbill([...words, ...out, kind], { home, stdin })).output).not.toContain('canary');
  });
});

describe('duckbill generate bookmark', () => {
  it('prints the same bytes every time, with a UUID from its values', async () => {
    const home = await homeWith();
    const words = ['generate', 'bookmark', ...keyFlags, '--path', 'reports'];
    const [first, again] = [await runDuckbill(words, { home }), await runDuckbill(words, { home })];
    expect(first).toMatchObject({ exit: 0, stderr: '' });
    expect(again).toEqual(first);
    expect(first.stdout).toMatch(
      /<string>[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}<\/string>/u,
    );
    const other = await runDuckbill([...words, '--uuid', '6BA7B810-9DAD-41D1-80B4-00C04FD430C8'], { home });
    expect(other.stdout).toContain('6ba7b810-9dad-41d1-80b4-00c04fd430c8');
  });

  it('never writes over a file that says something else, unless told to', async () => {
    const home = await homeWith({ 'A.duck': 'mine' });
    const words = ['generate', 'bookmark', ...keyFlags, '--out', 'A.duck'];
    expect(await runDuckbill(words, { home })).toMatchObject({ exit: 2, stdout: '' });
    expect(await readFile(path.join(home, 'A.duck'), 'utf8')).toBe('mine');
    expect((await runDuckbill([...words, '--force'], { home })).exit).toBe(0);
    expect((await runDuckbill(['lint', 'A.duck'], { home })).exit).toBe(0);
  });
});

describe('the schema of --spec', () => {
  it('is printed, and is the published one', async () => {
    const home = await homeWith();
    const published = await readFile(new URL('../../core/schemas/generate-spec.schema.json', import.meta.url), 'utf8');
    const { stdout } = await runDuckbill(['generate', 'bookmark', '--schema'], { home });
    expect(JSON.parse(stdout)).toEqual(JSON.parse(published));
  });
});

describe('wrong usage', () => {
  it.each([
    [['bookmark', '--spec', 'a.json', '--path', 'b']],
    [['bookmark', '--force']],
    [['bookmark', '--spec', 'missing.json']],
    [['bookmark', '--secret-access-key', secret]],
  ])('%j', async (words) => {
    const home = await homeWith();
    await writeFile(path.join(home, 'a.json'), '{}');
    const run = await runDuckbill(['generate', ...words], { home });
    expect(run.exit).toBeGreaterThan(1);
    expect(run.output).not.toContain('canary');
  });
});

describe('duckbill generate profile --provider', () => {
  it('knows every provider of the list, in its help as well', async () => {
    const home = await homeWith({});
    const { providers } = jsonOf(await runDuckbill(['profiles', 'list', '--json'], { home }));
    const ids = (providers as readonly { id: string }[]).map(({ id }) => id);
    const help = (await runDuckbill(['generate', 'profile', '--help'], { home })).stdout;
    const told = help.slice(help.indexOf('NAME of --provider'), help.indexOf('What each of them wants'));
    expect(
      [...told.matchAll(/[a-z0-9]+(?:-[a-z0-9]+)+|hetzner|wasabi|ovh|scaleway|oracle/gu)].map(String).toSorted(),
    ).toEqual(ids.toSorted());
  });

  it('makes what "profiles show" shows, and takes names of your own', async () => {
    const home = await homeWith({});
    const words = ['hetzner', '--region', 'fsn1'];
    const shown = await runDuckbill(['profiles', 'show', ...words], { home });
    const made = await runDuckbill(['generate', 'profile', '--provider', ...words], { home });
    expect(made).toMatchObject({ exit: 0, stdout: `${shown.stdout}${shown.stdout.endsWith('\n') ? '' : '\n'}` });
    expect(made.stderr).toBe(shown.stderr);
    const own = [
      '--vendor',
      'acme-hetzner',
      '--description',
      'Acme',
      '--path',
      'reports',
      '--out',
      'Acme.cyberduckprofile',
    ];
    expect(await runDuckbill(['generate', 'profile', '--provider', ...words, ...own], { home })).toMatchObject({
      exit: 0,
    });
    const text = await readFile(path.join(home, 'Acme.cyberduckprofile'), 'utf8');
    for (const value of ['acme-hetzner', 'Acme', 'reports', 'fsn1'])
      expect(text).toContain(`<string>${value}</string>`);
    expect(await runDuckbill(['lint', 'Acme.cyberduckprofile'], { home })).toMatchObject({ exit: 0 });
    const json = jsonOf(await runDuckbill(['generate', 'profile', '--provider', ...words, '--json'], { home }));
    expect(json).toMatchObject({ version: 1, target: 'profile', files: [{ kind: 'profile', text: shown.stdout }] });
  });

  it.each([
    [['--provider', 'hetzner'], 'needs --region'],
    [['--provider', 'hetzer', '--region', 'fsn1'], 'did you mean hetzner'],
    [['--provider', 'hetzner', '--region', 'fsn1', '--hostname', 'x'], '--provider says itself what --hostname says'],
    [['--provider', 'hetzner', '--region', 'fsn1', '--access', 'role'], '--access'],
    [['--provider', 'hetzner', '--region', 'fsn1', '--endpoint', 'x'], 'takes no --endpoint'],
    [['--endpoint', 'x.example.net'], '--endpoint goes with --provider'],
  ])('refuses %j', async (words, why) => {
    const home = await homeWith({});
    const run = await runDuckbill(['generate', 'profile', ...words], { home });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toContain(why);
  });
});
