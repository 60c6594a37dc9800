import type { Bookmark } from '../bookmark/bookmark.ts';
import { readBookmark } from '../bookmark/read-bookmark.ts';
import type { Code } from '../catalogue/catalogue.ts';
import type { Diagnostic, Facts } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import type { PlistEntry } from '../plist/plist-tree.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import { secretMark } from '../report/known-secrets.ts';
import { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { ConnectionUrl } from '../url/connection-url.ts';
import { findUrlPassword } from '../url/hide-password.ts';
import { parseConnectionUrl } from '../url/parse-url.ts';
import { decodePercent } from '../url/percent.ts';
import { type UrlProtocol, type UrlProtocols, urlProtocols } from '../url/url-protocol.ts';
import { spanInWord } from './command-words.ts';
import type { DuckCommand, DuckValue } from './duck-command.ts';
import { spanOf, textOf } from './read-duck-command.ts';

export interface OpenDuckOptions {
  /** What is installed, as far as it is known. */
  readonly protocols: UrlProtocols;
  /** What `--profile` names, read. */
  readonly profile?: ConnectionProfile;
}

/**
 * What a `duck` command connects to, in the shape of a connection URL: every value has its place in the command, and
 * passwords are marks there. Without a bookmark an error says why.
 */
export function openDuckCommand(command: DuckCommand, options: OpenDuckOptions): ConnectionUrl {
  return new DuckOpener(command, options).open();
}

/** Put in front of an address that needs no scheme, since `--profile` names the one there is. */
const ownScheme = 'profile';

class DuckOpener {
  readonly #command: DuckCommand;
  readonly #protocols: UrlProtocols;
  readonly #profile: ConnectionProfile | undefined;
  readonly #diagnostics: Diagnostic[] = [];
  readonly #secrets = new Set<string>();

  constructor(command: DuckCommand, { protocols, profile }: OpenDuckOptions) {
    this.#command = command;
    this.#profile = command.profileFile === undefined ? undefined : profile;
    const own = this.#profile && ownProtocol(this.#profile);
    this.#protocols = own === undefined ? protocols : onlyProtocol(own, this.#profile);
  }

  open(): ConnectionUrl {
    const { address, password, profileFile, profileSpan, action } = this.#command;
    const source = this.#hiddenSource();
    this.#diagnostics.push(...this.#command.diagnostics);
    if (password !== undefined) this.#tell('duck-secret', spanOf(password));
    const isRead = !this.#diagnostics.some(({ severity }) => severity === 'error');
    if (isRead && address === undefined) this.#tell('duck-address-missing', { start: 0, end: 0 });
    if (isRead && profileFile !== undefined && this.#profile === undefined)
      this.#tell('duck-profile-missing', profileSpan ?? { start: 0, end: 0 }, { file: profileFile });
    if (isRead && address !== undefined && action === undefined) this.#tell('duck-action-missing', spanOf(address));
    const url = address === undefined ? undefined : this.#readAddress(address, isRead);
    const isRefused = this.#diagnostics.some(({ severity }) => severity === 'error');
    const bookmark = isRefused || url?.bookmark === undefined ? undefined : this.#bookmark(url.bookmark, source);
    const protocol = url?.protocol ?? plainProtocol;
    return {
      source,
      protocol,
      ...(bookmark === undefined ? {} : { bookmark }),
      secrets: [...this.#secrets].filter((secret) => secret !== ''),
      diagnostics: this.#diagnostics.toSorted((one, other) => one.span.start - other.span.start),
    };
  }

  /** The address as Cyberduck reads it; what was found in it has its place in the command. */
  #readAddress(address: DuckValue, isRead: boolean): ConnectionUrl {
    const url = parseConnectionUrl(this.#prefix(address) + textOf(address), this.#protocols);
    for (const secret of url.secrets) this.#secrets.add(secret);
    for (const found of url.diagnostics) {
      if (!isRead || (found.code === 'url-user-anonymous' && this.#command.username !== undefined)) continue;
      this.#diagnostics.push({ ...found, file: this.#command.source.name, span: this.#placeOf(found.span) });
    }
    return url;
  }

  #prefix(address: DuckValue): string {
    const isBare = this.#profile !== undefined && !/^ *[A-Za-z\d+-]+:/u.test(textOf(address));
    return isBare ? `${ownScheme}:` : '';
  }

  /** From the address to the line. */
  #placeOf({ start, end }: Span): Span {
    const { address } = this.#command;
    if (address === undefined) return { start, end };
    const shift = address.from - this.#prefix(address).length;
    const least = (at: number) => Math.max(address.from, at + shift);
    return spanInWord(address.word, { start: least(start), end: least(end) });
  }

  /** The line with marks in place of passwords. */
  #hiddenSource(): SourceText {
    const { source, words, password, secrets } = this.#command;
    const isScheme = (scheme: string) => this.#protocols.find(scheme) !== undefined;
    const spans = secrets.map(spanOf);
    if (password !== undefined) {
      spans.push(spanOf(password));
      this.#secrets.add(textOf(password));
    }
    for (const word of words) {
      const found = findUrlPassword(word.text, isScheme);
      if (found === undefined) continue;
      spans.push(spanInWord(word, found));
      const raw = word.text.slice(found.start, found.end);
      this.#secrets.add(raw);
      this.#secrets.add(decodePercent(raw).value);
    }
    for (const secret of secrets) {
      this.#secrets.add(textOf(secret));
      this.#secrets.add(source.slice(spanOf(secret)).replaceAll(/^['"]|['"]$/gu, ''));
    }
    return new SourceText(source.name, hide(source.text, spans));
  }

  /** The bookmark of the address, with the options and preferences beside it. */
  #bookmark({ dict }: Bookmark, source: SourceText): Bookmark | undefined {
    const { username, region, preferences } = this.#command;
    const entries: PlistEntry[] = [];
    for (const { key, keySpan, value } of dict.entries) {
      if (value.type !== 'string') continue;
      const isOther = key === 'Username' && username !== undefined;
      const span = this.#placeOf(keySpan);
      if (isOther && keySpan.end > keySpan.start && value.value !== textOf(username))
        this.#tell('duck-not-read', span, { what: 'the user in the address', why: '--username counts' });
      const text = key === 'Path' ? this.#folder(value.value, span) : value.value;
      if (!isOther && text !== undefined) entries.push(entry(key, text, span));
    }
    if (username !== undefined && textOf(username) !== '')
      entries.push(entry('Username', textOf(username), spanOf(username)));
    const custom = preferences.map(({ name, value, nameSpan, valueSpan }) => entry(name, value, valueSpan, nameSpan));
    if (region !== undefined) {
      const span = spanOf(region);
      const others = custom.filter(({ key }) => key !== 's3.location');
      custom.splice(0, custom.length, ...others, entry('s3.location', textOf(region), span));
    }
    const whole = { start: 0, end: source.text.length };
    if (custom.length > 0) {
      const [first] = custom;
      const keySpan = first?.keySpan ?? whole;
      const value = { type: 'dict', span: keySpan, entries: custom } as const;
      entries.push({ key: 'Custom', keySpan, keyTextSpan: keySpan, value });
    }
    const root = { type: 'dict', span: whole, entries } as const;
    return readBookmark({ source, format: 'unknown', root, outcome: 'dict', diagnostics: [] });
  }

  /** The folder that is opened: without a slash at its end a path names a file, unless it is listed (§5, CLI). */
  #folder(path: string, span: Span): string | undefined {
    const { action } = this.#command;
    if (path.endsWith('/')) return path === '/' ? undefined : path.replace(/\/{1,8}$/u, '');
    if (action === undefined || action.name === 'list' || action.name === 'longlist') return path;
    const folder = path.slice(0, path.lastIndexOf('/'));
    this.#tell('duck-not-read', span, { what: 'the name of the file', why: 'a bookmark opens the folder it is in' });
    return folder === '' ? undefined : folder;
  }

  #tell(code: Code, span: Span, facts: Facts = {}): void {
    this.#diagnostics.push(diagnostic(code, this.#command.source.name, span, { facts }));
  }
}

function entry(key: string, value: string, span: Span, keySpan: Span = span): PlistEntry {
  return { key, keySpan, keyTextSpan: keySpan, value: { type: 'string', span, textSpan: span, value } };
}

function hide(text: string, spans: readonly Span[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    const from = Math.max(start, done);
    if (end <= from) continue;
    parts.push(text.slice(done, from), text.slice(from, end).replaceAll(/[^\r\n]/g, secretMark));
    done = end;
  }
  return parts.join('') + text.slice(done);
}

/** Stands for what no address names. */
const plainProtocol: UrlProtocol = {
  identifier: '',
  hasDefaultHostname: false,
  hostname: true,
  port: true,
  path: true,
  password: true,
  anonymous: true,
};

function ownProtocol(profile: ConnectionProfile): UrlProtocol | undefined {
  const name = profile.strings.get('Vendor')?.value ?? profile.strings.get('Protocol')?.value ?? '';
  return urlProtocols([profile]).find(name);
}

/** With `--profile` no other profile is there (cyberduck-formats §4.6). */
function onlyProtocol(own: UrlProtocol, profile: ConnectionProfile | undefined): UrlProtocols {
  const listed = (profile?.lists.get('Schemes')?.value ?? []).map(({ value }) => value);
  const schemes = new Set([
    ownScheme,
    own.vendor ?? own.identifier,
    own.identifier,
    `${own.identifier}-${own.vendor ?? ''}`,
  ]);
  for (const scheme of listed) if (typeof scheme === 'string') schemes.add(scheme);
  return { find: (scheme) => (schemes.has(scheme) ? own : undefined), schemes: [...schemes] };
}
