import { describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { bookmarkOf, goodBookmark, homeWith } from './sample-files.ts';

const uuid = '3f0c2b52-6d0e-4f7c-9a56-0d2f8f4f9b11';

describe('duckbill bookmarks FOLDER', () => {
  const files = {
    [`Bookmarks/${uuid}.duck`]: goodBookmark,
    'Bookmarks/b.duck': bookmarkOf('AKIAEXAMPLE').replace('<string>s3<', '<string>S3<'),
    'Bookmarks/c.duck': bookmarkOf('AKIAEXAMPLE').replace('<string>443<', '<string>443.0<'),
    'Bookmarks/d.duck': goodBookmark,
    'Bookmarks/notes.txt': 'canary-none-of-ours',
  };

  it('tells which file keeps the others from being shown', async () => {
    const run = await runDuckbill(['bookmarks', 'Bookmarks'], { home: await homeWith(files) });
    expect(run).toMatchObject({ exit: 1, stderr: '' });
    expect(run.stdout).toMatch(/✓ loaded +Bookmarks\/3f0c2b52-.*\.duck +Example\n/u);
    expect(run.stdout).toMatch(/! skipped +Bookmarks\/b\.duck:6:10 .*bookmark-protocol-unknown\n/u);
    expect(run.stdout).toMatch(/✗ stops here +Bookmarks\/c\.duck:16:10 .*\(Port\) +bookmark-number-wrong\n/u);
    expect(run.stdout).toMatch(/✗ not reached +Bookmarks\/d\.duck\n/u);
    expect(run.stdout).toMatch(/· no bookmark +Bookmarks\/notes\.txt\n/u);
    expect(run.stdout).toContain('1 of 4 bookmarks are shown');
    expect(run.output).not.toContain('canary');
  });

  it('says the same as JSON', async () => {
    const run = await runDuckbill(['bookmarks', 'Bookmarks', '--json'], { home: await homeWith(files) });
    expect(jsonOf(run)).toMatchObject({
      entries: [
        { outcome: 'loaded', notes: [] },
        { outcome: 'skipped', code: 'bookmark-protocol-unknown' },
        { outcome: 'stopped', key: 'Port', place: { start: { line: 16 } } },
        { outcome: 'not-reached' },
        { outcome: 'no-bookmark' },
      ],
    });
  });

  it('notes files that will be saved elsewhere', async () => {
    const home = await homeWith({ 'x/a.duck': goodBookmark, 'x/b.duck': goodBookmark });
    const run = await runDuckbill(['bookmarks', 'x'], { home });
    expect(run.exit).toBe(0);
    expect(run.stdout).toContain(`the next save goes to ${uuid}.duck; this file stays beside it`);
    expect(run.stdout).toContain('the same UUID as x/a.duck');
  });

  it('cannot read what is no folder', async () => {
    const run = await runDuckbill(['bookmarks', 'nowhere'], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 3, stdout: '' });
  });
});

describe('duckbill bookmarks', () => {
  it.each([
    [
      'darwin',
      'mountain-duck',
      '~/Library/Group Containers/G69SCX94XU.duck/Library/Application Support/duck/Bookmarks',
    ],
    ['win32', 'cyberduck', String.raw`~\AppData\Roaming\Cyberduck\History`],
    ['win32', 'all', String.raw`~\AppData\Roaming\Cyberduck\Profiles`],
    ['linux', 'duck', '~/.duck/Bookmarks'],
  ])('lists the folders of %s for %s', async (platform, product, folder) => {
    const run = await runDuckbill(['bookmarks', '--platform', platform], { home: await homeWith() });
    expect(run.exit).toBe(0);
    expect(run.stdout.split('\n').some((line) => line.startsWith(product) && line.endsWith(`  ${folder}`))).toBe(true);
  });

  it.skipIf(process.platform !== 'linux')('counts what is there', async () => {
    const home = await homeWith({ '.duck/Bookmarks/a.duck': goodBookmark });
    const run = await runDuckbill(['bookmarks', '--json'], { home });
    expect(jsonOf(run)).toMatchObject({
      platform: 'linux',
      places: expect.arrayContaining([
        { product: 'duck', collection: 'Bookmarks', path: `${home}/.duck/Bookmarks`, files: 1 },
        { product: 'duck', collection: 'History', path: `${home}/.duck/History`, files: 'missing' },
      ]),
    });
  });

  it.each([
    [['--platform', 'beos'], 'known: darwin'],
    [['x', '--platform', 'linux'], '--platform is for'],
  ])('refuses %j', async (words, text) => {
    const run = await runDuckbill(['bookmarks', ...words], { home: await homeWith() });
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain(text);
  });
});
