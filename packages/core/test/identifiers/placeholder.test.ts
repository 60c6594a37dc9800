import { describe, expect, it } from 'vitest';
import { findPlaceholder } from '../../src/identifiers/placeholder.ts';

describe('findPlaceholder', () => {
  it.each([
    ['arn:aws:iam::<ACCOUNT_ID>:role/R', 'brackets', '<ACCOUNT_ID>'],
    ['arn:aws:iam::<Account ID>:role/R', 'brackets', '<Account ID>'],
    ['arn:aws:iam::123456789012:mfa/<MFA-DEVICE-NAME>', 'brackets', '<MFA-DEVICE-NAME>'],
    ['https://{subdomain}.awsapps.com/start', 'brackets', '{subdomain}'],
    ['arn:aws:iam::MYACCOUNTID:mfa/jane', 'words', 'MYACCOUNTID'],
    ['arn:aws:iam::ACCOUNT-ID-WITHOUT-HYPHENS:role/R', 'words', 'ACCOUNT-ID-WITHOUT-HYPHENS'],
    ['THEACCESSKEYIDFROMAWS', 'words', 'THEACCESSKEYIDFROMAWS'],
    ['TheSecretAccessKeyYouGetfromAWS', 'words', 'TheSecretAccessKeyYouGetfromAWS'],
    ['YOUR_ACCESS_KEY', 'words', 'YOUR_ACCESS_KEY'],
    ['https://your-account.awsapps.com/start', 'words', 'your-account'],
    ['CHANGE_ME', 'words', 'CHANGE_ME'],
    ['AKIA…', 'ellipsis', '…'],
    ['AKIA...', 'ellipsis', '...'],
    ['…', 'ellipsis', '…'],
    ['AKIAXXXXXXXXXXXXXXXX', 'filler', 'AKIAXXXXXXXXXXXXXXXX'],
    ['arn:aws:iam::xxxxxxxxxxxx:role/R', 'filler', 'xxxxxxxxxxxx'],
    ['AKIAIOSFODNN7EXAMPLE', 'documentation-key', 'AKIAIOSFODNN7EXAMPLE'],
  ])('%s: %s', (text, kind, placeholder) => {
    const found = findPlaceholder(text);
    expect(found).toMatchObject({ kind, text: placeholder });
    expect(text.slice(found?.span.start, found?.span.end)).toBe(placeholder);
  });

  it.each([
    '',
    'arn:aws:iam::123456789012:role/MyRole',
    'arn:aws:iam::123456789012:user/themis',
    'https://yourcompany.awsapps.com/start',
    'https://mycorp.awsapps.com/start',
    'my-account',
    'my-bucket-name',
    'theater-prod',
    'my-access',
    'helper < in.txt > out.txt',
    'helper 2>err.txt',
    'helper ${HOME}/bin',
    'helper ${{x}}',
    '/opt/a/.../b',
    '..',
    '{"Version": 1}',
    'AKIAQ3EGRN7TESTKEY2A',
    'wJalrXUtnFEMI/K7MDENG/bPxRfiCY',
    'maximum',
    'xxx',
    'AdministratorAccess',
    'a'.repeat(5000),
  ])('is silent on %s', (text) => {
    expect(findPlaceholder(text)).toBeUndefined();
  });

  it('never throws, whatever the text', () => {
    for (const text of ['<', '>', '<>', '{', '<<<<a>', '\u0000', '\uD83D', '$', '${', '...', '[__proto__]'])
      expect(() => findPlaceholder(text)).not.toThrow();
  });
});
