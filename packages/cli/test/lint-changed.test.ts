import { execFileSync } from 'node:child_process';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { childEnvironment, jsonOf, runDuckbill } from './run-duckbill.ts';
import { goodBookmark, homeWith, plist, strings } from './sample-files.ts';

function git(home: string, ...words: string[]): string {
  return execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...words], {
    cwd: home,
    encoding: 'utf8',
    env: { ...childEnvironment({ home }), GIT_CONFIG_NOSYSTEM: '1' },
  });
}

/** A repository with one commit on `main` that holds these files. */
async function repository(files: Readonly<Record<string, string>>): Promise<string> {
  const home = await homeWith(files);
  git(home, 'init', '-q', '-b', 'main');
  git(home, 'add', '-A');
  git(home, 'commit', '-qm', 'one', '--allow-empty');
  return home;
}

async function filesOf(home: string, ...words: string[]): Promise<unknown> {
  return jsonOf(await runDuckbill(['lint', '--json', ...words], { home }))['files'];
}

/** Without a UUID: copies of it say nothing of each other. */
const plain = plist(strings({ Protocol: 's3' }));

describe('lint --changed', () => {
  it('looks at what the branch changed, what is not committed, and what git does not know', async () => {
    const home = await repository({
      'Old.duck': plain,
      'Gone.duck': plain,
      'Staged.duck': plain,
      '.gitignore': 'Ignored.duck\n',
    });
    expect(await filesOf(home, '--changed')).toEqual([]);
    git(home, 'checkout', '-qb', 'topic');
    await writeFile(path.join(home, 'Committed ü.duck'), plain);
    git(home, 'add', '-A');
    git(home, 'commit', '-qm', 'two');
    await rm(path.join(home, 'Gone.duck'));
    await writeFile(path.join(home, 'Staged.duck'), `${plain}\n`);
    git(home, 'add', 'Staged.duck');
    await writeFile(path.join(home, 'New\nline.duck'), plain);
    await writeFile(path.join(home, 'Ignored.duck'), plain);
    const changed = ['Committed ü.duck', 'New\nline.duck', 'Staged.duck'];
    expect(await filesOf(home, '--changed')).toEqual(changed);
    expect(await filesOf(home, '--changed=main')).toEqual(changed);
    expect(await filesOf(home, '--changed=HEAD')).toEqual(['New\nline.duck', 'Staged.duck']);
    expect(await filesOf(home, '--changed', 'Old.duck', 'Staged.duck')).toEqual(['Staged.duck']);
  });

  it('works from a folder inside, and through a link', async () => {
    const home = await repository({ 'a/A.duck': plain });
    await writeFile(path.join(home, 'a/B.duck'), plain);
    await writeFile(path.join(home, 'C.duck'), plain);
    const inside = await runDuckbill(['lint', '--json', '--changed'], { home, cwd: path.join(home, 'a') });
    expect(jsonOf(inside)['files']).toEqual(['B.duck']);
    await symlink('a', path.join(home, 'link'));
    expect(await filesOf(home, '--changed', 'link')).toEqual(['link/B.duck']);
  });

  it('takes both AWS files of a folder when one changed', async () => {
    const home = await repository({ '.aws/config': '[default]\n', '.aws/credentials': '', 'A.duck': plain });
    await writeFile(path.join(home, '.aws/config'), '[default]\nregion = eu-west-1\n');
    expect(await filesOf(home, '--changed')).toEqual(['.aws/config', '.aws/credentials']);
  });

  it('knows what unchanged files say of changed ones, and neither judges nor mends them for themselves', async () => {
    const twice = goodBookmark.replace('<key>Nickname</key>', '<key>nickname</key>');
    const home = await repository({ 'Old.duck': twice });
    await writeFile(path.join(home, 'New.duck'), twice);
    const report = jsonOf(await runDuckbill(['lint', '--json', '--changed'], { home }));
    const codes = (report['findings'] as { file: string; code: string }[]).map(({ file, code }) => `${file} ${code}`);
    expect(codes).toEqual(['New.duck bookmark-key-unknown', 'Old.duck bookmark-uuid-repeated']);
    const fixed = jsonOf(await runDuckbill(['lint', '--json', '--fix', '--changed'], { home }));
    expect(fixed).toMatchObject({ fixed: [{ file: 'New.duck' }] });
    expect(await readFile(path.join(home, 'New.duck'), 'utf8')).toBe(goodBookmark);
    expect(await readFile(path.join(home, 'Old.duck'), 'utf8')).toBe(twice);
  });

  it('takes all files of a repository without a commit', async () => {
    const home = await homeWith({ 'A.duck': plain, 'B.duck': plain });
    git(home, 'init', '-q');
    git(home, 'add', 'A.duck');
    expect(await filesOf(home, '--changed')).toEqual(['A.duck', 'B.duck']);
  });

  it.each([
    ['outside of a repository', ['--changed'], false, '--changed works inside a git repository only'],
    ['with an unknown revision', ['--changed=nowhere'], true, 'git knows no revision "nowhere"'],
    ['with an option in place of one', ['--changed=--output=x'], true, 'git knows no revision "--output=x"'],
  ])('%s is wrong usage', async (_title, words, inRepository, told) => {
    const home = inRepository ? await repository({}) : await homeWith();
    const run = await runDuckbill(['lint', ...words], { home });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toContain(told);
  });

  it('without git says so', async () => {
    const home = await homeWith();
    await mkdir(path.join(home, 'empty'));
    const run = await runDuckbill(['lint', '--changed'], { home, environment: { PATH: path.join(home, 'empty') } });
    expect(run).toMatchObject({ exit: 2, stderr: 'duckbill: --changed needs git, which is not installed\n' });
  });
});
