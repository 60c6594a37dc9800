import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handoverForms, type HandoverForm } from '../../src/handover/handover-forms.ts';
import type { HandedCredentials, HandoverText } from '../../src/handover/handed-credentials.ts';

const keys: HandedCredentials = {
  target: 'Reports.duck',
  accessKeyId: 'ASIAEXAMPLE',
  secretAccessKey: 'CANARY/secret+value',
  sessionToken: 'token',
  expiresAt: '2026-11-21T09:55:01.000Z',
  accountId: '123456789012',
  region: 'eu-west-1',
  assumedRole: { arn: 'arn:aws:sts::123456789012:assumed-role/Reports/anna', id: 'AROAEXAMPLE:anna' },
  from: 'sts',
};
const { sessionToken: _, expiresAt: __, region: ___, ...longTerm } = keys;

const textOf = (printed: HandoverText): string => (printed.ok ? printed.text : `refused: ${printed.diagnostic.code}`);
const withSecret = (form: HandoverForm, secretAccessKey: string): string =>
  textOf(handoverForms[form]({ ...keys, secretAccessKey }));

/** What people and attackers put between quotes. */
const hostile = [
  `'; touch /tmp/pwned; '`,
  '$(id) `id` ${HOME} $HOME',
  String.raw`\' \\' \n %PATH% !x! ^& | < > "`,
  'line\nbreak\r\ttab',
  ' -n --help ',
  "'''",
  '\\',
  'ü€😀\u2018\u2019\u201a\u201b\u0085\u2028',
  '*?[a]~{a,b}#;&',
];

function runs(shell: string): boolean {
  return spawnSync(shell, ['-c', 'exit 0']).status === 0;
}

describe('for shells', () => {
  it.each(['sh', 'bash', 'dash', 'zsh', 'ksh'].filter(runs))('%s sets exactly the value, whatever it is', (shell) => {
    const random = fc.sample(
      fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('\0')),
      200,
    );
    const values = [...hostile, ...random];
    const script = values
      .map((value) => `${withSecret('env', value)}printf '%s\\0' "$AWS_SECRET_ACCESS_KEY"\n`)
      .join('');
    const run = spawnSync(shell, ['-s'], { input: script, encoding: 'utf8', env: { LC_ALL: 'C.UTF-8' } });
    expect(run.stderr).toBe('');
    expect(run.stdout.split('\0').slice(0, -1)).toEqual(values);
  });

  it('sh takes away what would win over the keys or be mixed with them', () => {
    const before = {
      AWS_PROFILE: 'a',
      AWS_SECURITY_TOKEN: 'b',
      AWS_SESSION_TOKEN: 'c',
      AWS_CREDENTIAL_EXPIRATION: 'd',
    };
    const run = spawnSync('sh', ['-c', `eval "$1"; env`, 'sh', textOf(handoverForms.env(longTerm))], {
      encoding: 'utf8',
      env: { ...before, AWS_REGION: 'eu-north-1', PATH: process.env['PATH'] ?? '' },
    });
    expect(
      run.stdout
        .split('\n')
        .filter((line) => line.startsWith('AWS_'))
        .toSorted(),
    ).toEqual([
      'AWS_ACCESS_KEY_ID=ASIAEXAMPLE',
      'AWS_ACCOUNT_ID=123456789012',
      'AWS_REGION=eu-north-1',
      'AWS_SECRET_ACCESS_KEY=CANARY/secret+value',
    ]);
  });

  it('fish reads back the value: only quote and backslash are marked', () => {
    for (const value of hostile) {
      const line = withSecret('fish', value).split('set -gx AWS_SECRET_ACCESS_KEY ')[1] ?? '';
      const [quoted, end] = closing(line);
      expect(quoted.replaceAll(/\\(['\\])/gu, '$1')).toBe(value);
      expect(end).toMatch(/^\nset /u);
    }
  });

  it('PowerShell gets every kind of quote doubled that it takes for one', () => {
    expect(withSecret('powershell', `a'b\u2018c\u2019d\u201ae\u201b$x`)).toContain(
      `$Env:AWS_SECRET_ACCESS_KEY = 'a''b\u2018\u2018c\u2019\u2019d\u201a\u201ae\u201b\u201b$x'`,
    );
  });

  it('cmd gets no value that it might read otherwise', () => {
    expect(withSecret('cmd', 'a&b|c<d>e^f(g) h')).toContain('set "AWS_SECRET_ACCESS_KEY=a&b|c<d>e^f(g) h"\r\n');
    for (const value of ['%PATH%', '!x!', 'a"b', 'a\nb', 'a\u0000b'])
      expect(withSecret('cmd', value)).toBe('refused: handover-value-unquotable');
  });

  it('no shell gets a NUL, which no environment can hold', () => {
    for (const form of ['env', 'fish', 'powershell', 'cmd'] as const)
      expect(withSecret(form, 'a\0b')).toBe('refused: handover-value-unquotable');
  });

  it('a refusal does not repeat the value', () => {
    const printed = handoverForms.cmd({ ...keys, secretAccessKey: 'CANARY%' });
    expect(JSON.stringify(printed)).not.toContain('CANARY');
  });
});

/** Up to the quote that closes, and what stands behind it. */
function closing(text: string): readonly [inside: string, behind: string] {
  let at = 1;
  while (at < text.length && text[at] !== "'") at += text[at] === '\\' ? 2 : 1;
  return [text.slice(1, at), text.slice(at + 1)];
}

describe('for programs', () => {
  it('prints what a credential_process prints', () => {
    expect(JSON.parse(textOf(handoverForms.process(keys)))).toEqual({
      Version: 1,
      AccessKeyId: 'ASIAEXAMPLE',
      SecretAccessKey: 'CANARY/secret+value',
      SessionToken: 'token',
      Expiration: '2026-11-21T09:55:01.000Z',
      AccountId: '123456789012',
    });
    expect(JSON.parse(textOf(handoverForms.process(longTerm)))).toEqual({
      Version: 1,
      AccessKeyId: 'ASIAEXAMPLE',
      SecretAccessKey: 'CANARY/secret+value',
      AccountId: '123456789012',
    });
  });

  it('prints a section of the credentials file, with the expiry under a name that nobody reads', () => {
    expect(textOf(handoverForms.credentials(keys))).toBe(
      '[default]\naws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = CANARY/secret+value\n' +
        'aws_session_token = token\nx_security_token_expires = 2026-11-21T09:55:01.000Z\n',
    );
    for (const value of [' a', 'a ', 'a\n[b]', 'ü', 'a #b', '']) {
      expect(withSecret('credentials', value)).toBe('refused: handover-value-unquotable');
    }
  });

  it('prints a cache entry of temporary keys alone', () => {
    expect(textOf(handoverForms.cache(keys))).toContain('"Expiration": "2026-11-21T09:55:01UTC"');
    expect(textOf(handoverForms.cache(longTerm))).toBe('refused: handover-not-temporary');
  });

  it('prints everything as JSON', () => {
    expect(JSON.parse(textOf(handoverForms.json(keys)))).toEqual({ version: 1, ...keys });
  });
});
