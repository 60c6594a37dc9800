import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { memberFolder } from '../../src/fleet/member-folder.ts';
import { lint } from '../../src/lint.ts';
import { parsePlist } from '../../src/plist/parse-plist.ts';
import { readBookmark } from '../../src/bookmark/read-bookmark.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { expand, memberOf, sha1Hex, type SpecValues } from './fleet-samples.ts';

const naming = {
  nickname: { components: ['{user.name}', '{role}'] },
  fileName: { components: ['{user.name}', '{role}'] },
};

/** Names of a member's bookmarks and their files, and the codes of what was told. */
function namesFor(name: string, values: SpecValues = {}): Readonly<Record<string, readonly (string | undefined)[]>> {
  const { files, diagnostics } = expand(memberOf('anna', { name, team: 'sales' }), { naming, ...values });
  const bookmarks = files.filter(({ path }) => path.endsWith('.duck'));
  return {
    files: bookmarks.map(({ path }) => path.slice('anna/bookmarks/'.length)),
    nicknames: bookmarks.map(({ path, text }) => readBookmark(parsePlist(new SourceText(path, text)))?.nickname?.value),
    codes: diagnostics.map(({ code }) => code),
  };
}

describe('names', () => {
  it.each([
    ['../../x', '-..-x - ReadOnly.duck', '../../x - ReadOnly'],
    ['a/b\\c', 'a-b-c - ReadOnly.duck', 'a/b\\c - ReadOnly'],
    ['a\u0000b\u0007', 'ab - ReadOnly.duck', 'ab - ReadOnly'],
    ['\u202Egpj.exe', 'gpj.exe - ReadOnly.duck', 'gpj.exe - ReadOnly'],
    ['=cmd|x', 'cmd-x - ReadOnly.duck', 'cmd|x - ReadOnly'],
    ['{user.team}${HOME}', '{user.team}${HOME} - ReadOnly.duck', '{user.team}${HOME} - ReadOnly'],
    [']]></string>&', ']]---string-& - ReadOnly.duck', ']]></string>& - ReadOnly'],
  ])('of %j are safe, and told when they changed', (name, file, nickname) => {
    const found = namesFor(name);
    expect(found['files']).toEqual([file]);
    expect(found['nicknames']).toEqual([nickname]);
    expect(found['codes']?.length).toBe(
      [file.slice(0, -'.duck'.length), nickname].filter((one) => one !== `${name} - ReadOnly`).length,
    );
  });

  it.each(['CON', 'nul', 'com1', 'LPT9.txt', 'aux.', 'COM\u00b9'])('never are devices of Windows: %j', (name) => {
    const values = { naming: { ...naming, fileName: { components: ['{user.name}'] } } };
    expect(namesFor(name, values)['files']?.[0]).toMatch(/^_/u);
  });

  it('are cut, and stay apart whatever the case', () => {
    const roles = [{ name: 'readonly' }, { name: 'ReadOnly' }, { name: 'READONLY' }];
    const grants = [{ roles: ['readonly', 'ReadOnly', 'READONLY'], accounts: ['dev'] }];
    const found = namesFor('x'.repeat(500), { roles, grants });
    expect(new Set(found['files']?.map((file) => file?.toLowerCase())).size).toBe(3);
    for (const file of found['files'] ?? []) expect(file?.length).toBeLessThanOrEqual(85);
  });

  it.each([
    ['number', ['x.duck', 'x-2.duck'], []],
    ['suffix', ['x.duck', expect.stringMatching(/^x-[0-9a-f]{6}\.duck$/u)], []],
    ['refuse', ['x.duck'], ['fleet-name-refused']],
  ])('that are the same: %s', (collision, files, codes) => {
    const one = { components: ['x'], separator: '-', collision };
    const grants = [{ roles: ['ReadOnly'] }];
    const found = namesFor('x', { grants, naming: { fileName: one } });
    expect(found['files']).toEqual(files);
    expect(found['codes']).toEqual(codes);
  });
});

describe('values', () => {
  it.each(['a\nb', 'x # y', '"q"', 'finance\r\n[profile evil]'])('that no ARN holds are refused: %j', (team) => {
    const grants = [{ roles: ['Backup'] }];
    const { files, diagnostics } = expand(memberOf('anna', { team }), { grants });
    expect(diagnostics.map(({ code }) => code)).toEqual(['fleet-value-refused']);
    expect(files).toEqual([]);
  });

  it('lead no bookmark out of its bucket', () => {
    const grants = [{ roles: ['ReadOnly'], buckets: ['reports'] }];
    const { files, diagnostics } = expand(memberOf('anna', { team: '../other' }), { grants });
    expect(files.filter(({ path }) => path.endsWith('.duck')).map(({ path }) => path)).toEqual([]);
    expect(diagnostics[0]?.facts).toMatchObject({ member: 'anna', line: 2, key: 'path' });
  });

  it('leave out the device of who has none', () => {
    const grants = [{ roles: ['Backup'] }];
    const roles = [{ name: 'Backup', roleArn: 'arn:aws:iam::{account_id}:role/x', mfaSerial: '{user.device}' }];
    const variables = [{ name: 'device' }];
    const { files } = expand(memberOf('anna', { device: '' }), { grants, roles, variables, buckets: [] });
    expect(files.map(({ text }) => text).join('\n')).not.toContain('mfa_serial =');
  });
});

describe('memberFolder', () => {
  it('is one name that every platform takes, and one of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const folder = memberFolder(a, sha1Hex);
        expect(folder).not.toMatch(/[/\\:*?"<>|\p{Cc}\u202a-\u202e\u2066-\u2069]|^\.|[. ]$/u);
        expect(folder.length).toBeGreaterThan(0);
        expect(Buffer.byteLength(folder)).toBeLessThan(200);
        expect(a === b || memberFolder(b, sha1Hex).toLowerCase() !== folder.toLowerCase()).toBe(true);
      }),
    );
  });

  it('keeps a simple id as it is', () => {
    expect(memberFolder('anna.b@example.com', sha1Hex)).toBe('anna.b@example.com');
    expect(memberFolder('Anna', sha1Hex)).toMatch(/^anna~[0-9a-f]{12}$/u);
    expect(memberFolder('con', sha1Hex)).toMatch(/^_con~/u);
  });
});

it('writes files without findings for whatever stands in a roster', () => {
  const values = { naming, grants: [{ roles: ['ReadOnly'], buckets: ['reports'] }, { roles: ['Backup'] }] };
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (name, team) => {
      const { files } = expand(memberOf('anna', { name, team }), values);
      const report = lint(files.map(({ path, text }) => new SourceText(path, text)));
      expect(report.files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code))).toEqual([]);
    }),
    { numRuns: 25 },
  );
});
