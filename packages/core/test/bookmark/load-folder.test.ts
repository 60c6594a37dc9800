import { describe, expect, it } from 'vitest';
import { type FolderLoading, loadBookmarkFolder } from '../../src/bookmark/load-folder.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { bookmarkSource, entry } from './bookmark-texts.ts';

const s3 = entry('Protocol', 's3');
const good = (id: string, name = `${id}.duck`) => bookmarkSource(s3 + entry('UUID', id), name);
const load = (...sources: SourceText[]): FolderLoading => loadBookmarkFolder(sources, (protocol) => protocol === 's3');
const outcomes = ({ entries }: FolderLoading): string[] => entries.map(({ outcome }) => outcome);

describe('loadBookmarkFolder', () => {
  it('loads what is right, and leaves other files alone', () => {
    const loading = load(good('a'), new SourceText('notes.txt', 'x'), good('b'));
    expect(outcomes(loading)).toEqual(['loaded', 'no-bookmark', 'loaded']);
    expect(loading.loaded.map(({ file }) => file)).toEqual(['a.duck', 'b.duck']);
    expect(loading.stoppedAt).toBeUndefined();
  });

  it.each([
    ['no property list', new SourceText('x.duck', 'hello'), 'unreadable', 'plist-unreadable'],
    ['no protocol', bookmarkSource(entry('UUID', 'x')), 'protocol-missing', 'bookmark-protocol-missing'],
    ['a blank protocol', bookmarkSource(entry('Protocol', ' ')), 'protocol-missing', 'bookmark-protocol-missing'],
    ['an unknown one', bookmarkSource(entry('Protocol', 'S3')), 'protocol-unknown', 'bookmark-protocol-unknown'],
    [
      'an unknown one with a bad port, which is never read',
      bookmarkSource(entry('Protocol', 'S3') + entry('Port', 'x')),
      'protocol-unknown',
      'bookmark-protocol-unknown',
    ],
  ])('skips a file with %s and goes on', (_name, source, because, code) => {
    const loading = load(source, good('b'));
    expect(outcomes(loading)).toEqual(['skipped', 'loaded']);
    expect(loading.entries[0]).toMatchObject({ because, code });
  });

  it.each([
    ['a bad port', s3 + entry('Port', '443.0'), 'number', 'Port', 'bookmark-number-wrong'],
    ['a bad time', s3 + entry('Access Timestamp', 'now'), 'number', 'Access Timestamp', 'bookmark-number-wrong'],
    ['a bad mode', s3 + entry('FTP Connect Mode', 'x'), 'word', 'FTP Connect Mode', 'bookmark-value-not-listed'],
    ['a bad way', s3 + entry('Transfer Connection', 'x'), 'word', 'Transfer Connection', 'bookmark-value-not-listed'],
    ['labels as text', s3 + entry('Labels', 'x'), 'null', 'Labels', 'bookmark-labels-not-array'],
    [
      'two of them: the first counts',
      s3 + entry('Labels', 'x') + entry('Port', 'x'),
      'number',
      'Port',
      'bookmark-number-wrong',
    ],
  ])('ends at %s', (_name, body, kind, key, code) => {
    const loading = load(good('a'), bookmarkSource(body, 'bad.duck'), good('b'), good('c', 'c.txt'));
    expect(outcomes(loading)).toEqual(['loaded', 'stopped', 'not-reached', 'no-bookmark']);
    expect(loading.stoppedAt).toBe('bad.duck');
    expect(loading.entries[1]).toMatchObject({ because: { kind, key, code } });
  });

  it.each([
    ['a list at the root', '<plist version="1.0"><array/></plist>', 'cast'],
    ['a blank file', '\n', 'null'],
  ])('ends at %s', (_name, text, kind) => {
    const loading = load(new SourceText('bad.duck', text), good('b'));
    expect(outcomes(loading)).toEqual(['stopped', 'not-reached']);
    expect(loading.entries[0]).toMatchObject({ because: { kind } });
  });

  it('notes what will go wrong at the next save', () => {
    const { entries } = load(
      good('a'),
      good('a', 'copy.duck'),
      bookmarkSource(s3, 'none.duck'),
      good('../up', 'up.duck'),
    );
    const notes = entries.map((one) => (one.outcome === 'loaded' ? one.notes : undefined));
    expect(notes).toMatchObject([
      [],
      [
        { kind: 'file-name-differs', savedTo: 'a.duck' },
        { kind: 'uuid-taken', by: 'a.duck' },
      ],
      [{ kind: 'uuid-missing' }],
      [{ kind: 'file-name-differs', savedTo: undefined }],
    ]);
  });
});
