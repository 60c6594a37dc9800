import { describe, expect, it } from 'vitest';
import { readAwsFiles } from '../../src/aws/read-aws-files.ts';
import { followRoleChain } from '../../src/aws/role-chain.ts';
import { SourceText } from '../../src/source/source-text.ts';

const chain = (config: string, name: string) =>
  followRoleChain(readAwsFiles({ config: new SourceText('config', config) }, 'aws-cli@2').profiles, name);

const ROLE = 'role_arn = arn:aws:iam::123456789012:role/R';
const KEYS = 'aws_access_key_id = AKIA\naws_secret_access_key = s';

describe('followRoleChain', () => {
  it('follows source_profile to the keys', () => {
    const found = chain(
      `[profile a]\n${ROLE}\nsource_profile = b\nmfa_serial = m\n[profile b]\n${ROLE}\nsource_profile = c\n[profile c]\n${KEYS}\n`,
      'a',
    );
    expect(found.steps.map(({ profile, mfaSerial }) => [profile.name, mfaSerial?.value])).toEqual([
      ['a', 'm'],
      ['b', undefined],
    ]);
    expect(found.end).toMatchObject({ type: 'credentials', kind: 'static-keys', profile: { name: 'c' } });
  });

  it.each([
    ['[profile a]\ncredential_process = x\n', 'process'],
    ['[profile a]\nsso_account_id = 123456789012\nsso_role_name = R\n', 'sso'],
    ['[profile a]\nlogin_session = x\n', 'login-session'],
    [`[profile a]\n${ROLE}\nweb_identity_token_file = /x\nsource_profile = ghost\n`, 'web-identity'],
    [`[profile a]\n${ROLE}\ncredential_source = Environment\n`, 'credential-source'],
    [`[profile a]\n${KEYS}\n`, 'static-keys'],
    ['[profile a]\nregion = x\n', 'nothing'],
  ])('ends where the credentials come from: %s', (config, kind) => {
    expect(chain(config, 'a').end).toMatchObject({ type: 'credentials', kind });
  });

  it('stops at a missing source, a loop and a missing profile', () => {
    expect(chain(`[profile a]\n${ROLE}\nsource_profile = ghost\n`, 'a').end).toMatchObject({
      type: 'missing-source',
      reference: { value: 'ghost' },
    });
    expect(
      chain(`[profile a]\n${ROLE}\nsource_profile = b\n[profile b]\n${ROLE}\nsource_profile = a\n`, 'a').end,
    ).toMatchObject({ type: 'loop', names: ['a', 'b', 'a'] });
    expect(chain(`[profile a]\n${ROLE}\nsource_profile = a\n`, 'a').end).toMatchObject({ type: 'loop' });
    expect(chain('', 'a').end).toEqual({ type: 'missing-profile', name: 'a' });
  });

  it('lets a profile with keys be its own source, and ends at keys that come with a role', () => {
    expect(chain(`[profile a]\n${ROLE}\nsource_profile = a\n${KEYS}\n`, 'a').end).toMatchObject({
      kind: 'static-keys',
    });
    const middle = `[profile a]\n${ROLE}\nsource_profile = b\n[profile b]\n${ROLE}\nsource_profile = c\n${KEYS}\n`;
    expect(chain(middle, 'a').steps).toHaveLength(1);
  });
});
