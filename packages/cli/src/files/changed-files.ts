import { execFile } from 'node:child_process';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { CommandFailure } from '../command-failure.ts';

/** Where a branch usually comes from, the likeliest first. */
const usualBases = ['refs/remotes/origin/HEAD', '@{upstream}', 'origin/main', 'origin/master', 'main', 'master'];

/**
 * The files of the repository around a folder that differ from the point where the branch left `since`, or the usual
 * base, and those that git does not know yet; absolute, without those that were deleted. Fails with wrong usage
 * outside of a repository and for a revision that is none.
 */
export async function changedFiles(cwd: string, since: string | undefined): Promise<ReadonlySet<string>> {
  const root = await repositoryOf(cwd);
  const base = await baseOf(root, since);
  const lists = [
    base === undefined
      ? git(root, ['ls-files', '-z', '--cached'])
      : git(root, ['diff', '--name-only', '-z', '--diff-filter=d', '--no-renames', '--no-ext-diff', base, '--']),
    git(root, ['ls-files', '-z', '--others', '--exclude-standard']),
  ];
  const names = (await Promise.all(lists)).flatMap((list) => list.split('\0'));
  return new Set(names.filter((name) => name !== '').map((name) => path.join(root, name)));
}

/**
 * Those of the names that changed. Of the two AWS files of a folder both count when one changed: they are read
 * together.
 */
export async function onlyChanged(
  names: readonly string[],
  cwd: string,
  changed: ReadonlySet<string>,
): Promise<readonly string[]> {
  const kept: string[] = [];
  for (const name of names) {
    const absolute = path.resolve(cwd, name);
    const file = path.join(await realFolder(path.dirname(absolute)), path.basename(absolute));
    const other = siblings.get(path.basename(file));
    const pair = other === undefined ? undefined : path.join(path.dirname(file), other);
    if (changed.has(file) || (pair !== undefined && changed.has(pair))) kept.push(name);
  }
  return kept;
}

const siblings: ReadonlyMap<string, string> = new Map([
  ['config', 'credentials'],
  ['credentials', 'config'],
]);

/** Git names real folders. */
async function realFolder(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    return folder;
  }
}

async function repositoryOf(cwd: string): Promise<string> {
  try {
    const root = await git(cwd, ['rev-parse', '--show-toplevel']);
    return await realFolder(path.normalize(root.replace(/\r?\n$/u, '')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw CommandFailure.usage('--changed needs git, which is not installed');
    }
    throw CommandFailure.usage('--changed works inside a git repository only');
  }
}

/** The commit to compare with; undefined in a repository without one. */
async function baseOf(root: string, since: string | undefined): Promise<string | undefined> {
  if (since !== undefined) {
    const commit = await commitOf(root, since);
    if (commit === undefined) throw CommandFailure.usage(`--changed: git knows no revision "${since}"`);
    return (await mergeBase(root, commit)) ?? commit;
  }
  const head = await commitOf(root, 'HEAD');
  if (head === undefined) return undefined;
  for (const candidate of usualBases) {
    const commit = await commitOf(root, candidate);
    const base = commit === undefined ? undefined : await mergeBase(root, commit);
    if (base !== undefined) return base;
  }
  return head;
}

async function commitOf(root: string, revision: string): Promise<string | undefined> {
  return attempt(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
}

async function mergeBase(root: string, commit: string): Promise<string | undefined> {
  return attempt(root, ['merge-base', commit, 'HEAD']);
}

async function attempt(root: string, words: readonly string[]): Promise<string | undefined> {
  try {
    const answer = (await git(root, words)).trim();
    return answer === '' ? undefined : answer;
  } catch {
    return undefined;
  }
}

/** Room for the names of some hundred thousand files. */
const mostOutput = 256 * 1024 * 1024;

/** Runs git without a shell, and without the programs that a repository may ask it to start. */
function git(folder: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      ['-C', folder, '-c', 'core.fsmonitor=false', ...words],
      { maxBuffer: mostOutput, windowsHide: true, encoding: 'utf8' },
      (error, stdout) => (error === null ? resolve(stdout) : reject(error)),
    );
  });
}
