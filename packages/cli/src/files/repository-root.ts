import { existsSync } from 'node:fs';
import path from 'node:path';

/** The nearest folder around a path that is the root of a git repository. A worktree has a file there. */
export function repositoryRoot(folder: string): string | undefined {
  return foldersUpwards(folder).find((candidate) => existsSync(path.join(candidate, '.git')));
}

/** A folder and all those around it, the innermost first. */
export function foldersUpwards(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let current = folder; ; current = path.dirname(current)) {
    folders.push(current);
    if (path.dirname(current) === current) return folders;
  }
}

/** The same as far as a repository reaches; without one, only the folder itself. */
export function foldersOfRepository(folder: string): readonly string[] {
  const root = repositoryRoot(folder);
  if (root === undefined) return [folder];
  const folders = foldersUpwards(folder);
  return folders.slice(0, folders.indexOf(root) + 1);
}
