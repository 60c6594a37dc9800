import { describe, expect, it } from 'vitest';
import { lint } from '../../src/lint.ts';
import { SourceText } from '../../src/source/source-text.ts';

type Entry = readonly [string, string];

function plist(name: string, entries: readonly Entry[], rest = ''): SourceText {
  const lines = entries.map(([key, value]) => `<key>${key}</key><string>${value}</string>\n`).join('');
  return new SourceText(
    name,
    `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict>\n${lines}${rest}</dict>\n</plist>\n`,
  );
}

function profile(name: string, vendor: string, ...entries: readonly Entry[]): SourceText {
  return plist(name, [['Protocol', 's3'], ['Vendor', vendor], ['Description', name], ...entries]);
}

function bookmark(name: string, provider: string, ...entries: readonly Entry[]): SourceText {
  return plist(name, [['Protocol', 's3'], ['Provider', provider], ['UUID', name], ...entries]);
}

function codes(...sources: readonly SourceText[]): readonly string[] {
  return lint(sources).files.flatMap(({ source, diagnostics }) =>
    diagnostics.map(({ code, file }) => {
      expect(file).toBe(source.name);
      return `${file} ${code}`;
    }),
  );
}

describe('a bookmark without its profile', () => {
  it('says nothing where no profile is at hand', () => {
    expect(codes(bookmark('a.duck', 'egret'))).toEqual([]);
    const swift = plist('b.cyberduckprofile', [
      ['Protocol', 'swift'],
      ['Vendor', 'heron'],
      ['Description', 'b'],
    ]);
    expect(codes(bookmark('a.duck', 'egret'), swift)).toEqual([]);
  });

  it('is told from one whose profile has a similar name', () => {
    const files = [profile('p.cyberduckprofile', 'heron'), bookmark('a.duck', 'egret'), bookmark('b.duck', 'herno')];
    const found = lint(files).files.flatMap(({ diagnostics }) => diagnostics);
    expect(found.map(({ severity, facts }) => [severity, facts['nearest']])).toEqual([
      ['warning', undefined],
      ['error', 'heron'],
    ]);
  });
});

describe('copies of one profile', () => {
  it('are no trouble, whatever stands around what they say', () => {
    const one = profile('a.cyberduckprofile', 'heron', ['Region', 'grey']);
    const same = new SourceText('b.cyberduckprofile', one.text.replace('<dict>', '<!-- copy -->\n<dict>'));
    expect(codes(one, same)).toEqual([]);
    const other = new SourceText('b.cyberduckprofile', one.text.replace('grey', 'white'));
    expect(codes(one, other)).toEqual(['b.cyberduckprofile profile-vendor-repeated']);
  });
});

describe('a published profile', () => {
  it('is taken for installed, unless the folder of installed ones was given', () => {
    const file = bookmark('a.duck', 's3-https');
    expect(codes(file, profile('p.cyberduckprofile', 'heron'))).toEqual([]);
    expect(codes(file, profile('duck/Profiles/p.cyberduckprofile', 'heron'))).toEqual([
      'a.duck bookmark-profile-not-installed',
    ]);
  });
});

describe('the AWS profile of a bookmark', () => {
  const config = new SourceText('.aws/config', '[profile heron]\nregion = eu-west-1\n');
  const keys = 'aws_access_key_id = AKIAIOSFODNN7HERON23\naws_secret_access_key = canaryHeron\n';
  const credentials = new SourceText('.aws/credentials', `[heron]\n${keys}\n[default]\n${keys}`);
  const cli = (username: string): SourceText => bookmark('a.duck', 's3-cli', ['Username', username]);

  it('is looked for with both files of one folder only', () => {
    expect(codes(cli('egret'), config)).toEqual([]);
    expect(codes(cli('egret'), config, credentials)).toEqual(['a.duck bookmark-aws-profile-unknown']);
    expect(codes(cli('egret'), config, credentials, new SourceText('b/.aws/config', ''))).toEqual([]);
  });

  it.each(['heron', '', ' '])('may be %j', (username) => {
    expect(codes(cli(username), config, credentials)).toEqual([]);
  });

  it('is another in another case', () => {
    expect(codes(cli('Heron'), config, credentials)).toEqual(['a.duck bookmark-aws-profile-unknown']);
  });
});

describe('files that say something of each other', () => {
  it('are thousands, and no pair of them is compared', () => {
    const profiles = Array.from({ length: 1500 }, (_, at) => profile(`p${at}.cyberduckprofile`, `v${at}`));
    const bookmarks = Array.from({ length: 1500 }, (_, at) => bookmark(`b${at}.duck`, `v${at}`));
    expect(codes(...profiles, ...bookmarks)).toEqual([]);
  });

  it('show the other place', () => {
    const first = bookmark('a.duck', 's3-cli');
    const second = new SourceText('b.duck', first.text);
    const finding = lint([first, second]).files[1]?.diagnostics[0];
    expect(finding?.code).toBe('bookmark-uuid-repeated');
    const [related] = finding?.related ?? [];
    expect(related?.file).toBe('a.duck');
    expect(related && first.slice(related.span)).toBe('a.duck');
  });
});
