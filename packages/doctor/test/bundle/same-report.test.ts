import { type FileState, type MachineRecord, makeBundle, readBundle, recordMachine } from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { binaryPlist } from './binary-plist.ts';
import { bundleOf, file, insideOf, machineWith, offlineReport, reportOfBundle } from './bundle-of.ts';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYzzzzzzzzzz';
const keys = (name: string): string =>
  `[${name}]\naws_access_key_id = AKIAQWERTYUIOPASDFGH\naws_secret_access_key = ${secret}\n`;

function plist(values: Readonly<Record<string, string>>, more = ''): string {
  const body = Object.entries(values).map(([key, value]) => `\t<key>${key}</key>\n\t<string>${value}</string>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict>\n${body.join('')}${more}</dict>\n</plist>\n`;
}

const cli = { Protocol: 's3', Provider: 's3-cli', Hostname: 's3.amazonaws.com', Username: 'work' };
const role = `[profile work]\nrole_arn = arn:aws:iam::123456789012:role/Reports\nsource_profile = base\nmfa_serial = arn:aws:iam::123456789012:mfa/anna\nregion = eu-west-1\n`;
const sso = `[sso-session corp]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\n[profile work]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Reports\n`;

interface Home {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly target: string;
  readonly more?: Partial<MachineRecord>;
}

const linux = '/home/anna/.aws';
const windows = {
  platform: 'win32',
  home: 'C:\\Users\\anna',
  cwd: 'C:\\Users\\anna\\Desktop',
  environment: { APPDATA: 'C:\\Users\\anna\\AppData\\Roaming', USERPROFILE: 'C:\\Users\\anna' },
};
const mac = { platform: 'darwin', home: '/Users/anna', cwd: '/Users/anna/Desktop' };

const homes: Readonly<Record<string, Home>> = {
  'with nothing in it': { files: {}, target: 'aws:' },
  'with keys': { files: { [`${linux}/credentials`]: keys('default') }, target: 'aws:' },
  'with a role and MFA': {
    files: { [`${linux}/config`]: role, [`${linux}/credentials`]: keys('base') },
    target: 'aws:work',
  },
  'with Identity Center': { files: { [`${linux}/config`]: sso }, target: 'aws:work' },
  'with a bookmark that holds a password': {
    files: { '/home/anna/Work.duck': plist({ ...cli, Password: secret }), [`${linux}/credentials`]: keys('work') },
    target: 'Work.duck',
  },
  'with a binary bookmark': {
    files: {
      '/home/anna/Work.duck': binaryPlist({ ...cli, Password: 'hunter2', Nickname: 'Work' }),
      [`${linux}/credentials`]: keys('work'),
    },
    target: 'Work.duck',
  },
  'with a profile of its own': {
    files: {
      '/home/anna/.duck/profiles/Own.cyberduckprofile': plist(
        { Protocol: 's3', Vendor: 'own', 'OAuth Client Secret': secret },
        '\t<key>Token Configurable</key>\n\t<true/>\n',
      ),
      '/home/anna/Work.duck': plist({ ...cli, Provider: 'own' }),
    },
    target: 'Work.duck',
  },
  'with half-broken files': {
    files: {
      [`${linux}/config`]: `[profile work\n${role}[default]\naws_secret_access_key ${secret}\naws_session_token =\n  ${secret}\n  region = x\n`,
      [`${linux}/credentials`]: `${keys('work')}${keys('work')}\n[base] # note\naws_secret_access_key = ${secret} # note\n  aws_session_token = x\n; aws_secret_access_key = y\n`,
    },
    target: 'aws:work',
  },
  'with a credential_process': {
    files: { [`${linux}/config`]: `[profile work]\ncredential_process = vault --token ${secret} --json\n` },
    target: 'aws:work',
  },
  'with UTF-16 and NULs': {
    files: {
      [`${linux}/config`]: Buffer.from(`\uFEFF${role}`, 'utf16le'),
      [`${linux}/credentials`]: `[work]\naws_secret_access_key = \0${secret}\n`,
    },
    target: 'aws:work',
  },
  'with variables': {
    files: { [`${linux}/config`]: role, [`${linux}/credentials`]: keys('base') },
    target: 'aws:work',
    more: {
      environment: {
        AWS_PROFILE: 'other',
        AWS_ACCESS_KEY_ID: 'AKIAQWERTYUIOPASDFGH',
        AWS_SECRET_ACCESS_KEY: secret,
        HTTPS_PROXY: `http://me:${secret.replaceAll('/', '%2F')}@proxy:8080`,
      },
    },
  },
  'of Windows': {
    files: {
      'C:\\Users\\anna\\.aws\\config': role.replaceAll('\n', '\r\n'),
      'C:\\Users\\anna\\.aws\\credentials': keys('base').replaceAll('\n', '\r\n'),
      'C:\\Users\\anna\\Desktop\\Work.duck': plist({ ...cli, Password: secret }).replaceAll('\n', '\r\n'),
      'C:\\Users\\anna\\AppData\\Roaming\\Cyberduck\\Profiles\\Own.cyberduckprofile': plist({
        Protocol: 's3',
        Vendor: 'own',
      }),
    },
    target: 'Work.duck',
    more: windows,
  },
  'of macOS': {
    files: {
      '/Users/anna/.aws/config': sso,
      '/Users/anna/Desktop/Work.duck': plist({ ...cli, Password: secret }),
      '/Users/anna/.aws/sso/cache/1.json': JSON.stringify({
        startUrl: 'https://example.awsapps.com/start',
        region: 'eu-west-1',
        accessToken: secret,
        expiresAt: '2026-11-20T00:00:00Z',
      }),
    },
    target: 'Work.duck',
    more: mac,
  },
  'with a URL as target': {
    files: { [`${linux}/credentials`]: keys('work') },
    target: `s3://AKIAQWERTYUIOPASDFGH:${secret.replaceAll('/', '')}@bucket/folder`,
  },
};

describe('the report of a bundle', () => {
  it.each(Object.entries(homes))('is the live one, for a home %s', async (_title, { files, target, more }) => {
    const { zip, live, manifest } = await bundleOf(machineWith(files, more), target);
    expect(insideOf(zip)).not.toContain(secret);
    expect(manifest.differing).toEqual([]);
    const { target: _asked, ...report } = await reportOfBundle(zip);
    const { target: _live, ...expected } = live;
    expect(report).toEqual(expected);
  });

  it('knows of every path what the machine knew of it', async () => {
    const states = new Map<string, FileState>([
      ['/home/anna/.aws/config', file('[default]\nregion = eu-west-1\n', { mode: 0o644, ownerOk: false })],
      [
        '/home/anna/.aws/credentials',
        { state: 'unreadable', reason: 'permission denied', mode: 0o000, ownerOk: false },
      ],
      ['/home/anna/.aws', { state: 'folder', mode: 0o777, ownerOk: true }],
      ['/home/anna/.duck', { state: 'folder' }],
      ['/home/anna/none', { state: 'absent' }],
      ['/usr/bin/aws', file(new Uint8Array(0))],
    ]);
    const machine = machineWith(
      {},
      {
        listings: new Map([['/usr/bin', ['aws', 'ls']]]),
        answers: new Map([
          ['aws --version', { status: 0, stdout: 'aws-cli/2.15.30 Python/3.11.6 Linux/5.10.0-1234-aws\n', stderr: '' }],
          ['duck --version', { status: undefined, stdout: '', stderr: '' }],
        ]),
        files: states,
        isInstance: true,
        browserHere: false,
      },
    );
    const recording = recordMachine(machine);
    await recording.isInstance();
    for (const name of states.keys()) await recording.read(name);
    for (const command of ['aws --version', 'duck --version', 'mountainduck']) await recording.ask(command.split(' '));
    for (const folder of ['/usr/bin', '/nowhere']) await recording.list(folder);
    const before = recording.record();
    const { zip } = await makeBundle({
      record: before,
      documents: [],
      secrets: [],
      target: 'aws:',
      options: { online: false },
      report: await offlineReport(machineWith({}), 'aws:'),
      versions: { duckbill: '1.2.3', node: '24.0.0' },
      askAgain: offlineReport,
      print: () => '',
    });
    const { record } = readBundle(zip);
    const plain = ({ files, listings, answers, ...rest }: MachineRecord): unknown => ({
      ...rest,
      listings: [...(listings ?? [])],
      answers: [...answers],
      files: [...files].map(([name, state]) => [
        name,
        state.state === 'read' ? { ...state, bytes: Buffer.from(state.bytes).toString() } : state,
      ]),
    });
    expect(plain(record)).toEqual(plain(before));
  });

  it('has the same bytes when nothing changed', async () => {
    const made = homes['with a role and MFA'];
    const bundles = await Promise.all(
      [1, 2].map(async () => bundleOf(machineWith(made?.files ?? {}), made?.target ?? '')),
    );
    expect(bundles[0]?.zip).toEqual(bundles[1]?.zip);
  });
});
