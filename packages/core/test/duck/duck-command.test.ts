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

  it.each([
    // cmd counts every quote: behind the third one the caret is taken by cmd, within quotes it is passed on.
    [
      'open.cmd',
      'set "s3.location=eu-west-1" & duck.exe --username "a ""b"" \\"c\\\\" --list "s3:/^&%%20x/"\r\n',
      '/& x',
    ],
    ['open.cmd', 'duck.exe --username "a b" --list s3:/^&%%20x/\r\n', '/& x'],
    ['open.cmd', 'duck.exe --username "a b" --list "s3:/^&%%20x/"\r\n', '/^& x'],
    ['-', 'duck.exe --username "a b" --list s3:/^&%20x/\r\n', '/& x'],
    ['-', 'C:\\Users\\me>duck --username "a b" --list "s3:/a b/"', '/a b'],
  ])('knows the quotes of cmd: %s %s', (file, text, path) => {
    expect(duckParts(text, file)).toMatchObject({ protocol: 's3', path });
  });

  it('knows a value of set, and what cmd puts in', () => {
    expect(duckParts('set "s3.location=eu-west-1" & duck.exe --username "a ""b"" c\\\\" -l s3:/', 'a.cmd')).toEqual({
      protocol: 's3',
      username: 'a "b" c\\',
      's3.location': 'eu-west-1',
    });
    expect(duckFindings('duck -u %1 --list s3:/', 'a.cmd')).toEqual(['duck-value-unknown@9:%1']);
    expect(duckFindings('duck -u %KEY% --list s3:/', 'a.cmd')).toEqual(['duck-value-unknown@9:%KEY%']);
  });

  it.each([
    ["duck --username 'it''s me' --list 's3:/a b/'", { username: "it's me", path: '/a b' }],
    ['duck --username "a ""b"" `"c`" `$x" --list s3:/b/', { username: 'a "b" "c" $x', path: '/b' }],
    ['duck --username \u201Ca b\u201D --list \u2018s3:/b/\u2019', { username: 'a b', path: '/b' }],
    ["duck `\n  --username me `\r\n  --list 's3:/b/'", { username: 'me', path: '/b' }],
    ['duck -u a` b --list s3:/tab`u{e9}/', { username: 'a b', path: '/tab\u00E9' }],
    ["& 'C:\\Program Files\\Cyberduck CLI\\duck.exe' -u me -l s3:/b/", { username: 'me', path: '/b' }],
    ['<# what for #> duck -u me -l s3:/b/ # and why', { username: 'me', path: '/b' }],
    // What stands behind the quote that began the word is the next one.
    ["duck -u me -l 's3:/b/'c", { username: 'me', path: '/b' }],
    ["duck -u'me too' -l s3:/b/", { username: 'me too', path: '/b' }],
    [
      "$Env:AWS_X = 'x'; ${Env:s3.location} = 'eu-west-1'\nduck -u me -l s3:/",
      { username: 'me', 's3.location': 'eu-west-1' },
    ],
  ])('knows the words of PowerShell: %s', (text, wanted) => {
    expect(duckParts(text, 'open.ps1')).toEqual({ protocol: 's3', ...wanted });
  });

  it.each([
    ["& 'duck' --username 'it''s' -l s3:/b/"],
    ["PS C:\\Users\\me> duck --username 'it''s' -l s3:/b/"],
    ["duck.exe --username 'it''s' -l s3:/b/"],
    ["PS C:\\Users\\me> duck --username 'it''s' `\n>> -l s3:/b/"],
  ])('tells PowerShell by its signs: %s', (text) => {
    expect(duckParts(text, '-')).toEqual({ protocol: 's3', username: "it's", path: '/b' });
  });

  it.each([
    ['duck -u $Env:KEY -l s3:/b/', ['duck-value-unknown@9:$']],
    ['duck -u "a $(Get-Date)" -l s3:/b/', ['duck-value-unknown@12:$']],
    ['duck -u @me -l s3:/b/', ['duck-value-unknown@9:@']],
    ["duck -u 'me -l s3:/b/", ["duck-quote-open@9:'"]],
    ['duck -u me --% -l s3:/b/ "%X%"', ['duck-parsing-stopped@12:--%']],
    ['${Env:s3.location} = $Region\nduck -u me -l s3:/b/', ['duck-value-unknown@22:$']],
  ])('says what of PowerShell nobody knows: %s', (text, wanted) => {
    const found = duckFindings(text, 'a.ps1');
    expect(found.filter((one) => !one.startsWith('duck-address') && !one.startsWith('duck-action'))).toEqual(wanted);
  });

  it.each([
    ['duck -qvu me -l s3:/b/', { username: 'me', path: '/b' }],
    ['duck -qyL s3:/b/ -u me', { username: 'me', path: '/b' }],
    ['duck --anonymous -l s3:/b/', { username: 'anonymous', path: '/b' }],
    ['duck -u me -c s3:/b/new/', { username: 'me', path: '/b/new' }],
    ['duck -u me --mkdir s3:/b/new/', { username: 'me', path: '/b/new' }],
    ['duck -r 3 -u me -l s3:/b/', { username: 'me', path: '/b' }],
  ])('knows the letters of duck: %s', (text, wanted) => {
    expect(duckParts(text)).toEqual({ protocol: 's3', ...wanted });
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
    ['s3.location=$R duck -u me --list s3:/b/', ['duck-value-unknown@13:$']],
    ['duck -u me \u2013list s3:/b/', ['duck-option-unknown@12:\u2013list']],
    ['duck -qz -u me --list s3:/b/', ['duck-option-unknown@6:-qz']],
    ['duck --anonymous -u me --list s3:/b/', ['duck-not-read@21:me']],
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
      `$Env:AWS_SECRET_ACCESS_KEY = '${canary}'\nduck -u AKIA --list s3:/b/`,
      `$Env:AWS_SECRET_ACCESS_KEY = "canary\`/Secret+1"; duck -u AKIA --list s3:/b/`,
      `& duck -u AKIA --password '${canary}' --list s3:/b/`,
    ]) {
      const opened = openDuck(text, text.startsWith('$') || text.startsWith('&') ? 'a.ps1' : undefined);
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
