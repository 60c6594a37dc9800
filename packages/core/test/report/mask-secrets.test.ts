import { describe, expect, it } from 'vitest';
import { secretMark } from '../../src/report/known-secrets.ts';
import { maskSecrets } from '../../src/report/mask-secrets.ts';
import { isSecretName } from '../../src/report/secret-names.ts';

const canary = 'canary/Secret+Key0123456789abcdefghijklm';

describe('maskSecrets', () => {
  it.each([
    ['INI', `aws_secret_access_key = ${canary}`],
    ['INI without blanks', `aws_secret_access_key=${canary}`],
    ['INI with tabs', `aws_session_token\t=\t${canary}`],
    ['upper case', `AWS_SECRET_ACCESS_KEY = ${canary}`],
    ['a colon', `aws_secret_access_key: ${canary}`],
    ['the environment', `export AWS_SECRET_ACCESS_KEY=${canary}`],
    ['the environment, quoted', `export AWS_SESSION_TOKEN="${canary}"`],
    ['single quotes', `export AWS_SESSION_TOKEN='${canary}'`],
    ['PowerShell', `$Env:AWS_SECRET_ACCESS_KEY="${canary}"`],
    ['cmd', `set AWS_SECRET_ACCESS_KEY=${canary}`],
    ['JSON', `{"AccessKeyId":"AKIAHERON","SecretAccessKey":"${canary}"}`],
    ['JSON with blanks', `"SessionToken" : "${canary}"`],
    ['JSON in camel case', `{ "accessToken": "${canary}" }`],
    ['XML of a plist', `<key>Password</key><string>${canary}</string>`],
    ['XML over two lines', `<key>Secret Access Key</key>\n\t<string>${canary}</string>`],
    ['XML of an answer', `<SecretAccessKey>${canary}</SecretAccessKey>`],
    ['a header', `x-amz-security-token: ${canary}`],
    ['the password of a URL', `cannot read "s3://AKIAHERON:${canary}@host/path"`],
    ['a name with signs inside', `pass_word=${canary}`],
    ['a name with signs inside and behind', `aws.secret-access_key_= ${canary}`],
    ['a name with blanks and a quote behind', `"OAuth Client Secret" \t: "${canary}"`],
    ['a name in JSON inside JSON', `\\"SessionToken\\" : \\"${canary}\\"`],
    ['an element of its own', `<dpopKey>${canary}</dpopKey>`],
    ['a key that ends in blanks of another one', `<key>Username</key><key>Token Code</key> <string>${canary}</string>`],
    ['a query', `https://s3.amazonaws.com/?X-Amz-Security-Token=${canary}&X-Amz-Date=1`],
    ['a word in front', `the Password: ${canary}`],
    ['a name with a prefix', `PROD_AWS_SECRET_ACCESS_KEY=${canary}`],
    ['JSON inside JSON', `{"body":"{\\"SecretAccessKey\\":\\"${canary}\\"}"}`],
    ['a value behind a plain name', `value:aws_secret_access_key=${canary}`],
    ['a token in a log', `> Authorization: Bearer ${canary}`],
    ['a token in a command', `curl -H "authorization: bearer ${canary}" https://example.com`],
    ['a password in a log', `Authorization: Basic ${canary}`],
    ['the array form of Properties', `<string>aws_secret_access_key=${canary}</string>`],
  ])('hides a value in the form of %s', (_, text) => {
    const masked = maskSecrets(text);
    expect(masked).not.toContain(canary);
    expect(masked).toBe(text.replace(canary, secretMark.repeat(canary.length)));
  });

  it('hides the secret of a key of the service, and leaves its id', () => {
    const secret = 'canary-Secret_Key0123456789abcdefghijklmnop';
    const masked = maskSecrets(`the key dbk_0123456789ab_${secret} was refused`);
    expect(masked).toBe(`the key dbk_0123456789ab_${secretMark.repeat(43)} was refused`);
    expect(maskSecrets('dbk_0123456789ab_short')).toBe('dbk_0123456789ab_short');
  });

  it('leaves sentences about tokens', () => {
    for (const text of [
      'send a bearer token',
      'Basic authentication-with-password',
      'bearer of bad news',
      'Bearer abc1',
    ])
      expect(maskSecrets(text)).toBe(text);
  });

  it('is done with a token of any length', () => {
    const long = `Bearer ${'a1'.repeat(500_000)}`;
    expect(maskSecrets(long)).toBe(`Bearer ${secretMark.repeat(1_000_000)}`);
    const many = 'bearer bearer '.repeat(100_000);
    expect(maskSecrets(many)).toBe(many);
  });

  it('leaves what is no password of a URL', () => {
    for (const text of ['https://host:8080/a@b', 'https://user@host', 'https://[::1]:80/a', 'see https://a: or me@b'])
      expect(maskSecrets(text)).toBe(text);
  });

  it('hides the whole of a text that needs escaping', () => {
    expect(maskSecrets('<key>Password</key><string>Grey&amp;Heron; 12, 3</string>')).not.toMatch(/Grey|Heron|12/u);
    expect(maskSecrets('{"SecretAccessKey":"Grey\\"Heron, 12"}')).not.toMatch(/Grey|Heron|12/u);
  });

  it('hides known values wherever they stand, the longer one first', () => {
    const known = ['heron-123', 'heron-123-and-more'];
    expect(maskSecrets('a heron-123-and-more b heron-123', known)).toBe(
      `a ${secretMark.repeat(18)} b ${secretMark.repeat(9)}`,
    );
    expect(maskSecrets('heron-123', new Set(known))).toBe(secretMark.repeat(9));
  });

  it('does not search for values that are too short', () => {
    expect(maskSecrets('a bird in the hand', ['a', 'bird'])).toBe('a bird in the hand');
  });

  it('keeps length, so that carets stand where they should', () => {
    const text = `aws_secret_access_key = ${canary}  # note`;
    expect(maskSecrets(text)).toHaveLength(text.length);
  });

  it.each([
    'The security token included in the request is invalid.',
    'a hardware token: its serial',
    'Password Configurable',
    '<key>Password Configurable</key><false/>',
    'put aws_secret_access_key into the same section',
    'Add aws_access_key_id and aws_secret_access_key, or role_arn with source_profile.',
    'profile "heron" has aws_access_key_id, but no aws_secret_access_key',
    'secret: the one of the user',
    'aws_access_key_id = AKIAIOSFODNN7HERON23',
    'role_arn = arn:aws:iam::210987654321:role/HeronReader',
    'mfa_serial = arn:aws:iam::210987654321:mfa/heron-phone',
    '<key>Token Placeholder</key><string>MFA code</string>',
    'Tokens = 3',
  ])('leaves alone: %s', (text) => {
    expect(maskSecrets(text)).toBe(text);
  });

  it('takes long texts', () => {
    const texts = [
      'a'.repeat(1_000_000),
      'aws_secret_access_key '.repeat(50_000),
      'password='.repeat(110_000),
      `<key>Password</key>${' '.repeat(1_000_000)}<string>`,
      `"${'\\'.repeat(1_000_000)}`,
      'token: '.repeat(150_000),
    ];
    for (const text of texts) expect(maskSecrets(text, [canary])).toHaveLength(text.length);
    expect(maskSecrets(`aws_secret_access_key = ${'x'.repeat(1_000_000)}`)).not.toContain('x');
  });
});

describe('isSecretName', () => {
  it('takes every way of spelling', () => {
    for (const name of [
      'aws_secret_access_key',
      'AwsSecretAccessKey',
      'AWS SECRET ACCESS KEY',
      'aws-session-token',
      'Password',
      'OAuth Client Secret',
    ])
      expect(isSecretName(name), name).toBe(true);
    for (const name of [
      '',
      'aws_access_key_id',
      'role_arn',
      'Token Configurable',
      'Password Placeholder',
      'mfa_serial',
      '__proto__',
    ])
      expect(isSecretName(name), name).toBe(false);
  });
});
