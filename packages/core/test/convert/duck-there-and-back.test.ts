import { execFileSync } from 'node:child_process';
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
import { splitCommands } from '../../src/duck/duck-shell.ts';
import { printDuckLine } from '../../src/duck/print-duck-line.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { parseConnectionUrl } from '../../src/url/parse-url.ts';
import { readPowerShell } from '../powershell-reader.ts';
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
      '\u2019',
      '\u201D',
      '{',
      '}',
      ',',
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

function duckOf(text: string, file = 'command.sh'): ConvertSource {
  const command = readDuckCommand(new SourceText(file, text));
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

/** The shells, and the files that are written for them. */
const shellFiles = [
  ['sh', 'duck.sh'],
  ['cmd', 'duck.cmd'],
  ['powershell', 'duck.ps1'],
] as const;

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
        const made = convert([{ kind: 'bookmark', bookmark: open(printBookmark(one)) }], 'duck', options);
        // Without a user duck comes as anonymous, which is told.
        if (made.losses.some(({ code }) => code === 'url-user-anonymous')) return;
        const command = made.files[0]?.text ?? '';
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

  it.each(shellFiles)('reads the words that it wrote for %s again', (shell, file) => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (words) => {
        const line = printDuckLine(words, shell) ?? '';
        const wanted = [words.map((text) => expect.objectContaining({ text }))];
        expect(splitCommands(new SourceText(file, `${line}\n`)), line).toEqual({ commands: wanted, problems: [] });
        expect(splitCommands(new SourceText('-', line), shell).commands, line).toEqual(wanted);
      }),
      fixed,
    );
  });

  it.each(shellFiles)('gives the same bookmark through a command for %s', (shell, file) => {
    let unlost = 0;
    fc.assert(
      fc.property(values, (one) => {
        const before = printBookmark(one);
        const bookmark: ConvertSource = { kind: 'bookmark', bookmark: open(before) };
        const { files, losses } = convert([bookmark], 'duck', { ...options, shell });
        expect(files[0]?.name).toBe(file);
        if (losses.some(({ code }) => code !== 'convert-meaning-differs')) return;
        const command = files[0]?.text ?? '';
        const back = textOf([duckOf(command, file)], 'bookmark');
        expect(back && connectionOf(back), command).toEqual(connectionOf(before));
        unlost += 1;
      }),
      fixed,
    );
    expect(unlost).toBeGreaterThan(100);
  });

  it('writes words that sh itself passes on', () => {
    const words = fc.sample(hostile, fixed);
    const line = printDuckLine(['printf', String.raw`%s\n`, ...words], 'sh') ?? '';
    expect(execFileSync('sh', ['-c', line], { encoding: 'utf8' }).split('\n').slice(0, -1)).toEqual(words);
  });

  it('passes as words what PowerShell itself reads as one literal or one plain word', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 5 }), (words) => {
        const line = printDuckLine(words, 'powershell') ?? '';
        expect(readPowerShell(line).map(({ text }) => text)).toEqual(words);
      }),
      fixed,
    );
  });

  it('never throws, and every place is within the line', () => {
    const line = fc.array(
      fc.oneof(
        hostile,
        fc.constantFrom(
          'duck',
          ' ',
          '--list',
          '-u',
          's3:/',
          '\n',
          'env',
          '--profile',
          '=',
          '$Env:A=',
          '--%',
          '`u{1F600}',
        ),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(line, fc.constantFrom('a.sh', 'a.cmd', 'a.ps1', 'a'), (parts, name) => {
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
