import type { EffectiveProfile } from './effective-profile.ts';

/**
 * What happens between profiles that look alike (cyberduck-formats §2.2.4, §2.4). `dropped`: equal in everything that
 * makes a profile, so only the first exists. `same-provider`: bookmarks cannot tell them apart. `same-switch`: they
 * differ in case only, and are turned on and off together.
 */
export type CollisionKind = 'dropped' | 'same-provider' | 'same-switch';

export interface ProfileCollision {
  readonly kind: CollisionKind;
  /** Two or more, in the order in which they are loaded. */
  readonly profiles: readonly EffectiveProfile[];
}

/** Every collision among profiles that load, the worst kind of each group. */
export function findProfileCollisions(profiles: readonly EffectiveProfile[]): readonly ProfileCollision[] {
  const loaded = profiles.filter(({ load }) => load.outcome !== 'rejected');
  const collisions: ProfileCollision[] = [];
  const add = (
    kind: CollisionKind,
    keyOf: (profile: EffectiveProfile) => string,
    among: readonly EffectiveProfile[],
  ) => {
    for (const group of groupBy(among, keyOf)) if (group.length > 1) collisions.push({ kind, profiles: group });
  };
  add('dropped', profileIdentity, loaded);
  // Of equal ones only the first is there to collide with others.
  const distinct = groupBy(loaded, profileIdentity).flatMap((group) => group.slice(0, 1));
  add('same-provider', (profile) => providerKey(profile, (text) => text), distinct);
  const firsts = groupBy(distinct, (profile) => providerKey(profile, (text) => text)).flatMap((group) =>
    group.slice(0, 1),
  );
  add('same-switch', (profile) => providerKey(profile, (text) => text.toLowerCase()), firsts);
  return collisions;
}

/** What Cyberduck compares to find out whether it has a profile already. */
export function profileIdentity({ profile, parent, strings }: EffectiveProfile): string {
  const text = (key: 'Scheme' | 'Context' | 'Authorization' | 'Vendor' | 'Default Hostname') =>
    strings.get(key)?.value ?? '';
  return JSON.stringify([
    parent?.protocol.identifier ?? profile.strings.get('Protocol')?.value ?? '',
    text('Scheme'),
    text('Context'),
    text('Authorization'),
    text('Vendor'),
    text('Default Hostname'),
  ]);
}

/** What a bookmark keeps of its profile. */
function providerKey({ parent, strings }: EffectiveProfile, fold: (text: string) => string): string {
  return JSON.stringify([parent?.protocol.identifier, strings.get('Vendor')?.value].map((text) => fold(text ?? '')));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
