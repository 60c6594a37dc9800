import { findAwsSetting } from '../aws/aws-settings.ts';
import type { DocumentKind } from '../document/detect-kind.ts';
import { isSecretName } from '../report/secret-names.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import { awsPlace, settingPlaceOf } from './aws-place.ts';
import { codeWords } from './code-words.ts';
import { awsSettingWords, plistKeyWords } from './key-words.ts';
import { plistPlace } from './plist-place.ts';
import { valueWords } from './value-words.ts';

/** What is to be said about a place in a file. */
export interface Hover {
  readonly span: Span;
  /** Markdown. */
  readonly text: string;
}

/**
 * What a key, a value or the code in a suppression means, at an offset of a file that need not be whole. Undefined
 * where there is nothing to say. Never repeats the value of a setting that holds a secret.
 */
export function hoverAt(source: SourceText, kind: DocumentKind, offset: number): Hover | undefined {
  if (kind === 'profile' || kind === 'bookmark') return plistHover(source, kind, offset);
  return awsHover(source, kind === 'aws-config' ? 'config' : 'credentials', offset);
}

function plistHover(source: SourceText, kind: 'profile' | 'bookmark', offset: number): Hover | undefined {
  const place = plistPlace(source, offset);
  if (place === undefined) return undefined;
  if (place.at === 'comment') return codeHover(source, place.span, offset);
  if (place.key === undefined || place.at === 'between') return undefined;
  const text =
    place.at === 'key'
      ? plistKeyWords(kind, place.path, place.key)
      : valueOf(place.key, source.slice(place.span), place.path.length === 0 && place.key === 'Protocol');
  return text === undefined ? undefined : { span: place.span, text };
}

function awsHover(source: SourceText, file: 'config' | 'credentials', offset: number): Hover | undefined {
  const place = awsPlace(source, file, offset);
  if (place === undefined || place.at === 'header') return undefined;
  if (place.at === 'comment') return codeHover(source, place.span, offset);
  const settingPlace = settingPlaceOf(place);
  const entry = settingPlace === undefined ? undefined : findAwsSetting(place.key, settingPlace);
  const text =
    place.at === 'key'
      ? entry === undefined
        ? undefined
        : awsSettingWords(entry)
      : valueOf(place.key, source.slice(place.span), false);
  return text === undefined ? undefined : { span: place.span, text };
}

function valueOf(key: string, text: string, isProtocol: boolean): string | undefined {
  return isSecretName(key) ? undefined : valueWords(key, text.trim(), isProtocol);
}

function codeHover(source: SourceText, around: Span, offset: number): Hover | undefined {
  const isPart = (at: number): boolean => /[a-z0-9-]/u.test(source.text.charAt(at));
  let start = offset;
  while (start > around.start && isPart(start - 1)) start -= 1;
  let end = offset;
  while (end < around.end && isPart(end)) end += 1;
  const text = codeWords(source.text.slice(start, end));
  return text === undefined ? undefined : { span: { start, end }, text };
}
