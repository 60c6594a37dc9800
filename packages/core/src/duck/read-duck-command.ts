import type { Code } from '../catalogue/catalogue.ts';
import type { Diagnostic, Facts, Severity } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import { isSecretName } from '../report/secret-names.ts';
import { nearestName } from '../rules/nearest-name.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import { type CommandWord, type CommandWords, spanInWord, type WordProblem } from './command-words.ts';
import type { DuckCommand, DuckPreference, DuckValue } from './duck-command.ts';
import { type DuckOption, duckOptions, findDuckOptions } from './duck-options.ts';
import { type DuckShell, splitCommands } from './duck-shell.ts';

/**
 * Takes a command line of Cyberduck's `duck` apart (cyberduck-s3-connect §4.7): as `shell` would, or else as name and text
 * tell: cmd for a `.cmd` or `.bat` file and for `duck.exe`, PowerShell for a `.ps1` file and for what only PowerShell has,
 * a POSIX shell for all others. Never throws, and runs nothing.
 */
export function readDuckCommand(source: SourceText, shell?: DuckShell): DuckCommand {
  return new DuckReader(source, shell).read();
}

/** A prompt that was copied along, and programs that only start another one. */
const starters: ReadonlySet<string> = new Set(['$', 'env', 'exec', 'command', 'call', 'time']);

/** The user that `--anonymous` is. */
const anonymous = 'anonymous';

class DuckReader {
  readonly #source: SourceText;
  readonly #split: CommandWords;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #preferences: DuckPreference[] = [];
  readonly #secrets: DuckValue[] = [];
  readonly #values = new Map<DuckOption['part'], DuckValue>();
  #action: DuckOption | undefined;
  #address: DuckValue | undefined;

  constructor(source: SourceText, shell: DuckShell | undefined) {
    this.#source = source;
    this.#split = splitCommands(source, shell);
  }

  read(): DuckCommand {
    const words = this.#split.commands.flat();
    const own = this.#ownWords();
    if (own === undefined) this.#tell('duck-command-missing', { start: 0, end: 0 });
    else this.#readOptions(own);
    const profile = this.#values.get('profile');
    const values = {
      ...this.#valueOf('username'),
      ...this.#valueOf('password'),
      ...this.#valueOf('region'),
      ...(profile === undefined ? {} : { profileFile: textOf(profile), profileSpan: spanOf(profile) }),
    };
    return {
      source: this.#source,
      words,
      ...(this.#action === undefined ? {} : { action: this.#action }),
      ...(this.#address === undefined ? {} : { address: this.#address }),
      ...values,
      preferences: this.#preferences,
      secrets: this.#secrets,
      diagnostics: this.#diagnostics,
    };
  }

  #valueOf(part: 'username' | 'password' | 'region'): { readonly [P in typeof part]?: DuckValue } {
    const value = this.#values.get(part);
    return value === undefined ? {} : { [part]: value };
  }

  /** The words behind `duck`; what stands around is read or told. */
  #ownWords(): readonly CommandWord[] | undefined {
    let own: readonly CommandWord[] | undefined;
    let other: CommandWord | undefined;
    for (const command of this.#split.commands) {
      const rest = own === undefined ? this.#afterAssignments(command) : undefined;
      const [program, ...behind] = rest ?? [];
      if (program !== undefined && /(?:^|[\\/])duck(?:\.exe)?$/iu.test(program.text)) own = behind;
      else if (rest === undefined || program !== undefined) other ??= command[0];
    }
    if (own === undefined) return undefined;
    const [first] = own;
    const span = { start: first?.span.start ?? 0, end: own.at(-1)?.span.end ?? 0 };
    for (const { kind, span: place } of this.#split.problems) {
      const isOwn = place.start >= span.start && place.start < span.end;
      if (isOwn || this.#preferences.some(({ valueSpan }) => isWithin(place, valueSpan)))
        this.#tell(problemCodes[kind], place);
    }
    if (other !== undefined) this.#leave('another command', other.span, 'one command makes one connection');
    return own;
  }

  /** What follows on `env name=value`, `name=value`, and `set "name=value"`, which are read; nothing for a remark. */
  #afterAssignments(command: readonly CommandWord[]): readonly CommandWord[] {
    const first = (command[0]?.text ?? '').toLowerCase();
    if (first === 'rem' || first.startsWith('::') || first === '@echo') return [];
    if (first === 'set' || first === 'export' || first === '@set') {
      for (const word of command.slice(1)) this.#assign(word);
      return [];
    }
    let at = 0;
    for (const word of command) {
      if (!starters.has(word.text) && !this.#assign(word)) break;
      at += 1;
    }
    return command.slice(at);
  }

  #assign(word: CommandWord): boolean {
    const equals = word.text.indexOf('=');
    const name = word.text.slice(0, equals);
    if (equals < 1 || !/^[A-Za-z_][\w.]*$/u.test(name)) return false;
    const nameSpan = spanInWord(word, { start: 0, end: equals });
    const valueSpan = spanInWord(word, { start: equals + 1, end: word.text.length });
    const isSecret = isSecretName(name);
    if (isSecret) this.#secrets.push({ word, from: equals + 1 });
    if (name.includes('.') && !isSecret)
      this.#preferences.push({ name, value: word.text.slice(equals + 1), nameSpan, valueSpan });
    else this.#leave(name, nameSpan, 'it is a variable, and no preference of Cyberduck');
    return true;
  }

  #readOptions(words: readonly CommandWord[]): void {
    const loose: CommandWord[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at];
      if (word === undefined) break;
      if (!isOption(word.text)) {
        if (longDash.test(word.text)) this.#tellUnknown(word, word.text.replace(longDash, ''), []);
        else loose.push(word);
        continue;
      }
      const found = findDuckOptions(word.text);
      if ('found' in found) {
        this.#tellUnknown(word, found.found, found.candidates);
        const next = words[at + 1];
        if (isSecretName(found.found) && next !== undefined) this.#secrets.push({ word: next, from: 0 });
        continue;
      }
      for (const [index, { option, valueAt }] of found.entries()) {
        const values: DuckValue[] = valueAt === undefined ? [] : [{ word, from: valueAt }];
        while (index === found.length - 1 && wantsMore(option, values.length, words[at + 1])) {
          at += 1;
          const value = words[at];
          if (value !== undefined) values.push({ word: value, from: 0 });
        }
        this.#takeOption(option, word, values);
      }
    }
    for (const word of loose) this.#takeLoose(word);
  }

  #takeOption(option: DuckOption, word: CommandWord, values: readonly DuckValue[]): void {
    const { name, part } = option;
    const [value, second] = values;
    if (
      typeof option.values === 'number'
        ? values.length < option.values
        : option.values === 'rest' && value === undefined
    )
      return this.#tell('duck-value-missing', word.span, { option: name });
    if (part === 'manner') return;
    if (part === 'anonymous') return this.#takeUser({ word: { ...word, text: anonymous, offsets: [] }, from: 0 }, name);
    if (part === 'elsewhere')
      return this.#leave(`--${name}`, word.span, name === 'vault' ? 'a bookmark names no vault' : 'it is for SFTP');
    if (value === undefined) return;
    if (part === 'username') return this.#takeUser(value, name);
    if (part !== 'action') {
      if (this.#values.has(part)) return this.#leave(`a second --${name}`, word.span, 'the first one counts');
      this.#values.set(part, value);
      return;
    }
    if (this.#action !== undefined) return this.#leave(`--${name}`, word.span, 'one command makes one connection');
    this.#action = option;
    this.#address = value;
    if (name === 'copy' && second !== undefined)
      this.#leave('the second address', spanOf(second), 'it is another connection: convert it by itself');
  }

  #takeUser(value: DuckValue, option: string): void {
    if (!this.#values.has('username')) this.#values.set('username', value);
    else this.#leave(`--${option}`, value.word.span, 'a user is named already, and the first one counts');
  }

  /** An address alone is meant as one; files beside an action are of no connection. */
  #takeLoose(word: CommandWord): void {
    if (this.#address === undefined) this.#address = { word, from: 0 };
    else if (this.#action === undefined) this.#leave('a further word', word.span, 'one address makes one connection');
  }

  #tellUnknown(word: CommandWord, found: string, candidates: readonly string[]): void {
    const nearest = candidates.length > 0 ? candidates.map((name) => `--${name}`).join(', ') : nearestOption(found);
    const shown = found.slice(0, longestName);
    this.#tell('duck-option-unknown', spanInWord(word, { start: 0, end: word.text.length - behindName(word.text) }), {
      found: shown,
      ...(nearest === undefined ? {} : { nearest }),
    });
  }

  #leave(what: string, span: Span, why: string): void {
    this.#tell('duck-not-read', span, { what, why });
  }

  #tell(code: Code, span: Span, facts: Facts = {}, severity?: Severity): void {
    const details = severity === undefined ? { facts } : { facts, severity };
    this.#diagnostics.push(diagnostic(code, this.#source.name, span, details));
  }
}

const longestName = 40;

const problemCodes: Readonly<Record<WordProblem['kind'], Code>> = {
  'quote-open': 'duck-quote-open',
  expansion: 'duck-value-unknown',
  'parsing-stopped': 'duck-parsing-stopped',
};

function isWithin(place: Span, { start, end }: Span): boolean {
  return place.start >= start && place.start < end;
}

/** What text programs make of two dashes. */
const longDash = /^[\u2010-\u2015\u2212]+(?=[A-Za-z])/u;

/** `-` alone and a negative number are none. */
function isOption(text: string): boolean {
  return /^--?[A-Za-z]/u.test(text);
}

function nearestOption(found: string): string | undefined {
  const name = nearestName(
    found,
    duckOptions.map((one) => one.name),
  );
  return name === undefined ? undefined : `--${name}`;
}

/** Length of `=value`, which is not shown. */
function behindName(text: string): number {
  const equals = text.indexOf('=');
  return equals === -1 ? 0 : text.length - equals;
}

function wantsMore({ values }: DuckOption, taken: number, next: CommandWord | undefined): boolean {
  if (next === undefined || (isOption(next.text) && values !== 1)) return false;
  if (values === 'rest') return true;
  if (values === 'number-or-none') return taken === 0 && /^\d+$/u.test(next.text);
  return taken < values && !isOption(next.text);
}

/** The text of a value. */
export function textOf({ word, from }: DuckValue): string {
  return word.text.slice(from);
}

/** The place of a value. */
export function spanOf({ word, from }: DuckValue): Span {
  return from === 0 ? word.span : spanInWord(word, { start: from, end: word.text.length });
}
