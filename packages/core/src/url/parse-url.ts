import type { Code } from '../catalogue/catalogue.ts';
import type { Diagnostic, Facts } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import { nearestName } from '../rules/nearest-name.ts';
import { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { ConnectionUrl } from './connection-url.ts';
import { findUrlPassword, hideUrlPassword } from './hide-password.ts';
import { decodePercent } from './percent.ts';
import { urlBookmark, type UrlKey, type UrlPart } from './url-bookmark.ts';
import type { UrlProtocol, UrlProtocols } from './url-protocol.ts';

/** Reads a connection URL as Cyberduck does, quirks included (cyberduck-formats §5). Never throws. */
export function parseConnectionUrl(text: string, protocols: UrlProtocols): ConnectionUrl {
  return new UrlReader(text, protocols).read();
}

/** `connection.protocol.default`. */
const defaultScheme = 'ftp';

/** What stands for `ftp` when nobody knows it. */
const plainProtocol: UrlProtocol = {
  identifier: defaultScheme,
  hasDefaultHostname: false,
  hostname: true,
  port: true,
  path: true,
  password: true,
  anonymous: true,
};

/** Longest name of a URL in reports. */
const longestName = 200;

/** Reads from left to right; `#at` is the first character that is not read yet. */
class UrlReader {
  readonly #text: string;
  readonly #protocols: UrlProtocols;
  readonly #source: SourceText;
  readonly #parts = new Map<UrlKey, UrlPart>();
  readonly #diagnostics: Diagnostic[] = [];
  #protocol: UrlProtocol = plainProtocol;
  #at = 0;
  /** Where a password stands, or may stand. */
  #password: Span | undefined;
  /** Cyberduck refuses it, or its parts cannot be shown. */
  #withheld = false;

  constructor(text: string, protocols: UrlProtocols) {
    this.#text = text;
    this.#protocols = protocols;
    const isScheme = (scheme: string) => protocols.find(scheme) !== undefined;
    const shown = hideUrlPassword(text, isScheme);
    this.#password = findUrlPassword(text, isScheme);
    const name = shown.length > longestName ? `${shown.slice(0, longestName)}…` : shown;
    this.#source = new SourceText(name, shown);
  }

  read(): ConnectionUrl {
    this.#readScheme();
    this.#checkLateAtSign();
    // Of what is left, nobody knows which part is a secret.
    if (!this.#withheld) {
      this.#readRest();
      this.#warnOfQuery();
    }
    const bookmark = this.#withheld ? undefined : urlBookmark(this.#source, this.#parts);
    const { raw, value } = this.#passwordTexts();
    const isUsed = value !== '' && this.#protocol.password && bookmark !== undefined;
    return {
      source: this.#source,
      protocol: this.#protocol,
      ...(bookmark === undefined ? {} : { bookmark }),
      ...(isUsed ? { password: value } : {}),
      secrets: [...new Set([raw, value])].filter((secret) => secret !== ''),
      diagnostics: this.#diagnostics.toSorted((one, other) => one.span.start - other.span.start),
    };
  }

  /** Letters, digits, `+` and `-` up to the colon; with a dot in between it is a host (§5.1). */
  #readScheme(): void {
    while (this.#text[this.#at] === ' ') this.#at += 1;
    const start = this.#at;
    let end = start;
    while (end < this.#text.length && /^[A-Za-z\d+-]$/u.test(this.#text.charAt(end))) end += 1;
    const scheme = this.#text.slice(start, end);
    const span = { start, end };
    const fallback = this.#protocols.find(defaultScheme) ?? plainProtocol;
    if (scheme === '' || this.#text[end] !== ':') {
      this.#take(fallback, { start, end: start });
      this.#report('url-scheme-missing', { start, end: start }, { used: defaultScheme });
      return;
    }
    this.#at = end + 1;
    const found = this.#protocols.find(scheme);
    this.#take(found ?? fallback, span);
    if (found !== undefined) return;
    const nearest = nearestName(scheme, this.#protocols.schemes);
    this.#report('url-scheme-unknown', span, {
      found: scheme,
      used: defaultScheme,
      ...(nearest === undefined ? {} : { nearest }),
    });
    // `user:password@host`: what follows may be a password, and Cyberduck takes it for a name.
    if (!this.#text.startsWith('//', this.#at)) this.#withheld = true;
  }

  #take(protocol: UrlProtocol, span: Span): void {
    this.#protocol = protocol;
    this.#parts.set('Protocol', { value: protocol.identifier, span });
    if (protocol.vendor !== undefined) this.#parts.set('Provider', { value: protocol.vendor, span });
  }

  /** A slash in a password ends the part with the user: the rest becomes port, path and host. */
  #checkLateAtSign(): void {
    const found = this.#password;
    const slash = found === undefined ? -1 : this.#slice(found).indexOf('/');
    if (found === undefined || slash === -1) return;
    this.#withheld = true;
    this.#report('url-at-sign-late', { start: found.start + slash, end: found.start + slash + 1 });
  }

  /** Authority, absolute path, rootless, or nothing (§5.2, §5.3). */
  #readRest(): void {
    const { hasDefaultHostname, hostname } = this.#protocol;
    if (this.#text.startsWith('//', this.#at)) {
      const start = this.#at;
      this.#at += 2;
      if (hostname) return this.#readAuthority(start);
      this.#noteFixedHost();
      return this.#readRootless();
    }
    const next = this.#text[this.#at];
    if (next !== undefined && next !== '/') return this.#readRootless();
    if (!hasDefaultHostname) this.#refuse('url-host-missing', this.#here());
    this.#noteUser();
    this.#readPath();
  }

  #readAuthority(start: number): void {
    this.#readUser();
    const host = this.#readHost();
    if (host === '' && !this.#protocol.hasDefaultHostname) this.#refuse('url-host-missing', { start, end: this.#at });
    this.#readPath();
    this.#checkBucket(start);
  }

  /** Without a default host the first segment is one (§5.1: `host.name:443`). */
  #readRootless(): void {
    this.#readUser();
    const { hasDefaultHostname, hostname } = this.#protocol;
    if (hostname && !hasDefaultHostname && this.#readHost() === '') this.#refuse('url-host-missing', this.#here());
    this.#readPath();
  }

  /** All before the last `@` of the first segment; its first colon begins the password (§5.4). */
  #readUser(): void {
    const start = this.#at;
    const slash = this.#text.indexOf('/', start);
    const segment = this.#text.slice(start, slash === -1 ? undefined : slash);
    const at = segment.lastIndexOf('@');
    if (at === -1) return this.#noteUser();
    const info = segment.slice(0, at);
    this.#at = start + at + 1;
    const space = info.indexOf(' ');
    if (space !== -1) this.#refuse('url-space-in-user', { start: start + space, end: start + space + 1 });
    const colon = info.indexOf(':');
    const user = { start, end: start + (colon === -1 ? at : colon) };
    if (colon !== -1) this.#readPassword({ start: user.end + 1, end: start + at });
    if (user.end === user.start) this.#noteUser();
    else this.#parts.set('Username', { value: this.#decode(user), span: user });
  }

  #readPassword(span: Span): void {
    this.#password = span;
    if (span.start === span.end) return;
    this.#report(this.#protocol.password ? 'url-secret' : 'url-password-ignored', span);
  }

  /** Nobody is named. */
  #noteUser(): void {
    if (!this.#protocol.anonymous) return;
    this.#parts.set('Username', { value: 'anonymous', span: this.#here() });
    this.#report('url-user-anonymous', this.#here());
  }

  /** Returns the host, which is empty when there is none. */
  #readHost(): string {
    const bracket = this.#text[this.#at] === '[';
    const start = this.#at + (bracket ? 1 : 0);
    let end = this.#indexOf(bracket ? ']/' : ':/', start);
    const span = { start, end };
    if (bracket && this.#text[end] === ']') end += 1;
    else if (bracket) this.#refuse('url-bracket-open', { start: this.#at, end: start });
    const host = this.#decode(span).trim();
    if (host !== '') this.#parts.set('Hostname', { value: host, span });
    this.#at = end;
    if (this.#text[end] === ':') this.#readPort();
    // What stands between a bracket and the path says nothing.
    else this.#at = this.#indexOf('/', end);
    return host;
  }

  /** Digits only; anything else counts as no port (§5.5). */
  #readPort(): void {
    const span = { start: this.#at + 1, end: this.#indexOf('/', this.#at) };
    this.#at = span.end;
    const text = this.#text.slice(span.start, span.end);
    if (text === '') return;
    const digits = /^\d+$/u.test(text);
    if (!digits) this.#report('url-port-wrong', span);
    else if (!this.#protocol.port) this.#report('url-port-ignored', span, { found: text.slice(0, longestPort) });
    else if (Number(text) < 1 || Number(text) > 65_535)
      this.#refuse('url-port-out-of-range', span, { found: text.slice(0, longestPort) });
    else this.#parts.set('Port', { value: String(Number(text)), span });
  }

  /** The rest, with a slash before it; a path that is fixed goes in front (§5.6). */
  #readPath(): void {
    const span = { start: this.#at, end: this.#text.length };
    this.#at = span.end;
    if (span.start === span.end) return;
    const decoded = this.#decode(span);
    const path = decoded.startsWith('/') ? decoded : `/${decoded}`;
    const { path: isConfigurable, defaultPath } = this.#protocol;
    const value = isConfigurable || defaultPath === undefined || path.includes(defaultPath) ? path : defaultPath + path;
    this.#parts.set('Path', { value, span });
  }

  /** `s3://bucket/key` is how other tools write it; here it is a server without a dot in its name. */
  #checkBucket(start: number): void {
    const host = this.#parts.get('Hostname');
    if (host === undefined || !this.#protocol.identifier.startsWith('s3')) return;
    if (!/^[a-z\d][a-z\d-]{2,62}$/u.test(host.value) || host.value === 'localhost') return;
    if (this.#text[host.span.end] === ':') return;
    const scheme = this.#text.slice(0, start).trim();
    const user = this.#parts.get('Username');
    const shownUser = user === undefined || user.span.start === user.span.end ? '/' : `${this.#slice(user.span)}@`;
    const suggestion = `${scheme}${shownUser}${this.#text.slice(host.span.start)}`;
    this.#report('url-bucket-as-host', host.span, { host: host.value, suggestion });
  }

  #warnOfQuery(): void {
    const path = this.#parts.get('Path');
    if (path === undefined) return;
    const at = /[?#]/u.exec(this.#slice(path.span));
    if (at === null) return;
    const start = path.span.start + at.index;
    this.#report('url-query-kept', { start, end: path.span.end }, { sign: at[0] });
  }

  #noteFixedHost(): void {
    const end = this.#indexOf('/', this.#at);
    if (end > this.#at) this.#report('url-host-fixed', { start: this.#at, end });
  }

  #decode(span: Span): string {
    const { value, keptAt } = decodePercent(this.#slice(span));
    if (keptAt !== undefined) {
      const start = span.start + keptAt;
      this.#report('url-percent-kept', { start, end: Math.min(start + 3, span.end) });
    }
    return value;
  }

  #passwordTexts(): { readonly raw: string; readonly value: string } {
    if (this.#password === undefined) return { raw: '', value: '' };
    const raw = this.#slice(this.#password);
    return { raw, value: decodePercent(raw).value };
  }

  #slice({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }

  /** Where the first of these characters stands, else the end. */
  #indexOf(characters: string, from: number): number {
    let at = from;
    while (at < this.#text.length && !characters.includes(this.#text.charAt(at))) at += 1;
    return at;
  }

  #here(): Span {
    return { start: this.#at, end: this.#at };
  }

  #refuse(code: Code, span: Span, facts: Facts = {}): void {
    this.#withheld = true;
    this.#report(code, span, facts);
  }

  #report(code: Code, span: Span, facts: Facts = {}): void {
    this.#diagnostics.push(diagnostic(code, this.#source.name, span, { facts }));
  }
}

const longestPort = 20;
