import type { ProfileDocument } from '../document/document.ts';
import type { Located } from '../plist/typed-reads.ts';
import { lookUp } from '../plist/look-up.ts';
import { stringify } from '../plist/typed-reads.ts';
import { bundledProfiles } from '../profile/bundled-profiles.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import { type Effective, type EffectiveProfile, profileName, type ValueOrigin } from '../profile/effective-profile.ts';
import { inheritProfile } from '../profile/inherit-profile.ts';
import { findProfileCollisions } from '../profile/profile-collisions.ts';
import { profileKey, profileKeys } from '../profile/profile-keys.ts';
import { isS3Protocol } from '../profile/protocol-defaults.ts';
import { s3Properties } from '../profile/s3-defaults.ts';
import { type CyberduckEra, programs, type ProgramId } from '../programs/program.ts';
import { describeCollision, describeLoad, describeOverruling } from './describe-profile.ts';
import { plistRefusal, valueOf } from './inspect-plist.ts';
import type { InspectedSection, InspectedValue, Inspection, InspectionNote } from './inspection.ts';

/** What a connection profile comes to, key by key, with whoever says so; `known` are the other profiles around. */
export function inspectProfile(
  document: ProfileDocument,
  program: ProgramId,
  known: readonly ConnectionProfile[] = [],
): Inspection {
  const { profile, plist, source } = document;
  const title = `${source.name}: connection profile as ${programs[program].title} reads it`;
  if (profile === undefined || plist.outcome !== 'dict')
    return { program, title, notes: [], sections: [], refusal: plistRefusal(plist), sources: [source] };
  const era = programs[program].era ?? 'C';
  const effective = inheritProfile(profile, { era, known });
  const values = keyValues(effective);
  const sections = [
    ...originSections(values),
    ...propertySections(effective),
    ...section('Not read by Cyberduck', unknownValues(profile)),
  ];
  const notes = [
    ...describeLoad(effective, era),
    ...collisionNotes(effective, known, era),
    ...propertyNotes(profile, era),
  ];
  return { program, title, notes, sections, sources: [source] };
}

function keyValues(effective: EffectiveProfile): InspectedValue[] {
  const values: InspectedValue[] = [];
  const add = (name: string, found: Effective<unknown> | undefined, text: (value: unknown) => string) => {
    if (found === undefined) return;
    const remark = describeOverruling(found);
    values.push({
      ...valueOf(name, text(found.value), profileKey(name)?.meaning),
      origin: found.origin,
      ...(remark === undefined ? {} : { remark }),
    });
  };
  const tables: readonly ReadonlyMap<string, Effective<unknown>>[] = [effective.strings, effective.flags];
  for (const name of Object.keys(profileKeys)) {
    for (const table of tables) add(name, table.get(name), String);
    if (name === 'Default Port') add(name, effective.defaultPort, String);
    if (name === 'Disk' || name === 'Icon')
      add(name, effective.images.get(name), (length) => `(${String(length)} characters of base64)`);
    const list = [...effective.lists].find(([key]) => key === name)?.[1];
    add(name, list, () => list?.value.join(', ') ?? '');
  }
  return values;
}

/** One section for each who has a say, the file first. */
function originSections(values: readonly InspectedValue[]): readonly InspectedSection[] {
  const groups = new Map<string, InspectedValue[]>();
  for (const kind of ['file', 'parent', 'protocol', 'program'] as const) {
    for (const value of values.filter(({ origin }) => origin.kind === kind)) {
      const title = originTitle(value.origin);
      groups.set(title, [...(groups.get(title) ?? []), value]);
    }
  }
  return [...groups].map(([title, members]) => ({ title, values: members }));
}

function originTitle(origin: ValueOrigin): string {
  switch (origin.kind) {
    case 'file':
      return 'Written here';
    case 'parent':
      return `Inherited from the profile "${origin.profile}"`;
    case 'protocol':
      return `Said by the protocol ${origin.protocol}`;
    case 'program':
      return "Cyberduck's own default";
  }
}

/** Those that count, then the preferences of S3 that stay as the program ships them (cyberduck-formats §3.3). */
function propertySections({ properties, parent }: EffectiveProfile): readonly InspectedSection[] {
  const meaningOf = (name: string) => s3Properties.find((property) => property.name === name)?.meaning;
  const set = [...properties].map(([name, found]): InspectedValue => {
    const remark = describeOverruling(found);
    return {
      ...valueOf(name, found.value, meaningOf(name)),
      origin: found.origin,
      ...(remark === undefined ? {} : { remark }),
    };
  });
  const inherited = [...properties.values()].some(({ origin }) => origin.kind === 'parent');
  const left =
    parent === undefined || !isS3Protocol(parent.protocol)
      ? []
      : s3Properties.flatMap((property): InspectedValue[] =>
          property.default === undefined || properties.has(property.name)
            ? []
            : [{ ...valueOf(property.name, property.default, property.meaning), origin: { kind: 'program' } }],
        );
  return [
    ...section(
      inherited ? 'Properties (hidden preferences), all from the parent' : 'Properties (hidden preferences)',
      set,
    ),
    ...section('Hidden preferences left as Cyberduck ships them', left),
  ];
}

function unknownValues({ dict, file }: ConnectionProfile): InspectedValue[] {
  return dict.entries
    .filter(({ key }) => profileKey(key) === undefined)
    .map(({ key, value }) => ({
      ...valueOf(key, stringify(value)),
      origin: { kind: 'file', file, span: value.span },
    }));
}

function section(title: string, values: readonly InspectedValue[]): InspectedSection[] {
  return values.length === 0 ? [] : [{ title, values }];
}

/** Among the profiles around and the bundled ones; those that the user has not installed cannot collide. */
function collisionNotes(
  effective: EffectiveProfile,
  known: readonly ConnectionProfile[],
  era: CyberduckEra,
): InspectionNote[] {
  const others = [...bundledProfiles(), ...known.filter((other) => other !== effective.profile)];
  const all = others.map((profile) => inheritProfile(profile, { era, known }));
  // Shipped ones are loaded first, then the files in their order.
  const isBefore = (other: EffectiveProfile) =>
    bundledProfiles().includes(other.profile) || known.indexOf(other.profile) < known.indexOf(effective.profile);
  const ordered = [...all.filter(isBefore), effective, ...all.filter((other) => !isBefore(other))];
  return findProfileCollisions(ordered)
    .filter(({ profiles }) => profiles.includes(effective))
    .map(({ kind, profiles }) => {
      const isFirst = profiles[0] === effective;
      const named = profiles.filter((one) => one !== effective).map(({ profile }) => labelOf(profile));
      const first = profiles[0]?.profile;
      const tone = kind === 'dropped' && !isFirst ? 'error' : 'warning';
      const shown = kind === 'dropped' && !isFirst && first !== undefined ? [labelOf(first)] : named;
      return { tone, text: describeCollision(kind, isFirst, shown) };
    });
}

function labelOf(profile: ConnectionProfile): string {
  return bundledProfiles().includes(profile) ? `the bundled profile "${profileName(profile)}"` : profile.file;
}

/** Dictionaries came in 2025: the exact release is not known (cyberduck-formats §3.2). */
function propertyNotes({ dict }: ConnectionProfile, era: CyberduckEra): InspectionNote[] {
  const type = lookUp(dict, 'Properties')?.value.type;
  if (era !== 'A' || type !== 'dict') return [];
  return [
    {
      tone: 'warning',
      text: 'Properties is a dictionary: releases before 2025 read only a list of "name=value" and pass over it',
    },
  ];
}

/** A bookmark's or profile's map of hidden preferences. */
export function mapSection(
  map: ReadonlyMap<string, Located<string>> | undefined,
  title: string,
  file: string,
): InspectedSection[] {
  const values = [...(map ?? [])].map(([name, { value, span }]): InspectedValue => {
    const meaning = s3Properties.find((property) => property.name === name)?.meaning;
    return { ...valueOf(name, value, meaning), origin: { kind: 'file', file, span } };
  });
  return section(title, values);
}
