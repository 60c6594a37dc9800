import { describe, expect, it } from 'vitest';
import { editAwsFiles } from '../../src/aws/edit/edit-aws-files.ts';
import type { HandedCredentials } from '../../src/handover/handed-credentials.ts';
import { saveProfile } from '../../src/handover/save-profile.ts';
import { SourceText } from '../../src/source/source-text.ts';

const keys: HandedCredentials = {
  target: 'Reports.duck',
  accessKeyId: 'ASIANEW',
  secretAccessKey: 'secret',
  sessionToken: 'token',
  expiresAt: '2026-11-21T09:55:01.000Z',
  region: 'eu-west-1',
  from: 'sts',
};

const { sessionToken: _, expiresAt: __, ...longTerm } = keys;

interface Files {
  readonly config?: string;
  readonly credentials?: string;
}

/** Both files afterwards, or the codes of what forbids it. */
function save({ config = '', credentials = '' }: Files, given: HandedCredentials = keys, force = false): unknown {
  const files = { config: new SourceText('config', config), credentials: new SourceText('credentials', credentials) };
  const saved = saveProfile(files, 'work', given, force);
  const result = saved.ok ? editAwsFiles(files, saved.changes) : saved;
  if (!result.ok) return result.diagnostics.map(({ code, span, file }) => `${code} ${file}:${span.start}`);
  return { config: result.files.config?.text ?? '', credentials: result.files.credentials?.text ?? '' };
}

const section =
  '[work]\naws_access_key_id = ASIANEW\naws_secret_access_key = secret\naws_session_token = token\n' +
  'x_security_token_expires = 2026-11-21T09:55:01.000Z\n';

describe('saving keys as a profile', () => {
  it('makes the profile, with its region in the config', () => {
    expect(save({})).toEqual({ config: '[profile work]\nregion = eu-west-1\n', credentials: section });
  });

  it('takes the place of an older session, with nothing of it left', () => {
    const credentials =
      '# mine\n[work]\naws_access_key_id = ASIAOLD\naws_secret_access_key = old\naws_security_token = old\n' +
      'x_security_token_expires = 2020-01-01T00:00:00Z\nnote = stays\n';
    const after = save({ credentials, config: '[profile work]\nregion = us-east-1\n' });
    expect(after).toMatchObject({ config: '[profile work]\nregion = us-east-1\n' });
    expect(JSON.stringify(after)).not.toMatch(/old|OLD|2020/u);
    expect(JSON.stringify(after)).toContain('note = stays');
    expect(JSON.stringify(after)).toContain('# mine');
  });

  it('takes away the token when the new keys have none', () => {
    const after = save({ credentials: section }, longTerm);
    expect(JSON.stringify(after)).not.toMatch(/token|expires/u);
  });

  it('refuses to overwrite long-term keys, unless it is said so, or they are the same', () => {
    const credentials = '[work]\naws_access_key_id = AKIAOLD\naws_secret_access_key = old\n';
    expect(save({ credentials })).toEqual(['handover-long-term-keys credentials:27']);
    expect(save({ credentials }, keys, true)).toMatchObject({ credentials: section });
    expect(save({ credentials }, { ...keys, accessKeyId: 'AKIAOLD' })).not.toEqual([
      'handover-long-term-keys credentials:27',
    ]);
  });

  it('takes a key with a token for long-term when its name says so', () => {
    const credentials = '[work]\naws_access_key_id = AKIAOLD\naws_secret_access_key = old\naws_session_token = odd\n';
    expect(save({ credentials })).toEqual(['handover-long-term-keys credentials:27']);
  });

  it.each(['role_arn', 'web_identity_token_file', 'sso_session', 'sso_start_url', 'sso_account_id'])(
    'refuses a profile whose keys nobody would use, because of %s',
    (key) => {
      const config = `[profile work]\n${key} = x\n`;
      expect(save({ config }, keys, true)).toEqual([`handover-keys-ignored config:${18 + key.length}`]);
    },
  );

  it('leaves the other profiles alone, byte for byte', () => {
    const credentials = '[default]\r\naws_access_key_id=AKIA\r\naws_secret_access_key=x\r\n';
    const after = save({ credentials });
    expect(JSON.stringify(after)).toContain(JSON.stringify(credentials).slice(1, -1));
  });
});
