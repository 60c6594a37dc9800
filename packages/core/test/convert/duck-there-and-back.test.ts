import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BookmarkValues, bookmarkValues } from '../../src/bookmark/bookmark-values.ts';
import type { Bookmark } from '../../src/bookmark/bookmark.ts';
import { printBookmark } from '../../src/bookmark/write-bookmark.ts';
import type { ConvertOptions, ConvertSource } from '../../src/convert/conversion.ts';
import { convert } from '../../src/convert/convert.ts';
import { openBookmark } from '../../src/document/open-documents.ts';
import { openDuckCommand } from '../../src/duck/open-duck-command.ts';
import { readDuckCommand } from '../../src/duck/read-duck-command.ts';
import { splitPosixLine } from '../../src/duck/split-posix-line.ts';
import { splitWindowsLine } from '../../src/duck/split-windows-line.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { parseConnectionUrl } from '../../src/url/parse-url.ts';
import { protocols } from '../url/url-texts.ts';
import { convertOptions } from './convert-options.ts';

const options: ConvertOptions = { ...convertOptions, protocols };

/** Whatever a shell, a URL or a plist could stumble over. */
const hostile = fc
  .array(
    fc.constantFrom(
      'a',
      'B',
      '7',
      ' ',
      "'",
      '"',
      '$',
      '`',
      '\\',
      '%',
      '&',
      ';',
      '#',
      '?',
      '*',
      '~',
      '!',
      '(',
      'ä',
      '漢',
      '😀',
      '@',
      ':',
      '+',
      '=',
      '^',
      '|',
      '<',
      '-',
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((characters) => characters.join(''));

const values: fc.Arbitrary<BookmarkValues> = fc
  .record({
    provider: fc.constantFrom(undefined, 's3-cli', 'minio', 'Two Words (eu)'),
    hostname: fc.constantFrom(undefined, 's3.example.net', '127.0.0.1', '2001:db8::1'),
    username: fc.oneof(fc.constant('AKIAIOSFODNN7EXAMPLE'), hostile),
    folders: fc.array(
      hostile.filter((text) => text.trim() !== ''),
      { maxLength: 3 },
    ),
    region: fc.constantFrom(undefined, 'eu-west-1', 'us-gov-east-1'),
  })
  .map(({ provider, hostname, username, folders, region }) => ({
    protocol: 's3',
    username,
    ...(provider === undefined ? {} : { provider }),
    ...(hostname === undefined ? {} : { hostname }),
    ...(folders.length === 0 ? {} : { path: `/${folders.join('/')}` }),
    ...(region === undefined ? {} : { custom: new Map([['s3.location', region]]) }),
  }));

function open(text: string): Bookmark {
  const { bookmark } = openBookmark(new SourceText('one.duck', text));
  if (bookmark === undefined) throw new Error('no bookmark');
  return bookmark;
}

function duckOf(text: string): ConvertSource {
  const command = readDuckCommand(new SourceText('command.sh', text));
  return { kind: 'duck', url: openDuckCommand(command, { protocols }) };
}

function textOf(sources: readonly ConvertSource[], to: 'duck' | 'bookmark' | 'url'): string | undefined {
  return convert(sources, to, options).files[0]?.text;
}

/** What of a bookmark is about the connection. */
function connectionOf(text: string): unknown {
  const saved = bookmarkValues(open(text));
  // What Cyberduck fills in says the same as nothing.
  const { provider = 'iterate GmbH', hostname = 's3.amazonaws.com' } = saved;
  const { protocol, username, path, custom } = saved;
  return { protocol, provider, hostname, username, path, custom: [...(custom ?? [])] };
}

const fixed = { seed: 7, numRuns: 400 } as const;

describe('there and back through a duck command', () => {
  it('a bookmark of which nothing is lost is the same again', () => {
    let unlost = 0;
    fc.assert(
      fc.property(values, (one) => {
        const before = printBookmark(one);
        const bookmark: ConvertSource = { kind: 'bookmark', bookmark: open(before) };
        const { files, losses } = convert([bookmark], 'duck', options);
        if (losses.length > 0) return;
        const command = files[0]?.text ?? '';
        const back = textOf([duckOf(command)], 'bookmark');
        expect(back && connectionOf(back), command).toEqual(connectionOf(before));
        unlost += 1;
      }),
      fixed,
    );
    expect(unlost).toBeGreaterThan(100);
  });

  it('a command that was written by us is written in the same way again', () => {
    fc.assert(
      fc.property(values, (one) => {
        const command = textOf([{ kind: 'bookmark', bookmark: open(printBookmark(one)) }], 'duck') ?? '';
        const source = duckOf(command);
        if (source.kind !== 'duck' || source.url.bookmark === undefined) return;
        expect(textOf([source], 'duck')).toBe(command);
      }),
      fixed,
    );
  });

  it('a URL without losses gives the same URL, straight and through a command', () => {
    let unlost = 0;
    fc.assert(
      fc.property(values, (one) => {
        const bookmark: ConvertSource = { kind: 'bookmark', bookmark: open(printBookmark(one)) };
        const { files, losses } = convert([bookmark], 'url', options);
        if (losses.some(({ facts }) => facts['key'] !== 'Custom')) return;
        const url = (files[0]?.text ?? '').trimEnd();
        const read: ConvertSource = { kind: 'url', url: parseConnectionUrl(url, protocols) };
        const through = textOf([read], 'bookmark') ?? '';
        const again = textOf([{ kind: 'bookmark', bookmark: open(through) }], 'url')?.trimEnd();
        expect(again?.replace('@s3.amazonaws.com', '@')).toBe(url);
        const command = textOf([read], 'duck') ?? '';
        expect(textOf([duckOf(command)], 'url')?.trimEnd(), command).toBe(url);
        unlost += 1;
      }),
      fixed,
    );
    expect(unlost).toBeGreaterThan(100);
  });

  it('reads the words of a quoted line as the shells do', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (words) => {
        const posix = words.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(' ');
        expect(splitPosixLine(posix).commands).toEqual([words.map((text) => expect.objectContaining({ text }))]);
        const windows = words
          .map(
            (word) =>
              `"${word.replaceAll(/(\\*)("|$)/gu, (_all, slashes: string, quote: string) => slashes + slashes + (quote && '\\"'))}"`,
          )
          .join(' ');
        expect(splitWindowsLine(windows).commands).toEqual([words.map((text) => expect.objectContaining({ text }))]);
      }),
      fixed,
    );
  });

  it('never throws, and every place is within the line', () => {
    const line = fc.array(
      fc.oneof(hostile, fc.constantFrom('duck', ' ', '--list', '-u', 's3:/', '\n', 'env', '--profile', '=')),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(line, fc.constantFrom('a.sh', 'a.cmd'), (parts, name) => {
        const text = parts.join('');
        const { diagnostics, source } = openDuckCommand(readDuckCommand(new SourceText(name, text)), { protocols });
        expect(source.text).toHaveLength(text.length);
        for (const { span } of diagnostics) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      fixed,
    );
  });
});
