import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { fix } from '../../src/fix.ts';
import { lint } from '../../src/lint.ts';
import type { ProgramId } from '../../src/programs/program.ts';
import { SourceText } from '../../src/source/source-text.ts';

const head = '<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict>\n';
const identity =
  '<key>Protocol</key><string>s3</string>\n<key>Vendor</key><string>heron</string>\n<key>Description</key><string>Heron</string>\n';

function profile(body: string): SourceText {
  return new SourceText('heron.cyberduckprofile', `${head}${identity}${body}\n</dict>\n</plist>\n`);
}

function findings(source: SourceText, programs?: readonly ProgramId[]): readonly Diagnostic[] {
  return lint([source], programs === undefined ? {} : { programs }).files.flatMap(({ diagnostics }) => diagnostics);
}

function fixed(source: SourceText, unsafe: boolean): string {
  return fix([source], { unsafe }).sources[0]?.text ?? '';
}

describe('Properties as a list', () => {
  const list = (...members: readonly string[]): SourceText =>
    profile(`<key>Properties</key>\n<array>\n${members.map((member) => `\t${member}\n`).join('')}</array>`);

  it('becomes a dictionary with consent, and keeps comments', () => {
    const source = list(
      '<!-- path style -->',
      '<string>a=true</string>',
      '<string>b=x=y &amp; z</string> <!-- two -->',
    );
    expect(fixed(source, false)).toBe(source.text);
    expect(fixed(source, true)).toContain(
      '<dict>\n\t<!-- path style -->\n\t<key>a</key>\n\t<string>true</string>\n\t<key>b</key>\n\t<string>x=y &amp; z</string> <!-- two -->\n</dict>',
    );
  });

  it.each([
    ['a member without =', '<string>a</string>'],
    ['a member that is no text', '<true/>'],
    ['a name that stands twice', '<string>b=2</string>'],
  ])('stays a list with %s', (_title, member) => {
    const source = list('<string>b=1</string>', member);
    expect(fixed(source, true)).toContain('<array>');
  });

  it('loses a member that stands there twice word for word, for old versions only', () => {
    const source = list('<string>a=1</string>', '<string>a=1</string>');
    expect(findings(source).map(({ code }) => code)).toEqual(['profile-properties-array']);
    const finding = findings(source, ['cyberduck@9.2']).find(({ code }) => code === 'profile-property-repeated');
    expect(finding).toMatchObject({ severity: 'warning', facts: { name: 'a' } });
    const mended = fix([source], { unsafe: false, programs: ['cyberduck@9.2'] });
    expect(mended.sources[0]?.text).toBe(list('<string>a=1</string>').text);
  });

  it('takes thousands of members on one line', () => {
    const source = list(Array.from({ length: 20_000 }, (_, at) => `<string>p${at}=1</string>`).join(''));
    expect(fixed(source, true)).not.toContain('<array>');
  });
});

describe('hosts', () => {
  const host = (text: string): SourceText => profile(`<key>Default Hostname</key><string>${text}</string>`);
  const codes = (text: string): readonly string[] =>
    findings(host(text))
      .map(({ code }) => code)
      .filter((code) => code.startsWith('host-'));

  it.each([
    'storage.heron.example',
    'Storage.Heron.Example',
    '[2001:db8::1]',
    '2001:db8::1',
    '192.0.2.7',
    'localhost',
    's3.eu-west-1.amazonaws.com',
    'heron.s3.dualstack.eu-west-1.amazonaws.com',
    's3-website.eu-west-1.amazonaws.com',
    'ec2.eu-west-1.amazonaws.com',
    '${s3.hostname.default}',
  ])('takes %s', (text) => {
    expect(codes(text)).toEqual([]);
  });

  it.each([
    'https://storage.heron.example',
    'storage.heron.example/',
    'storage.heron.example:9000',
    'a@storage.heron.example',
    ' storage.heron.example',
  ])('does not take %j', (text) => {
    expect(codes(text)).toEqual(['host-malformed']);
  });

  it.each([
    ['s3-eu-west-1.amazonaws.com', 's3.eu-west-1.amazonaws.com'],
    ['s3-us-gov-west-1.amazonaws.com', undefined],
    ['S3.Amazonaws.com', 's3.amazonaws.com'],
    ['s3-accelerate.amazonaws.com', undefined],
    ['a.b.s3.eu-west-1.amazonaws.com', undefined],
  ])('knows that %s is not recognised, and offers %s', (text, nearest) => {
    const finding = findings(host(text)).find(({ code }) => code === 'host-not-taken-for-aws');
    expect(finding?.facts['nearest']).toBe(nearest);
    expect(finding?.fixes.length).toBe(nearest === undefined ? 0 : 1);
  });

  it('never removes a path or a port that stands beside the host', () => {
    for (const text of ['storage.heron.example:9000', 'https://storage.heron.example/path'])
      expect(fixed(host(text), true)).toBe(host(text).text);
    expect(fixed(host('https://storage.heron.example/'), true)).toBe(host('storage.heron.example').text);
  });
});

describe('an icon', () => {
  it('of a megabyte, broken at its end, is looked through in one go', () => {
    const damaged = profile(`<key>Disk</key><string>${'A'.repeat(500_000)}${' '.repeat(500_000)}!</string>`);
    expect(findings(damaged).map(({ code }) => code)).toEqual(['profile-icon-damaged']);
  });
});

describe('what older versions do not read', () => {
  it('counts only when somebody asks about them', () => {
    const source = profile('<key>Role Configurable</key><true/>');
    expect(findings(source)).toEqual([]);
    expect(findings(source, ['mountain-duck@5.1']).map(({ code }) => code)).toEqual(['profile-key-too-new']);
    expect(findings(source, ['mountain-duck@5.2'])).toEqual([]);
  });
});
