import { describe, expect, it } from 'vitest';
import { duckFindings, duckParts, openDuck, testProfile } from './read-duck.ts';

describe('a duck command', () => {
  it.each([
    ['duck --username AKIAEXAMPLE --list s3:/bucket/', { username: 'AKIAEXAMPLE', path: '/bucket' }],
    ['duck -u AKIAEXAMPLE -l s3:/bucket/', { username: 'AKIAEXAMPLE', path: '/bucket' }],
    ['duck -uAKIAEXAMPLE -L s3:/bucket/', { username: 'AKIAEXAMPLE', path: '/bucket' }],
    ['duck --username=AKIAEXAMPLE --list=s3:/bucket/', { username: 'AKIAEXAMPLE', path: '/bucket' }],
    [
      'duck --user anonymous --verbose --download s3:/public/key ~/Downloads/',
      { username: 'anonymous', path: '/public' },
    ],
    ['duck --quiet --retry --existing skip --region eu-west-1 --upload s3:/b/ "$f"', undefined],
    [
      "duck --quiet --retry --existing skip --region eu-west-1 --upload s3:/b/ 'a file' other",
      { path: '/b', username: 'anonymous', 's3.location': 'eu-west-1' },
    ],
    ['duck --retry 3 --parallel 5 -existing overwrite -u me --list s3:/b/', { username: 'me', path: '/b' }],
    ['env "s3.storage.class=GLACIER" duck -u me --list s3:/', { username: 'me', 's3.storage.class': 'GLACIER' }],
    ['s3.location=eu-north-1 /usr/bin/duck -u me -l s3:/', { username: 'me', 's3.location': 'eu-north-1' }],
    ['$ duck -u me \\\n  -l s3:/two\\ words/', { username: 'me', path: '/two words' }],
    ['# notes\nduck -u me -l s3:/b/ # what for', { username: 'me', path: '/b' }],
  ])('%s', (text, wanted) => {
    const found = duckParts(text);
    expect(found).toEqual(wanted && { protocol: 's3', ...wanted });
  });

  it('knows the quotes of cmd', () => {
    const text = 'set "s3.location=eu-west-1" & duck.exe --username "a ""b"" \\"c\\\\" --list s3:/^&%20x/\r\n';
    expect(duckParts(text, 'open.cmd')).toEqual({
      protocol: 's3',
      username: 'a "b" "c\\',
      path: '/& x',
      's3.location': 'eu-west-1',
    });
  });

  it('reads an address without a scheme by the profile that is named, and knows no other', () => {
    const own = testProfile('example-store', '<key>Default Hostname</key><string>store.example.net</string>');
    expect(duckParts('duck --profile own.cyberduckprofile -u me -l /b/', 'c', own)).toEqual({
      protocol: 's3',
      provider: 'example-store',
      username: 'me',
      path: '/b',
    });
    expect(duckParts('duck --profile own.cyberduckprofile -u me -l s3:/b/', 'c', own)?.['provider']).toBe(
      'example-store',
    );
    expect(duckFindings('duck --profile own.cyberduckprofile -u me -l s3-cli:/b/', 'c', own)).toEqual([
      'url-scheme-unknown@46:s3-cli',
    ]);
    expect(duckFindings('duck --profile gone.cyberduckprofile -u me -l s3:/b/')).toEqual([
      'duck-profile-missing@16:gone.cyberduckprofile',
    ]);
  });

  it.each([
    ['echo nothing', ['duck-command-missing@1:']],
    ['duck --verbose', ['duck-address-missing@1:']],
    ['duck -u me s3:/b', ['duck-action-missing@12:s3:/b']],
    ['duck -u me --lost s3:/b/', ['duck-option-unknown@12:--lost']],
    ['duck -u me --p x --list s3:/b/', ['duck-option-unknown@12:--p']],
    ['duck -u me --list', ['duck-value-missing@12:--list']],
    ['duck --username --list s3:/b/', ['duck-value-missing@6:--username']],
    ['duck -u "me --list s3:/b/', ['duck-quote-open@9:"']],
    ['duck -u $KEY --list s3:/b/', ['duck-value-unknown@9:$']],
    ['duck -u me --list "s3:/$(whoami)/"', ['duck-value-unknown@24:$']],
    ['duck -u me --copy s3:/a/ s3:/b/', ['duck-not-read@26:s3:/b/']],
    ['duck -u me --vault /v --list s3:/b/', ['duck-not-read@12:--vault']],
    ['duck -u me --list s3:/b/ && echo done', ['duck-not-read@29:echo']],
    ['AWS_PROFILE=x duck -u me --list s3:/b/', ['duck-not-read@1:AWS_PROFILE']],
    ['duck -u me --list s3:AKIAEXAMPLE@/b/', ['duck-not-read@22:AKIAEXAMPLE']],
    ['duck -u me --download s3:/b/file .', ['duck-not-read@26:/b/file']],
    ["duck -u me --list 's3://my bucket:x/b/'", ['url-port-wrong@35:x']],
  ])('%s', (text, wanted) => {
    expect(duckFindings(text).toSorted()).toEqual([...wanted].toSorted());
  });

  it('shows no secret, wherever it stands', () => {
    const canary = 'canary/Secret+1';
    for (const text of [
      `duck --username AKIA --password '${canary}' --list s3:/b/`,
      `duck --username AKIA -p${canary} --list s3:/b/`,
      `duck --username AKIA --passw=${canary} --list s3:/b/`,
      `duck --list s3:AKIA:canary%2FSecret+1@/b/`,
      `duck --list 's3://AKIA:${canary}@host.example.net/b/'`,
      `AWS_SECRET_ACCESS_KEY='${canary}' duck -u AKIA --list s3:/b/`,
      `export AWS_SESSION_TOKEN=${canary}\nduck -u AKIA --list s3:/b/`,
      `duck -u AKIA --secret-key ${canary} --list s3:/b/`,
    ]) {
      const opened = openDuck(text);
      expect(opened.source.text).not.toContain('Secret+1');
      expect(opened.source.text).toHaveLength(text.length);
      expect(opened.secrets.some((secret) => secret.includes('Secret+1'))).toBe(true);
      const { bookmark, diagnostics } = opened;
      expect(JSON.stringify([diagnostics, bookmark?.username, bookmark?.path, bookmark?.hostname])).not.toContain(
        'Secret+1',
      );
    }
  });
});
