import { readdir, readFile, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, type Run, runDuckbill } from './run-duckbill.ts';
import { faultyProfile, homeWith } from './sample-files.ts';

const rule = 'profile-token-flag-for-role';
const bad = { 'Bad.cyberduckprofile': faultyProfile };

async function lintWith(
  words: readonly string[],
  environment: Record<string, string> = {},
): Promise<Run & { home: string }> {
  const home = await homeWith(bad);
  return { home, ...(await runDuckbill(['lint', ...words], { home, environment })) };
}

describe('duckbill lint --format', () => {
  it('prints one line a finding as concise', async () => {
    const run = await lintWith(['--format', 'concise']);
    expect(run).toMatchObject({ exit: 1, stderr: '' });
    expect(run.stdout).toMatch(new RegExp(`^Bad\\.cyberduckprofile:11:7: error ${rule} [^\\n]+\\n$`, 'u'));
  });

  it('writes several at once, each to its own file, makes folders, and prints text', async () => {
    const run = await lintWith(['--format', 'json:out/deep/report.json', '--format=concise:lines.txt', '.']);
    expect(run).toMatchObject({ exit: 1, stderr: '' });
    expect(run.stdout).toContain(`✗ error ${rule}`);
    expect(JSON.parse(await readFile(path.join(run.home, 'out/deep/report.json'), 'utf8'))).toMatchObject({
      findings: [{ code: rule }],
      exit: { code: 1 },
    });
    expect(await readFile(path.join(run.home, 'lines.txt'), 'utf8')).toContain(`: error ${rule} `);
    expect((await stat(path.join(run.home, 'lines.txt'))).mode & 0o777).toBe(0o644);
    expect(await readdir(path.join(run.home, 'out/deep'))).toEqual(['report.json']);
  });

  it('keeps standard output for the one without a file', async () => {
    const run = await lintWith(['--json', '--format', 'concise:lines.txt']);
    expect(jsonOf(run)).toMatchObject({ findings: [{ code: rule }] });
  });

  it('replaces a report that is there, and leaves nothing beside it', async () => {
    const home = await homeWith({ ...bad, 'report.json': 'old' });
    await runDuckbill(['lint', '--format', 'json:report.json'], { home });
    expect(JSON.parse(await readFile(path.join(home, 'report.json'), 'utf8'))).toMatchObject({ version: 1 });
    expect((await readdir(home)).filter((name) => name.includes('report'))).toEqual(['report.json']);
  });

  it.each([
    ['an unknown format', ['--format', 'xml'], 'unknown format "xml"; known: text, concise, json, sarif, github, '],
    ['an unknown format with a file', ['--format', 'xml:report.xml'], 'unknown format "xml"'],
    ['a file without a name', ['--format', 'json:'], 'names no file'],
    ['two formats on standard output', ['--format', 'text', '--format', 'json'], 'cannot share standard output'],
    ['one of them by --json', ['--format', 'concise', '--json'], 'cannot share standard output'],
    ['two reports in one file', ['--format', 'json:a', '--format', 'concise:./a'], 'another report goes there'],
    ['a file that is checked', ['--format', 'json:Bad.cyberduckprofile'], 'one of the files to check'],
  ])('takes %s as wrong usage, and says why', async (_title, words, reason) => {
    const run = await lintWith(words);
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain(reason);
    expect(await readFile(path.join(run.home, 'Bad.cyberduckprofile'), 'utf8')).toBe(faultyProfile);
    expect(await readdir(run.home)).toEqual(['Bad.cyberduckprofile']);
  });

  it('follows no link to a file that is checked', async () => {
    const home = await homeWith(bad);
    await symlink('Bad.cyberduckprofile', path.join(home, 'report.json'));
    const run = await runDuckbill(['lint', '--format', 'json:report.json', '.'], { home });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(await readFile(path.join(home, 'Bad.cyberduckprofile'), 'utf8')).toBe(faultyProfile);
  });

  it('could not finish where a report cannot be written', async () => {
    const run = await lintWith(['--format', 'json:Bad.cyberduckprofile/report.json', '.']);
    expect(run).toMatchObject({ exit: 3, stdout: '' });
    expect(run.stderr).toMatch(/^duckbill: cannot write Bad\.cyberduckprofile\/report\.json: /u);
  });

  it('names every format in its help', async () => {
    const run = await runDuckbill(['lint', '--help'], { home: await homeWith() });
    for (const format of ['text', 'concise', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'markdown']) {
      expect(run.stdout).toMatch(new RegExp(`^  ${format} +\\S`, 'mu'));
    }
  });
});

describe('duckbill lint in GitHub Actions', () => {
  const environment = { GITHUB_ACTIONS: 'true' };

  it('prints text that the runner does not obey, then annotations', async () => {
    const run = await lintWith([], environment);
    expect(run).toMatchObject({ exit: 1, stderr: '' });
    const [, token = '', text = '', annotations = ''] =
      /^::stop-commands::([0-9a-f-]{36})\n([^]*)::\1::\n([^]*)$/u.exec(run.stdout) ?? [];
    expect(token).not.toBe('');
    expect(text).toContain(`✗ error ${rule}`);
    expect(annotations).toMatch(
      new RegExp(`^::error file=Bad\\.cyberduckprofile,line=11,endLine=11,col=7,endColumn=\\d+,title=${rule}::`, 'u'),
    );
  });

  it('names files from the root of the checkout, wherever it was started', async () => {
    const home = await homeWith({ 'a/b/Bad.cyberduckprofile': faultyProfile });
    const run = await runDuckbill(['lint', '--format', 'github'], {
      home,
      cwd: path.join(home, 'a/b'),
      environment: { ...environment, GITHUB_WORKSPACE: home },
    });
    expect(run.stdout).toMatch(/^::error file=a\/b\/Bad\.cyberduckprofile,/u);
  });

  it('names files outside of the checkout by their whole path', async () => {
    const home = await homeWith({ 'checkout/note.txt': '', 'Bad.cyberduckprofile': faultyProfile });
    const root = path.join(home, 'checkout');
    const run = async (format: string): Promise<string> => {
      const words = ['lint', '--format', format, '../Bad.cyberduckprofile'];
      return (await runDuckbill(words, { home, cwd: root, environment: { CI_PROJECT_DIR: root } })).stdout;
    };
    expect(await run('github')).toContain(`file=${home}/Bad.cyberduckprofile,`);
    expect(await run('sarif')).toContain(`"uri":"file://${home}/Bad.cyberduckprofile"`);
    expect(await run('concise')).toMatch(/^\.\.\/Bad\.cyberduckprofile:/u);
  });

  it('prints only what was asked for, when something was', async () => {
    expect(jsonOf(await lintWith(['--json'], environment))).toMatchObject({ version: 1 });
    expect((await lintWith(['--format', 'text'], environment)).stdout).not.toContain('::');
    expect((await lintWith([], {})).stdout).not.toContain('::error');
  });
});
