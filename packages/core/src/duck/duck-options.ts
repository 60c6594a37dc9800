/** What the value of an option is about. */
export type DuckOptionPart =
  /** What is to be done, and where: an address, then files or a second address. */
  | 'action'
  | 'username'
  | 'anonymous'
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

/**
 * Options of `duck`: names, letters and numbers of values as iterate-ch/cyberduck has them in
 * cli/src/main/java/ch/cyberduck/cli/TerminalOptionsBuilder.java@02185e1 (2014–2025; `--anonymous` is missing in the
 * oldest), and iterate-ch/docs in cli/index.md@027b500. None of it is inferred.
 */
export const duckOptions: readonly DuckOption[] = [
  option('list', 'action', 1, 'l'),
  option('longlist', 'action', 1, 'L'),
  // Two values; what follows is a file as well where a shell has put in many for a pattern.
  option('download', 'action', 'rest', 'd'),
  option('upload', 'action', 'rest'),
  option('synchronize', 'action', 'rest'),
  option('copy', 'action', 2),
  option('move', 'action', 2),
  option('edit', 'action', 1),
  option('purge', 'action', 1),
  option('delete', 'action', 1, 'D'),
  option('mkdir', 'action', 1, 'c'),
  option('username', 'username', 1, 'u'),
  option('anonymous', 'anonymous'),
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
 * The options that a word with a dash in front names, the way Apache Commons CLI takes them for `duck`: one dash or two,
 * the beginning of a name as long as no other begins so (`--user`), a value behind `=`, letters behind one another
 * (`-qv`), and a value behind a letter that wants one (`-uNAME`).
 */
export function findDuckOptions(word: string): readonly NamedOption[] | UnknownOption {
  const dashes = word.startsWith('--') ? 2 : 1;
  const equals = word.indexOf('=', dashes);
  const found = word.slice(dashes, equals === -1 ? undefined : equals);
  const value = equals === -1 ? {} : { valueAt: equals + 1 };
  const exact = duckOptions.find(({ name, short }) => name === found || (dashes === 1 && short === found));
  if (exact !== undefined) return [{ option: exact, ...value }];
  const candidates = found === '' ? [] : duckOptions.filter(({ name }) => name.startsWith(found));
  const [only, ...others] = candidates;
  if (only !== undefined && others.length === 0) return [{ option: only, ...value }];
  const letters = dashes === 1 && candidates.length === 0 ? readLetters(word) : undefined;
  return letters ?? { found, candidates: candidates.map(({ name }) => name) };
}

/** Letters of one word up to the first that wants a value, which is the rest of it. */
function readLetters(word: string): readonly NamedOption[] | undefined {
  const options: NamedOption[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const option = duckOptions.find(({ short }) => short === word.charAt(at));
    if (option === undefined) return undefined;
    const takesRest = option.values !== 0 && at + 1 < word.length;
    options.push(takesRest ? { option, valueAt: at + 1 } : { option });
    if (takesRest) break;
  }
  return options;
}
