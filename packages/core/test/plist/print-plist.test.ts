import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainPlist, type PlainPlist } from '../../src/plist/plain-plist.ts';
import { printPlist } from '../../src/plist/print-plist.ts';
import { parseText, rootDict } from './read-fixture.ts';

const bookmark = new Map<string, PlainPlist>([
  ['Protocol', 's3'],
  ['Nickname', 'Heron & Sons'],
  ['Labels', ['red', 'blue']],
  ['Custom', new Map([['role_arn', 'arn:aws:iam::111122223333:role/Reports']])],
]);

const head = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
`;

describe('printPlist', () => {
  it("prints a bookmark in Cyberduck's own form", () => {
    expect(printPlist(bookmark, 'cyberduck')).toBe(
      `${head}<dict>
\t<key>Protocol</key>
\t<string>s3</string>
\t<key>Nickname</key>
\t<string><![CDATA[Heron & Sons]]></string>
\t<key>Labels</key>
\t<array>
\t\t<string>red</string>
\t\t<string>blue</string>
\t</array>
\t<key>Custom</key>
\t<dict>
\t\t<key>role_arn</key>
\t\t<string>arn:aws:iam::111122223333:role/Reports</string>
\t</dict>
</dict>
</plist>`,
    );
  });

  it('prints a profile in the form of the published ones', () => {
    const profile = new Map<string, PlainPlist>([
      ['Vendor', 'a & b'],
      ['Port Configurable', true],
      ['Icon', new Uint8Array([1, 2])],
    ]);
    expect(printPlist(profile, 'profile')).toBe(
      `${head}    <dict>
        <key>Vendor</key>
        <string>a &amp; b</string>
        <key>Port Configurable</key>
        <true/>
        <key>Icon</key>
        <data>
        AQI=
        </data>
    </dict>
</plist>
`,
    );
  });

  it('prints what reads back as the same, whatever it is', () => {
    const text = fc.string({ unit: 'grapheme' });
    const scalar = fc.oneof(
      text,
      fc.boolean(),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.double({ noNaN: true }),
      fc.date({ min: new Date('1600-01-01'), max: new Date('9999-01-01'), noInvalidDate: true }).map(wholeSeconds),
      fc.uint8Array(),
    );
    const { value } = fc.letrec<{ value: PlainPlist }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        scalar,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.array(fc.tuple(text, tie('value')), { maxLength: 4 }).map((entries) => new Map(entries)),
      ),
    }));
    const root = fc.array(fc.tuple(text, value), { maxLength: 5 }).map((entries) => new Map(entries));
    fc.assert(
      fc.property(
        root,
        fc.constantFrom('cyberduck', 'profile'),
        fc.constantFrom('\n', '\r\n'),
        (plain, form, newline) => {
          const document = parseText(printPlist(plain, form, newline));
          expect(document).toMatchObject({ outcome: 'dict', diagnostics: [] });
          expect(plainPlist(rootDict(document))).toEqual(plain);
        },
      ),
    );
  });
});

function wholeSeconds(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000);
}
