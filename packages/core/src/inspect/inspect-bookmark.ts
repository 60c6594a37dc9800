import { bookmarkKey } from '../bookmark/bookmark-keys.ts';
import type { BookmarkDocument } from '../document/document.ts';
import type { PlistValue } from '../plist/plist-tree.ts';
import { readMap, stringify } from '../plist/typed-reads.ts';
import { programs, type ProgramId } from '../programs/program.ts';
import { plistRefusal, valueOf } from './inspect-plist.ts';
import { mapSection } from './inspect-profile.ts';
import type { InspectedSection, InspectedValue, Inspection } from './inspection.ts';

/** What a bookmark says, key by key. */
export function inspectBookmark({ source, plist }: BookmarkDocument, program: ProgramId): Inspection {
  const title = `${source.name}: bookmark as ${programs[program].title} reads it`;
  const shared = { program, title, notes: [], sources: [source] };
  if (plist.root?.type !== 'dict' || plist.outcome !== 'dict')
    return { ...shared, sections: [], refusal: plistRefusal(plist) };
  const { entries } = plist.root;
  const values = entries.map(({ key, value }): InspectedValue => ({
    ...valueOf(key, textOf(value), bookmarkKey(key)?.meaning),
    origin: { kind: 'file', file: source.name, span: value.span },
  }));
  const isKnown = ({ name }: InspectedValue) => bookmarkKey(name) !== undefined;
  const section = (sectionTitle: string, members: readonly InspectedValue[]): InspectedSection[] =>
    members.length === 0 ? [] : [{ title: sectionTitle, values: members }];
  const sections = [
    ...section('Written here', values.filter(isKnown)),
    ...mapSection(readMap(plist.root, 'Custom')?.value, 'Custom (hidden preferences)', source.name),
    ...section(
      'Not read by Cyberduck',
      values.filter((value) => !isKnown(value)),
    ),
  ];
  return { ...shared, sections };
}

function textOf(value: PlistValue): string {
  if (value.type === 'array') return value.items.map(stringify).join(', ');
  return value.type === 'dict' ? `(${value.entries.length} entries)` : stringify(value);
}
