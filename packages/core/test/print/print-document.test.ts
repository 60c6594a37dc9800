import { describe, expect, it } from 'vitest';
import { printForms, type PrintForm } from '../../src/print/print-form.ts';
import { printDocument, type PrintedDocument } from '../../src/print/print-document.ts';
import { canonicalProfileOrder } from '../../src/print/write-profile.ts';
import { profileKeys } from '../../src/profile/profile-keys.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { urlProtocols } from '../../src/url/url-protocol.ts';

const newUuid = '00000000-0000-4000-8000-000000000000';

function print(name: string, text: string, form: PrintForm, keepUnknown = false): PrintedDocument {
  return printDocument(new SourceText(name, text), form, {
    protocols: urlProtocols([]),
    newUuid,
    keepUnknown,
    home: '/home/me',
  });
}

/** Losses as `code: the text at their place`. */
function lossesOf(text: string, { diagnostics }: PrintedDocument): readonly string[] {
  return diagnostics.map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`);
}

const head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
`;

const bookmark = `<plist version="1.0"><dict>
<!-- one --><key>Path</key><string>/a &amp; b</string>
<key>Port</key><integer>8443</integer>
<key>Protocol</key><string>s3</string><!-- two -->
<key>Colour</key><string>red</string>
<key>Nickname</key><array><string>x</string></array>
<key>Username</key><string></string>
<key>Workdir</key><string>/a</string>
<key>Private Key File</key><string>/home/me/.ssh/id</string>
<key>Custom</key><dict><key>s3.location</key><string>eu-west-1</string><key>odd</key><array/></dict>
</dict></plist>`;

describe('a bookmark', () => {
  it('as Cyberduck saves it (§8.1)', () => {
    const printed = print('b.duck', bookmark, 'cyberduck');
    expect(printed.text).toBe(`${head}<dict>
	<key>Protocol</key>
	<string>s3</string>
	<key>Provider</key>
	<string>iterate GmbH</string>
	<key>UUID</key>
	<string>${newUuid}</string>
	<key>Hostname</key>
	<string>s3.amazonaws.com</string>
	<key>Port</key>
	<string>8443</string>
	<key>Path</key>
	<string><![CDATA[/a & b]]></string>
	<key>Workdir Dictionary</key>
	<dict>
		<key>Type</key>
		<string>[directory]</string>
		<key>Remote</key>
		<string>/a</string>
	</dict>
	<key>Private Key File</key>
	<string>~/.ssh/id</string>
	<key>Private Key File Dictionary</key>
	<dict>
		<key>Path</key>
		<string>/home/me/.ssh/id</string>
	</dict>
	<key>Custom</key>
	<dict>
		<key>s3.location</key>
		<string>eu-west-1</string>
	</dict>
</dict>
</plist>`);
    expect(lossesOf(bookmark, printed)).toEqual([
      'print-key-dropped: <key>Colour</key>',
      'print-key-dropped: <key>Nickname</key>',
      'print-key-dropped: <key>Workdir</key>',
      'print-key-dropped: <key>odd</key>',
      'print-comments-dropped: <!-- one -->',
    ]);
    expect(printed.diagnostics.at(-1)?.facts).toEqual({ count: 2 });
  });

  it('in canonical form (§8.2): nothing filled in, no last folder', () => {
    const printed = print('b.duck', bookmark, 'canonical');
    expect(printed.text).toContain(`<dict>
	<key>Protocol</key>
	<string>s3</string>
	<key>Port</key>
	<string>8443</string>
	<key>Path</key>`);
    expect(printed.text).not.toMatch(/UUID|Workdir|Provider|Colour/u);
    const kept = print('b.duck', bookmark, 'canonical', true);
    expect(kept.text).toContain('<key>Colour</key>\n\t<string>red</string>');
    expect(lossesOf(bookmark, kept)).not.toContain('print-key-dropped: <key>Colour</key>');
  });

  it('as a URL', () => {
    const text = bookmark.replace('<string></string>', '<string>AKIAEXAMPLE</string>');
    const printed = print('b.duck', text, 'url');
    expect(printed.text).toBe('s3://AKIAEXAMPLE@:8443/a%20&%20b\n'.replace(':8443', ''));
    expect(lossesOf(text, printed)).toContain('url-key-not-held: <key>Port</key>');
  });

  it('is the same text when it is printed again', () => {
    for (const form of ['cyberduck', 'canonical'] as const) {
      const once = print('b.duck', bookmark, form).text ?? '';
      const twice = print('b.duck', once, form);
      expect(twice.text).toBe(once);
      expect(twice.diagnostics.filter(({ code }) => code !== 'print-key-dropped')).toEqual([]);
    }
  });
});

const profile = `<plist version="1.0"><dict>
<key>Properties</key><array><string>role_arn=</string><string>a=b=c</string></array>
<key>Role Configurable</key><string>1</string>
<key>Description</key><string>Herons &amp; egrets</string>
<key>Vendor</key><string>heron</string>
<key>Protocol</key><string>s3</string>
<key>Default Port</key><integer>443</integer>
<key>OAuth Client Secret</key><string></string>
<key>Regions</key><array><string>eu-west-1</string><true/></array>
<key>Region</key><array/>
<key>Type</key><string>s3</string>
</dict></plist>`;

describe('a profile', () => {
  it('in canonical form (§8.2)', () => {
    const printed = print('p.cyberduckprofile', profile, 'canonical');
    expect(printed.text).toBe(`${head}    <dict>
        <key>Protocol</key>
        <string>s3</string>
        <key>Vendor</key>
        <string>heron</string>
        <key>Description</key>
        <string>Herons &amp; egrets</string>
        <key>Default Port</key>
        <string>443</string>
        <key>Role Configurable</key>
        <true/>
        <key>Regions</key>
        <array>
            <string>eu-west-1</string>
        </array>
        <key>OAuth Client Secret</key>
        <string></string>
        <key>Properties</key>
        <dict>
            <key>role_arn</key>
            <string></string>
            <key>a</key>
            <string>b=c</string>
        </dict>
    </dict>
</plist>
`);
    expect(lossesOf(profile, printed)).toEqual([
      'print-key-dropped: <key>Region</key>',
      'print-key-dropped: <key>Type</key>',
    ]);
  });

  it("as Cyberduck's serialiser has it (§8.1)", () => {
    const { text } = print('p.cyberduckprofile', profile, 'cyberduck');
    expect(text).toContain('<key>Description</key>\n\t<string><![CDATA[Herons & egrets]]></string>');
    expect(text).toContain(
      '<key>Properties</key>\n\t<array>\n\t\t<string>role_arn=</string>\n\t\t<string>a=b=c</string>',
    );
    expect(text?.endsWith('</plist>')).toBe(true);
  });

  it('keeps real booleans among its Properties', () => {
    const text = profile.replace(
      /<array>.*?<\/array>/u,
      '<dict><key>x</key><true/><key>y</key><string>true</string></dict>',
    );
    expect(print('p.cyberduckprofile', text, 'canonical').text).toContain(
      '<key>x</key>\n            <true/>\n            <key>y</key>\n            <string>true</string>',
    );
  });

  it('has a place for every key that Cyberduck reads', () => {
    expect(canonicalProfileOrder.toSorted()).toEqual(Object.keys(profileKeys).toSorted());
  });
});

describe('any property list', () => {
  it('goes to JSON and comes back', () => {
    for (const [name, text] of [
      ['b.duck', bookmark],
      ['p.cyberduckprofile', profile],
    ] as const) {
      const json = print(name, text, 'json').text ?? '';
      const xml = print(`${name}.json`, json, 'xml');
      expect(xml.text).toBe(print(name, text, 'xml').text);
      expect(xml.diagnostics).toEqual([]);
    }
  });

  it('goes from OpenStep to XML', () => {
    const { text, kind } = print('x.duck', '{ Nickname = Heron; Port = 443; }', 'xml');
    expect(kind).toBe('bookmark');
    expect(text).toContain('<key>Port</key>\n\t<string>443</string>');
  });

  it.each(printForms)('that cannot be read is not printed as %s', (form) => {
    for (const text of ['', '<plist><dict><key>a</key>', '<plist><array/></plist>', '[x]']) {
      const printed = print('b.duck', text, form);
      expect(printed.text).toBeUndefined();
      expect(printed.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    }
  });

  it('of many unknown keys keeps them where it can, and does not list losses without end', () => {
    const members = Array.from({ length: 3000 }, (_, index) => `<key>k${index}</key><string>v</string>`).join('');
    const text = `<plist><dict><key>Protocol</key><string>s3</string><key>Custom</key><dict>${members}</dict>${members}</dict></plist>`;
    expect(print('b.duck', text, 'canonical').diagnostics).toHaveLength(200);
    expect(print('b.duck', text, 'canonical').text).toContain('<key>k2999</key>');
    expect(print('b.duck', text, 'canonical', true).diagnostics).toEqual([]);
  });

  it('has only the forms of its kind', () => {
    const other = '<plist><dict><key>a</key><true/></dict></plist>';
    for (const form of ['cyberduck', 'canonical', 'url'] as const)
      expect(print('x.plist', other, form).diagnostics.map(({ code }) => code)).toEqual(['print-form-not-possible']);
    expect(print('p.cyberduckprofile', profile, 'url').text).toBeUndefined();
  });
});
