import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { faultyProfile, goodBookmark, goodProfile, homeWith, plist, practiceFiles, strings } from './sample-files.ts';

const rule = 'profile-token-flag-for-role';
const warned = plist(strings({ Protocol: 's3', Vendor: 'a' }) + strings({ Vendor: 'b' }));

describe('duckbill lint', () => {
  it('prints a finding with its place, frame and remedy, and exits with 1', async () => {
    const home = await homeWith({ 'Bad.cyberduckprofile': faultyProfile });
    const run = await runDuckbill(['lint', 'Bad.cyberduckprofile'], { home });
    expect(run).toMatchObject({ exit: 1, stderr: '' });
    expect(run.stdout).toContain(`Bad.cyberduckprofile:11:7 ✗ error ${rule}`);
    expect(run.stdout).toContain('<key>Token Configurable</key>');
    expect(run.stdout).toContain('1 error, 0 warnings, 0 hints in 1 file\n1 can be mended safely: lint --fix\n');
  });

  it('says in one line that nothing was found', async () => {
    const run = await runDuckbill(['lint'], { home: await homeWith(practiceFiles) });
    expect(run).toMatchObject({ exit: 0, stdout: '✓ 4 files checked, nothing found\n', stderr: '' });
  });

  it('prints JSON, alone, with both ways to ask for it', async () => {
    const home = await homeWith({ 'Bad.cyberduckprofile': faultyProfile });
    for (const words of [['--json'], ['--format', 'json']]) {
      const run = await runDuckbill(['lint', ...words, '.'], { home });
      expect(run.stderr).toBe('');
      expect(jsonOf(run)).toMatchObject({
        version: 1,
        counts: { error: 1, warning: 0, hint: 0 },
        files: ['Bad.cyberduckprofile'],
        findings: [{ code: rule }],
        exit: { code: 1 },
      });
    }
  });

  it('searches folders, expands patterns, and checks no file twice', async () => {
    const home = await homeWith({
      'a/One.duck': goodBookmark,
      'a/b/Two.duck': goodBookmark,
      'a/node_modules/Other.duck': goodBookmark,
      'a/note.txt': 'no bookmark',
      'a/[x].duck': goodBookmark,
    });
    const filesOf = async (...paths: string[]): Promise<unknown> =>
      jsonOf(await runDuckbill(['lint', '--json', ...paths], { home }))['files'];
    expect(await filesOf('a')).toEqual(['a/One.duck', 'a/[x].duck', 'a/b/Two.duck']);
    expect(await filesOf('a/**/*.duck')).toEqual(['a/One.duck', 'a/[x].duck', 'a/b/Two.duck']);
    expect(await filesOf('a/b', 'a/b/Two.duck', 'a/*/Two.duck')).toEqual(['a/b/Two.duck']);
    expect(await filesOf('a/[x].duck')).toEqual(['a/[x].duck']);
  });

  it('checks the files of an AWS folder', async () => {
    const home = await homeWith(practiceFiles);
    expect(jsonOf(await runDuckbill(['lint', '--json', '.aws'], { home }))).toMatchObject({
      files: ['.aws/config', '.aws/credentials'],
      exit: { code: 0 },
    });
  });

  it('skips what is none of ours, and says so', async () => {
    const home = await homeWith({ 'note.txt': 'no bookmark', 'Good.duck': goodBookmark });
    const run = await runDuckbill(['lint', 'note.txt', 'Good.duck'], { home });
    expect(run).toMatchObject({ exit: 0 });
    expect(run.stdout).toContain('1 file checked, nothing found, 1 skipped');
  });

  it.each([
    ['a file that is not there', ['missing.duck']],
    ['a pattern that fits nothing', ['*.nothing']],
    ['an unknown program', ['--for', 'netscape@4', '.']],
    ['an unknown format', ['--format', 'xml', '.']],
    ['an unknown level', ['--fail-on', 'whim', '.']],
    ['a count that is none', ['--max-warnings', '-1', '.']],
    ['a new baseline without its name', ['--update-baseline', '.']],
    ['a baseline that is not there', ['--baseline', 'none.json', '.']],
    ['a configuration that is not there', ['--config', 'none.json', '.']],
    ['--changed outside of a repository', ['--changed', '.']],
    ['paths beside standard input', ['--stdin', '.']],
    ['a repair of standard input', ['--stdin', '--fix']],
  ])('takes %s as wrong usage', async (_title, words) => {
    const run = await runDuckbill(['lint', ...words], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toMatch(/^duckbill: /u);
  });

  it('leaves out findings that do not hurt the named programs', async () => {
    const home = await homeWith({ 'Bad.cyberduckprofile': faultyProfile });
    expect(await runDuckbill(['lint', '.', '--for', 'cyberduck@9.5'], { home })).toMatchObject({ exit: 1 });
    expect(await runDuckbill(['lint', '.', '--for', 'aws-cli@2', 'sdk-js@3'], { home })).toMatchObject({ exit: 0 });
  });

  it('decides the exit by --fail-on and --max-warnings', async () => {
    const home = await homeWith({
      'error/Bad.cyberduckprofile': faultyProfile,
      'warned/Twice.cyberduckprofile': warned,
    });
    const exitOf = async (...words: string[]): Promise<number | null> =>
      (await runDuckbill(['lint', ...words], { home })).exit;
    expect(jsonOf(await runDuckbill(['lint', 'warned', '--json'], { home }))).toMatchObject({
      counts: { error: 0, warning: 1 },
    });
    expect(await exitOf('warned')).toBe(0);
    expect(await exitOf('warned', '--fail-on', 'warning')).toBe(1);
    expect(await exitOf('warned', '--fail-on', 'hint')).toBe(1);
    expect(await exitOf('warned', '--max-warnings', '1')).toBe(0);
    expect(await exitOf('warned', '--max-warnings', '0')).toBe(1);
    expect(await exitOf('error', '--fail-on', 'never')).toBe(0);
  });

  it('reads standard input, and takes its kind from its name or its text', async () => {
    const home = await homeWith();
    const named = await runDuckbill(['lint', '--stdin', '--stdin-filename', 'New.cyberduckprofile'], {
      home,
      stdin: faultyProfile,
    });
    expect(named.exit).toBe(1);
    expect(named.stdout).toContain(`New.cyberduckprofile:11:7 ✗ error ${rule}`);
    const nameless = await runDuckbill(['lint', '--stdin', '--json'], { home, stdin: goodProfile });
    expect(jsonOf(nameless)).toMatchObject({ files: ['stdin'], exit: { code: 0 } });
  });

  it('keeps the names as they were given', async () => {
    const home = await homeWith({ 'in/Bad.cyberduckprofile': faultyProfile });
    const absolute = path.join(home, 'in', 'Bad.cyberduckprofile');
    for (const name of ['in/Bad.cyberduckprofile', './in/Bad.cyberduckprofile', absolute]) {
      expect((await runDuckbill(['lint', name], { home })).stdout).toMatch(
        new RegExp(`^${name.replaceAll('.', '\\.')}:11:7 `, 'u'),
      );
    }
  });

  it('changes nothing without --fix', async () => {
    const home = await homeWith({ 'Bad.cyberduckprofile': faultyProfile });
    await runDuckbill(['lint'], { home });
    expect(await readFile(path.join(home, 'Bad.cyberduckprofile'), 'utf8')).toBe(faultyProfile);
  });
});
