import type { ProgramId } from '@duckbill/core';
import { describe, expect, it } from 'vitest';
import { infoPlist, linux, mac, windows } from './computers.ts';
import { bookmark, examine, resultOf } from './examine.ts';

const config = `[profile work]
region = eu-west-1

[profile sso]
sso_session = corp
sso_account_id = 123456789012
sso_role_name = Reader
region = eu-west-1

[sso-session corp]
sso_region = eu-west-1
sso_start_url = https://corp.awsapps.com/start

[profile role]
role_arn = arn:aws:iam::123456789012:role/Reports
source_profile = work

[profile tool]
credential_process = /opt/tool/keys
`;
const canary = 'CANARY/Secret+Key0123456789abcdefghijkl';
const credentials = `[work]\naws_access_key_id = AKIA2JXQ5VHGK7D3N4TW\naws_secret_access_key = ${canary}\n[session]\naws_access_key_id = ASIA2JXQ5VHGK7D3N4TW\naws_secret_access_key = ${canary}\naws_session_token = ${canary}\n`;

/** A Mac with one Cyberduck, and with the bookmark `a.duck`. */
function macWith(version: string, text: string, environment: Readonly<Record<string, string>> = {}) {
  return mac({
    environment,
    files: {
      '/Applications/Cyberduck.app/Contents/Info.plist': infoPlist(version),
      '/Users/anna/a.duck': text,
      '/Users/anna/.aws/config': config,
      '/Users/anna/.aws/credentials': credentials,
    },
  });
}

function awsOn(version: string, environment: Readonly<Record<string, string>> = {}) {
  const major2 = version.startsWith('2');
  return linux({
    environment: { PATH: '/usr/local/bin', ...environment },
    files: {
      '/usr/local/bin/aws': major2 ? 'a program' : '#!/usr/bin/python3\n',
      [major2
        ? `/usr/local/aws-cli/v2/${version}/bin/aws`
        : `/usr/local/lib/python3.11/dist-packages/awscli-${version}.dist-info/METADATA`]: '',
      '/home/anna/.aws/config': config,
      '/home/anna/.aws/credentials': credentials,
    },
  });
}

describe('program-installed', () => {
  it('stands for what is installed, and says which ways in it has', async () => {
    const report = await examine(macWith('9.4.1', bookmark('s3-cli')), 'a.duck');
    expect(report).toMatchObject({ program: 'cyberduck@9.4', standsFor: { because: 'installed' } });
    const { outcome, message, details } = resultOf(report, 'program-installed');
    expect([outcome, message]).toEqual(['passed', 'stands for Cyberduck 9.4.1, which is installed']);
    expect(details).toContain('not with Identity Center, which came with 9.5.0');
    expect(details.join('\n')).toContain('keys that the AWS CLI left after its Identity Center sign-in');
    expect(report.categories[0]?.id).toBe('surroundings');
    expect(report.surroundings?.programs).toHaveLength(1);
  });

  it.each<readonly [ProgramId | undefined, string]>([
    [undefined, 'Cyberduck is not installed here: stands for Cyberduck 9.5, the newest; --as names another'],
    ['mountain-duck@5.1', 'stands for Mountain Duck up to 5.1, as you asked'],
    ['sdk-js@3', 'stands for AWS SDK for JavaScript 3, as you asked'],
  ])('says why it stands for what was asked: %s', async (asked, message) => {
    const machine = linux({ files: { '/home/anna/a.duck': bookmark('s3-cli') } });
    expect(resultOf(await examine(machine, 'a.duck', asked), 'program-installed').message).toBe(message);
  });

  it('names what is installed beside what was asked', async () => {
    const report = await examine(macWith('9.4.1', bookmark('s3-cli')), 'a.duck', 'cyberduck@9.5');
    expect(resultOf(report, 'program-installed').message).toBe(
      'stands for Cyberduck 9.5, as you asked; Cyberduck 9.4.1 is installed',
    );
    expect(resultOf(report, 'version-regressions').outcome).toBe('skipped');
  });

  it('says when the version cannot be known', async () => {
    const machine = windows({
      files: {
        [String.raw`C:\Program Files\Cyberduck\Cyberduck.exe`]: 'MZ',
        [String.raw`C:\Users\anna\a.duck`]: bookmark('s3-cli'),
      },
    });
    const report = await examine(machine, 'a.duck');
    expect(report.program).toBe('cyberduck@9.5');
    expect(resultOf(report, 'program-installed').message).toMatch(/^the version of Cyberduck is not known/u);
  });

  it('tells what is here when there is nothing to open', async () => {
    const report = await examine(awsOnly(), 'aws:');
    expect(report).toMatchObject({ verdict: 'well', target: 'this computer', counts: { failed: 0 } });
    expect(report.categories.map(({ id }) => id)).toEqual(['surroundings']);
    expect(resultOf(report, 'program-installed').message).toBe('the AWS CLI 2.27.50');
    expect(resultOf(report, 'version-sufficient').message).toContain('duckbill doctor FILE.duck');
    expect(resultOf(await examine(linux(), 'aws:'), 'program-installed').message).toBe(
      'neither Cyberduck nor Mountain Duck, duck or the AWS CLI is here',
    );
  });
});

/** The AWS CLI and nothing in ~/.aws. */
function awsOnly() {
  return linux({
    environment: { PATH: '/usr/local/bin' },
    files: { '/usr/local/bin/aws': 'a program', '/usr/local/aws-cli/v2/2.27.50/bin/aws': '' },
  });
}

describe('version-sufficient', () => {
  it.each([
    ['9.4.1', 's3-iam-identity-center', 'Identity Center needs Cyberduck 9.5.0 or later; 9.4.1 is installed'],
    ['9.2.4', 'aws-s3-sts-assumerole', 'AssumeRole with MFA needs Cyberduck 9.3.0 or later; 9.2.4 is installed'],
    ['9.2.4', 'aws-s3-getsessiontoken', 'GetSessionToken with MFA needs Cyberduck 9.3.0 or later; 9.2.4 is installed'],
    ['8.2.4', 's3-cli', 'a profile of ~/.aws needs Cyberduck 8.3.0 or later; 8.2.4 is installed'],
    [
      '9.2.4',
      'aws-s3-sts-google-oidc',
      'OpenID Connect with a role that is asked for needs Cyberduck 9.3.0 or later; 9.2.4 is installed',
    ],
  ])('fails Cyberduck %s with %s', async (version, provider, message) => {
    const report = await examine(macWith(version, bookmark(provider)), 'a.duck');
    expect(resultOf(report, 'version-sufficient')).toMatchObject({
      outcome: 'failed',
      message,
      codes: ['program-too-old'],
      whatToDo: ['Update Cyberduck: its menu, Check for Update, or https://cyberduck.io/download'],
    });
    expect(report.first).toMatchObject({ check: 'version-sufficient', code: 'program-too-old' });
  });

  it.each([
    ['9.5.0', 's3-iam-identity-center'],
    ['9.3.1', 'aws-s3-sts-assumerole'],
    ['8.3.0', 's3-cli'],
  ])('passes Cyberduck %s with %s', async (version, provider) => {
    const result = resultOf(await examine(macWith(version, bookmark(provider)), 'a.duck'), 'version-sufficient');
    expect([result.outcome, result.message]).toEqual(['passed', expect.stringContaining(`${version} is here`)]);
  });

  it('knows the numbers of Mountain Duck, and how the App Store updates', async () => {
    const machine = mac({
      files: {
        '/Applications/Mountain Duck.app/Contents/Info.plist': infoPlist('5.2.3'),
        '/Applications/Mountain Duck.app/Contents/_MASReceipt/receipt': '0',
        '/Users/anna/a.duck': bookmark('s3-iam-identity-center'),
      },
    });
    expect(resultOf(await examine(machine, 'a.duck'), 'version-sufficient')).toMatchObject({
      outcome: 'failed',
      message: 'Identity Center needs Mountain Duck 5.3.0 or later; 5.2.3 is installed',
      whatToDo: ['Update Mountain Duck in the App Store, Updates.'],
    });
  });

  it('says what is stood for where nothing is installed', async () => {
    const machine = linux({ files: { '/home/anna/a.duck': bookmark('s3-iam-identity-center') } });
    expect(resultOf(await examine(machine, 'a.duck'), 'version-sufficient')).toMatchObject({
      outcome: 'passed',
      message: 'Identity Center: 9.5.0 or later',
    });
    expect(resultOf(await examine(machine, 'a.duck', 'cyberduck@9.4'), 'version-sufficient')).toMatchObject({
      outcome: 'failed',
      message: 'Identity Center needs Cyberduck 9.5.0 or later; this stands for Cyberduck 9.3 and 9.4',
    });
  });

  it('knows what [sso-session] needs of the AWS CLI', async () => {
    const of = async (version: string, target = 'aws:sso') =>
      resultOf(await examine(awsOn(version), target), 'version-sufficient');
    expect(await of('2.8.12')).toMatchObject({
      outcome: 'failed',
      message: 'Identity Center with [sso-session] needs the AWS CLI 2.9.0 or later; 2.8.12 is installed',
    });
    expect(await of('2.9.0')).toMatchObject({ outcome: 'passed' });
    expect(await of('1.45.11')).toMatchObject({ outcome: 'warned', codes: ['program-too-old'] });
    expect(await of('2.8.12', 'aws:work')).toMatchObject({ outcome: 'passed', message: 'every version can do this' });
  });

  it('says nothing of an SDK', async () => {
    expect(resultOf(await examine(awsOn('2.9.0'), 'aws:work', 'sdk-go@2'), 'version-sufficient').outcome).toBe(
      'skipped',
    );
  });
});

describe('version-regressions', () => {
  it.each([
    ['8.6.2', bookmark('s3-cli'), 14_970, '8.6.3'],
    ['8.7.0', bookmark('s3-cli'), 15_222, '8.7.1'],
    ['9.3.0', bookmark('s3-cli'), 17_720, '9.3.1'],
    ['9.4.1', bookmark('s3-cli', 'tool'), 18_150, '9.5.3'],
    ['9.5.0', bookmark('s3-cli', 'role'), 18_230, '9.5.1'],
    ['9.5.0', bookmark('s3-cli', 'session'), 18_230, '9.5.1'],
    ['9.5.1', bookmark('s3-cli', 'work', '/reports'), 18_189, '9.5.2'],
    ['9.5.2', bookmark('s3-cli', 'work', '/reports'), 18_213, '9.5.3'],
  ])('warns of Cyberduck %s', async (version, text, thread, mended) => {
    const result = resultOf(await examine(macWith(version, text), 'a.duck'), 'version-regressions');
    expect(result).toMatchObject({ outcome: 'warned', codes: ['program-known-defect'] });
    expect(result.details.join('\n')).toContain(`https://github.com/iterate-ch/cyberduck/issues/${thread}`);
    expect(result.details.join('\n')).toContain(`mended in ${mended}`);
  });

  it.each([
    ['8.6.3', bookmark('s3-cli')],
    ['9.4.1', bookmark('s3-cli')],
    // Long-term keys bring no session token.
    ['9.5.0', bookmark('s3-cli')],
    ['9.5.2', bookmark('s3-cli', 'role')],
    ['9.5.3', bookmark('s3-cli', 'tool', '/reports')],
    ['8.7.0', bookmark('iterate GmbH', 'AKIA2JXQ5VHGK7D3N4TW')],
  ])('is quiet about Cyberduck %s where the target is not touched', async (version, text) => {
    const result = resultOf(await examine(macWith(version, text), 'a.duck'), 'version-regressions');
    expect([result.outcome, result.message]).toEqual(['passed', 'none that this target meets']);
  });
});

describe('environment-quiet', () => {
  const quiet = async (machine: Parameters<typeof examine>[0], target: string) =>
    resultOf(await examine(machine, target), 'environment-quiet');

  it('does not mind variables where the files get Cyberduck in', async () => {
    const environment = { AWS_PROFILE: 'other', AWS_ACCESS_KEY_ID: 'AKIA2JXQ5VHGK7D3N4TW', AWS_CA_BUNDLE: '/none' };
    expect(await quiet(macWith('9.5.3', bookmark('s3-cli'), environment), 'a.duck')).toMatchObject({
      outcome: 'passed',
      message: 'Cyberduck looks at no variable',
    });
  });

  it('says that exported keys do nothing for Cyberduck when it has no others (#14983, #18097)', async () => {
    const environment = { AWS_ACCESS_KEY_ID: 'AKIA2JXQ5VHGK7D3N4TW', AWS_SECRET_ACCESS_KEY: canary };
    expect(await quiet(macWith('9.5.3', bookmark('s3-cli', 'nobody'), environment), 'a.duck')).toMatchObject({
      outcome: 'warned',
      message: 'AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY is exported, and Cyberduck looks at no variable',
      codes: ['environment-not-read'],
    });
  });

  it('says where Cyberduck looks when AWS_CONFIG_FILE names another place', async () => {
    const machine = macWith('9.5.3', bookmark('s3-cli'), { AWS_CONFIG_FILE: '/srv/aws/config' });
    expect(await quiet(machine, 'a.duck')).toMatchObject({
      outcome: 'warned',
      message: 'AWS_CONFIG_FILE names /srv/aws/config; Cyberduck always reads ~/.aws/config',
    });
  });

  it('fails a bundle of certificates that is not there', async () => {
    expect(await quiet(awsOn('2.9.0', { AWS_CA_BUNDLE: '/srv/corp.pem' }), 'aws:work')).toMatchObject({
      outcome: 'failed',
      message: 'AWS_CA_BUNDLE names /srv/corp.pem, which is not there',
      codes: ['environment-file-missing'],
    });
  });

  it('names the server that calls are sent to, without its password', async () => {
    const environment = {
      AWS_ENDPOINT_URL_S3: 'https://anna:CANARY@s3.corp.example/x',
      AWS_ENDPOINT_URL_LAMBDA: 'http://x',
    };
    const report = await examine(awsOn('2.9.0', environment), 'aws:work');
    expect(resultOf(report, 'environment-quiet')).toMatchObject({
      outcome: 'warned',
      message: 'AWS_ENDPOINT_URL_S3 sends calls to https://s3.corp.example instead of AWS',
      codes: ['environment-overrides'],
    });
    expect(JSON.stringify(report)).not.toContain('CANARY');
    const ignored = { ...environment, AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    expect((await quiet(awsOn('2.9.0', ignored), 'aws:work')).outcome).toBe('passed');
  });

  it('warns of keys that go before AWS_PROFILE, not before a profile that is named', async () => {
    const environment = {
      AWS_PROFILE: 'work',
      AWS_ACCESS_KEY_ID: 'AKIA2JXQ5VHGK7D3N4TW',
      AWS_SECRET_ACCESS_KEY: canary,
    };
    expect(await quiet(awsOn('2.9.0', environment), 'aws:')).toMatchObject({
      outcome: 'warned',
      message: 'AWS_ACCESS_KEY_ID goes before the profile: its keys are used',
    });
    expect((await quiet(awsOn('2.9.0', environment), 'aws:work')).outcome).toBe('passed');
  });

  it('takes over what lint knows of paths', async () => {
    const machine = awsOn('2.9.0', { AWS_CONFIG_FILE: '$HOME/.aws/config', HOME: '/home/anna' });
    const of = async (asked: ProgramId) => resultOf(await examine(machine, 'aws:work', asked), 'environment-quiet');
    expect(await of('sdk-js@3')).toMatchObject({ outcome: 'warned', codes: ['aws-environment-path'] });
    expect((await of('aws-cli@2')).outcome).toBe('passed');
  });
});

describe('proxy-settings', () => {
  const proxies = async (environment: Readonly<Record<string, string>>, target = 'aws:work') =>
    resultOf(await examine(awsOn('2.9.0', environment), target), 'proxy-settings');

  it('tells which servers are asked through the proxy, and never its password', async () => {
    const result = await proxies({
      https_proxy: 'http://anna:CANARY@proxy.corp.example:8080',
      NO_PROXY: 'localhost,.eu-west-1.amazonaws.com',
    });
    expect(result).toMatchObject({ outcome: 'passed', message: 'https_proxy' });
    expect(result.details).toEqual([
      'https_proxy: http://proxy.corp.example:8080, with a sign-in',
      'around it, by NO_PROXY: s3.eu-west-1.amazonaws.com',
    ]);
    expect(JSON.stringify(result)).not.toContain('CANARY');
  });

  it.each([
    ['http://anna:pass/word@proxy:8080', 'no address'],
    ['socks5://proxy:1080', 'no proxy for HTTP, and not used'],
    ['http://', 'no address'],
  ])('fails %s', async (value, problem) => {
    const result = await proxies({ HTTPS_PROXY: value });
    expect(result).toMatchObject({ outcome: 'failed', codes: ['proxy-unusable'] });
    expect(result.details[0]).toBe(`HTTPS_PROXY: ${problem}`);
  });

  it('lets one without http:// pass, and one for plain HTTP alone', async () => {
    expect((await proxies({ HTTPS_PROXY: 'proxy.corp.example:8080' })).outcome).toBe('passed');
    expect((await proxies({ HTTP_PROXY: 'socks5://proxy:1080' })).outcome).toBe('passed');
  });

  it('does not mind a bad proxy that nothing goes through', async () => {
    expect((await proxies({ HTTPS_PROXY: 'socks5://proxy:1080', NO_PROXY: '*' })).outcome).toBe('passed');
  });

  it('warns of a star that the AWS CLI does not know', async () => {
    const HTTPS_PROXY = 'http://proxy.corp.example:8080';
    expect(await proxies({ HTTPS_PROXY, NO_PROXY: 'localhost,*.amazonaws.com' })).toMatchObject({
      outcome: 'warned',
      whatToDo: ['Write .amazonaws.com instead.'],
    });
    expect((await proxies({ HTTPS_PROXY, NO_PROXY: '*.amazonaws.com,.amazonaws.com' })).outcome).toBe('passed');
  });

  it('says that Cyberduck takes the settings of the system', async () => {
    const machine = macWith('9.5.3', bookmark('s3-cli'), { HTTPS_PROXY: 'socks5://proxy:1080' });
    expect(resultOf(await examine(machine, 'a.duck'), 'proxy-settings')).toMatchObject({
      outcome: 'passed',
      message: 'Cyberduck takes the proxy of the system settings, not HTTPS_PROXY',
    });
  });
});
