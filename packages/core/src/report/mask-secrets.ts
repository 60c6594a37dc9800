import { KnownSecrets, secretMark, shortestKnownSecret } from './known-secrets.ts';
import type { Span } from '../source/span.ts';
import { maySayNamedSecret } from './may-say-named-secret.ts';
import { isSecretName } from './secret-names.ts';

/**
 * `text` with every secret replaced by marks of the same length, so that columns and carets still fit.
 * Four ways: every value in `known`, every value that follows a secret name (`aws_secret_access_key = …`,
 * `<key>Password</key><string>…`, `"SecretAccessKey": "…"`), the password of a URL, and what a header of a log says of
 * who asks (`Authorization: Bearer …`) or a key of our own service. Everything that is printed passes here. For many texts make one `KnownSecrets`.
 */
export function maskSecrets(text: string, known: Iterable<string> = []): string {
  const secrets = known instanceof KnownSecrets ? known : new KnownSecrets(known);
  return maskNamedValues(maskCredentials(maskUrlPasswords(secrets.mask(text))));
}

// `://user:password@`. A secret key may hold a slash; `host:443/a@b` is none. Both parts are bounded.
const urlPassword = /(?<before>:\/\/[^\s/@:"'<>]{0,200}:)(?!\d{1,5}\/)(?<password>[^\s@"'<>]{1,500})(?=@)/gu;

function maskUrlPasswords(text: string): string {
  if (!text.includes('://')) return text;
  return text.replaceAll(urlPassword, (_whole, before: string, password: string) => before + mark(password));
}

// RFC 9110 §11.4: the scheme, then its token. Sentences have such words too, so a token has to be long and hold a digit.
const credentials = /(?<scheme>\b(?:bearer|basic) {1,4})(?<token>[A-Za-z0-9._~+/-]+=*)/giu;
const shortestToken = 16;

// A key of `duckbill serve`.
const apiKey = /(?<id>dbk_[0-9a-f]{12}_)(?<secret>[\w-]{43})/gu;

function maskCredentials(text: string): string {
  let masked = text;
  if (masked.includes('dbk_')) {
    masked = masked.replaceAll(apiKey, (_whole, id: string, secret: string) => id + mark(secret));
  }
  if (!masked.includes('earer ') && !masked.includes('asic ')) return masked;
  return masked.replaceAll(credentials, (whole: string, scheme: string, token: string) =>
    token.length >= shortestToken && /\d/u.test(token) ? scheme + mark(token) : whole,
  );
}

// A name, then the signs between it and its value in INI, JSON, XML, query string or shell. Every part is bounded, so
// there is little to try twice. The value is none of it: behind a plain name a secret one may follow at once.
const namedValue =
  /(?<name>[A-Za-z][A-Za-z_.-]{3,40}(?: [A-Za-z]{2,10}){0,2})(?<between>\\{0,3}["']?[ \t]{0,8}[=:][ \t]{0,8}\\{0,3}["']?|<\/key>\s{0,64}<[A-Za-z]{1,20}>|>)/gu;

function maskNamedValues(text: string): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of findNamedSecrets(text)) {
    parts.push(text.slice(done, start), text.slice(start, end).replaceAll(/[^\r\n]/gu, mark));
    done = end;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(done);
}

/** Where values stand that follow a secret name. */
export function* findNamedSecrets(text: string): Generator<Span> {
  // To look for every name is dear, and next to no text holds one.
  if (!maySayNamedSecret(text)) return;
  let done = 0;
  for (const match of text.matchAll(namedValue)) {
    const { name = '', between = '' } = match.groups ?? {};
    const start = match.index + match[0].length;
    if (start < done || !endsInSecretName(name)) continue;
    // An element's name stands behind `<`.
    if (between === '>' && text.charAt(match.index - 1) !== '<') continue;
    const end = endOfValue(text, start, between);
    if (isProse(between, end - start)) continue;
    yield { start, end };
    done = end;
  }
}

/** One mark for each UTF-16 unit. */
function mark(character: string): string {
  return secretMark.repeat(character.length);
}

/** `a hardware token: its serial` is a sentence: a colon, no quotes, and less than a code's six characters. */
function isProse(between: string, length: number): boolean {
  return between.startsWith(':') && !/["']$/u.test(between) && length < shortestKnownSecret;
}

/** A value ends where its quote or element does; without one, at a blank or what ends a value in a query or element. */
function endOfValue(text: string, start: number, between: string): number {
  if (between.endsWith('>')) return endBefore(text, start, '<');
  const quote = between.at(-1) ?? '';
  if (quote !== '"' && quote !== "'") return endBefore(text, start, ' \t\r\n"<>&');
  // JSON inside JSON: its quotes are escaped, so the first backslash may be the end.
  if (between.at(-2) === '\\') return endBefore(text, start, '\\"\r\n');
  let end = start;
  while (end < text.length && text.charAt(end) !== quote && text.charAt(end) !== '\n') {
    end += text.charAt(end) === '\\' ? 2 : 1;
  }
  return Math.min(end, text.length);
}

function endBefore(text: string, start: number, ends: string): number {
  let end = start;
  while (end < text.length && !ends.includes(text.charAt(end))) end += 1;
  return end;
}

/** `the Password`, `PROD_AWS_SECRET_ACCESS_KEY`: a tail of whole words that is a secret name counts. */
export function endsInSecretName(name: string): boolean {
  if (isSecretName(name)) return true;
  for (let at = 0; at < name.length; at += 1) {
    if (' _-.'.includes(name.charAt(at)) && isSecretName(name.slice(at + 1))) return true;
  }
  return false;
}
