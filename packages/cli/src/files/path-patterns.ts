import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** More asterisks than this in one part of a path make a pattern whose search can take for ever. */
const mostStars = 4;

/** Patterns in the grammar of .gitignore, and the folder that they start from. */
export interface PathPatterns {
  readonly folder: string;
  readonly rules: Ignore;
}

/** Patterns from a folder; those that are too wild for a bounded search are left out. */
export function pathPatterns(folder: string, patterns: readonly string[]): PathPatterns {
  return {
    folder,
    rules: ignore.default({ ignorecase: false }).add(patterns.filter((pattern) => !isTooWild(pattern))),
  };
}

/** Whether one part of a pattern holds so many asterisks that looking for it could take for ever. */
export function isTooWild(pattern: string): boolean {
  return pattern.split('/').some((part) => part !== '**' && part.split('*').length - 1 > mostStars);
}

/**
 * Whether patterns leave a path out (`ignored`), expressly keep it (`unignored`), or say nothing. A folder has to be
 * given as one. Says nothing about what lies outside their folder.
 */
export function testPath(
  { folder, rules }: PathPatterns,
  absolute: string,
  isFolder: boolean,
): 'ignored' | 'unignored' | undefined {
  const name = nameFrom(folder, absolute);
  if (name === undefined) return undefined;
  const { ignored, unignored } = rules.test(isFolder ? `${name}/` : name);
  return ignored ? 'ignored' : unignored ? 'unignored' : undefined;
}

/** The name of a path inside a folder, with slashes; undefined for the folder itself and what lies outside. */
export function nameFrom(folder: string, absolute: string, system: path.PlatformPath = path): string | undefined {
  const relative = system.relative(folder, absolute);
  if (relative === '' || relative === '..' || relative.startsWith(`..${system.sep}`) || system.isAbsolute(relative)) {
    return undefined;
  }
  return relative.replaceAll(system.sep, '/');
}
