import { chmod, lstat, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, type Run, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

const config = `# mine
[default]
region=eu-west-1

[profile work]  # daily
source_profile=default
role_arn=arn:aws:iam::111122223333:role/R
sso_session=corp

[sso-session corp]
sso_region=eu-west-1

[sso-session old]
sso_region=eu-west-1
`;
const credentials = `[default]
aws_access_key_id = AKIAEXAMPLE000000001
aws_secret_access_key = canary-old-secret-value
`;
const files = { '.aws/config': config, '.aws/credentials': credentials };

const run = (home: string, words: readonly string[], stdin = ''): Promise<Run> =>
  runDuckbill(['aws-config', ...words], { home, stdin });

const read = (home: string, name: 'config' | 'credentials'): Promise<string> =>
  readFile(path.join(home, '.aws', name), 'utf8');

describe('duckbill aws-config set', () => {
  it('changes one value, in the file where it stands, and tells so', async () => {
    const home = await homeWith(files);
    const done = await run(home, ['set', 'default', 'region', 'eu-central-1']);
    expect(done).toMatchObject({ exit: 0, stderr: '' });
    expect(done.stdout).toBe(`${home}/.aws/config: set region of profile default\n`);
    expect(await read(home, 'config')).toBe(config.replace('region=eu-west-1', 'region=eu-central-1'));
    expect(await read(home, 'credentials')).toBe(credentials);
    expect(await run(home, ['set', 'default', 'region', 'eu-central-1'])).toMatchObject({
      exit: 0,
      stdout: 'nothing to change\n',
    });
  });

  it('makes missing files and sections, for the owner alone', async () => {
    const home = await homeWith();
    expect(await run(home, ['set', 'a', 's3.addressing_style', 'path'])).toMatchObject({ exit: 0 });
    expect(await run(home, ['set', 'a', 'aws_access_key_id', 'AKIAEXAMPLE000000002'])).toMatchObject({ exit: 0 });
    expect(await read(home, 'config')).toBe('[profile a]\ns3 =\n    addressing_style = path\n');
    expect(await read(home, 'credentials')).toBe('[a]\naws_access_key_id = AKIAEXAMPLE000000002\n');
    for (const name of ['config', 'credentials'])
      expect((await stat(path.join(home, '.aws', name))).mode & 0o777).toBe(0o600);
  });

  it('reads a secret from standard input, and says it nowhere', async () => {
    const home = await homeWith(files);
    const done = await run(home, ['set', 'default', 'aws_secret_access_key'], 'canary-new-secret-value\n');
    expect(done.exit).toBe(0);
    expect(done.output).not.toContain('canary');
    expect(await read(home, 'credentials')).toBe(credentials.replace('canary-old', 'canary-new'));
    const shown = await run(home, ['set', 'default', 'aws_secret_access_key', '--diff'], 'canary-third-value\n');
    expect(shown.exit).toBe(0);
    expect(shown.output).not.toContain('canary');
    expect(shown.stdout).toMatch(/^\+aws_secret_access_key = /mu);
  });

  it.each(['aws_secret_access_key', 'aws_session_token', 'AWS_SECRET_ACCESS_KEY', 'x.client_secret'])(
    'takes no %s from the command line',
    async (key) => {
      const home = await homeWith(files);
      const refused = await run(home, ['set', 'default', key, 'canary-in-argv']);
      expect(refused).toMatchObject({ exit: 2, stdout: '' });
      expect(refused.stderr).toContain('standard input');
      expect(refused.output).not.toContain('canary');
      expect(await read(home, 'credentials')).toBe(credentials);
    },
  );

  it.each([
    ['a line break', 'x\n[profile evil]\ncredential_process = sh'],
    ['a lone CR', 'x\rcredential_process = sh'],
    ['a line separator', 'x\u2028credential_process = sh'],
    ['a comment mark', 'x # y'],
    ['a blank at the end', 'x '],
    ['nothing', ''],
  ])('refuses %s in a value', async (_title, value) => {
    const home = await homeWith(files);
    const refused = await run(home, ['set', 'default', 'region', value]);
    expect(refused).toMatchObject({ exit: 1, stdout: '' });
    expect(refused.stderr).toContain('refused, nothing is written');
    expect(refused.output).not.toContain('evil');
    expect(await read(home, 'config')).toBe(config);
  });

  it('refuses a name or key that would break the grammar', async () => {
    const home = await homeWith(files);
    for (const words of [
      ['x]\n[default', 'region', 'y'],
      ['default', 'region]\nk', 'y'],
      ['default', 'region = z', 'y'],
    ])
      expect(await run(home, ['set', ...words]), words.join()).toMatchObject({ exit: 1, stdout: '' });
    expect(await read(home, 'config')).toBe(config);
  });

  it('wants a value', async () => {
    expect(await run(await homeWith(), ['set', 'default', 'region'])).toMatchObject({ exit: 2 });
  });

  it('keeps CRLF, mode and link, and the old content on request', async () => {
    const text = config.replaceAll('\n', '\r\n');
    const home = await homeWith({ 'real/config': text });
    const real = path.join(home, 'real/config');
    await chmod(real, 0o640);
    await symlink(path.join(home, 'real'), path.join(home, '.aws'));
    const done = await run(home, ['set', 'work', 'output', 'json', '--backup']);
    expect(done.exit).toBe(0);
    expect(await readFile(real, 'utf8')).toBe(
      text.replace('sso_session=corp\r\n', 'sso_session=corp\r\noutput=json\r\n'),
    );
    expect(await readFile(`${real}.bak`, 'utf8')).toBe(text);
    expect((await stat(real)).mode & 0o777).toBe(0o640);
    expect((await lstat(path.join(home, '.aws'))).isSymbolicLink()).toBe(true);
  });

  it('follows a link to the file itself', async () => {
    const home = await homeWith({ 'dotfiles/aws-config': config, '.aws/credentials': credentials });
    await symlink('../dotfiles/aws-config', path.join(home, '.aws/config'));
    expect(await run(home, ['set', 'default', 'region', 'x'])).toMatchObject({ exit: 0 });
    expect((await lstat(path.join(home, '.aws/config'))).isSymbolicLink()).toBe(true);
    expect(await readFile(path.join(home, 'dotfiles/aws-config'), 'utf8')).toContain('region=x\n');
  });

  it('leaves a read-only file, and one that is not UTF-8, as it was', async () => {
    const home = await homeWith({
      '.aws/config': Buffer.concat([Buffer.from(config), Buffer.from([0x23, 0xff, 0x0a])]),
    });
    const before = await readFile(path.join(home, '.aws/config'));
    expect(await run(home, ['set', 'default', 'region', 'x'])).toMatchObject({ exit: 1 });
    expect(await readFile(path.join(home, '.aws/config'))).toEqual(before);
    await writeFile(path.join(home, '.aws/config'), config);
    await chmod(path.join(home, '.aws/config'), 0o400);
    const refused = await run(home, ['set', 'default', 'region', 'x']);
    expect(refused).toMatchObject({ exit: 3, stdout: '' });
    expect(refused.stderr).toContain('read-only');
    expect(await read(home, 'config')).toBe(config);
  });

  it('keeps a byte order mark', async () => {
    const home = await homeWith({ '.aws/config': `\uFEFF[profile a]\n[profile b]\nk = v\n` });
    expect(await run(home, ['set', 'b', 'k', 'w'])).toMatchObject({ exit: 0 });
    expect(await read(home, 'config')).toBe('\uFEFF[profile a]\n[profile b]\nk = w\n');
  });
});

describe('duckbill aws-config unset', () => {
  it('removes settings from both files', async () => {
    const home = await homeWith(files);
    expect(await run(home, ['unset', 'default', 'region', 'aws_secret_access_key'])).toMatchObject({ exit: 0 });
    expect(await read(home, 'config')).toBe(config.replace('region=eu-west-1\n', ''));
    expect(await read(home, 'credentials')).toBe('[default]\naws_access_key_id = AKIAEXAMPLE000000001\n');
    expect(await run(home, ['unset', 'default', 'region'])).toMatchObject({ exit: 0, stdout: 'nothing to change\n' });
  });
});

describe('duckbill aws-config rename', () => {
  it('follows the name in both files', async () => {
    const home = await homeWith(files);
    const done = await run(home, ['rename', 'default', 'base', '--json']);
    expect(jsonOf(done)).toMatchObject({
      version: 1,
      touched: [{ file: 'config', what: 'renamed' }, { file: 'credentials' }, { what: 'reference', name: 'work' }],
      files: [{ file: 'credentials' }, { file: 'config' }],
      exit: { code: 0 },
    });
    expect(done.output).not.toContain('canary');
    expect(await read(home, 'config')).toBe(
      config.replace('[default]', '[profile base]').replace('source_profile=default', 'source_profile=base'),
    );
    expect(await read(home, 'credentials')).toBe(credentials.replace('[default]', '[base]'));
  });

  it('refuses what is missing or taken', async () => {
    const home = await homeWith(files);
    expect((await run(home, ['rename', 'nobody', 'x'])).stderr).toContain('no profile "nobody"');
    const taken = await run(home, ['rename', 'work', 'default', '--json']);
    expect(jsonOf(taken)).toMatchObject({
      refused: [{ code: 'aws-edit-section-exists', start: { line: 2 } }, { code: 'aws-edit-section-exists' }],
      exit: { code: 1 },
    });
  });
});

describe('duckbill aws-config remove and prune', () => {
  it('says who still needs what is to be removed', async () => {
    const home = await homeWith(files);
    const refused = await run(home, ['remove', 'default']);
    expect(refused).toMatchObject({ exit: 1, stdout: '' });
    expect(refused.stderr).toContain(`${home}/.aws/config:6:16`);
    expect(refused.stderr).toContain('--force');
    expect(await read(home, 'config')).toBe(config);
    expect(await run(home, ['remove', 'default', '--force'])).toMatchObject({ exit: 0 });
    expect(await read(home, 'credentials')).toBe('');
  });

  it('removes a section and leaves the rest byte for byte', async () => {
    const home = await homeWith(files);
    expect(await run(home, ['remove', 'work', '--diff'])).toMatchObject({ exit: 0 });
    expect(await read(home, 'config')).toBe(config);
    expect(await run(home, ['remove', 'work'])).toMatchObject({ exit: 0 });
    const start = config.indexOf('[profile work]');
    expect(await read(home, 'config')).toBe(
      config.slice(0, start) + config.slice(config.indexOf('[sso-session corp]')),
    );
  });

  it('prunes sessions that no profile names', async () => {
    const home = await homeWith(files);
    expect(await run(home, ['prune'])).toMatchObject({ exit: 0 });
    expect(await read(home, 'config')).toBe(config.slice(0, config.indexOf('\n[sso-session old]')));
    expect(await run(home, ['prune', '--keep', 'default'])).toMatchObject({ exit: 0 });
    expect(await read(home, 'config')).toBe('# mine\n[default]\nregion=eu-west-1\n');
  });

  it('answers wrong usage with 2', async () => {
    const home = await homeWith(files);
    for (const words of [['remove'], ['set', 'a'], ['set', 'a', 'k', 'v', '--kind', 'user'], ['fly']])
      expect(await run(home, words), words.join(' ')).toMatchObject({ exit: 2, stdout: '' });
  });
});
