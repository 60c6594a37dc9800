import type { ProgramFamily } from '../../programs/program.ts';
import type { AwsFileKind } from '../aws-reading.ts';
import { anything, blockFact, nestedFact, type AwsFacts, type SectionFacts } from './aws-facts.ts';
import type { HeaderPlaces } from './header-places.ts';

/** A setting and the keys of the block below it, as they are spelled in the file. */
export interface WrittenSetting {
  readonly key: string;
  readonly children: readonly string[];
}

interface InSection {
  readonly file: AwsFileKind;
  /** The whole line. */
  readonly header: string;
}

/** What a change does, told without any text: it is applied to what each program saw before. */
export type AwsEffect =
  | (InSection & {
      readonly type: 'set';
      readonly parent: string | undefined;
      readonly key: string;
      readonly value: string;
      /** Other spellings of the key that go. */
      readonly replaced: readonly string[];
      /** The key stands in another block of the section, or beside this one. */
      readonly elsewhere: boolean;
    })
  | (InSection & {
      readonly type: 'remove';
      readonly settings: readonly WrittenSetting[];
      /** botocore shows the value of `[DEFAULT]` then. */
      readonly uncovers: boolean;
      readonly elsewhere: boolean;
    })
  | (InSection & {
      readonly type: 'remove-nested';
      readonly parent: string;
      readonly keys: readonly string[];
      readonly parentToo: boolean;
    })
  | (InSection & {
      readonly type: 'rename';
      readonly parent: string | undefined;
      readonly settings: readonly WrittenSetting[];
      readonly to: string;
      readonly uncovers: boolean;
    })
  | (InSection & {
      readonly type: 'refer';
      readonly key: string;
      readonly from: string;
      readonly to: string;
    })
  | (InSection & { readonly type: 'add-section' })
  | (InSection & { readonly type: 'remove-section' })
  | (InSection & { readonly type: 'rename-section'; readonly newHeader: string });

/** What a program must see after the changes, given what it saw before; changes `facts`. */
export function applyEffects(
  facts: AwsFacts,
  effects: readonly AwsEffect[],
  family: ProgramFamily,
  places: HeaderPlaces,
): void {
  for (const effect of effects) applyEffect(facts, effect, family, places);
  // Without a setting a section does not exist for the SDK for JavaScript (aws-config A.3).
  if (family === 'sdk-js') for (const [place, section] of facts) if (section.size === 0) facts.delete(place);
}

function applyEffect(facts: AwsFacts, effect: AwsEffect, family: ProgramFamily, places: HeaderPlaces): void {
  const place = places.placeOf(family, effect.file, effect.header);
  if (effect.type === 'rename-section') {
    const to = places.placeOf(family, effect.file, effect.newHeader);
    const section = place === undefined ? undefined : facts.get(place);
    if (place !== undefined) facts.delete(place);
    if (to !== undefined) facts.set(to, section ?? new Map([['', anything]]));
    return;
  }
  if (place === undefined) return;
  let section = facts.get(place);
  if (section === undefined && (effect.type === 'add-section' || family === 'sdk-js')) {
    section = new Map();
    facts.set(place, section);
  }
  if (section === undefined) return;
  if (effect.type === 'remove-section') facts.delete(place);
  else if (effect.type !== 'add-section') changeSection(section, effect, family);
}

type SettingEffect = Exclude<AwsEffect, { type: 'add-section' | 'remove-section' | 'rename-section' }>;

function changeSection(section: SectionFacts, effect: SettingEffect, family: ProgramFamily): void {
  const fact = (parent: string | undefined, key: string) => nestedFact(family, parent, key);
  // Cyberduck sees the lines of all blocks of a section as one list, where the last one of a key counts.
  const flat = family === 'cyberduck';
  switch (effect.type) {
    case 'set': {
      const { parent, key, value, replaced, elsewhere } = effect;
      for (const old of replaced) forget(section, fact(parent, old), flat && (parent !== undefined || elsewhere));
      section.set(fact(parent, key), flat && elsewhere ? anything : value);
      if (parent !== undefined && family !== 'sdk-js') section.set(fact(undefined, parent), flat ? '' : blockFact);
      return;
    }
    case 'remove':
      for (const { key, children } of effect.settings) {
        forget(section, fact(undefined, key), (effect.uncovers && family === 'botocore') || (flat && effect.elsewhere));
        for (const child of children) forget(section, fact(key, child), flat);
      }
      return;
    case 'remove-nested':
      for (const key of effect.keys) forget(section, fact(effect.parent, key), flat);
      if (effect.parentToo) section.delete(fact(undefined, effect.parent));
      return;
    case 'rename': {
      const { parent, to, settings, uncovers } = effect;
      for (const { key, children } of settings) {
        move(section, fact(parent, key), fact(parent, to), (uncovers && family === 'botocore') || flat);
        if (!flat) for (const child of children) move(section, fact(key, child), fact(to, child), false);
      }
      return;
    }
    case 'refer': {
      const key = fact(undefined, effect.key);
      const value = section.get(key);
      const at = typeof value === 'string' ? value.indexOf(effect.from) : -1;
      if (typeof value === 'string' && at !== -1)
        section.set(key, value.slice(0, at) + effect.to + value.slice(at + effect.from.length));
    }
  }
}

function forget(section: SectionFacts, key: string, uncovers: boolean): void {
  if (uncovers) section.set(key, anything);
  else section.delete(key);
}

function move(section: SectionFacts, from: string, to: string, uncovers: boolean): void {
  const value = section.get(from);
  if (value === undefined || from === to) return;
  forget(section, from, uncovers);
  section.set(to, value);
}
