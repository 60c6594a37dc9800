import { type CheckId, type CheckResult, runChecks } from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { type Home, homeInput, plist } from './aws-home.ts';

const secret = 'CANARY/Secret+Key0123456789abcdefghijkl';
const credentials = `[work]\naws_access_key_id = AKIAIOSFODNN7QWERTY1\naws_secret_access_key = ${secret}\n`;

async function check(id: CheckId, home: Home): Promise<CheckResult> {
  const report = await runChecks(await homeInput({ target: 'aws:work', ...home }), { online: false, only: [id] });
  expect(JSON.stringify(report)).not.toContain(secret);
  const found = report.categories.flatMap(({ checks }) => checks).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
}

describe('files that cannot be read', () => {
  const readable = (files: Home['files'], more: Partial<Home> = {}): Promise<CheckResult> =>
    check('files-readable', { files: { '~/.aws/credentials': credentials, ...files }, ...more });

  it('are shut, with the reason and an entry of the atlas', async () => {
    const shut = { state: { state: 'unreadable', reason: 'permission denied', mode: 0, ownerOk: true } } as const;
    const result = await readable({ '~/.aws/config': shut });
    expect(result).toMatchObject({
      outcome: 'failed',
      details: ['/home/anna/.aws/config cannot be read: permission denied'],
      whatToDo: ['Give yourself the right to read: chmod u+r /home/anna/.aws/config'],
      codes: ['config-file-forbidden'],
    });
    const duck = { '~/work.duck': plist({ Protocol: 's3', Hostname: 's3.amazonaws.com' }), '~/.aws/config': shut };
    expect((await readable(duck, { target: 'work.duck' })).codes).toEqual(['cyberduck-files-unreadable']);
  });

  it('are a loop of links', async () => {
    const loop = { state: { state: 'unreadable', reason: 'too many links', ownerOk: true } } as const;
    const result = await readable({ '~/.aws/config': loop });
    expect(result).toMatchObject({ details: ['/home/anna/.aws/config cannot be read: too many links'], whatToDo: [] });
  });

  it('are a folder', async () => {
    const result = await readable({ '~/.aws/config/old': 'x' });
    expect(result).toMatchObject({
      outcome: 'warned',
      message: '/home/anna/.aws/config is no file, and counts as missing',
      details: [expect.stringContaining('it is a folder')],
    });
  });

  it('are there in a healthy home', async () => {
    expect(await readable({})).toMatchObject({ outcome: 'passed', message: '1 file read' });
  });
});

describe('what a target names', () => {
  const named = (config: string, files: Home['files'] = {}, more: Partial<Home> = {}): Promise<CheckResult> =>
    check('named-files-there', { files: { '~/.aws/config': `[profile work]\n${config}`, ...files }, ...more });
  const web = 'role_arn = arn:aws:iam::111122223333:role/x\nweb_identity_token_file = /var/token\n';

  it('is a token file that is missing', async () => {
    const result = await named(web);
    expect(result).toMatchObject({
      outcome: 'failed',
      diagnostics: [{ code: 'named-file-missing', start: { line: 3 } }],
    });
    expect(result.diagnostics[0]?.message).toBe('web_identity_token_file names /var/token: there is no such file');
    expect(await named(web, { '/var/token': 'x' })).toMatchObject({ outcome: 'passed' });
    expect((await named(web, { '/var/token/x': 'x' })).diagnostics[0]?.message).toContain('it is a folder');
  });

  it('is a bundle of certificates that a variable names', async () => {
    const keys = { '~/.aws/credentials': credentials };
    const environment = { AWS_CA_BUNDLE: '/etc/ours.pem' };
    const result = await named('', keys, { environment });
    expect(result.diagnostics[0]?.facts).toMatchObject({ setting: 'AWS_CA_BUNDLE', path: '/etc/ours.pem' });
    expect(await named('', { ...keys, '/etc/ours.pem': 'x' }, { environment })).toMatchObject({ outcome: 'passed' });
  });

  it('is a program that is not there', async () => {
    const environment = { PATH: '/usr/local/bin:/usr/bin' };
    const result = await named('credential_process = our-keys --profile work\n', {}, { environment });
    expect(result.diagnostics[0]).toMatchObject({
      code: 'named-program-missing',
      facts: { command: 'our-keys', reason: 'no folder of PATH has it' },
    });
    const found = await named('credential_process = our-keys\n', { '/usr/bin/our-keys': '' }, { environment });
    expect(found.outcome).toBe('passed');
    const full = await named('credential_process = /opt/ours/keys\n', {}, { environment });
    expect(full.diagnostics[0]?.facts['reason']).toBe('there is no such file');
  });

  it('is a script without the right to be started', async () => {
    const config = 'credential_process = /home/anna/keys.sh\n';
    const result = await named(config, { '~/keys.sh': { text: '#!/bin/sh', mode: 0o644 } });
    expect(result.diagnostics[0]?.facts['reason']).toBe('it is not executable: chmod +x /home/anna/keys.sh');
    expect(await named(config, { '~/keys.sh': { text: '#!/bin/sh', mode: 0o755 } })).toMatchObject({
      outcome: 'passed',
    });
  });

  it('is nothing for keys', async () => {
    expect(await named('', { '~/.aws/credentials': credentials })).toMatchObject({ outcome: 'skipped' });
  });
});

describe('secrets', () => {
  const secrets = (files: Home['files'], more: Partial<Home> = {}): Promise<CheckResult> =>
    check('secrets-private', { files: { '~/.aws/credentials': credentials, ...files }, ...more });
  const codes = (result: CheckResult): unknown => result.diagnostics.map(({ code }) => code);
  const folder = (mode: number, ownerOk = true) => ({ state: { state: 'folder', mode, ownerOk } }) as const;

  it('are private in a healthy home', async () => {
    expect(await secrets({ '~/.aws': folder(0o755), '~/.aws/config': '[profile work]\n' })).toMatchObject({
      outcome: 'passed',
    });
  });

  it('lie in a folder that others may write to, or that root made', async () => {
    expect(codes(await secrets({ '~/.aws': folder(0o777) }))).toEqual(['secret-folder-shared']);
    const root = await secrets({ '~/.aws/sso/cache': folder(0o700, false) });
    expect(root.diagnostics[0]).toMatchObject({
      code: 'secret-file-foreign',
      facts: { command: 'sudo chown -R "$USER" ~/.aws/sso/cache' },
    });
  });

  it('stand in a bookmark that others may read', async () => {
    const duck = (mode: number, Custom: Record<string, string>): Home['files'] => ({
      '~/work.duck': {
        text: plist({ Protocol: 's3', Hostname: 's3.amazonaws.com', Custom }),
        mode,
      },
    });
    const target = { target: 'work.duck' };
    const held = { 'OAuth Client Secret': secret };
    expect(codes(await secrets(duck(0o644, held), target))).toEqual(['secret-file-shared']);
    expect((await secrets(duck(0o600, held), target)).outcome).toBe('passed');
    expect((await secrets(duck(0o644, {}), target)).outcome).toBe('passed');
  });

  it("are a token file of one's own", async () => {
    const config = (path: string): Home['files'] => ({
      '~/.aws/config': `[profile work]\nrole_arn = arn:aws:iam::111122223333:role/x\nweb_identity_token_file = ${path}\n`,
      '~/.aws/credentials': '',
      [path]: { text: 'x', mode: 0o644 },
    });
    expect(codes(await secrets(config('/home/anna/token')))).toEqual(['secret-file-shared']);
    expect((await secrets(config('/var/run/token'))).outcome).toBe('passed');
  });

  it('are a private key file that the bookmark names', async () => {
    const files = {
      '~/work.duck': plist({ Protocol: 's3', Hostname: 's3.amazonaws.com', 'Private Key File': '~/.ssh/id' }),
      '~/.ssh/id': { text: 'key', mode: 0o640 },
    };
    const result = await secrets(files, { target: 'work.duck' });
    expect(result.diagnostics[0]?.facts).toMatchObject({ path: '~/.ssh/id', mode: '0640' });
  });
});
