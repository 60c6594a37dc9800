import { describe, expect, it } from 'vitest';
import { openBookmark } from '../../src/document/open-documents.ts';
import { completeBookmark } from '../../src/handover/complete-bookmark.ts';
import { readSource } from '../../src/source/read-source.ts';
import { SourceText } from '../../src/source/source-text.ts';

const values = {
  sso_region: 'eu-west-1',
  sso_start_url: 'https://example.awsapps.com/start?a=1&b=<2>#/',
  sso_account_id: '012345678901',
  sso_role_name: 'Reports',
};

const plist = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0">\n<dict>\n\t<!-- mine -->\n\t<key>Protocol</key>\n\t<string>s3</string>\n${body}</dict>\n</plist>\n`;

function complete(text: string): string {
  const completed = completeBookmark(new SourceText('a.duck', text), values);
  return completed.ok ? completed.source.text : completed.diagnostics.map(({ code }) => code).join();
}

function customOf(text: string | Uint8Array): Readonly<Record<string, string>> {
  const source = typeof text === 'string' ? new SourceText('a.duck', text) : readSource('a.duck', text).source;
  const custom = openBookmark(source).bookmark?.custom ?? new Map();
  return Object.fromEntries([...custom].map(([key, { value }]) => [key, value]));
}

describe('completing a bookmark', () => {
  it.each([
    ['without Custom', ''],
    ['with an empty one', '\t<key>Custom</key>\n\t<dict/>\n'],
    ['with an empty pair', '\t<key>Custom</key>\n\t<dict></dict>\n'],
    ['with other preferences', '\t<key>Custom</key>\n\t<dict>\n\t\t<key>x</key>\n\t\t<string>y</string>\n\t</dict>\n'],
    [
      'with some of the values, old',
      '\t<key>Custom</key>\n\t<dict>\n\t\t<key>sso_role_name</key>\n\t\t<string>Old</string>\n\t\t<key>sso_region</key>\n\t\t<string/>\n\t</dict>\n',
    ],
  ])('writes all four values %s, and again nothing', (_title, body) => {
    const before = plist(body);
    const after = complete(before);
    expect(customOf(after)).toEqual({ ...customOf(before), ...values });
    expect(after).toContain('<!-- mine -->');
    expect(complete(after)).toBe(after);
  });

  it('keeps the encoding of the file, and leaves one alone that it cannot write', () => {
    const text = plist('\t<key>Nickname</key>\n\t<string>Grüße</string>\n');
    const wide = Buffer.from(`\u{feff}${text.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    const completed = completeBookmark(readSource('a.duck', wide).source, values);
    const bytes = completed.ok ? completed.source.origin?.bytes : undefined;
    expect(Buffer.from(bytes ?? []).subarray(0, 4)).toEqual(wide.subarray(0, 4));
    expect(customOf(bytes ?? '')).toEqual(values);
    const latin = Buffer.from(text.replace('UTF-8', 'ISO-8859-1'), 'latin1');
    expect(completeBookmark(readSource('a.duck', latin).source, values)).toMatchObject({ ok: false });
  });

  it.each(['', 'nothing of ours', '{ Protocol = "s3"; }', plist('\t<key>Custom</key>\n\t<string>x</string>\n')])(
    'leaves %j alone',
    (text) => {
      expect(complete(text)).toBe('handover-file-not-editable');
    },
  );

  it('writes nothing when a value is not known, and says which', () => {
    const { sso_role_name: _, ...rest } = values;
    const completed = completeBookmark(new SourceText('a.duck', plist('')), { ...rest, sso_region: '' });
    expect(completed).toMatchObject({
      ok: false,
      diagnostics: [{ code: 'handover-bookmark-incomplete', facts: { missing: 'sso_region, sso_role_name' } }],
    });
  });
});
