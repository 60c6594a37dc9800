import { secretMark } from '../report/known-secrets.ts';
import type { Span } from '../source/span.ts';

/**
 * Where a password stands, or may stand, in a text that is meant as a URL; undefined: nowhere. Careful rather than
 * exact: of `user:pass@host`, where Cyberduck takes `user` for a scheme, all up to the `@` counts.
 */
export function findUrlPassword(text: string, isScheme: (scheme: string) => boolean): Span | undefined {
  const lastAt = text.lastIndexOf('@');
  if (lastAt === -1) return undefined;
  const start = userInfoStart(text, isScheme);
  const colon = text.indexOf(':', start);
  if (colon === -1 || colon > lastAt) return undefined;
  const slash = indexOrEnd(text, '/', start);
  const at = text.slice(0, slash).lastIndexOf('@');
  if (at > colon) return { start: colon + 1, end: at };
  // `host:8080/a@b` is no password; `AKIA…:abc/def@host` is one with a slash in it, and ends who knows where.
  const port = text.slice(colon + 1, slash);
  const host = text.slice(start, colon);
  const isPlainHost = /^\d{1,5}$/u.test(port) && (host.includes('.') || host.includes('[') || host === 'localhost');
  return at !== -1 || isPlainHost ? undefined : { start: colon + 1, end: lastAt };
}

/** A text with the password of a URL in it as marks of the same length. */
export function hideUrlPassword(text: string, isScheme: (scheme: string) => boolean): string {
  const span = findUrlPassword(text, isScheme);
  if (span === undefined) return text;
  return text.slice(0, span.start) + secretMark.repeat(span.end - span.start) + text.slice(span.end);
}

function userInfoStart(text: string, isScheme: (scheme: string) => boolean): number {
  const [spaces = '', scheme = ''] = /^( *)([A-Za-z\d+-]+):/u.exec(text)?.slice(1) ?? [];
  const start = spaces.length;
  if (scheme === '') return start;
  const behind = start + scheme.length + 1;
  if (text.startsWith('//', behind)) return behind + 2;
  return isScheme(scheme) ? behind : start;
}

function indexOrEnd(text: string, character: string, from: number): number {
  const index = text.indexOf(character, from);
  return index === -1 ? text.length : index;
}
