import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { fix } from '../../src/fix.ts';
import { lint } from '../../src/lint.ts';
import { readSource } from '../../src/source/read-source.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { applyTextEdits } from '../../src/source/text-edit.ts';
import { lintFixtures } from './lint-fixtures.ts';

const bad = lintFixtures('bad');

function findingsOf(sources: readonly SourceText[]): readonly Diagnostic[] {
  return lint(sources).files.flatMap(({ diagnostics }) => diagnostics);
}

function hasFix(finding: Diagnostic, safeOnly: boolean): boolean {
  return finding.fixes.some(({ safe }) => safe || !safeOnly);
}

function lineOf(source: SourceText, offset: number): number {
  return source.position(offset).line;
}

function linesBetween(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Those of `wanted` that stand in `lines` in their order: all of them, if they are. */
function inOrder(lines: readonly string[], wanted: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const line of lines) if (line === wanted[found.length]) found.push(line);
  return found;
}

/** A text mended once, so that there is one version of it to compare. */
function fixText(name: string, text: string, unsafe = false): string {
  return fix([new SourceText(name, text)], { unsafe }).sources[0]?.text ?? '';
}

const plist = (body: string): string => `<plist version="1.0">\n<dict>\n${body}\n</dict>\n</plist>\n`;

describe('fix', () => {
  const fixable = bad.filter(({ sources }) => findingsOf(sources).some((finding) => hasFix(finding, true)));

  it('has something safe to do in these fixtures', () => {
    expect(fixable.map(({ name }) => name)).toEqual([
      'aws-byte-order-mark',
      'aws-comment-indented',
      'aws-comment-semicolon',
      'aws-credential-source-unknown',
      'aws-delimiter-colon',
      'aws-header-blanks',
      'aws-header-comment',
      'aws-header-comment-bracket',
      'aws-header-comment-glued',
      'aws-header-indented',
      'aws-header-letter-case',
      'aws-key-letter-case',
      'aws-key-repeated',
      'aws-lone-carriage-return',
      'aws-profile-prefix-in-credentials',
      'aws-profile-prefix-missing',
      'aws-section-name-quoted',
      'aws-security-token-alone',
      'aws-setting-indented',
      'aws-sso-scopes-blanks',
      'aws-value-comment',
      'aws-value-not-boolean',
      'aws-value-not-listed',
      'aws-value-quoted',
      'bookmark-key-unknown',
      'bookmark-protocol-unknown',
      'plist-key-repeated',
      'plist-unreadable+no-bracket',
      'profile-key-unknown',
      'profile-list-broken-lines',
      'profile-protocol-unknown',
      'profile-scheme-unknown',
      'profile-signature-unknown',
      'profile-token-flag-for-role+without-mfa',
      'profile-token-flag-for-role',
      'suppression-misplaced',
      'suppression-unused+aws',
      'suppression-unused',
    ]);
  });

  // A suppression counts as soon as its comment stands alone: then what it is about goes as well.
  const mendable = fixable.filter(({ name }) => name !== 'suppression-misplaced');

  it.each(mendable)('mends $name: what had a safe fix is gone, what had none stays', ({ sources }) => {
    const before = findingsOf(sources);
    const result = fix(sources, { unsafe: false });
    const after = result.report.files.flatMap(({ diagnostics }) => diagnostics);
    expect(after.filter((finding) => hasFix(finding, true))).toEqual([]);
    expect(after.map(({ code }) => code)).toEqual(
      before.filter((finding) => !hasFix(finding, true)).map(({ code }) => code),
    );
  });

  it.each(bad)('touches only the lines of its edits in $name, and is done after once', ({ sources }) => {
    for (const unsafe of [false, true]) {
      const result = fix(sources, { unsafe });
      for (const [index, source] of sources.entries()) {
        const mended = result.sources[index];
        expect(mended?.name).toBe(source.name);
        // A lone CR makes lines of its own.
        if (mended === undefined || mended === source || source.text.includes('\r')) continue;
        const lines = source.text.split('\n');
        const touched = new Set(
          findingsOf(sources).flatMap(({ fixes }) =>
            fixes.flatMap(({ edits }) =>
              edits
                .filter(({ file }) => file === source.name)
                .flatMap(({ span }) => linesBetween(lineOf(source, span.start), lineOf(source, span.end))),
            ),
          ),
        );
        const left = lines.filter((_, line) => !touched.has(line + 1));
        const now = mended.text.split('\n');
        // Lines that no edit touches are all still there, in order.
        expect(inOrder(now, left)).toEqual(left);
      }
      const again = fix(result.sources, { unsafe });
      expect(again.applied).toEqual([]);
      expect(again.sources.map(({ text }) => text)).toEqual(result.sources.map(({ text }) => text));
    }
  });

  it('keeps comments, blanks and line ends around what it changes', () => {
    expect(
      fixText(
        'a.cyberduckprofile',
        plist(
          '\t<!-- one -->\r\n\t<key>Protocol</key> <!-- two -->\r\n\t<string>S3</string>\r\n\t<key>Vendor</key><string>x</string>',
        ),
      ),
    ).toBe(
      plist(
        '\t<!-- one -->\r\n\t<key>Protocol</key> <!-- two -->\r\n\t<string>s3</string>\r\n\t<key>Vendor</key><string>x</string>',
      ),
    );
    expect(fixText('.aws/config', '# note\r\n[ heron ] ; mine\r\nregion=eu-west-1\r\n')).toBe(
      '# note\r\n[profile heron]\r\n# mine\r\nregion=eu-west-1\r\n',
    );
  });

  it('replaces the older flag and adds the one for MFA in the style of the file', () => {
    const before = bad.find(({ name }) => name === 'profile-token-flag-for-role')?.sources ?? [];
    const after = fix(before, { unsafe: false }).sources[0]?.text;
    expect(after).toContain(
      '    <!-- from an old guide -->\n    <key>Role Configurable</key>\n    <true/>\n    <key>Multi Factor Configurable</key>\n    <true/>\n',
    );
  });

  it('asks for consent before it changes a meaning', () => {
    const text = plist(
      '<key>Protocol</key><string>s3</string><key>Vendor</key><string>x</string><key>Port Configurable</key><string>yes</string><key>Default Hostnam</key><string>h</string>',
    );
    expect(fixText('a.cyberduckprofile', text)).toBe(text);
    const mended = fixText('a.cyberduckprofile', text, true);
    expect(mended).toContain('<key>Port Configurable</key><true/>');
    expect(mended).toContain('<key>Default Hostname</key>');
  });

  it('renames one key only where two mean the same', () => {
    const text = plist(
      '<key>Protocol</key><string>s3</string>\n<key>vendor</key><string>a</string>\n<key>VENDOR</key><string>b</string>',
    );
    expect(fixText('a.cyberduckprofile', text)).toBe(text.replace('vendor', 'Vendor'));
  });

  it('does not make a section that the file has already', () => {
    const text = '[profile heron]\nregion = eu-west-1\n\n[heron]\nregion = eu-west-2\n';
    expect(fixText('.aws/config', text)).toBe(text);
    const credentials = '[heron]\nregion = eu-west-1\n\n[profile heron]\nregion = eu-west-2\n';
    expect(fixText('.aws/credentials', credentials)).toBe(credentials);
  });

  it('takes quotes along with the prefix, and leaves names with blanks to the author', () => {
    expect(fixText('.aws/config', '["heron"]\nregion = eu-west-1\n')).toBe('[profile heron]\nregion = eu-west-1\n');
    expect(fixText('.aws/credentials', '[profile "heron"]\nregion = eu-west-1\n')).toBe(
      '[heron]\nregion = eu-west-1\n',
    );
    for (const text of [
      '[grey heron]\nregion = eu-west-1\n',
      '["grey heron"]\nregion = eu-west-1\n',
      '[]\nregion = eu-west-1\n',
    ]) {
      expect(fixText('.aws/config', text)).toBe(text);
    }
  });

  it('leaves files alone that cannot be saved as they were without harm', () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>\n${plist('<key>Protocol</key><string>S3</string><key>Vendor</key><string>Gr\u00F6\u00DFe</string>')}`;
    const latin = readSource('a.cyberduckprofile', Buffer.from(text, 'latin1')).source;
    const broken = readSource('.aws/config', Buffer.from('# \u00F6\n[heron]\nregion = eu-west-1\n', 'latin1')).source;
    const sources = [latin, broken];
    expect(findingsOf(sources).filter((finding) => hasFix(finding, true))).toHaveLength(2);
    const result = fix(sources, { unsafe: true });
    expect(result.applied).toEqual([]);
    expect(result.sources).toEqual(sources);
  });

  it.each(['le', 'be'])('keeps UTF-16 %s', (order) => {
    const encode = (text: string): Buffer => {
      const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
      return order === 'le' ? bytes : bytes.swap16();
    };
    const text = `<?xml version="1.0" encoding="UTF-16"?>\n${plist('<key>Protocol</key><string>S3</string><key>Vendor</key><string>Gr\u00F6\u00DFe</string><key>Description</key><string>d</string>')}`;
    const { source } = readSource('a.cyberduckprofile', encode(text));
    const result = fix([source], { unsafe: false });
    const bytes = result.sources[0]?.origin?.bytes;
    expect(bytes === undefined ? undefined : Buffer.from(bytes)).toEqual(encode(text.replace('S3', 's3')));
    expect(result.report.files[0]?.diagnostics).toEqual([]);
  });

  it('offers no fix in a format whose values are written otherwise', () => {
    const text = '{ Protocol = S3; vendor = x; "Port Configurable" = yes; "Default Port " = 443; }';
    const source = new SourceText('a.cyberduckprofile', text);
    expect(findingsOf([source]).length).toBeGreaterThan(2);
    expect(fixText('a.cyberduckprofile', text, true)).toBe(text);
  });

  it('mends both files of a folder and several folders at once', () => {
    const sources = [
      new SourceText('a/.aws/config', '[heron]\nregion = eu-west-1\n'),
      new SourceText('a/.aws/credentials', '[profile heron]\nregion = eu-west-2\n'),
      new SourceText('b.duck', plist('<key>Protocol</key>\n<string>S3</string>')),
    ];
    const result = fix(sources, { unsafe: false });
    expect(result.applied).toHaveLength(3);
    expect(findingsOf(result.sources)).toEqual([]);
    expect(result.sources.map(({ text }) => text)).toEqual([
      '[profile heron]\nregion = eu-west-1\n',
      '[heron]\nregion = eu-west-2\n',
      plist('<key>Protocol</key>\n<string>s3</string>'),
    ]);
  });

  it('fixes only what concerns the programs that are asked about', () => {
    const source = new SourceText('.aws/config', '[heron]\nregion = eu-west-1\n');
    expect(fix([source], { unsafe: false, programs: ['cyberduck@9.5'] }).sources).toEqual([source]);
    expect(fix([source], { unsafe: false, programs: ['aws-cli@2'] }).applied).toHaveLength(1);
  });
});

describe('lint and fix on anything', () => {
  const names = fc.constantFrom('a.cyberduckprofile', 'b.duck', '.aws/config', '.aws/credentials', 'note.txt');
  const pieces = fc.constantFrom(
    '<plist>',
    '</plist>',
    '<dict>',
    '</dict>',
    '<key>',
    '</key>',
    '<string>',
    '</string>',
    '<key>Protocol</key>',
    '<string>S3</string>',
    '<key>vendor</key>',
    '<true/>',
    '<array>',
    '</array>',
    '<key>Properties</key>',
    '&amp;',
    '&',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    'role_arn',
    'mfa_serial',
    '=',
    ' = ',
    '\n',
    '\r',
    '\r\n',
    '\t',
    '[',
    ']',
    '[profile ',
    '[default]',
    'source_profile',
    'aws_access_key_id',
    'aws_secret_access_key',
    '"',
    "'",
    '#',
    ' ; ',
    '\uFEFF',
    '\0',
    '\u2028',
    '\uD800',
    'bplist00',
    '{',
    '}',
    '(',
    '<?xml version="1.0"?>',
    '<integer>1</integer>',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc
      .array(fc.oneof(pieces, pieces, pieces, fc.string({ maxLength: 8 })), { maxLength: 60 })
      .map((parts) => parts.join('')),
  );

  it('never throws, and stops', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(names, texts), { maxLength: 3 }), fc.boolean(), (files, unsafe) => {
        const sources = files.map(([name, text], index) => new SourceText(`${index}/${name}`, text));
        const result = fix(sources, { unsafe });
        expect(result.sources).toHaveLength(sources.length);
        for (const [index, source] of result.sources.entries()) {
          expect(source.name).toBe(sources[index]?.name);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never throws on bytes either', () => {
    fc.assert(
      fc.property(names, fc.uint8Array({ maxLength: 200 }), (name, bytes) => {
        const { source } = readSource(name, bytes);
        expect(fix([source], { unsafe: true }).sources).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });
});

describe('applyTextEdits', () => {
  const edit = (start: number, end: number, text: string) => ({ span: { start, end }, text });

  it('makes edits in any order', () => {
    expect(applyTextEdits('abcdef', [edit(4, 5, 'E'), edit(0, 1, ''), edit(2, 2, '+')])).toBe('b+cdEf');
  });

  it('refuses edits that overlap or lie outside', () => {
    expect(() => applyTextEdits('abcdef', [edit(0, 3, 'x'), edit(2, 4, 'y')])).toThrow(RangeError);
    expect(() => applyTextEdits('abc', [edit(2, 4, 'x')])).toThrow(RangeError);
    expect(() => applyTextEdits('abc', [edit(2, 1, 'x')])).toThrow(RangeError);
  });
});
