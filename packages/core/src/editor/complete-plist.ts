import { bookmarkKey, bookmarkKeys } from '../bookmark/bookmark-keys.ts';
import { profileKey, profileKeys } from '../profile/profile-keys.ts';
import { s3Properties } from '../profile/s3-defaults.ts';
import type { SourceText } from '../source/source-text.ts';
import { type Completion, valueCompletions } from './completion.ts';
import { plistKeyWords } from './key-words.ts';
import type { KnownNames } from './known-names.ts';
import { type PlistPlace, plistPlace } from './plist-place.ts';
import { isFlag, plistValues } from './plist-values.ts';

type PlistKind = 'profile' | 'bookmark';

/** What may be written at an offset of a profile or bookmark: keys that are not there yet, values, whole entries. */
export function completePlist(
  source: SourceText,
  kind: PlistKind,
  offset: number,
  names: KnownNames,
): readonly Completion[] {
  const place = plistPlace(source, offset);
  if (place === undefined || place.at === 'comment') return [];
  if (place.at === 'key' || (place.at === 'between' && place.element === 'dict' && place.key === undefined))
    return keyCompletions(kind, place);
  if (place.key === undefined) return [];
  if (place.at === 'between' && isFlag(kind, place.path, place.key)) return flagElements(place);
  // `<true/>` stands alone; inside a text only the text is written.
  if (place.at === 'value' && place.element !== 'string') return [];
  const { values, detail, areNames } = plistValues(kind, place.path, place.key, names);
  const found = valueCompletions(place.span, values, detail, areNames ? 'name' : 'value');
  if (place.at === 'value') return found;
  return found.map((one) => ({ ...one, before: `<string>${one.label}</string>` }));
}

/** A key's name inside its element; elsewhere the whole entry, with the element that the key wants. */
function keyCompletions(kind: PlistKind, place: PlistPlace): readonly Completion[] {
  const { path, siblings, span, at, key: own } = place;
  const present = new Set(siblings.filter((key) => key !== own));
  return keysAt(kind, path)
    .filter((key) => !present.has(key.label))
    .map(({ label, detail, element, deprecated }) => {
      const documentation = plistKeyWords(kind, path, label);
      const [before, after] = at === 'key' ? [label, ''] : [`<key>${label}</key>\n${element[0]}`, element[1]];
      const more = { ...(documentation === undefined ? {} : { documentation }), ...(deprecated ? { deprecated } : {}) };
      return { label, kind: 'key', detail, span, before, after, ...more };
    });
}

/** The two ends of the element that a value stands in. */
type Element = readonly [open: string, close: string];

interface KeyChoice {
  readonly label: string;
  readonly detail: string;
  readonly element: Element;
  readonly deprecated: boolean;
}

const text: Element = ['<string>', '</string>'];
const list: Element = ['<array>\n\t<string>', '</string>\n</array>'];
const dictionary: Element = ['<dict>\n\t', '\n</dict>'];
const yes: Element = ['<true/>', ''];

function keysAt(kind: PlistKind, path: readonly string[]): readonly KeyChoice[] {
  if (path.length === 0) return kind === 'profile' ? profileChoices : bookmarkChoices;
  if (path.length > 1 || path[0] !== (kind === 'profile' ? 'Properties' : 'Custom')) return [];
  return propertyChoices;
}

const profileElements = { string: text, port: text, image: text, flag: yes, list, properties: dictionary } as const;

const profileChoices: readonly KeyChoice[] = Object.keys(profileKeys).flatMap((label) => {
  const key = profileKey(label);
  return key === undefined
    ? []
    : [{ label, detail: key.meaning, element: profileElements[key.type], deprecated: false }];
});

const bookmarkElements = { string: text, integer: text, enum: text, readonly: yes, list, dict: dictionary } as const;

const bookmarkChoices: readonly KeyChoice[] = Object.keys(bookmarkKeys).flatMap((label) => {
  const key = bookmarkKey(label);
  if (key === undefined) return [];
  return [{ label, detail: key.meaning, element: bookmarkElements[key.type], deprecated: key.legacy === true }];
});

const propertyChoices: readonly KeyChoice[] = s3Properties.map(({ name, meaning }) => ({
  label: name,
  detail: meaning,
  element: text,
  deprecated: meaning.startsWith('older name'),
}));

function flagElements({ span }: PlistPlace): readonly Completion[] {
  return valueCompletions(span, ['true', 'false'], 'true or false').map((one) => ({
    ...one,
    before: `<${one.label}/>`,
  }));
}
