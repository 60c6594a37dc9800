import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBookmark } from '../../src/document/open-documents.ts';
import { printPlist } from '../../src/plist/print-plist.ts';
import type { Bookmark } from '../../src/bookmark/bookmark.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { printConnectionUrl } from '../../src/url/print-url.ts';
import { partsOf, protocols } from './url-texts.ts';

function bookmarkOf(values: Readonly<Record<string, string>>): Bookmark {
  const text = printPlist(new Map(Object.entries(values)), 'cyberduck');
  const { bookmark } = openBookmark(new SourceText('b.duck', text));
  if (bookmark === undefined) throw new Error('not a bookmark');
  return bookmark;
}

function printed(values: Readonly<Record<string, string>>): { url: string; lost: readonly unknown[] } {
  const { url, losses } = printConnectionUrl(bookmarkOf(values), protocols);
  return { url, lost: losses.map(({ code, facts }) => facts['key'] ?? code) };
}

describe('a bookmark as a URL', () => {
  it.each([
    [
      { Protocol: 's3', Provider: 's3-cli', Username: 'reports', Path: '/bucket/a b' },
      's3-cli://reports@/bucket/a%20b',
    ],
    [
      {
        Protocol: 's3',
        Provider: 'iterate GmbH',
        Hostname: 's3.amazonaws.com',
        Port: '443',
        Username: 'AKIAEXAMPLE',
      },
      's3://AKIAEXAMPLE@s3.amazonaws.com',
    ],
    [
      { Protocol: 's3', Provider: 'minio', Hostname: 'minio', Port: '9000', Username: 'me@x', Path: '/b' },
      'minio://me%40x@minio:9000/b',
    ],
    [{ Protocol: 'sftp', Hostname: '2001:db8::1', Port: '2222', Username: 'u' }, 'sftp://u@[2001:db8::1]:2222'],
    [
      { Protocol: 'sftp', Hostname: 'h', Port: '-1', Username: 'ü/:', Path: '/a@b/%41' },
      'sftp://%C3%BC%2F%3A@h/a%40b/%2541',
    ],
    [{ Protocol: 's3', Provider: 's3-cli', Path: '/bucket' }, 's3-cli:/bucket'],
    [{ Protocol: 'sftp', Hostname: 'h', Username: 'u', Path: '/🦆' }, 'sftp://u@h/🦆'],
  ])('%j', (values, url) => {
    expect(printed(values)).toEqual({ url, lost: [] });
  });

  it('tells what is lost, with its place', () => {
    const values = {
      Protocol: 's3',
      Provider: 'Two Words (eu)',
      Nickname: 'Reports',
      UUID: 'b9',
      Hostname: 's3.example.org',
      Port: '9000',
      Username: 'me',
      Path: 'relative',
    };
    expect(printed(values)).toEqual({
      url: 's3://me@s3.example.org:9000/relative',
      lost: ['Provider', 'Nickname', 'Port', 'Path'],
    });
    const { losses } = printConnectionUrl(bookmarkOf(values), protocols);
    expect(losses.every(({ file, span }) => file === 'b.duck' && span.end > span.start)).toBe(true);
  });

  it('tells when a URL without a user means another one', () => {
    expect(printed({ Protocol: 's3', Path: '/b' })).toEqual({ url: 's3:/b', lost: ['url-user-anonymous'] });
  });

  it('survives a bookmark that holds next to nothing', () => {
    expect(printed({ Nickname: 'x' }).lost).toContain('Nickname');
    expect(printed({ Protocol: '://@' }).lost).toContain('Protocol');
  });
});

it('comes back from a URL as it went in, whatever a URL can hold', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => isPlain(text));
  const values = fc.record({
    Protocol: fc.constant('s3'),
    Provider: fc.constant('minio'),
    Username: word,
    Hostname: fc.domain(),
    // The default port need not stand in a URL.
    Port: fc
      .integer({ min: 1, max: 65_535 })
      .filter((port) => port !== 443)
      .map(String),
    Path: word.map((text) => `/${text}`),
  });
  fc.assert(
    fc.property(values, (entries) => {
      const { url, losses } = printConnectionUrl(bookmarkOf(entries), protocols);
      expect(losses).toEqual([]);
      expect(partsOf(url)).toEqual({
        protocol: 's3',
        provider: 'minio',
        username: entries.Username,
        hostname: entries.Hostname,
        port: Number(entries.Port),
        path: entries.Path,
      });
    }),
  );
});

/** What no XML file can hold, or a bookmark does not tell from nothing, is no matter of URLs. */
function isPlain(text: string): boolean {
  return text.trim() !== '' && !/[\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text);
}
