import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { goodBookmark, homeWith, plist, practiceFiles, strings } from './sample-files.ts';

const secretBookmark = plist(
  `${strings({ Protocol: 's3', UUID: 'b9', Hostname: 's3.amazonaws.com', Port: '443' })}\t<key>Custom</key>\n\t<dict>\n${strings({ aws_secret_access_key: 'canary-secret&amp;key' })}\t</dict>\n`,
);

describe('duckbill print', () => {
  it('prints a bookmark as Cyberduck writes it, and nothing else on standard output', async () => {
    const home = await homeWith(practiceFiles);
    const run = await runDuckbill(['print', 'Example.duck', '--to', 'cyberduck'], { home });
    expect(run).toMatchObject({ exit: 0, stderr: '', stdout: goodBookmark.trimEnd() });
  });

  it('goes to JSON and back', async () => {
    const home = await homeWith(practiceFiles);
    const to = await runDuckbill(['print', 'Example.duck', '--to', 'json', '--out', 'Example.duck.json'], { home });
    expect(to).toMatchObject({ exit: 0, stdout: '' });
    expect(JSON.parse(await readFile(path.join(home, 'Example.duck.json'), 'utf8'))).toMatchObject({ Protocol: 's3' });
    const back = await runDuckbill(['print', 'Example.duck.json', '--to', 'canonical'], { home });
    expect(back.stdout).toBe(goodBookmark.trimEnd());
  });

  it('tells what is lost on standard error, with the place', async () => {
    const home = await homeWith({ 'a.duck': goodBookmark.replace('Nickname', 'Nikname') });
    const run = await runDuckbill(['print', 'a.duck', '--to', 'canonical'], { home });
    expect(run.exit).toBe(1);
    expect(run.stderr).toContain('a.duck:9');
    expect(run.stderr).toContain('"Nikname" is left out');
    const json = jsonOf(await runDuckbill(['print', 'a.duck', '--to', 'url', '--json'], { home }));
    expect(json).toMatchObject({ form: 'url', kind: 'bookmark', report: { findings: expect.any(Array) } });
  });

  it('masks secrets on standard output, and writes them to a file for one reader', async () => {
    const home = await homeWith({ 'a.duck': secretBookmark });
    for (const form of ['xml', 'json', 'cyberduck', 'canonical', 'url']) {
      for (const words of [[], ['--json']]) {
        const run = await runDuckbill(['print', 'a.duck', '--to', form, ...words], { home });
        expect(run.output).not.toContain('canary');
        expect(run.exit).toBe(1);
        expect(run.stdout).toContain(form === 'url' ? 's3' : '•••');
      }
    }
    const run = await runDuckbill(['print', 'a.duck', '--to', 'canonical', '--out', 'new.duck'], { home });
    expect(run).toMatchObject({ exit: 0, stdout: '', stderr: '' });
    expect(await readFile(path.join(home, 'new.duck'), 'utf8')).toContain('<![CDATA[canary-secret&key]]>');
    expect((await stat(path.join(home, 'new.duck'))).mode & 0o777).toBe(0o600);
  });

  it('replaces a file only when told to', async () => {
    const home = await homeWith({ ...practiceFiles, 'old.duck': 'mine' });
    const words = ['print', 'Example.duck', '--to', 'canonical', '--out', 'old.duck'];
    expect(await runDuckbill(words, { home })).toMatchObject({ exit: 2 });
    expect(await readFile(path.join(home, 'old.duck'), 'utf8')).toBe('mine');
    expect(await runDuckbill([...words, '--force'], { home })).toMatchObject({ exit: 0 });
    expect(await readFile(path.join(home, 'old.duck'), 'utf8')).toBe(goodBookmark.trimEnd());
  });

  it.each([
    [['print', 'Example.duck', '--to', 'yaml'], 2, 'known: cyberduck, canonical'],
    [['print', 'Example.duck'], 2, '--to'],
    [['print', 'Example.duck', '--to', 'xml', '--force'], 2, '--force goes with --out'],
    [['print', 'Example.duck', '--to', 'xml', '--keep-unknown'], 2, '--keep-unknown goes with'],
    [['print', 'missing.duck', '--to', 'xml'], 3, 'cannot read missing.duck'],
    [['print', 'Broken.duck', '--to', 'xml'], 1, 'plist-unreadable'],
  ])('answers %j', async (words, exit, text) => {
    const home = await homeWith({ ...practiceFiles, 'Broken.duck': '<plist><dict>' });
    const run = await runDuckbill(words, { home });
    expect(run.exit).toBe(exit);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain(text);
  });
});
