import { type KnownSecrets, maskSecrets, secretMark } from '@duckbill/core';
import { namesSecret } from './names-secret.ts';

/**
 * How a text is read. `aws`: a config or credentials file; `lines`: another text; `opaque`: a file of a kind that is not known here; `words`: no file, such as a sentence of the
 * report or a variable.
 */
export type TextKind = 'plist' | 'json' | 'aws' | 'lines' | 'binary' | 'opaque' | 'words';

/** From a place of a text to another. */
export type Place = readonly [start: number, end: number];

/**
 * Where secrets stand in a text of one character per byte: what core's table of names and the known values say, and
 * what looks like a token whatever its name. When in doubt it is one. Sorted, apart from each other.
 */
export function secretPlaces(text: string, kind: TextKind, known: KnownSecrets): readonly Place[] {
  // In a binary file every letter may be a number that counts.
  const masked = kind === 'binary' ? known.mask(text) : maskSecrets(text, known);
  const places: Place[] = marked(text, masked);
  places.push(...matches(text, tokens), ...privateKeys(text));
  if (kind !== 'binary') places.push(...matches(text, presigned), ...commandSecrets(text));
  if (kind === 'plist') places.push(...plistSecrets(text));
  else if (kind === 'json') places.push(...jsonValues(text));
  else if (kind !== 'binary' && kind !== 'words') places.push(...lineSecrets(text, kind === 'aws'));
  if (kind === 'opaque') {
    places.push(...opaqueWords(text));
    for (const { text: line, start } of linesOf(text)) places.push(...noteSecrets(line, start));
  }
  return joined(places);
}

/** Where one text has marks and the other has none. */
function marked(text: string, masked: string): Place[] {
  const places: Place[] = [];
  for (let at = masked.indexOf(secretMark); at !== -1; at = masked.indexOf(secretMark, at)) {
    const start = at;
    while (masked.charAt(at) === secretMark) at += 1;
    if (text.slice(start, at) !== masked.slice(start, at)) places.push([start, at]);
  }
  return places;
}

/** Forms that no other text has: the group `secret`, or all of it. */
const tokens: readonly RegExp[] = [
  // Session tokens of STS, access and refresh tokens of Identity Center.
  /(?<![A-Za-z0-9+/])(?:IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz|ao[ar]AAAAA)[A-Za-z0-9+/=_:-]{16,}/gu,
  /(?<![A-Za-z0-9_])(?:gh[opsu]_|github_pat_|glpat-|xox[abprs]-|sk-|hvs\.)[A-Za-z0-9_-]{16,}/gu,
  // Five parts: encrypted. Of three parts the first two are no secret: `maskJwts` looks into them.
  /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){4}/gu,
  /\b(?:Bearer|Basic)[ \t]{1,4}(?<secret>[A-Za-z0-9+/=_.~-]{6,})/gu,
  // A secret access key by its form: forty signs of Base64.
  /(?<![A-Za-z0-9+/=_.-])(?=[A-Za-z0-9+/]{0,39}[a-z])(?=[A-Za-z0-9+/]{0,39}[A-Z])(?=[A-Za-z0-9+/]{0,39}[0-9])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/_.-])/gu,
];

/** Values of a signed query, and of one with a code in it. */
const presigned: readonly RegExp[] = [
  /[?&;](?:Signature|sig|X-Amz-Signature|X-Amz-Security-Token|token|code|key|auth|apikey|api_key|password|pwd)=(?<secret>[^&\s"'<>#]{1,4000})/giu,
];

function* matches(text: string, patterns: readonly RegExp[]): Generator<Place> {
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const secret = match.groups?.['secret'] ?? match[0];
      // A folder is no key, though it has its signs.
      if (/^\/(?:[^/]{1,39}\/){2}/u.test(secret)) continue;
      const end = match.index + match[0].length;
      yield [end - secret.length, end];
    }
  }
}

/** Between the lines that frame a private key; a frame that never ends goes on to the end. */
function* privateKeys(text: string): Generator<Place> {
  const frame = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/gu;
  for (const match of text.matchAll(frame)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('-----END', start);
    yield [start, end === -1 ? text.length : end];
  }
}

/** Options of commands behind which a secret stands, more than core's names: `-p`, `--pin`, `-u user:password`. */
const secretOption =
  /(?<=[\s"'])(?:--?(?:pass|passwd|pwd|pw|pin|p|apikey|api-key|auth|authorization|cookie|credentials?|totp|otp|code)|--?[a-z-]{0,30}(?:-|--)(?:password|passphrase|secret|token|key|pin))(?:=|[ \t]{1,8})(?<value>"[^"\r\n]{0,500}"|'[^'\r\n]{0,500}'|[^\s"'<]{1,500})|(?<=[\s"'])(?:-u|--user)(?:=|[ \t]{1,8})[^\s:"']{0,100}:(?<password>[^\s"'<]{1,500})/giu;

function* commandSecrets(text: string): Generator<Place> {
  for (const match of text.matchAll(secretOption)) {
    const value = match.groups?.['value'] ?? match.groups?.['password'] ?? '';
    const end = match.index + match[0].length;
    if (!value.startsWith('-')) yield [end - value.length, end];
  }
}

/** Words in a note behind which a password comes. */
const noteOfSecret =
  /(?<![A-Za-z])(?:pass(?:word|phrase|wd|wort)?|pwd?|kennwort|secret|token|pin|code|mot de passe)(?![A-Za-z])/iu;

/** What has to be told apart from words: letters and digits together, and long. */
const mixedWord = /(?<![^\s"'=:,;(])(?=[^\s"']{0,11}[0-9])(?=[^\s"']{0,11}[A-Za-z])[^\s"'=:,;()<>]{12,}/gu;

/** Settings that a commented-out line may hold and that are no secret. */
const plainLine = /^[ \t]*[A-Za-z_][A-Za-z0-9_.-]{0,60}[ \t]*[=:]/u;

function* noteSecrets(text: string, start: number): Generator<Place> {
  if (/duckbill-|>>>|<<</u.test(text)) return;
  const word = noteOfSecret.exec(text);
  if (word !== null && !plainLine.test(text)) yield [start + word.index + word[0].length, start + text.length];
  for (const match of text.matchAll(mixedWord)) {
    if (/^(?:arn:|https?:|A[KS]IA|[~/.]|[A-Za-z]:\\|\d{12}$)/u.test(match[0])) continue;
    if (/^[a-z0-9_]+$/u.test(match[0]) && match[0].length < 20) continue;
    if (!plainLine.test(text)) yield [start + match.index, start + match.index + match[0].length];
  }
}

function* plistSecrets(text: string): Generator<Place> {
  for (let at = text.indexOf('<!--'); at !== -1; at = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', at + 4);
    const stop = end === -1 ? text.length : end;
    // Nothing that needs to be read stands in a comment, but the findings that it quiets.
    for (const line of linesOf(text.slice(at + 4, stop))) yield* noteSecrets(line.text, at + 4 + line.start);
    at = stop;
  }
  for (const match of text.matchAll(/<key>(?<key>[^<]{1,200})<\/key>\s{0,64}<string>(?<value>[^<]{1,100000})/gu)) {
    const { key = '', value = '' } = match.groups ?? {};
    const end = match.index + match[0].length;
    if (namesSecret(key)) yield [end - value.length, end];
  }
  // The free text of a bookmark.
  for (const match of text.matchAll(/<key>Comment<\/key>\s{0,64}<string>(?<note>[^<]{1,100000})/gu)) {
    const { note = '' } = match.groups ?? {};
    const end = match.index + match[0].length;
    yield [end - note.length, end];
  }
}

/** A secret name at the start of a line, a comment or behind a header: all that follows is its value. */
const lineStart =
  /^[ \t]*(?:\[[^\]\r\n]{0,200}\][ \t]*)?(?<comment>(?:[#;]|\/\/|rem )[#; \t]*)?(?:(?:export|set|setx)[ \t]+|\$env:)?(?<name>[A-Za-z][A-Za-z0-9_.-]{2,79})(?<sign>[ \t]*[=:]|[ \t]+)/iu;

/** No setting, header or comment to anybody: perhaps a piece of a key that was wrapped when it was pasted. */
const strayLine = /^[ \t]*[^\s=:[\]#;][^=:[\]]*=*[ \t]*$/u;

/** Eight signs of Base64 with a digit and a letter among them. */
const mixedPiece = /(?<![A-Za-z0-9+/=])(?=[A-Za-z+/=]{0,80}\d)(?=[\d+/=]{0,80}[A-Za-z])[A-Za-z0-9+/=]{8,}/gu;

function* lineSecrets(text: string, isAws: boolean): Generator<Place> {
  for (const { text: line, start } of linesOf(text)) {
    const match = lineStart.exec(line);
    const { comment, name = '' } = match?.groups ?? {};
    if (isAws && strayLine.test(line)) {
      for (const word of line.matchAll(mixedPiece)) yield [start + word.index, start + word.index + word[0].length];
    } else if (match !== null && namesSecret(name)) yield [start + match[0].length, start + line.length];
    else if (comment !== undefined || /^[ \t]*[#;]/u.test(line)) {
      const body = line.search(/[^#; \t]/u);
      if (body !== -1) yield* noteSecrets(line.slice(body), start + body);
    }
  }
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function* linesOf(text: string): Generator<Line> {
  for (const match of text.matchAll(/[^\r\n]+/gu)) yield { text: match[0], start: match.index };
}

/** Members of the caches that say when, where and for whom (aws-config D.2, D.4); what is long and none of these goes. */
const plainMembers: ReadonlySet<string> = new Set([
  'startUrl',
  'region',
  'expiresAt',
  'registrationExpiresAt',
  'clientIdIssuedAt',
  'clientSecretExpiresAt',
  'clientId',
  'clientName',
  'clientType',
  'tokenType',
  'authFlow',
  'scopes',
  'scope',
  'grantTypes',
  'issuerUrl',
  'issuer',
  'iss',
  'aud',
  'sub',
  'loginSession',
  'Expiration',
  'expiration',
  'AccessKeyId',
  'accessKeyId',
  'AccountId',
  'accountId',
  'ProviderType',
  'Arn',
  'AssumedRoleId',
  'Date',
  'HTTPStatusCode',
  'RequestId',
]);

const longestPlainValue = 20;

/** Strings one after another; one with a colon behind it names those up to the next name. The last may be cut off. */
function* jsonValues(text: string): Generator<Place> {
  let name = '';
  for (const match of text.matchAll(/"(?<string>[^"\\]*(?:\\[^][^"\\]*)*)(?:"(?<colon>\s{0,64}:)?|$)/gu)) {
    const { string = '', colon } = match.groups ?? {};
    if (colon !== undefined) {
      name = string;
      continue;
    }
    const isLong = string.length >= longestPlainValue && !/^(?:arn:|https?:\/\/[^@?]*$)/u.test(string);
    const start = match.index + 1;
    if (namesSecret(name) || (isLong && !plainMembers.has(name))) yield [start, start + string.length];
  }
}

/** A file that is one word is a token; otherwise long words of mixed signs are. */
function* opaqueWords(text: string): Generator<Place> {
  const whole = text.trim();
  if (/^eyJ[\w-]{8,}\.[\w-]{4,}\.[\w-]*$/u.test(whole)) return;
  if (whole !== '' && !/\s/u.test(whole)) {
    const start = text.indexOf(whole);
    yield [start, start + whole.length];
    return;
  }
  for (const match of text.matchAll(/(?<![^\s"'=:,])[A-Za-z0-9+/_=.-]{32,}/gu)) {
    const word = match[0];
    if (/[0-9]/u.test(word) && /[A-Za-z]/u.test(word) && !/^[~/.]/u.test(word)) {
      yield [match.index, match.index + word.length];
    }
  }
}

function joined(places: readonly Place[]): readonly Place[] {
  const apart: Place[] = [];
  for (const [start, end] of places.toSorted(([one], [other]) => one - other)) {
    const last = apart.at(-1);
    if (start >= end) continue;
    if (last !== undefined && start <= last[1]) apart[apart.length - 1] = [last[0], Math.max(last[1], end)];
    else apart.push([start, end]);
  }
  return apart;
}
