import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BookmarkPath } from '../../src/bookmark/bookmark-path.ts';
import { bookmarkValues, type BookmarkValues, savedBookmark } from '../../src/bookmark/bookmark-values.ts';
import { printBookmark } from '../../src/bookmark/write-bookmark.ts';
import { entry, readBody, readText } from './bookmark-texts.ts';

const reports: BookmarkValues = {
  protocol: 's3',
  provider: 'aws-s3-sts-assumerole',
  nickname: 'Heron & Sons',
  uuid: '3f0c2b52-6d0e-4f7c-9a56-0d2f8f4f9b11',
  hostname: 's3.amazonaws.com',
  port: 443,
  username: 'audit',
  path: '/reports',
  privateKey: { path: '/Users/ida/.ssh/key' },
  readonly: true,
  accessTimestamp: 1767225600000n,
  webUrl: '',
  custom: new Map([['role_arn', 'arn:aws:iam::111122223333:role/Reports']]),
  labels: [],
};

describe('printBookmark', () => {
  it('writes as Cyberduck does', () => {
    expect(printBookmark(reports, { home: '/Users/ida' })).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
\t<key>Protocol</key>
\t<string>s3</string>
\t<key>Provider</key>
\t<string>aws-s3-sts-assumerole</string>
\t<key>Nickname</key>
\t<string><![CDATA[Heron & Sons]]></string>
\t<key>UUID</key>
\t<string>3f0c2b52-6d0e-4f7c-9a56-0d2f8f4f9b11</string>
\t<key>Hostname</key>
\t<string>s3.amazonaws.com</string>
\t<key>Port</key>
\t<string>443</string>
\t<key>Username</key>
\t<string>audit</string>
\t<key>Path</key>
\t<string>/reports</string>
\t<key>Private Key File</key>
\t<string>~/.ssh/key</string>
\t<key>Private Key File Dictionary</key>
\t<dict>
\t\t<key>Path</key>
\t\t<string>/Users/ida/.ssh/key</string>
\t</dict>
\t<key>Web URL</key>
\t<string></string>
\t<key>Access Timestamp</key>
\t<string>1767225600000</string>
\t<key>Readonly</key>
\t<string>true</string>
\t<key>Custom</key>
\t<dict>
\t\t<key>role_arn</key>
\t\t<string>arn:aws:iam::111122223333:role/Reports</string>
\t</dict>
\t<key>Labels</key>
\t<array>
\t</array>
</dict>
</plist>`,
    );
  });

  it('leaves out what is blank, the provider that repeats the protocol, and modes of FTP elsewhere', () => {
    const values: BookmarkValues = {
      protocol: 's3',
      provider: 's3',
      nickname: ' ',
      username: '',
      path: '\t',
      comment: '',
      ftpConnectMode: 'active',
    };
    expect(bookmarkValues(readText(printBookmark(values)))).toEqual({ protocol: 's3' });
    const ftp: BookmarkValues = { protocol: 'ftps', ftpConnectMode: 'active' };
    expect(bookmarkValues(readText(printBookmark(ftp)))).toEqual(ftp);
  });

  it('ends lines as Windows does when asked', () => {
    const text = printBookmark(reports, { newline: '\r\n' });
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(bookmarkValues(readText(text))).toEqual(reports);
  });

  it('is read back as it was, and is the same text every time', () => {
    fc.assert(
      fc.property(bookmarks, (values) => {
        const text = printBookmark(values);
        expect(bookmarkValues(readText(text))).toEqual(values);
        expect(printBookmark(bookmarkValues(readText(text)))).toBe(text);
      }),
      { numRuns: 150 },
    );
  });
});

describe('savedBookmark', () => {
  it('fills in what Cyberduck fills in, and loses what it does not know', () => {
    const bookmark = readBody(
      [entry('Protocol', 's3-cli'), entry('Port', '-1'), entry('Username', 'audit'), entry('Odd', 'x')].join(''),
    );
    const saved = savedBookmark(bookmark, {
      protocol: 's3',
      vendor: 's3-cli',
      defaultHostname: 's3.amazonaws.com',
      defaultPort: 443,
      newUuid: 'new',
    });
    expect(saved).toEqual({
      protocol: 's3',
      provider: 's3-cli',
      uuid: 'new',
      hostname: 's3.amazonaws.com',
      port: 443,
      username: 'audit',
    });
  });
});

/** Text that XML can hold. */
const text = fc
  .string({ unit: fc.constantFrom('a', 'Z', ' ', '&', '<', '>', ']]>', '"', '\n', '\r', '\t', 'é', '漢', '😀', '%') })
  .map((drawn) => `x${drawn}`);
const name = text.map((drawn) => `${drawn.trim()}.`);
const local = fc.record({ path: text, bookmark: text }, { requiredKeys: ['path'] });
const { path } = fc.letrec<{ path: BookmarkPath }>((tie) => ({
  path: fc.record(
    {
      path: text.map((drawn) => `/${drawn}`),
      types: fc.uniqueArray(fc.constantFrom('file', 'directory', 'symboliclink', 'volume'), { minLength: 1 }),
      symbolicLink: tie('path'),
      attributes: fc
        .uniqueArray(fc.tuple(text, text), { minLength: 1, selector: ([key]) => key })
        .map((all) => new Map(all)),
    },
    { requiredKeys: ['path', 'types'] },
  ),
}));

const bookmarks: fc.Arbitrary<BookmarkValues> = fc.record(
  {
    protocol: fc.constantFrom('ftp', 'ftps'),
    provider: text,
    nickname: text,
    uuid: text,
    hostname: name,
    port: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    username: text,
    cdnCredentials: text,
    path: text,
    workdir: path,
    encoding: text,
    clientCertificate: text,
    privateKey: local,
    ftpConnectMode: fc.constantFrom('active', 'passive'),
    transferConnection: fc.constantFrom('browser', 'newconnection', 'concurrent'),
    downloadFolder: local,
    uploadFolder: local,
    timezone: text,
    comment: text,
    webUrl: fc.oneof(text, fc.constant('')),
    accessTimestamp: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    volume: text,
    readonly: fc.boolean(),
    custom: fc.array(fc.tuple(fc.oneof(text, fc.constant('__proto__')), text)).map((all) => new Map(all)),
    labels: fc.array(text),
  },
  { requiredKeys: ['protocol'] },
);
