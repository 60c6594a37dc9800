import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePlist } from '../../src/plist/parse-plist.ts';
import { plainPlist } from '../../src/plist/plain-plist.ts';
import { applyTextEdits } from '../../src/source/text-edit.ts';
import { readSource } from '../../src/source/read-source.ts';
import { findings, parseEntries, parseFixture, parseText, rootDict } from './read-fixture.ts';
import { sharedFolder, vectorsExist } from './shared-vectors.ts';

describe('parsePlist', () => {
  it('reads a profile and says where everything stands', () => {
    const document = parseFixture('profile.cyberduckprofile');
    expect(document).toMatchObject({ outcome: 'dict', format: 'xml', diagnostics: [] });
    const { entries } = rootDict(document);
    expect(entries.map((entry) => entry.key)).toEqual([
      'Protocol',
      'Vendor',
      'Default Port',
      'Port Configurable',
      'Regions',
      'Properties',
    ]);
    const vendor = entries[1];
    expect(vendor && document.source.slice(vendor.keySpan)).toBe('<key>Vendor</key>');
    expect(vendor && document.source.slice(vendor.keyTextSpan)).toBe('Vendor');
    expect(vendor && document.source.slice(vendor.value.span)).toBe('<string>heron-s3</string>');
    expect(vendor && document.source.position(vendor.value.span.start)).toEqual({ line: 11, column: 9 });
  });

  it.each(['profile-crlf.cyberduckprofile', 'profile-utf16.cyberduckprofile'])('reads the same from %s', (name) => {
    const document = parseFixture(name);
    expect(document.outcome).toBe('dict');
    expect(plainPlist(rootDict(document))).toEqual(plainPlist(rootDict(parseFixture('profile.cyberduckprofile'))));
  });

  it('reads what is there of a cut-off file and points at its end and at the tag left open', () => {
    const document = parseFixture('cut-off.cyberduckprofile');
    expect(document.outcome).toBe('refused');
    expect(rootDict(document).entries.map((entry) => entry.key)).toContain('Regions');
    expect(document.diagnostics).toHaveLength(1);
    const [finding] = document.diagnostics;
    expect(finding?.span.start).toBe(document.source.text.length);
    expect(finding?.facts).toEqual({ problem: 'the file ends inside <string>', expected: '</string>' });
    expect(finding?.related.map(({ span }) => document.source.slice(span))).toEqual(['<string']);
  });

  it('reads OpenStep and GNUstep', () => {
    const document = parseFixture('gnustep.duck');
    expect(document).toMatchObject({ outcome: 'dict', format: 'openstep', diagnostics: [] });
    expect(plainPlist(rootDict(document))).toEqual(
      new Map<string, unknown>([
        ['Protocol', 's3'],
        ['Nickname', 'Heron é'],
        ['Port', 443n],
        ['Labels', ['red', 'dark blue']],
        ['Icon', new Uint8Array([0x0f, 0xbd, 0x77, 0x1c, 0x27])],
        ['Seen', new Date('2026-01-31T12:00:00Z')],
      ]),
    );
  });

  it.each([
    ['<key>a</key><True/>', ['plist-value-dropped: <True/>']],
    ['<key>a</key><array><string>x</string><null/></array>', ['plist-value-dropped: <null/>']],
    ['<string>a</string><string>b</string>', ['plist-key-misplaced: <string>a</string>']],
    ['<key>a</key><true/><key>a</key><false/>', ['plist-key-repeated: <key>a</key>']],
    ['<key>a</key><string>x<b>y</b>z</string>', ['plist-text-cut: z']],
    ['<key>a</key><string>x<?pi?>z</string>', ['plist-text-cut: z']],
    ['<key>a</key>stray<true/>', ['plist-text-ignored: stray']],
    ['<key>a</key><false>true</false>', ['plist-text-ignored: true']],
    ['<key>a</key><integer> 443 </integer>', ['plist-number-retyped: <integer> 443 </integer>']],
    ['<key>a</key><integer>yes</integer>', ['plist-number-retyped: <integer>yes</integer>']],
    ['<key>a</key><date>2026-13-01T00:00:00Z</date>', ['plist-date-shifted: 2026-13-01T00:00:00Z']],
    ['<key>a</key><data>aGVsbG8</data>', ['plist-data-cut: aGVsbG8']],
  ])('reads %s and reports what is lost', (entries, expected) => {
    const document = parseEntries(entries);
    expect(document.outcome).toBe('dict');
    expect(findings(document)).toEqual(expected);
    expect(document.diagnostics.every((finding) => finding.severity === 'warning')).toBe(true);
  });

  it('reports an entity that vanishes', () => {
    const head = '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x.dtd">';
    const document = parseText(`${head}<plist><dict><key>a</key><string>x&nbsp;y</string></dict></plist>`);
    expect(findings(document)).toEqual(['plist-entity-vanished: &nbsp;']);
    expect(plainPlist(rootDict(document))).toEqual(new Map([['a', 'xy']]));
  });

  it.each([
    ['<key>a</key>', '<key>a</key>', 'the key "a" has no value, so <dict> holds an odd number of elements'],
    [
      '<key>a</key><key>b</key><true/>',
      '<key>b</key>',
      'the key "a" has no value, so <dict> holds an odd number of elements',
    ],
    ['<key>a</key><string>x & y</string>', '&', 'a bare ampersand'],
    ['<key>a</key><string>x < y</string>', '<', '"<" that begins no tag'],
    ['<key>a</key><integer>abc</integer>', 'abc', 'the text of <integer> is no number'],
    ['<key>a</key><string>x</strin>', '</strin>', '</strin> closes nothing here: <string> is still open'],
    ['<key>a</key><string x=1>x</string>', '1', 'the value of the attribute "x" is not in quotes'],
    ['<!-- a -- b -->', '--', 'two hyphens inside a comment'],
  ])('refuses %s at the place of the mistake', (entries, place, problem) => {
    const document = parseEntries(entries);
    expect(document.outcome).toBe('refused');
    const [finding] = document.diagnostics;
    expect(finding).toMatchObject({ code: 'plist-unreadable', severity: 'error', facts: { problem } });
    expect(finding && document.source.slice(finding.span)).toBe(place);
  });

  it('offers to escape a bare ampersand', () => {
    const document = parseEntries('<key>a</key><string>x & y</string>');
    expect(document.diagnostics[0]?.fixes[0]?.edits.map(({ text }) => text)).toEqual(['&amp;']);
    expect(plainPlist(rootDict(document))).toEqual(new Map([['a', 'x & y']]));
  });

  it.each([
    ['<key>a</key><True/>', '<key>a</key><true/>', false],
    ['<key>a</key><String>x</String>', '<key>a</key><string>x</string>', false],
    ['<key>a</key><int> 443 </int>', '<key>a</key><integer> 443 </integer>', false],
    ['<key>a</key><integer> 443 </integer>', '<key>a</key><integer>443</integer>', false],
    ['<key>a</key><true/><key>a</key><false/>', '<key>a</key><false/>', true],
  ])('offers to mend %s', (before, after, safe) => {
    const document = parseEntries(before);
    const fix = document.diagnostics[0]?.fixes[0];
    expect(fix?.safe).toBe(safe);
    expect(applyTextEdits(document.source.text, fix?.edits ?? [])).toBe(parseEntries(after).source.text);
  });

  it.each([
    ['', 'null', 'plist-nothing-read'],
    [' \n', 'null', 'plist-nothing-read'],
    ['<plist><string>x</string></plist>', 'other-root', 'plist-root-not-dictionary'],
    ['<plist><Dict/></plist>', 'null', 'plist-nothing-read'],
    ['<plist/>', 'refused', 'plist-unreadable'],
    ['<html><body/></html>', 'refused', 'plist-unreadable'],
    ['[default]\nregion = eu-west-1\n', 'refused', 'plist-unreadable'],
    ['{ a = b }', 'refused', 'plist-unreadable'],
  ])('meets %j as %s', (text, outcome, code) => {
    const document = parseText(text);
    expect(document.outcome).toBe(outcome);
    expect(document.diagnostics.map((finding) => finding.code)).toEqual([code]);
  });

  it('keeps keys that name parts of every object', () => {
    const document = parseEntries('<key>__proto__</key><dict><key>polluted</key><true/></dict>');
    expect(rootDict(document).entries[0]?.key).toBe('__proto__');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.skipIf(!vectorsExist)('reads every published profile without a finding that stops it', () => {
    const folder = `${sharedFolder}corpus/profiles/`;
    const refused = readdirSync(folder).filter((name) => {
      const { source } = readSource(name, readFileSync(folder + name));
      return parsePlist(source).outcome !== 'dict';
    });
    expect(refused).toEqual([]);
  });
});
