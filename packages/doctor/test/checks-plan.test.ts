import { type CheckId, type CheckResult, type DoctorInput, runChecks } from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { type Home, homeInput, plist } from './aws-home.ts';

const secret = 'CANARY/Secret+Key0123456789abcdefghijkl';
const other = 'CANARY/Other+Key0123456789abcdefghijklm';

async function check(id: CheckId, home: Home, more: Partial<DoctorInput> = {}): Promise<CheckResult> {
  const report = await runChecks({ ...(await homeInput(home)), ...more }, { online: false, only: [id] });
  for (const canary of [secret, other]) expect(JSON.stringify(report)).not.toContain(canary);
  const found = report.categories.flatMap(({ checks }) => checks).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
}

const codesOf = (result: CheckResult): readonly string[] => result.diagnostics.map(({ code }) => code);

const keys = (name: string, id = 'AKIAIOSFODNN7QWERTY1', value = secret): string =>
  `[${name}]\naws_access_key_id = ${id}\naws_secret_access_key = ${value}\n`;

const duck = (more: Parameters<typeof plist>[0] = {}): string =>
  plist({ Protocol: 's3', Provider: 's3-cli', Hostname: 's3.amazonaws.com', Username: 'work', ...more });

describe('the connection profile', () => {
  const mac = (files: Home['files']): Home => ({ target: 'work.duck', platform: 'darwin', files: files ?? {} });
  const folder = '~/Library/Group Containers/G69SCX94XU.duck/Library/Application Support/duck';
  const profile = (vendor: string, more: Parameters<typeof plist>[0] = {}): string =>
    plist({ Protocol: 's3', Vendor: vendor, Description: 'Ours', 'Password Configurable': false, ...more });
  const aws = { '~/.aws/credentials': keys('work') };

  it('is known where Cyberduck is not', async () => {
    const result = await check('connection-profile-found', {
      target: 'work.duck',
      files: { '~/work.duck': duck(), ...aws },
    });
    expect(result).toMatchObject({ outcome: 'passed', diagnostics: [] });
  });

  it('is not installed where Cyberduck is', async () => {
    const files = { '~/work.duck': duck(), ...aws, [`${folder}/Bookmarks/other.duck`]: duck() };
    const result = await check('connection-profile-found', mac(files));
    expect(result).toMatchObject({ outcome: 'warned', diagnostics: [{ code: 'bookmark-profile-not-here' }] });
    expect(result.diagnostics[0]?.message).toContain('S3 (Credentials from AWS Command Line Interface)');
    const installed = { ...files, [`${folder}/Profiles/cli.cyberduckprofile`]: profile('s3-cli') };
    expect(await check('connection-profile-found', mac(installed))).toMatchObject({ outcome: 'passed' });
    const bundled = { ...files, '~/work.duck': duck({ Provider: 'iterate GmbH' }) };
    expect(await check('connection-profile-found', mac(bundled))).toMatchObject({ outcome: 'passed' });
  });

  it('is turned off', async () => {
    const files = {
      '~/work.duck': duck(),
      ...aws,
      [`${folder}/Profiles/cli.cyberduckprofile`]: profile('s3-cli'),
      '~/Library/Preferences/ch.sudo.cyberduck.plist': plist({ 'profiles.s3.s3-cli.enabled': 'false' }),
    };
    const result = await check('connection-profile-found', mac(files));
    expect(result).toMatchObject({ outcome: 'failed', diagnostics: [{ code: 'bookmark-profile-off' }] });
    const on = {
      ...files,
      '~/Library/Preferences/ch.sudo.cyberduck.plist': plist({ 'profiles.s3.s3-cli.enabled': 'true' }),
    };
    expect(await check('connection-profile-found', mac(on))).toMatchObject({ outcome: 'passed' });
  });

  it('is installed twice with two contents', async () => {
    const files = {
      '~/work.duck': duck({ Provider: 'ours' }),
      ...aws,
      [`${folder}/Profiles/a.cyberduckprofile`]: profile('ours'),
      [`${folder}/Profiles/b.cyberduckprofile`]: profile('ours', { Region: 'eu-west-1' }),
    };
    const result = await check('connection-profile-found', mac(files));
    expect(result).toMatchObject({ outcome: 'warned', diagnostics: [{ code: 'profile-vendor-repeated' }] });
  });

  it('is missing: near misses, the folder, and the one that was taken back', async () => {
    const near = await check('connection-profile-found', mac({ '~/work.duck': duck({ Provider: 's3-clj' }), ...aws }));
    expect(near).toMatchObject({
      outcome: 'failed',
      diagnostics: [{ facts: { vendor: 's3-clj', nearest: 's3-cli' } }],
    });
    expect(near.whatToDo[1]).toContain('Application Support/duck/Profiles');
    const gone = await check('connection-profile-found', mac({ '~/work.duck': duck({ Provider: 's3-sts' }), ...aws }));
    expect(codesOf(gone)).toEqual(['plan-bookmark-profile-not-installed', 'bookmark-profile-retired']);
  });

  it('is no matter to an AWS profile', async () => {
    const result = await check('connection-profile-found', { target: 'aws:work', files: aws });
    expect(result.outcome).toBe('skipped');
  });
});

describe('values that hide others', () => {
  const shadowed = (home: Home): Promise<CheckResult> => check('values-shadowed', { target: 'aws:work', ...home });

  it('are told with both places when credentials hide config', async () => {
    const files = {
      '~/.aws/config': `[profile work]\nregion = eu-west-1\naws_access_key_id = AKIAIOSFODNN7QWERTY2\naws_secret_access_key = ${other}\n`,
      '~/.aws/credentials': keys('work'),
    };
    const result = await shadowed({ files });
    expect(result.outcome).toBe('warned');
    expect(codesOf(result)).toEqual(['value-shadowed', 'value-shadowed']);
    expect(result.diagnostics[0]?.facts).toMatchObject({
      winner: '/home/anna/.aws/credentials:2',
      loser: '/home/anna/.aws/config:3',
    });
    const same = { ...files, '~/.aws/config': `[profile work]\n${keys('').slice(3)}` };
    expect(await shadowed({ files: same })).toMatchObject({ outcome: 'passed', message: 'each value is set once' });
  });

  it('are no matter when a variable gives another region', async () => {
    const files = { '~/.aws/config': '[profile work]\nregion = eu-west-1\n', '~/.aws/credentials': keys('work') };
    const result = await shadowed({ files, environment: { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1' } });
    expect(result).toMatchObject({ outcome: 'passed', message: '1 value set twice, as it may be' });
    expect(result.details[0]).toMatch(/^region of variable AWS_\w*REGION counts, not that of .*config:2$/u);
  });

  it('are keys of the environment over those of the profile, of which another check warns', async () => {
    const environment = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7QWERTY2', AWS_SECRET_ACCESS_KEY: other };
    const result = await shadowed({ target: 'aws:', files: { '~/.aws/credentials': keys('default') }, environment });
    expect(result.outcome).toBe('passed');
    expect(result.details[0]).toBe(
      'aws_access_key_id of variable AWS_ACCESS_KEY_ID counts, not that of /home/anna/.aws/credentials:2',
    );
  });

  it('may be a session token in the keychain, since 9.3 and only for keys of the AWS files', async () => {
    const files = { '~/work.duck': duck(), '~/.aws/credentials': keys('work') };
    const result = await shadowed({ target: 'work.duck', files });
    expect(result).toMatchObject({
      outcome: 'passed',
      diagnostics: [{ code: 'keychain-may-shadow', severity: 'hint' }],
    });
    expect(codesOf(await shadowed({ target: 'work.duck', files, program: 'cyberduck@9.2' }))).toEqual([]);
    const typed = duck({ Provider: 'iterate GmbH', Username: 'AKIAIOSFODNN7QWERTY1' });
    expect(codesOf(await shadowed({ target: 'work.duck', files: { '~/work.duck': typed } }))).toEqual([]);
  });

  it('are in the Custom of a bookmark, as it is meant', async () => {
    const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
    const files = {
      '~/work.duck': duck({ Provider: 'ours', Custom: { role_arn: role('One') } }),
      '~/.duck/Profiles/ours.cyberduckprofile': plist({
        Protocol: 's3',
        Vendor: 'ours',
        Description: 'Ours',
        'Role Configurable': true,
        Properties: { role_arn: role('Two') },
      }),
      '~/.aws/credentials': keys('work'),
    };
    const result = await shadowed({ target: 'work.duck', files });
    expect(result.outcome).toBe('passed');
    expect(result.details.join()).toContain('role_arn of work.duck:');
  });
});

describe('bookmarks of one account and role', () => {
  const sso = {
    sso_start_url: 'https://example.awsapps.com/start',
    sso_region: 'eu-west-1',
    sso_account_id: '111122223333',
    sso_role_name: 'Reader',
  };
  const bookmark = (Nickname: string, more: Parameters<typeof plist>[0] = {}): string =>
    duck({ Provider: 's3-iam-identity-center', Nickname, UUID: Nickname, Custom: sso, ...more });
  const look = (files: Home['files']): Promise<CheckResult> =>
    check('bookmarks-distinct', { target: 'one.duck', files: { '~/one.duck': bookmark('One'), ...files } });

  it('are told', async () => {
    const result = await look({
      '~/two.duck': bookmark('Two'),
      '~/three.duck': bookmark('Three', { Path: '/reports' }),
    });
    expect(result).toMatchObject({ outcome: 'warned', diagnostics: [{ code: 'bookmark-sso-repeated' }] });
    expect(result.diagnostics[0]?.facts).toMatchObject({ name: 'One', other: 'Two', file: '/home/anna/two.duck' });
  });

  it('may be two folders, or two roles', async () => {
    const files = {
      '~/two.duck': bookmark('Two', { Custom: { ...sso, sso_role_name: 'Writer' } }),
      '~/three.duck': bookmark('Three', { Path: '/reports' }),
      '~/broken.duck': '<plist',
    };
    expect(await look(files)).toMatchObject({ outcome: 'passed' });
  });

  it('are nothing to keys', async () => {
    const result = await check('bookmarks-distinct', {
      target: 'one.duck',
      files: { '~/one.duck': duck(), '~/.aws/credentials': keys('work') },
    });
    expect(result.outcome).toBe('skipped');
  });
});

describe('the plan', () => {
  it('tells each value with its place, and no secret', async () => {
    const result = await check('plan-sound', { target: 'aws:work', files: { '~/.aws/credentials': keys('work') } });
    expect(result.details).toContain('aws_access_key_id = AKIAIOSFODNN7QWERTY1 (/home/anna/.aws/credentials:2)');
    expect(result.details).toContain('aws_secret_access_key is set (/home/anna/.aws/credentials:3)');
  });
});

describe('the installed connection profile', () => {
  const folder = '~/.duck/Profiles';
  const cli = (more: Parameters<typeof plist>[0] = {}): string =>
    plist({ Protocol: 's3', Vendor: 's3-cli', Description: 'AWS CLI', 'Password Configurable': false, ...more });
  const compare = async (installed: string, profilesFolder?: string): Promise<CheckResult> => {
    const files = {
      '~/work.duck': duck(),
      '~/.aws/credentials': keys('work'),
      [`${folder}/cli.cyberduckprofile`]: installed,
      '~/published/S3 (AWS CLI).cyberduckprofile': cli({ 'Token Configurable': true }),
      '~/published/README.md': 'x',
    };
    const more = profilesFolder === undefined ? {} : { profilesFolder };
    return check('profile-current', { target: 'work.duck', files }, more);
  };

  it('is of before 9.3.0', async () => {
    const result = await compare(cli(), 'published');
    expect(result).toMatchObject({ outcome: 'warned', diagnostics: [{ code: 'profile-not-current' }] });
    expect(result.diagnostics[0]?.facts['differences']).toEqual(['Token Configurable is "false", published as "true"']);
  });

  it('is compared by what it says, not by its text', async () => {
    const spaced = cli({ 'Token Configurable': true }).replaceAll('><', '>\n\n<');
    expect(await compare(spaced, 'published')).toMatchObject({ outcome: 'passed' });
  });

  it('may be one of your own, and is not looked at without a folder', async () => {
    const result = await compare(cli({ 'Token Configurable': true }), 'nowhere');
    expect(result).toMatchObject({ outcome: 'warned', message: 'there are no connection profiles in nowhere' });
    expect((await compare(cli())).outcome).toBe('skipped');
  });
});

describe('what lint finds', () => {
  const lint = (config: string, target = 'aws:work'): Promise<CheckResult> =>
    check('lint-clean', { target, files: { '~/.aws/config': config, '~/.aws/credentials': keys('work') } });

  it('counts what stands in other profiles, and fails for its own', async () => {
    const broken = 'role_arn = arn:aws:iam::1:role/x\nsource_profile = nobody\n';
    const others = await lint(`[profile work]\nregion = eu-west-1\n[profile other]\n${broken}`);
    expect(others).toMatchObject({ outcome: 'passed', diagnostics: [] });
    expect(others.details[0]).toMatch(/^[1-9]\d* more in other profiles: duckbill lint \S+config$/u);
    const own = await lint(`[profile work]\n${broken}[profile other]\nregion = eu-west-1\n`);
    expect(own.outcome).toBe('failed');
    expect(own.details).toEqual([]);
  });

  it('follows the chain of the target', async () => {
    const config = `[profile work]\nrole_arn = arn:aws:iam::111122223333:role/x\nsource_profile = base\n[profile base]\nregion = eu-wst-1\ncredential_source = Nowhere\n`;
    const result = await lint(config);
    expect(result.outcome).not.toBe('passed');
  });

  it('shows everything when a program can read nothing', async () => {
    const result = await lint('[profile other]\nregion = eu-west-1\noops\n');
    expect(result.outcome).toBe('failed');
  });
});
