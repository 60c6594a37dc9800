import { describe, expect, it } from 'vitest';
import { readAwsConfig } from '../../src/aws/read-aws-config.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { applyTextEdits } from '../../src/source/text-edit.ts';

const read = (config: string, credentials?: string) =>
  readAwsConfig({
    config: new SourceText('config', config),
    ...(credentials === undefined ? {} : { credentials: new SourceText('credentials', credentials) }),
  });

describe('readAwsConfig', () => {
  it('merges both files and keeps every block', () => {
    const model = read(
      '[profile a]\nregion = x # home\n[profile a]\nRegion = "y"\n',
      '[a]\naws_access_key_id = AKIA\n',
    );
    const profile = model.profiles.get('a');
    expect([...(profile?.settings ?? [])].map(([key, { value, quoted }]) => [key, value, quoted])).toEqual([
      ['region', 'y', true],
      ['aws_access_key_id', 'AKIA', false],
    ]);
    expect(profile?.blocks.map(({ file, settings }) => [file, settings.length])).toEqual([
      ['config', 1],
      ['config', 1],
      ['credentials', 1],
    ]);
  });

  it.each([
    ['[x]', 'profile', 'x', ['no-profile-prefix']],
    ['[Default]', 'profile', 'default', ['letter-case']],
    ['[DEFAULT]', 'profile', 'default', ['default-in-capitals']],
    ['[profile default]', 'profile', 'default', []],
    ['[Profile x]', 'profile', 'x', ['letter-case']],
    ['[profile "x"]', 'profile', 'x', ['quoted-name']],
    ['[profile "x y"]', 'profile', 'x y', ['quoted-blank']],
    ['[profile x y]', 'profile', 'x y', ['unquoted-blank']],
    ["[profile it's]", 'profile', "it's", ['quote-or-backslash']],
    ['[profile  x]', 'profile', 'x', ['extra-blanks']],
    ['[ profile x ]', 'profile', 'x', ['extra-blanks']],
    ['[profile.x]', 'profile', 'x', ['dotted-prefix']],
    ['[profiles x]', 'profile', 'x', ['plural-prefix']],
    ['[profile]', 'profile', '', ['no-name']],
    ['[profile ü]', 'profile', 'ü', ['name-characters']],
    ['[profile x', 'profile', 'x', ['unclosed']],
    ['[profile x] y', 'profile', 'x', ['trailing-text']],
    ['[profile x]#y', 'profile', 'x', ['glued-comment']],
    ['[profile x] # [y]', 'profile', 'x', ['bracket-in-comment']],
    ['  [profile x]', 'profile', 'x', ['indented']],
    ['[sso-session x]', 'sso-session', 'x', []],
    ['[services x]', 'services', 'x', []],
    ['[plugins]', 'other', 'plugins', []],
  ])('reads %s as its author meant it', (header, kind, name, oddities) => {
    const [block] = read(`${header}\nk = v\n`).blocks;
    expect(block?.header).toMatchObject({ kind, name, oddities });
  });

  it('knows what belongs into which file', () => {
    const { blocks } = read('', '[profile x]\n[sso-session y]\n[z]\n[profile]\n');
    expect(blocks.map(({ header }) => [header?.kind, header?.name, header?.oddities])).toEqual([
      ['profile', 'x', ['profile-prefix']],
      ['sso-session', 'y', ['not-in-credentials']],
      ['profile', 'z', []],
      ['profile', 'profile', []],
    ]);
  });

  it('reads nested blocks and continued values', () => {
    const settings = read('[default]\ns3 =\n  A = 1\n  b = "2"\nk = x\n  --y=z\n').profiles.get('default')?.settings;
    expect([...(settings?.get('s3')?.nested ?? [])].map(([key, { value }]) => [key, value])).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
    expect(settings?.get('k')?.value).toBe('x\n--y=z');
  });

  it('finds what is wrong with the text itself', () => {
    const text = '\uFEFFk = v\r[profile a\nword\n[b] c\ns3 =\n  word\n';
    const { diagnostics } = read(text);
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'aws-byte-order-mark',
      'aws-lone-carriage-return',
      'aws-setting-before-section',
      'aws-header-unclosed',
      'aws-line-unrecognised',
      'aws-header-trailing-text',
      'aws-nested-line-unrecognised',
    ]);
    const edits = diagnostics.flatMap(({ fixes }) => fixes.flatMap((fix) => fix.edits));
    expect(applyTextEdits(text, edits)).toBe('k = v\n[profile a]\nword\n[b] c\ns3 =\n  word\n');
  });

  it('is silent on an ordinary file', () => {
    expect(read('# a\n[default]\nregion = x\n\n[profile b] # c\ns3 =\n  k = v\n').diagnostics).toEqual([]);
  });
});
