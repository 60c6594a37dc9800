/** What the value of an option is about. */
export type DuckOptionPart =
  /** What is to be done, and where: an address, then files or a second address. */
  | 'action'
  | 'username'
  | 'password'
  | 'region'
  | 'profile'
  /** Says where or as whom in a way that S3 does not have. */
  | 'elsewhere'
  /** How it is done; of no connection. */
  | 'manner';

export interface DuckOption {
  readonly name: string;
  readonly short?: string;
  readonly part: DuckOptionPart;
  /** Values behind it: a number of them, one that may be missing, or all up to the next option. */
  readonly values: number | 'number-or-none' | 'rest';
}

function option(name: string, part: DuckOptionPart, values: DuckOption['values'] = 0, short?: string): DuckOption {
  return { name, part, values, ...(short === undefined ? {} : { short }) };
}

/** Options of `duck` (docs/cli/index.md, as cyberduck-s3-connect §4.7 names it); the letters are partly inferred. */
export const duckOptions: readonly DuckOption[] = [
  option('list', 'action', 1, 'l'),
  option('longlist', 'action', 1, 'L'),
  option('download', 'action', 'rest', 'd'),
  option('upload', 'action', 'rest'),
  option('synchronize', 'action', 'rest'),
  option('copy', 'action', 2, 'c'),
  option('move', 'action', 2),
  option('edit', 'action', 1),
  option('purge', 'action', 1),
  option('delete', 'action', 1, 'D'),
  option('createdirectory', 'action', 1),
  option('username', 'username', 1, 'u'),
  option('password', 'password', 1, 'p'),
  option('region', 'region', 1),
  option('profile', 'profile', 1),
  option('identity', 'elsewhere', 1, 'i'),
  option('vault', 'elsewhere', 1),
  option('application', 'manner', 1),
  option('existing', 'manner', 1, 'e'),
  option('throttle', 'manner', 1),
  option('chmod', 'manner', 1),
  option('retry', 'manner', 'number-or-none', 'r'),
  option('parallel', 'manner', 'number-or-none'),
  option('assumeyes', 'manner', 0, 'y'),
  option('preserve', 'manner', 0, 'P'),
  option('nochecksum', 'manner'),
  option('nokeychain', 'manner'),
  option('quiet', 'manner', 0, 'q'),
  option('verbose', 'manner', 0, 'v'),
  option('debug', 'manner'),
  option('udt', 'manner'),
  option('help', 'manner', 0, 'h'),
  option('version', 'manner', 0, 'V'),
];

/** An option as it stands in a word, with a value that stands in the same one. */
export interface NamedOption {
  readonly option: DuckOption;
  /** Where the value begins in the word. */
  readonly valueAt?: number;
}

/** An option that is none. */
export interface UnknownOption {
  /** As it was meant to be found, without dashes and value. */
  readonly found: string;
  /** Options that begin like it. */
  readonly candidates: readonly string[];
}

/**
 * The option that a word with a dash in front names, the way `duck` takes them: one dash or two, the beginning of a
 * name as long as no other begins so (`--user`), a value behind `=`, or behind a letter (inferred).
 */
export function findDuckOption(word: string): NamedOption | UnknownOption {
  const dashes = word.startsWith('--') ? 2 : 1;
  const equals = word.indexOf('=', dashes);
  const found = word.slice(dashes, equals === -1 ? undefined : equals);
  const value = equals === -1 ? {} : { valueAt: equals + 1 };
  const exact = duckOptions.find(({ name, short }) => name === found || (dashes === 1 && short === found));
  if (exact !== undefined) return { option: exact, ...value };
  const candidates = found === '' ? [] : duckOptions.filter(({ name }) => name.startsWith(found));
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return { option: only, ...value };
  const letter =
    dashes === 1 ? duckOptions.find(({ short }) => short !== undefined && found.startsWith(short)) : undefined;
  if (letter !== undefined && letter.values === 1 && candidates.length === 0) return { option: letter, valueAt: 2 };
  return { found, candidates: candidates.map(({ name }) => name) };
}
