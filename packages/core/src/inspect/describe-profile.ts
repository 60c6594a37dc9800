import type { Effective, EffectiveProfile, Overruling, ProtocolMatch } from '../profile/effective-profile.ts';
import { profileName } from '../profile/effective-profile.ts';
import type { CollisionKind } from '../profile/profile-collisions.ts';
import type { CyberduckEra } from '../programs/program.ts';
import type { InspectionNote } from './inspection.ts';

const overrulings: Readonly<Record<Overruling, string>> = {
  blank: 'the file has the key, but blank: that counts as absent',
  'not-a-number': 'what the file says is no whole number and does not count',
  'not-a-list': 'what the file says is no list and does not count',
  'empty-list': 'the list in the file is empty: that counts as absent',
  'empty-properties': 'the file has the key without any property: that counts as absent',
  'unknown-scheme': 'no scheme that Cyberduck knows: connecting fails',
  'program-too-old': 'the file has the key, but Cyberduck reads it only since 9.3',
};

/** Why what the file says is not what counts, or where the text came from; undefined when all is plain. */
export function describeOverruling({ overruled, written }: Effective<unknown>): string | undefined {
  if (overruled !== undefined) return overrulings[overruled.because];
  return written === undefined ? undefined : `written ${written}`;
}

const matches: Readonly<Record<ProtocolMatch, string>> = {
  'vendor-and-protocol': 'its Protocol and Vendor',
  vendor: 'its Vendor',
  'protocol-and-vendor': 'its Protocol and Vendor, joined by a hyphen',
  protocol: 'its Protocol',
  type: 'its kind',
  scheme: 'one of its URL schemes',
};

/** Whether Cyberduck takes the profile, and what the profile builds on. */
export function describeLoad(effective: EffectiveProfile, era: CyberduckEra): readonly InspectionNote[] {
  const { load, parent, profile } = effective;
  const named = profile.strings.get('Protocol')?.value ?? '';
  if (load.outcome === 'rejected') return [{ tone: 'error', text: rejections[load.reason](named, era) }];
  const verdict: InspectionNote =
    load.outcome === 'hidden'
      ? { tone: 'error', text: 'loaded but not enabled, so nobody can choose it: Vendor is blank' }
      : { tone: 'good', text: 'loaded and offered' };
  return [verdict, ...(parent === undefined ? [] : [{ tone: 'good', text: builtOn(effective, named) } as const])];
}

function builtOn({ parent }: EffectiveProfile, named: string): string {
  const by = parent === undefined ? '' : ` (Protocol "${named}" is ${matches[parent.by]})`;
  const protocol = parent?.protocol.identifier ?? '';
  if (parent?.profile === undefined) return `builds on the protocol ${protocol}${by}`;
  const kind = parent.profile.flags.get('Bundled')?.value === true ? 'bundled profile' : 'profile';
  return `builds on the ${kind} "${profileName(parent.profile.profile)}", and that on the protocol ${protocol}${by}`;
}

const rejections = {
  'protocol-missing': () => 'rejected: it has no Protocol',
  'protocol-unknown': (named: string, era: CyberduckEra) =>
    `rejected: no protocol or profile is called "${named}"${era === 'C' ? '' : ' in this version'}; case counts`,
  'properties-conflict': () => 'rejected: its list of Properties has one name with two values',
} as const;

/** What a collision does, told to one of the profiles. */
export function describeCollision(kind: CollisionKind, isFirst: boolean, others: readonly string[]): string {
  const names = others.join(', ');
  switch (kind) {
    case 'dropped':
      return isFirst
        ? `${names} equals this profile in all that tells profiles apart and is dropped without a word`
        : `dropped without a word: it equals ${names} in Protocol, Scheme, Context, Authorization, Vendor and Default Hostname`;
    case 'same-provider':
      return `shares Protocol and Vendor with ${names}: a bookmark of one may open with the other`;
    case 'same-switch':
      return `its Vendor differs from that of ${names} in case only: both are turned on and off together`;
  }
}
