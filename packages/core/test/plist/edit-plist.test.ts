import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  insertPlistEntry,
  removePlistEntry,
  renamePlistKey,
  setPlistBoolean,
  setPlistString,
  setPlistValue,
} from '../../src/plist/edit-plist.ts';
import { lookUp } from '../../src/plist/look-up.ts';
import { plainPlist } from '../../src/plist/plain-plist.ts';
import type { PlistDocument } from '../../src/plist/plist-document.ts';
import type { PlistEntry } from '../../src/plist/plist-tree.ts';
import { applyTextEdits, type TextEdit } from '../../src/source/text-edit.ts';
import { parseEntries, parseFixture, parseText, rootDict } from './read-fixture.ts';

function entryOf(document: PlistDocument, key: string): PlistEntry {
  const entry = lookUp(rootDict(document), key);
  if (entry === undefined) throw new Error(`no key ${key}`);
  return entry;
}

/** The text after the edits; whatever they are, the file has to stay readable. */
function applied({ source }: PlistDocument, edits: readonly TextEdit[]): string {
  const text = applyTextEdits(source.text, edits);
  expect(parseText(text).outcome).toBe('dict');
  return text;
}

const profile = parseFixture('profile.cyberduckprofile');
const crlf = parseFixture('profile-crlf.cyberduckprofile');

describe('editing a property list', () => {
  it('sets a text and touches nothing else', () => {
    const edits = setPlistString(profile.source, entryOf(profile, 'Vendor'), 'Heron & Sons');
    expect(applied(profile, edits)).toBe(profile.source.text.replace('>heron-s3<', '>Heron &amp; Sons<'));
  });

  it('turns another value into a text, and an empty element into a full one', () => {
    const flag = setPlistString(profile.source, entryOf(profile, 'Port Configurable'), 'true');
    expect(applied(profile, flag)).toBe(profile.source.text.replace('<false/>', '<string>true</string>'));
    const empty = parseEntries('<key>a</key><string/>');
    expect(applied(empty, setPlistString(empty.source, entryOf(empty, 'a'), 'x'))).toContain('<string>x</string>');
  });

  it('sets a truth value, and leaves one alone that is right already', () => {
    const entry = entryOf(profile, 'Port Configurable');
    expect(applied(profile, setPlistBoolean(profile.source, entry, true))).toBe(
      profile.source.text.replace('<false/>', '<true/>'),
    );
    expect(setPlistBoolean(profile.source, entry, false)).toEqual([]);
    expect(setPlistString(profile.source, entryOf(profile, 'Vendor'), 'heron-s3')).toEqual([]);
  });

  it('renames a key', () => {
    const edits = renamePlistKey(profile.source, entryOf(profile, 'Default Port'), 'Port');
    expect(applied(profile, edits)).toBe(profile.source.text.replace('Default Port', 'Port'));
    const odd = parseEntries('<string>a</string><true/>');
    expect(applied(odd, renamePlistKey(odd.source, entryOf(odd, 'a'), 'b'))).toContain('<key>b</key><true/>');
  });

  it('removes an entry with its lines, but not the comment before it', () => {
    const edits = removePlistEntry(profile.source, entryOf(profile, 'Default Port'));
    expect(applied(profile, edits)).toBe(
      profile.source.text.replace('        <key>Default Port</key>\n        <string>443</string>\n', ''),
    );
    const kept = removePlistEntry(profile.source, entryOf(profile, 'Vendor'));
    expect(applied(profile, kept)).toContain('<!-- also the scheme of its URLs -->');
    const line = parseEntries('<key>a</key><true/><key>b</key><false/>');
    expect(applied(line, removePlistEntry(line.source, entryOf(line, 'a')))).toContain('<dict><key>b</key>');
  });

  it('inserts behind an entry and its comment, indented as its neighbour', () => {
    const after = entryOf(profile, 'Vendor');
    const edits = insertPlistEntry(profile.source, rootDict(profile), after, 'Role Configurable', true);
    const comment = '<!-- also the scheme of its URLs -->\n';
    expect(applied(profile, edits)).toBe(
      profile.source.text.replace(comment, `${comment}        <key>Role Configurable</key>\n        <true/>\n`),
    );
  });

  it('inserts at the end, with the line ends of the file', () => {
    const edits = insertPlistEntry(crlf.source, rootDict(crlf), undefined, 'Scopes', ['a', 'b']);
    const text = applied(crlf, edits);
    expect(text).toContain(
      [
        '        </dict>',
        '        <key>Scopes</key>',
        '        <array>',
        '            <string>a</string>',
        '            <string>b</string>',
        '        </array>',
        '    </dict>',
      ].join('\r\n'),
    );
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });

  it.each([
    [
      '<plist>\n\t<dict/>\n</plist>',
      '<plist>\n\t<dict>\n\t\t<key>a</key>\n\t\t<string>b</string>\n\t</dict>\n</plist>',
    ],
    ['<plist><dict></dict></plist>', '<plist><dict>\n    <key>a</key>\n    <string>b</string>\n</dict></plist>'],
    [
      '<plist>\n<dict>\n\t<!-- none yet -->\n</dict>\n</plist>',
      '<plist>\n<dict>\n\t<!-- none yet -->\n\t<key>a</key>\n\t<string>b</string>\n</dict>\n</plist>',
    ],
    [
      '<plist><dict><key>x</key><true/></dict></plist>',
      '<plist><dict><key>x</key><true/><key>a</key><string>b</string></dict></plist>',
    ],
  ])('inserts into %j', (before, after) => {
    const document = parseText(before);
    expect(applied(document, insertPlistEntry(document.source, rootDict(document), undefined, 'a', 'b'))).toBe(after);
  });

  it('leaves files in other formats alone', () => {
    const document = parseFixture('gnustep.duck');
    expect(setPlistString(document.source, entryOf(document, 'Protocol'), 'x')).toEqual([]);
    expect(removePlistEntry(document.source, entryOf(document, 'Protocol'))).toEqual([]);
  });

  it('changes exactly the value it is told to, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(profile, crlf), (text, document) => {
        const entry = entryOf(document, 'Vendor');
        const after = parseText(applied(document, setPlistValue(document.source, entry, text)));
        const expected = new Map(
          Object.entries(Object.fromEntries(rootDict(document).entries.map((one) => [one.key, plainPlist(one.value)]))),
        );
        expected.set('Vendor', withoutForbidden(text));
        expect(plainPlist(rootDict(after))).toEqual(expected);
      }),
    );
  });
});

/** XML has no way to write these. */
function withoutForbidden(text: string): string {
  return text.replace(
    new RegExp(String.raw`[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\uFFFE\uFFFF]`, 'gu'),
    '',
  );
}
