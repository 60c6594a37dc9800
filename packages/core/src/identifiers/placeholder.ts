import type { Span } from '../source/span.ts';

/** How a value shows that a tutorial's text was left in it. */
export type PlaceholderKind = 'brackets' | 'ellipsis' | 'words' | 'filler' | 'documentation-key';

export interface Placeholder {
  readonly kind: PlaceholderKind;
  /** In the text that was looked at. */
  readonly span: Span;
  readonly text: string;
}

/** Values longer than this are file contents or policies, not values that somebody copied from a tutorial. */
const MAX_LENGTH = 4096;
const MAX_BRACKETED = 60;
const MIN_FILLER = 6;

/**
 * Finds the first tutorial placeholder left in a value: `<ACCOUNT_ID>`, `MYACCOUNTID`, `THEACCESSKEYIDFROMAWS`, `AKIA…`.
 * Silent on `${variables}`, redirections, globs and ordinary names.
 */
export function findPlaceholder(text: string): Placeholder | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const found = [bracketed(text), ellipsis(text), words(text)].filter((one) => one !== undefined);
  return found.toSorted((a, b) => a.span.start - b.span.start)[0];
}

function placeholder(kind: PlaceholderKind, text: string, start: number, end: number): Placeholder {
  return { kind, span: { start, end }, text: text.slice(start, end) };
}

/** `<Account ID>`, `{account-id}`, `{{ROLE}}`; not `${VAR}`, `cmd < in > out`, `{"json": 1}`. */
function bracketed(text: string): Placeholder | undefined {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const close = code === 0x3c ? '>' : code === 0x7b ? '}' : undefined;
    if (close === undefined || text.charAt(at - 1) === '$') continue;
    const end = text.slice(at + 1, at + 2 + MAX_BRACKETED).indexOf(close);
    if (end <= 0) continue;
    const inner = text.slice(at + 1, at + 1 + end);
    // A variable of a shell that was opened one bracket earlier, or words that end in a blank, are something else.
    if (!/^[\p{L}][\p{L}\p{N} _.:-]*$/u.test(inner) || inner.endsWith(' ') || isVariable(text, at)) continue;
    return placeholder('brackets', text, at, at + 2 + end);
  }
  return undefined;
}

function isVariable(text: string, at: number): boolean {
  return text.charAt(at - 1) === '{' && text.charAt(at - 2) === '$';
}

/** `…` anywhere, `...` at the end of a value that is more than dots and no path. */
function ellipsis(text: string): Placeholder | undefined {
  const sign = text.indexOf('…');
  if (sign !== -1) return placeholder('ellipsis', text, sign, sign + 1);
  let start = text.length;
  while (start > 0 && text.charAt(start - 1) === '.') start -= 1;
  const before = text.charAt(start - 1);
  if (text.length - start < 3 || before === '/' || before === '\\') return undefined;
  return placeholder('ellipsis', text, start, text.length);
}

/** A letter or digit of any script, `_` or `-`. Nearly all are ASCII, for which the table of all scripts is not needed. */
function isTokenCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0x80) return /[\p{L}\p{N}]/u.test(text.charAt(at));
  const letter = (code | 32) >= 97 && (code | 32) <= 122;
  return letter || (code >= 48 && code <= 57) || code === 95 || code === 45;
}

/** Looks at each run of letters, digits, `_` and `-`. */
function words(text: string): Placeholder | undefined {
  let start = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const inside = at < text.length && isTokenCharacter(text, at);
    if (inside && start === -1) start = at;
    if (inside || start === -1) continue;
    const kind = kindOfWord(text.slice(start, at));
    if (kind !== undefined) return placeholder(kind, text, start, at);
    start = -1;
  }
  return undefined;
}

/** Whole words of a value that nobody chooses as a name. */
const wholeWords: ReadonlySet<string> = new Set([
  'accountid',
  'awsaccountid',
  'youraccountid',
  'accountidwithouthyphens',
  'accountnumber',
  'rolename',
  'mfadevicename',
  'mfadevice',
  'changeme',
  'replaceme',
  'fillmein',
  'accesskeyid',
  'secretaccesskey',
  'tobedefined',
]);

const owners = ['your', 'my', 'the'] as const;
const thingsOfOwner: Readonly<Record<(typeof owners)[number], readonly string[]>> = {
  your: [
    'account',
    'access',
    'secret',
    'key',
    'role',
    'user',
    'region',
    'bucket',
    'mfa',
    'serial',
    'profile',
    'name',
    'id',
  ],
  my: ['accountid', 'accesskey', 'secretaccess', 'secretkey', 'mfaserial', 'awsaccount', 'accountnumber'],
  the: ['accountid', 'accesskey', 'secretaccess', 'secretkey', 'accountnumber'],
};

function kindOfWord(word: string): PlaceholderKind | undefined {
  const plain = word.replaceAll('_', '').replaceAll('-', '').toLowerCase();
  if (isFiller(word)) return 'filler';
  if (wholeWords.has(plain)) return 'words';
  // The key pair that AWS prints in its documents ends so.
  if (word.endsWith('EXAMPLE') && word.startsWith('AKIA')) return 'documentation-key';
  if (word.endsWith('EXAMPLEKEY')) return 'documentation-key';
  for (const owner of owners) {
    if (!plain.startsWith(owner)) continue;
    // "your" is also the start of names such as `yourcompany`: it counts as a word of its own, or in capitals.
    const apart = word.charAt(owner.length) === '_' || word.charAt(owner.length) === '-' || word === word.toUpperCase();
    if (owner === 'your' && !apart) continue;
    const rest = plain.slice(owner.length);
    if (thingsOfOwner[owner].some((thing) => rest.startsWith(thing))) return 'words';
  }
  return undefined;
}

/** `XXXXXXXXXXXX`, `AKIAxxxxxxxxxxxxxxxx`: a run of x that no random id has. */
function isFiller(word: string): boolean {
  let run = 0;
  for (const character of word) {
    run = character === 'x' || character === 'X' ? run + 1 : 0;
    if (run >= MIN_FILLER) return true;
  }
  return false;
}
