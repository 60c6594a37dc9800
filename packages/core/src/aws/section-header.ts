import { isBlankAt, trimSpan } from '../ini/blanks.ts';
import type { IniHeaderLine } from '../ini/ini-tree.ts';
import { editDistance } from '../source/edit-distance.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { AwsFileKind } from './aws-reading.ts';

/** What a section is, as its author most likely meant it. `other`: `[plugins]` and the like. */
export type AwsBlockKind = 'profile' | 'sso-session' | 'services' | 'other';

/** A way of writing a header that at least one program reads otherwise (aws-config A.3, G). */
export type AwsHeaderOddity =
  /** `[x]` in config: nobody reads it as a profile. */
  | 'no-profile-prefix'
  /** `[profile x]` in credentials. */
  | 'profile-prefix'
  /** `[sso-session x]` or `[services x]` in credentials. */
  | 'not-in-credentials'
  /** `[Profile x]`, `[Default]`. */
  | 'letter-case'
  /** `[DEFAULT]`: botocore gives its settings to every profile of the file. */
  | 'default-in-capitals'
  /** `[profile "x"]`. */
  | 'quoted-name'
  /** `[profile "x y"]`. */
  | 'quoted-blank'
  /** `[profile x y]`. */
  | 'unquoted-blank'
  /** A quote or backslash inside the name. */
  | 'quote-or-backslash'
  /** Blanks behind `[`, before `]`, or more than one between the words. */
  | 'extra-blanks'
  /** `[profile.x]`. */
  | 'dotted-prefix'
  /** `[profiles x]`. */
  | 'plural-prefix'
  /** `[profil x]`. */
  | 'misspelt-prefix'
  /** `[profile]`, `[]`. */
  | 'no-name'
  /** A character outside `A-Z a-z 0-9 _ @ + . % : / -`. */
  | 'name-characters'
  | 'unclosed'
  | 'trailing-text'
  /** `[x]#note`. */
  | 'glued-comment'
  /** `[x] # see [y]`. */
  | 'bracket-in-comment'
  | 'indented';

export interface AwsHeader {
  readonly kind: AwsBlockKind;
  /** Without prefix and quotes. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly oddities: readonly AwsHeaderOddity[];
}

const prefixes = ['profile', 'sso-session', 'services'] as const;
const otherSections: ReadonlySet<string> = new Set(['plugins', 'preview', 'toolkit']);
const NAME = /^[A-Za-z0-9_@+.%:/-]+$/u;

/** Reads what a header names, whatever way it is written. */
export function readSectionHeader(source: SourceText, line: IniHeaderLine, file: AwsFileKind): AwsHeader {
  const { text } = source;
  const oddities = new Set<AwsHeaderOddity>();
  noteShape(source, line, oddities);
  const whole = source.slice(line.nameSpan);
  const wordEnd = endOfWord(whole);
  const word = whole.slice(0, wordEnd);
  const lower = word.toLowerCase();
  const rest = trimSpan(text, { start: line.nameSpan.start + wordEnd, end: line.nameSpan.end });
  const hasRest = wordEnd < whole.length;

  for (const prefix of prefixes) {
    const plural = lower === `${prefix}s` && hasRest;
    if ((lower === prefix && (hasRest || file === 'config')) || plural) {
      if (word !== lower) oddities.add('letter-case');
      if (plural) oddities.add('plural-prefix');
      if (hasRest && whole.slice(wordEnd, rest.start - line.nameSpan.start) !== ' ') oddities.add('extra-blanks');
      if (file === 'credentials') oddities.add(prefix === 'profile' ? 'profile-prefix' : 'not-in-credentials');
      return { kind: prefix, ...readName(source, rest, oddities), oddities: [...oddities] };
    }
    if (file === 'config' && whole.startsWith(`${prefix}.`)) {
      oddities.add('dotted-prefix');
      const start = line.nameSpan.start + prefix.length + 1;
      return {
        kind: prefix,
        ...readName(source, { start, end: line.nameSpan.end }, oddities),
        oddities: [...oddities],
      };
    }
  }
  const meant = file === 'config' && hasRest ? meantPrefix(lower) : undefined;
  if (meant !== undefined) {
    oddities.add('misspelt-prefix');
    return { kind: meant, ...readName(source, rest, oddities), oddities: [...oddities] };
  }
  if (whole === 'DEFAULT') oddities.add('default-in-capitals');
  else if (file === 'config' && whole !== 'default' && whole.toLowerCase() === 'default') oddities.add('letter-case');
  const isDefault = whole === 'default' || oddities.has('default-in-capitals') || oddities.has('letter-case');
  if (isDefault) return { kind: 'profile', name: 'default', nameSpan: line.nameSpan, oddities: [...oddities] };
  if (file === 'config' && otherSections.has(whole))
    return { kind: 'other', name: whole, nameSpan: line.nameSpan, oddities: [...oddities] };
  if (file === 'config') oddities.add('no-profile-prefix');
  return { kind: 'profile', ...readName(source, line.nameSpan, oddities), oddities: [...oddities] };
}

/** Of two words the first is a prefix; a slip or two away from one it is that one. */
function meantPrefix(word: string): (typeof prefixes)[number] | undefined {
  if (word.length > 'sso-session'.length + 2) return undefined;
  return prefixes.find((prefix) => editDistance(word, prefix) <= 2);
}

function endOfWord(text: string): number {
  let at = 0;
  while (at < text.length && !isBlankAt(text, at)) at += 1;
  return at;
}

function noteShape(source: SourceText, line: IniHeaderLine, oddities: Set<AwsHeaderOddity>): void {
  const { innerSpan, nameSpan, trailing } = line;
  if (!line.closed) oddities.add('unclosed');
  if (line.indent > 0) oddities.add('indented');
  const blanks = innerSpan.start !== nameSpan.start || (line.closed && innerSpan.end !== nameSpan.end);
  if (blanks && nameSpan.end > nameSpan.start) oddities.add('extra-blanks');
  if (trailing?.kind === 'text') oddities.add('trailing-text');
  if (trailing?.kind === 'comment') {
    if (trailing.glued) oddities.add('glued-comment');
    if (source.slice(trailing.span).includes(']')) oddities.add('bracket-in-comment');
  }
}

/** The name without quotes, and what is odd about it. */
function readName(source: SourceText, span: Span, oddities: Set<AwsHeaderOddity>): { name: string; nameSpan: Span } {
  const written = source.slice(span);
  const quote = written.charAt(0);
  const quoted = written.length >= 2 && (quote === '"' || quote === "'") && written.endsWith(quote);
  const nameSpan = quoted ? { start: span.start + 1, end: span.end - 1 } : span;
  const name = source.slice(nameSpan);
  const blank = endOfWord(name) < name.length;
  if (name === '') oddities.add('no-name');
  if (quoted) oddities.add(blank ? 'quoted-blank' : 'quoted-name');
  else if (blank) oddities.add('unquoted-blank');
  if (/["'\\]/u.test(name)) oddities.add('quote-or-backslash');
  else if (name !== '' && !blank && !NAME.test(name)) oddities.add('name-characters');
  return { name, nameSpan };
}
