import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type PathPatterns, pathPatterns, testPath } from './path-patterns.ts';
import { foldersOfRepository, repositoryRoot } from './repository-root.ts';

/** The name of our own ignore file; its grammar is that of .gitignore. */
export const ignoreFileName = '.duckbillignore';

/**
 * What a folder and those around it leave out: `own` by .duckbillignore and the configuration, `git` by .gitignore
 * inside a repository. The innermost patterns decide, ours before git's.
 */
export interface IgnoreRules {
  readonly own: readonly PathPatterns[];
  readonly git: readonly PathPatterns[];
  /** Whether .gitignore counts here. */
  readonly inRepository: boolean;
}

export const noIgnoreRules: IgnoreRules = { own: [], git: [], inRepository: false };

/** What counts in a folder before anything in it was looked at; `config` are the patterns of the configuration. */
export function ignoreRulesAround(folder: string, config: PathPatterns | undefined): IgnoreRules {
  const outwards = foldersOfRepository(folder);
  const inRepository = repositoryRoot(folder) !== undefined;
  return {
    own: [
      ...(config === undefined ? [] : [config]),
      ...outwards.toReversed().flatMap((one) => read(one, ignoreFileName)),
    ],
    git: inRepository ? outwards.toReversed().flatMap((one) => read(one, '.gitignore')) : [],
    inRepository,
  };
}

/** The same one folder further in, of which the names of its entries are known. */
export function ignoreRulesInside(rules: IgnoreRules, folder: string, entries: ReadonlySet<string>): IgnoreRules {
  const hasOwn = entries.has(ignoreFileName);
  const isRoot = entries.has('.git');
  const inRepository = rules.inRepository || isRoot;
  const hasGit = inRepository && entries.has('.gitignore');
  if (!hasOwn && !hasGit && !isRoot) return rules;
  return {
    own: hasOwn ? [...rules.own, ...read(folder, ignoreFileName)] : rules.own,
    // A repository inside another one knows nothing of that one's patterns.
    git: [...(isRoot ? [] : rules.git), ...(hasGit ? read(folder, '.gitignore') : [])],
    inRepository,
  };
}

/** Whether a path is left out by our own patterns. */
export function isIgnoredByUs({ own }: IgnoreRules, absolute: string, isFolder: boolean): boolean {
  return decide(own, absolute, isFolder) === 'ignored';
}

/** Whether a path is left out; ours can bring back what git leaves out. */
export function isIgnored(rules: IgnoreRules, absolute: string, isFolder: boolean): boolean {
  const ours = decide(rules.own, absolute, isFolder);
  return (ours ?? decide(rules.git, absolute, isFolder)) === 'ignored';
}

/** Whether git leaves out a folder or one of those around it. */
export function isFolderIgnoredByGit({ git }: IgnoreRules, folder: string): boolean {
  // The library looks at the folders on the way as well.
  return decide(git, folder, true) === 'ignored';
}

function decide(
  lists: readonly PathPatterns[],
  absolute: string,
  isFolder: boolean,
): 'ignored' | 'unignored' | undefined {
  for (const list of lists.toReversed()) {
    const answer = testPath(list, absolute, isFolder);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

/** Most characters of an ignore file that are read. */
const mostCharacters = 1024 * 1024;

/** Patterns of a file, if it is there and can be read. */
function read(folder: string, name: string): readonly PathPatterns[] {
  const file = path.join(folder, name);
  if (!existsSync(file)) return [];
  try {
    const text = readFileSync(file, 'utf8').slice(0, mostCharacters);
    const lines = text.replace('\uFEFF', '').split(/\r?\n/u);
    return [pathPatterns(folder, lines)];
  } catch {
    return [];
  }
}
