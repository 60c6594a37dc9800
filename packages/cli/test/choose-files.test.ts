import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseFiles, type FileChoice } from '../src/files/choose-files.ts';
import { noIgnoreRules } from '../src/files/ignore-files.ts';
import { nameFrom, pathPatterns } from '../src/files/path-patterns.ts';
import { readFiles } from '../src/files/read-files.ts';
import { type ListFolder, walkFolder } from '../src/files/walk-folder.ts';
import { goodBookmark, homeWith } from './sample-files.ts';

interface Choosing {
  readonly cwd: string;
  readonly ignore?: boolean;
  readonly patterns?: readonly string[];
}

async function choose(paths: readonly string[], { cwd, ignore = true, patterns }: Choosing): Promise<FileChoice> {
  const own = patterns === undefined ? undefined : pathPatterns(cwd, patterns);
  return chooseFiles(paths, { cwd, ignore, patterns: own });
}

/** A home folder whose files are all bookmarks, but for those that hold a text. */
async function folderWith(names: readonly string[], texts: Readonly<Record<string, string>> = {}): Promise<string> {
  return homeWith({ ...Object.fromEntries(names.map((name) => [name, goodBookmark])), ...texts });
}

describe('files of a folder', () => {
  it('are those whose names say that they are ours', async () => {
    const cwd = await folderWith([
      'A.duck',
      'B.CyberduckProfile',
      'c/.aws/config',
      'c/.aws/credentials',
      'c/.aws/sso/cache/x.json',
      'c/config',
      'd.txt',
      'node_modules/x/E.duck',
      '.git/F.duck',
      '.hidden/G.duck',
      'H.duck.bak',
    ]);
    const found = ['.hidden/G.duck', 'A.duck', 'B.CyberduckProfile', 'c/.aws/config', 'c/.aws/credentials'];
    expect((await choose(['.'], { cwd })).names).toEqual(found);
    expect((await choose(['c/.aws'], { cwd })).names).toEqual(['c/.aws/config', 'c/.aws/credentials']);
    expect((await choose(['c/.aws', '.', 'A.duck', './A.duck'], { cwd })).names).toHaveLength(5);
  });

  it('are found once, whatever links lead back', async () => {
    const cwd = await folderWith(['a/b/A.duck', 'real/R.duck']);
    await symlink('..', path.join(cwd, 'a/b/up'));
    await symlink(cwd, path.join(cwd, 'a/whole'));
    await symlink('../real/R.duck', path.join(cwd, 'a/Link.duck'));
    await symlink('nowhere', path.join(cwd, 'a/Broken.duck'));
    await symlink('Loop.duck', path.join(cwd, 'a/Loop.duck'));
    expect(await choose(['a'], { cwd })).toEqual({ names: ['a/Link.duck', 'a/b/A.duck'], ignored: [], failures: [] });
  });

  it('are left out by .gitignore inside a repository only', async () => {
    const ignoring = { '.gitignore': 'build/\n*.tmp.duck\n!kept.tmp.duck\n', 'sub/.gitignore': '/only-here.duck\n' };
    const names = ['A.duck', 'x.tmp.duck', 'kept.tmp.duck', 'build/B.duck', 'sub/only-here.duck', 'only-here.duck'];
    const outside = await folderWith(names, ignoring);
    expect((await choose(['.'], { cwd: outside })).names).toHaveLength(6);
    const inside = await folderWith(names, { ...ignoring, '.git/HEAD': '' });
    const kept = ['A.duck', 'kept.tmp.duck', 'only-here.duck'];
    expect((await choose(['.'], { cwd: inside })).names).toEqual(kept);
    expect((await choose(['*.duck'], { cwd: inside })).names).toEqual(kept);
    expect((await choose(['.'], { cwd: path.join(inside, 'sub') })).names).toEqual([]);
    expect((await choose(['.'], { cwd: inside, ignore: false })).names).toHaveLength(6);
  });

  it('that git leaves out count when they, or their folder, are named', async () => {
    const cwd = await folderWith(['.aws/config', '.aws/credentials', 'a/A.duck'], {
      '.gitignore': '*\n',
      '.git/HEAD': '',
    });
    expect((await choose(['.'], { cwd })).names).toEqual([]);
    expect((await choose(['.aws'], { cwd })).names).toEqual(['.aws/config', '.aws/credentials']);
    expect((await choose(['a/A.duck'], { cwd })).names).toEqual(['a/A.duck']);
  });

  it('of a repository inside another one follow their own .gitignore', async () => {
    const cwd = await folderWith(['inner/A.duck', 'inner/B.duck', 'A.duck'], {
      '.git/HEAD': '',
      '.gitignore': 'A.duck\n',
      'inner/.git': 'gitdir: elsewhere',
      'inner/.gitignore': 'B.duck\n',
    });
    expect((await choose(['.'], { cwd })).names).toEqual(['inner/A.duck']);
  });

  it('are left out by .duckbillignore and the configuration, also when they are named', async () => {
    const cwd = await folderWith(['A.duck', 'old/B.duck', 'old/kept/C.duck', 'D.duck'], {
      '.duckbillignore': '\uFEFFold/*\r\n!old/kept\r\n',
    });
    expect((await choose(['.'], { cwd })).names).toEqual(['A.duck', 'D.duck', 'old/kept/C.duck']);
    expect((await choose(['.'], { cwd, patterns: ['D.duck'] })).names).toEqual(['A.duck', 'old/kept/C.duck']);
    const named = await choose(['A.duck', 'D.duck'], { cwd, patterns: ['D.duck'] });
    expect(named).toMatchObject({ names: ['A.duck'], ignored: ['D.duck'] });
    expect((await choose(['D.duck'], { cwd, patterns: ['D.duck'], ignore: false })).names).toEqual(['D.duck']);
  });

  it('that .duckbillignore brings back are looked at in spite of git', async () => {
    const cwd = await folderWith(['a.local.duck', 'b.local.duck'], {
      '.git/HEAD': '',
      '.gitignore': '*.local.duck\n',
      '.duckbillignore': '!a.local.duck\n',
    });
    expect((await choose(['.'], { cwd })).names).toEqual(['a.local.duck']);
  });

  it('that no pattern in reason can name are not worth a search without end', async () => {
    const name = `${'a'.repeat(200)}.duck`;
    const cwd = await folderWith([name], { '.duckbillignore': `${'*a'.repeat(40)}b\n` });
    expect((await choose(['.'], { cwd })).names).toEqual([name]);
  });

  it('can be many', async () => {
    const cwd = await homeWith({ '.duckbillignore': Array.from({ length: 50 }, (_, at) => `x${at}/`).join('\n') });
    for (let folder = 0; folder < 20; folder += 1) await mkdir(path.join(cwd, `f${folder}`));
    await Promise.all(
      Array.from({ length: 10_000 }, (_, at) => writeFile(path.join(cwd, `f${at % 20}`, `${at}.duck`), '')),
    );
    expect((await choose(['.'], { cwd })).names).toHaveLength(10_000);
  });

  it('in folders that cannot be read are told as missing; the others are found', async () => {
    const cwd = await folderWith(['a/A.duck', 'b/B.duck', 'c/C.duck']);
    const denied: ListFolder = async (folder) => {
      if (path.basename(folder) === 'b') throw Object.assign(new Error('no'), { code: 'EACCES' });
      return readdir(folder, { withFileTypes: true });
    };
    const { files, unreadable } = await walkFolder(cwd, noIgnoreRules, denied);
    expect(files.map((file) => path.relative(cwd, file))).toEqual(['a/A.duck', 'c/C.duck']);
    expect(unreadable).toEqual([{ folder: path.join(cwd, 'b'), reason: 'permission denied' }]);
  });

  it('with a path that leads nowhere are wrong usage', async () => {
    const cwd = await homeWith();
    await expect(choose(['none.duck'], { cwd })).rejects.toThrow('no such file or folder: none.duck');
    await expect(choose(['*.duck'], { cwd })).rejects.toThrow('no such file or folder: *.duck');
  });
});

describe('reading files', () => {
  it('goes on when one went away, or cannot be read', async () => {
    const cwd = await folderWith(['A.duck', 'B.duck']);
    await mkdir(path.join(cwd, 'C.duck'));
    const read = await readFiles(['A.duck', 'gone.duck', 'C.duck', 'B.duck'], cwd);
    expect(read.sources.map(({ name }) => name)).toEqual(['A.duck', 'B.duck']);
    expect(read).toMatchObject({ gone: ['gone.duck'], failures: ['cannot read C.duck: it is a folder'] });
  });

  it('reads no more than the beginning of what is none of ours', async () => {
    const padding = '# long\n'.repeat(10_000);
    const cwd = await homeWith({ 'film.bin': Buffer.alloc(5_000_000, 'x'), 'my-settings': `[profile a]\n${padding}` });
    const [film, settings] = (await readFiles(['film.bin', 'my-settings'], cwd)).sources;
    expect(film?.text.length).toBeLessThan(20_000);
    expect(settings?.text.length).toBeGreaterThan(70_000);
  });
});

describe('names for patterns', () => {
  it('have slashes on every system, and stay inside their folder', () => {
    expect(nameFrom('C:\\work', 'C:\\work\\old\\A.duck', path.win32)).toBe('old/A.duck');
    expect(nameFrom('C:\\work', 'c:\\Work\\A.duck', path.win32)).toBe('A.duck');
    for (const outside of ['C:\\other\\A.duck', 'D:\\work\\A.duck', 'C:\\work', 'C:\\workshop\\A.duck'])
      expect(nameFrom('C:\\work', outside, path.win32), outside).toBeUndefined();
    expect(nameFrom('/data', '/data/..a/A.duck', path.posix)).toBe('..a/A.duck');
    expect(nameFrom('/work', '/', path.posix)).toBeUndefined();
  });
});
