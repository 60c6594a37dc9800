import { createHash } from 'node:crypto';
import { type CheckId, type CheckResult, runChecks } from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { at, type Home, homeInput, hours, noon, plist } from './aws-home.ts';

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');
const startUrl = 'https://example.awsapps.com/start';
const config = `[profile corp]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Reader
region = eu-west-1

[sso-session corp]
sso_start_url = ${startUrl}
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`;
const tokenFile = `~/.aws/sso/cache/${sha1('corp')}.json`;
const keysFile = (input: string): string => `~/.aws/cli/cache/${sha1(input)}.json`;
const corpKeys = keysFile('{"accountId":"111122223333","roleName":"Reader","sessionName":"corp"}');
const canary = 'CANARY-TOKEN-0123456789';

function token(more: Record<string, unknown> = {}): string {
  return JSON.stringify({
    startUrl,
    region: 'eu-west-1',
    accessToken: canary,
    expiresAt: at(4 * hours),
    clientId: 'client',
    clientSecret: canary,
    registrationExpiresAt: at(1000 * hours),
    refreshToken: canary,
    ...more,
  });
}

function keys(expiration: string | undefined, more: Record<string, unknown> = {}): string {
  const Credentials = {
    AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    SecretAccessKey: canary,
    SessionToken: canary,
    ...(expiration === undefined ? {} : { Expiration: expiration }),
  };
  return JSON.stringify({ ProviderType: 'sso', Credentials, ...more });
}

async function check(id: CheckId, home: Home): Promise<CheckResult> {
  const report = await runChecks(await homeInput(home), { online: false, only: [id] });
  expect(JSON.stringify(report)).not.toContain(canary);
  const found = report.categories.flatMap(({ checks }) => checks).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
}

describe('a cached sign-in', () => {
  const cached = (files: Home['files'], more: Partial<Home> = {}): Promise<CheckResult> =>
    check('cached-sign-in', { target: 'aws:corp', files: { '~/.aws/config': config, ...files }, ...more });
  const codes = (result: CheckResult): unknown => result.diagnostics.map(({ code }) => code);

  it('is told with its end', async () => {
    const result = await cached({ [tokenFile]: token() });
    expect(result).toMatchObject({ outcome: 'passed', diagnostics: [] });
    expect(result.message).toBe('signed in to corp; the token ends in 4 h, at 2026-11-21 16:00 UTC');
  });

  it('is renewed by itself while there is a refresh token', async () => {
    const result = await cached({ [tokenFile]: token({ expiresAt: at(-3 * hours) }) });
    expect(result.outcome).toBe('passed');
    expect(result.message).toContain('ended 3 h ago, at 2026-11-21 09:00 UTC, and is renewed by itself');
  });

  it.each([
    ['it came without a refresh token', { refreshToken: undefined }],
    ['the registration of the tool ended 2 h ago', { registrationExpiresAt: at(-2 * hours) }],
  ])('is over when %s', async (reason, more) => {
    const result = await cached({ [tokenFile]: token({ expiresAt: at(-3 * hours), ...more }) });
    expect(result.outcome).toBe('warned');
    expect(codes(result)).toEqual(['cache-token-over']);
    expect(result.diagnostics[0]?.facts['reason']).toContain(reason);
    expect(result.diagnostics[0]?.facts['command']).toBe('aws sso login --sso-session corp');
  });

  it('is no matter while keys of the role last', async () => {
    const result = await cached({ [corpKeys]: keys(at(hours)) });
    expect(result).toMatchObject({ outcome: 'passed', diagnostics: [] });
    expect(result.message).toContain('keys of the role are cached; they end in 60 min');
  });

  it('fails where nobody is signed in and the program cannot do it', async () => {
    expect(codes(await cached({}))).toEqual(['cache-token-missing']);
    expect((await cached({})).outcome).toBe('warned');
    expect((await cached({}, { program: 'sdk-js@3' })).outcome).toBe('failed');
  });

  it('belongs to another portal than the files name', async () => {
    const result = await cached({ [tokenFile]: token({ startUrl: `${startUrl}/`, region: 'us-east-1' }) });
    expect(codes(result)).toEqual(['cache-token-elsewhere']);
    expect(result.diagnostics[0]?.message).toBe(
      `the cached sign-in is of ${startUrl}/, us-east-1, and the files say ${startUrl}, eu-west-1`,
    );
    const over = await cached({ [tokenFile]: token({ region: 'us-east-1', expiresAt: at(-hours), refreshToken: '' }) });
    expect(codes(over)).toEqual(['cache-token-over']);
  });

  it('is damaged', async () => {
    expect(codes(await cached({ [tokenFile]: `{"accessToken": "${canary}"` }))).toEqual(['cache-file-damaged']);
    expect(codes(await cached({ [tokenFile]: token({ expiresAt: 'tomorrow' }) }))).toEqual(['cache-member-wrong']);
  });

  it('is open to others', async () => {
    const result = await cached({ [tokenFile]: { text: token(), mode: 0o644 } });
    expect(codes(result)).toEqual(['cache-file-shared']);
    expect(result.diagnostics[0]?.facts['mode']).toBe('0644');
  });

  it('is nothing to keys in the files', async () => {
    const files = {
      '~/.aws/credentials': '[corp]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n',
    };
    const result = await check('cached-sign-in', { target: 'aws:corp', files });
    expect(result).toMatchObject({ outcome: 'skipped', message: 'no cached sign-in is used' });
  });
});

describe('keys that Cyberduck up to 9.4 takes from the AWS CLI', () => {
  const legacy = (url = startUrl): string =>
    `[profile corp]\nsso_start_url = ${url}\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Reader\n`;
  const legacyKeys = (url: string): string =>
    keysFile(`{"accountId":"111122223333","roleName":"Reader","startUrl":"${url}"}`);
  const duck = plist({ Protocol: 's3', Provider: 's3-cli', Hostname: 's3.amazonaws.com', Username: 'corp' });
  const legacyToken = `~/.aws/sso/cache/${sha1(startUrl)}.json`;
  const look = (files: Home['files'], more: Partial<Home> = {}): Promise<CheckResult> =>
    check('cache-for-era', {
      target: 'work.duck',
      program: 'cyberduck@9.4',
      files: { '~/work.duck': duck, '~/.aws/config': legacy(), ...files },
      ...more,
    });

  it('are there', async () => {
    const result = await look({ [legacyKeys(startUrl)]: keys(at(hours)) });
    expect(result.outcome).toBe('passed');
    expect(result.message).toBe(
      `${legacyKeys(startUrl).slice('~/.aws/cli/cache/'.length)} has keys; they end in 60 min, at 2026-11-21 13:00 UTC`,
    );
  });

  it('are missing: the file is named, and what to type', async () => {
    const result = await look({ [legacyToken]: token({ refreshToken: undefined }) });
    expect(result).toMatchObject({ outcome: 'failed', diagnostics: [{ code: 'cache-keys-missing' }] });
    expect(result.diagnostics[0]?.facts).toMatchObject({
      path: legacyKeys(startUrl),
      command: 'aws sts get-caller-identity --profile corp',
    });
    expect((await look({})).diagnostics[0]?.facts['command']).toBe(
      'aws sso login --profile corp && aws sts get-caller-identity --profile corp',
    );
  });

  it.each([
    [`${startUrl}#/`, '"#/" is missing at its end'],
    [`${startUrl}/`, '"/" is missing at its end'],
  ])('stand under the name of %s', async (url, difference) => {
    const result = await look({ [legacyKeys(url)]: keys(at(hours)) });
    expect(result.diagnostics[0]).toMatchObject({
      code: 'cache-keys-misnamed',
      facts: { other: legacyKeys(url), wrote: url, value: startUrl, difference },
    });
    const turned = await look({ '~/.aws/config': legacy(url), [legacyKeys(startUrl)]: keys(at(hours)) });
    expect(turned.diagnostics[0]?.facts['difference']).toBe(`"${url.slice(startUrl.length)}" at its end is too much`);
  });

  it.each([
    ['cache-keys-over', keys(at(-2 * hours)), 'cyberduck@9.4'],
    ['cache-keys-without-end', keys(undefined), 'cyberduck@9.2'],
    ['cache-keys-end-unreadable', keys(at(hours, 'UTC')), 'cyberduck@9.2'],
    ['cache-keys-end-unreadable', keys(at(hours, 'UTC')), 'cyberduck@9.4'],
    ['cache-keys-unreadable', '{}', 'cyberduck@9.4'],
    ['cache-keys-unreadable', canary, 'cyberduck@9.2'],
  ] as const)('are refused: %s', async (code, text, program) => {
    const result = await look({ [legacyKeys(startUrl)]: text }, { program });
    expect(result).toMatchObject({ outcome: 'failed', diagnostics: [{ code }] });
  });

  it('are older than the last sign-in', async () => {
    const files = {
      [legacyKeys(startUrl)]: { text: keys(at(hours)), modified: noon - 5 * hours },
      [legacyToken]: { text: token({ refreshToken: undefined }), modified: noon - hours },
    };
    expect(await look(files)).toMatchObject({
      outcome: 'warned',
      diagnostics: [{ code: 'cache-keys-before-sign-in' }],
    });
    // A token that is renewed is written every hour: it tells nothing about the sign-in.
    expect((await look({ ...files, [legacyToken]: token() })).outcome).toBe('passed');
  });

  it('are nothing to later versions', async () => {
    expect(await look({}, { program: 'cyberduck@9.5' })).toMatchObject({ outcome: 'skipped' });
  });
});
