import { describe, expect, it } from 'vitest';
import { lint } from '../../src/lint.ts';
import { fix } from '../../src/fix.ts';
import { nearestName } from '../../src/rules/nearest-name.ts';
import { SourceText } from '../../src/source/source-text.ts';

const roleArn = 'arn:aws:iam::210987654321:role/HeronReader';

function codesOf(config: string | undefined, credentials?: string): readonly string[] {
  const sources = [
    ...(config === undefined ? [] : [new SourceText('.aws/config', config)]),
    ...(credentials === undefined ? [] : [new SourceText('.aws/credentials', credentials)]),
  ];
  return lint(sources).files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
}

describe('rules across the two AWS files', () => {
  it('judge a source only with both files at hand', () => {
    const config = `[profile heron]\nrole_arn = ${roleArn}\nsource_profile = keys\n`;
    expect(codesOf(config)).toEqual([]);
    expect(codesOf(config, '')).toEqual(['aws-source-profile-unknown']);
  });

  it('report a circle once, wherever one comes into it', () => {
    const role = (name: string, source: string): string =>
      `[profile ${name}]\nrole_arn = ${roleArn}\nsource_profile = ${source}\n`;
    const config = role('start', 'a') + role('a', 'b') + role('b', 'c') + role('c', 'a') + role('other', 'c');
    const report = lint([new SourceText('.aws/config', config)]);
    expect(report.files[0]?.diagnostics.map(({ code, facts }) => [code, facts])).toEqual([
      ['aws-source-profile-loop', { chain: 'a → b → c → a' }],
    ]);
  });

  it('name profiles with keys for a role without source', () => {
    const config = `[profile heron]\nrole_arn = ${roleArn}\n`;
    const report = lint([
      new SourceText('.aws/config', config),
      new SourceText('.aws/credentials', '[keys]\naws_access_key_id = a\naws_secret_access_key = b\n'),
    ]);
    expect(report.files[0]?.diagnostics[0]?.facts).toEqual({ profile: 'heron', candidates: ['keys'] });
  });
});

describe('lint', () => {
  it('keeps the order of the sources and sorts findings by place', () => {
    const sources = ['b.duck', 'a.duck'].map(
      (name) =>
        new SourceText(
          name,
          '<plist><dict><key>Port</key><string>x</string><key>Labels</key><string>y</string></dict></plist>',
        ),
    );
    const { files } = lint(sources);
    expect(files.map(({ source }) => source.name)).toEqual(['b.duck', 'a.duck']);
    for (const { diagnostics } of files)
      expect(diagnostics.map(({ span }) => span.start)).toEqual(
        diagnostics.map(({ span }) => span.start).toSorted((a, b) => a - b),
      );
  });

  it('narrows to programs', () => {
    const source = new SourceText('.aws/config', '[heron]\nregion = eu-west-1\n');
    expect(lint([source], { programs: ['cyberduck@9.5'] }).files[0]?.diagnostics).toEqual([]);
    expect(lint([source], { programs: ['sdk-go@2'] }).files[0]?.diagnostics).toHaveLength(1);
  });

  it('takes files with thousands of profiles, each with a fault', () => {
    const count = 5000;
    const config = Array.from(
      { length: count },
      (_, at) => `[p${at}]\nrole_arn = ${roleArn}\nsource_profile = q${at}\n`,
    ).join('');
    const sources = [
      new SourceText('.aws/config', config),
      new SourceText('.aws/credentials', '[x]\naws_access_key_id = a\naws_secret_access_key = b\n'),
    ];
    const report = lint(sources);
    expect(report.files[0]?.diagnostics).toHaveLength(2 * count);
    expect(JSON.stringify(report.files[0]?.diagnostics).length).toBeLessThan(20_000_000);
  });

  it('mends thousands of faults', () => {
    const count = 2000;
    const config = Array.from({ length: count }, (_, at) => `[p${at}]\nregion = eu-west-1\n`).join('');
    const result = fix([new SourceText('.aws/config', config)], { unsafe: false });
    expect(result.applied).toHaveLength(count);
    expect(result.report.files[0]?.diagnostics).toEqual([]);
  });
});

describe('nearestName', () => {
  const accepted = ['Default Port', 'Default Path', 'Vendor', 's3'];
  it.each([
    ['default port', 'Default Port'],
    ['DefaultPort', 'Default Port'],
    ['default_port', 'Default Port'],
    ['Deafult Port', 'Default Port'],
    ['Vendr', 'Vendor'],
    ['S3', 's3'],
    ['Colour', undefined],
    ['', undefined],
    ['x'.repeat(1000), undefined],
  ])('%j is near to %j', (found, nearest) => {
    expect(nearestName(found, accepted)).toBe(nearest);
  });
});
