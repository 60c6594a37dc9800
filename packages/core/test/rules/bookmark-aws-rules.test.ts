import { describe, expect, it } from 'vitest';
import { fix } from '../../src/fix.ts';
import { lint } from '../../src/lint.ts';
import { programIds, type ProgramId } from '../../src/programs/program.ts';
import { SourceText } from '../../src/source/source-text.ts';

const keys = 'aws_access_key_id = AKIAIOSFODNN7HERON23\naws_secret_access_key = canaryHeron\n';

function bookmark(username: string, provider = 's3-cli'): SourceText {
  const pairs = [
    ['Protocol', 's3'],
    ['Provider', provider],
    ['UUID', '3f0c2b52-6d0e-4f7c-9a56-0d2f8f4f9b11'],
    ['Username', username],
  ];
  const body = pairs.map(([key, value]) => `<key>${key}</key><string>${value}</string>`).join('\n');
  return new SourceText(
    'heron.duck',
    `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict>\n${body}\n</dict>\n</plist>\n`,
  );
}

function aws(folder: string, config: string, credentials?: string): readonly SourceText[] {
  return [
    new SourceText(`${folder}/.aws/config`, config),
    ...(credentials === undefined ? [] : [new SourceText(`${folder}/.aws/credentials`, credentials)]),
  ];
}

function codesOf(sources: readonly SourceText[], programs: readonly ProgramId[] = programIds): readonly string[] {
  return lint(sources, { programs }).files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
}

describe('a bookmark that names an AWS profile', () => {
  const files = aws('home', '[profile heron]\nregion = eu-west-1\n', `[heron]\n${keys}`);

  it('is judged only beside both files, and one pair of them', () => {
    const wrong = bookmark('hreon');
    expect(codesOf([wrong, ...files])).toEqual(['bookmark-aws-profile-unknown']);
    expect(codesOf([wrong])).toEqual([]);
    expect(codesOf([wrong, ...files.slice(0, 1)])).toEqual([]);
    expect(codesOf([wrong, ...files, ...aws('other', '', '')])).toEqual([]);
  });

  it('points to the profile that was probably meant, in the other file, and can be mended', () => {
    const sources = [bookmark('hreon'), ...files];
    const [finding] = lint(sources).files.flatMap(({ diagnostics }) => diagnostics);
    expect(finding?.facts).toMatchObject({ found: 'hreon', nearest: 'heron', candidates: ['heron'] });
    const [related] = finding?.related ?? [];
    const source = files.find(({ name }) => name === related?.file);
    expect(related === undefined ? undefined : source?.slice(related.span)).toBe('heron');
    expect(fix(sources, { unsafe: false }).applied).toEqual([]);
    const mended = fix(sources, { unsafe: true });
    expect(mended.sources[0]?.text).toContain('<string>heron</string>');
    expect(mended.report.files.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  });

  it('is judged era by era', () => {
    const sso =
      '[profile sso]\nsso_session = corp\nsso_account_id = 012345678901\nsso_role_name = Reader\nregion = eu-west-1\n\n' +
      '[sso-session corp]\nsso_start_url = https://heron.awsapps.com/start\nsso_region = eu-west-1\n';
    const sources = [bookmark('sso'), ...aws('home', sso, '')];
    expect(codesOf(sources, ['cyberduck@9.5'])).toEqual(['bookmark-aws-profile-without-keys']);
    for (const program of ['cyberduck@9.2', 'cyberduck@9.4'] as const)
      expect(codesOf(sources, [program])).toEqual(['bookmark-sso-session-ignored']);
    expect(codesOf(sources, ['aws-cli@2', 'sdk-js@3'])).toEqual([]);
  });

  it('is left in peace while Cyberduck refuses the files: that has a finding of its own', () => {
    expect(codesOf([bookmark('hreon'), ...aws('home', '; note\n', `[heron]\n${keys}`)])).toEqual([
      'aws-comment-semicolon',
    ]);
  });
});
