import path from 'node:path';
import { CommandFailure } from '../command-failure.ts';
import {
  type IgnoreRules,
  ignoreRulesAround,
  isFolderIgnoredByGit,
  isIgnored,
  isIgnoredByUs,
  noIgnoreRules,
} from './ignore-files.ts';
import { kindOf } from './path-kind.ts';
import type { PathPatterns } from './path-patterns.ts';
import { searchFiles } from './search-files.ts';
import { walkFolder } from './walk-folder.ts';

export interface FileChoice {
  /** As the person named them, or named the folder around them; none twice. */
  readonly names: readonly string[];
  /** Named by the person, and left out by a pattern of theirs. */
  readonly ignored: readonly string[];
  /** What could not be looked at, one line each. */
  readonly failures: readonly string[];
}

export interface ChooseOptions {
  readonly cwd: string;
  /** False: no ignore file and no pattern of the configuration counts. */
  readonly ignore: boolean;
  /** Patterns of the configuration. */
  readonly patterns: PathPatterns | undefined;
}

/**
 * Every file that the paths name: folders are searched, patterns expanded. What .gitignore leaves out counts when it
 * is named itself; what .duckbillignore or the configuration leaves out never does. Fails with wrong usage when a path
 * leads nowhere.
 */
export async function chooseFiles(paths: readonly string[], options: ChooseOptions): Promise<FileChoice> {
  const { cwd } = options;
  const names = new Set<string>();
  const taken = new Set<string>();
  const ignored: string[] = [];
  const failures: string[] = [];
  const rules = new RulesOfFolders(options);
  const add = (name: string): void => {
    const absolute = path.resolve(cwd, name);
    if (taken.has(absolute)) return;
    taken.add(absolute);
    names.add(name);
  };
  for (const given of paths) {
    const absolute = path.resolve(cwd, given);
    const kind = kindOf(absolute);
    if (kind === 'folder') {
      const { files, unreadable } = await walkFolder(absolute, rules.forSearch(absolute));
      for (const file of files) add(path.join(given, path.relative(absolute, file)));
      for (const { folder, reason } of unreadable) {
        failures.push(`cannot read the folder ${path.join(given, path.relative(absolute, folder))}: ${reason}`);
      }
    } else if (kind === 'file') {
      if (isIgnoredByUs(rules.of(path.dirname(absolute)), absolute, false)) ignored.push(given);
      else add(given);
    } else {
      const found = /[*?{[]/u.test(given) ? await searchFiles([given.replaceAll('\\', '/')], cwd) : [];
      if (found.length === 0) throw CommandFailure.usage(`no such file or folder: ${given}`);
      for (const name of found) {
        const file = path.resolve(cwd, name);
        if (!isIgnored(rules.of(path.dirname(file)), file, false)) add(name);
      }
    }
  }
  return { names: [...names], ignored, failures };
}

/** Ignore rules of folders, each read once. */
class RulesOfFolders {
  readonly #options: ChooseOptions;
  readonly #known: Map<string, IgnoreRules> = new Map();

  constructor(options: ChooseOptions) {
    this.#options = options;
  }

  of(folder: string): IgnoreRules {
    if (!this.#options.ignore) return noIgnoreRules;
    const rules = this.#known.get(folder) ?? ignoreRulesAround(folder, this.#options.patterns);
    this.#known.set(folder, rules);
    return rules;
  }

  /** A folder that was named is searched also when git leaves it out: `~/.aws` in a repository of dotfiles. */
  forSearch(folder: string): IgnoreRules {
    const rules = this.of(folder);
    return isFolderIgnoredByGit(rules, folder) ? { ...rules, git: [], inRepository: false } : rules;
  }
}
