import { describe, expect, it } from 'vitest';
import { at, entry, readBody } from './bookmark-texts.ts';

const path = (body: string) => `<key>Workdir Dictionary</key><dict>${body}</dict>`;

describe('readBookmark', () => {
  it('reads every plain key with its place', () => {
    const bookmark = readBody(
      [
        entry('Protocol', 'sftp'),
        entry('CDN Credentials', 'cdn'),
        entry('Encoding', 'ISO-8859-1'),
        entry('Client Certificate', 'heron'),
        entry('Timezone', 'Europe/Zurich'),
        entry('Comment', 'two\nlines'),
        entry('Web URL', ''),
        entry('Volume', '/Volumes/Heron'),
      ].join('\n'),
    );
    const { protocol, cdnCredentials, encoding, clientCertificate, timezone, comment, webUrl, volume } = bookmark;
    const texts = [protocol, cdnCredentials, encoding, clientCertificate, timezone, comment, webUrl, volume];
    const expected = ['sftp', 'cdn', 'ISO-8859-1', 'heron', 'Europe/Zurich', 'two\nlines', '', '/Volumes/Heron'];
    expect(texts.map((text) => text?.value)).toEqual(expected);
    expect(texts.map((text) => at(bookmark, text))).toEqual(expected);
    expect(bookmark.failures).toEqual([]);
  });

  it.each([
    ['443', 443],
    ['+443', 443],
    ['-1', -1],
    ['\u{ff14}\u{ff14}\u{ff13}', 443],
  ])('reads the port %s', (text, port) => {
    expect(readBody(entry('Port', text)).port?.value).toBe(port);
  });

  it.each(['', ' 443', '443.0', 'https', '2147483648'])('cannot read the port "%s", and says so', (text) => {
    const bookmark = readBody(entry('Port', text));
    expect(bookmark.port).toBeUndefined();
    expect(bookmark.failures).toMatchObject([{ kind: 'number', key: 'Port', text }]);
  });

  it('reads milliseconds of 64 bit', () => {
    expect(readBody(entry('Access Timestamp', '1767225600000')).accessTimestamp?.value).toBe(1767225600000n);
    expect(readBody(entry('Access Timestamp', '9223372036854775807')).accessTimestamp?.value).toBe(2n ** 63n - 1n);
    expect(readBody('<key>Access Timestamp</key><date>2026-01-01T00:00:00Z</date>').failures).toMatchObject([
      { kind: 'number', key: 'Access Timestamp', text: 'Thu Jan 01 00:00:00 UTC 2026' },
    ]);
  });

  it.each([
    ['true', true],
    ['TRUE', true],
    ['1', false],
    ['yes', false],
  ])('reads Readonly %s', (text, value) => {
    expect(readBody(entry('Readonly', text)).readonly?.value).toBe(value);
  });

  describe('Transfer Connection', () => {
    it.each([
      [entry('Transfer Connection', 'concurrent'), 'concurrent'],
      [entry('Transfer Connection', 'unknown'), undefined],
      [entry('Transfer Connection', 'udt'), undefined],
      [entry('Maximum Connections', '1'), 'browser'],
      [entry('Maximum Connections', '2'), undefined],
      [entry('Transfer Connection', 'concurrent') + entry('Maximum Connections', 'many'), 'concurrent'],
    ])('%s', (body, value) => {
      const bookmark = readBody(body);
      expect(bookmark.transferConnection?.value).toBe(value);
      expect(bookmark.failures).toEqual([]);
    });

    it.each([
      [entry('Transfer Connection', 'Concurrent'), 'word'],
      [entry('Transfer Connection', ''), 'word'],
      [entry('Maximum Connections', 'many'), 'number'],
    ])('%s is an error', (body, kind) => {
      expect(readBody(body).failures).toMatchObject([{ kind }]);
    });
  });

  it('knows two modes of FTP', () => {
    expect(readBody(entry('FTP Connect Mode', 'passive')).ftpConnectMode?.value).toBe('passive');
    expect(readBody(entry('FTP Connect Mode', 'unknown'))).toMatchObject({ failures: [] });
    expect(readBody(entry('FTP Connect Mode', 'unknown')).ftpConnectMode).toBeUndefined();
    expect(readBody(entry('FTP Connect Mode', 'Passive')).failures).toMatchObject([{ kind: 'word' }]);
  });

  it('reads labels, and stumbles over a text', () => {
    const labels = readBody('<key>Labels</key><array><string>a</string><true/><string>b</string></array>').labels;
    expect(labels?.value).toEqual(['a', 'b']);
    expect(readBody(entry('Labels', 'a')).failures).toMatchObject([{ kind: 'null', key: 'Labels', text: 'a' }]);
  });

  describe('files of the disk', () => {
    const twin = entry('Private Key File', '~/.ssh/old');
    const dict = (body: string) => `<key>Private Key File Dictionary</key><dict>${body}</dict>`;

    it.each([
      ['the string alone', twin, { path: '~/.ssh/old' }],
      ['the dictionary before its twin', dict(entry('Path', '/new')) + twin, { path: '/new' }],
      ['what macOS keeps', dict(entry('Path', '/new') + entry('Bookmark', 'AAAA')), { path: '/new', bookmark: 'AAAA' }],
      ['a blank path, which means none', twin + dict(entry('Path', ' ')), undefined],
      ['a text where a dictionary should be', twin + entry('Private Key File Dictionary', 'x'), { path: '~/.ssh/old' }],
    ])('%s', (_name, body, value) => {
      expect(readBody(body).privateKey?.value).toEqual(value);
    });

    it('has no string beside the upload folder', () => {
      expect(readBody(entry('Upload Folder', '/x')).uploadFolder).toBeUndefined();
      const body = `<key>Upload Folder Dictionary</key><dict>${entry('Path', '/x')}</dict>`;
      expect(readBody(body).uploadFolder?.value).toEqual({ path: '/x' });
    });
  });

  describe('the last folder', () => {
    const nested = `${entry('Name', 'c')}<key>Parent</key><dict>${entry('Name', 'b')}<key>Parent</key><dict>${entry('Name', '/')}</dict></dict>`;

    it.each([
      ['an old string', entry('Workdir', '/a/b'), { path: '/a/b', types: ['directory'] }],
      [
        'a path',
        path(entry('Type', '[directory, volume, odd]') + entry('Remote', '/a')),
        { path: '/a', types: ['directory', 'volume'] },
      ],
      ['names from the inside out', path(entry('Type', '[file]') + nested), { path: '/b/c', types: ['file'] }],
      [
        'names before the old form',
        path(entry('Type', '[file]') + entry('Remote', '/old') + nested),
        { path: '/b/c', types: ['file'] },
      ],
      [
        'a type in bits',
        path(`${entry('Remote', '/a')}<key>Attributes</key><dict>${entry('Type', '10')}</dict>`),
        { path: '/a', types: ['directory', 'volume'], attributes: new Map([['Type', '10']]) },
      ],
      [
        'no type, so no path, whatever the string says',
        entry('Workdir', '/a') + path(entry('Remote', '/a')),
        undefined,
      ],
      ['unknown types only', path(entry('Type', '[odd]') + entry('Remote', '/a')), undefined],
    ])('%s', (_name, body, value) => {
      expect(readBody(body).workdir?.value).toEqual(value);
    });

    it('follows links', () => {
      const target = `<key>Symbolic Link</key><dict>${entry('Type', '[file]') + entry('Remote', '/b')}</dict>`;
      expect(readBody(path(entry('Type', '[symboliclink]') + entry('Remote', '/a') + target)).workdir?.value).toEqual({
        path: '/a',
        types: ['symboliclink'],
        symbolicLink: { path: '/b', types: ['file'] },
      });
    });
  });

  it('keeps hostile names of hidden preferences apart from prototypes', () => {
    const { custom } = readBody(`<key>Custom</key><dict>${entry('__proto__', 'x')}${entry('a', 'y')}</dict>`);
    expect([...custom].map(([name, { value }]) => [name, value])).toEqual([
      ['__proto__', 'x'],
      ['a', 'y'],
    ]);
  });
});
