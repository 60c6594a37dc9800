import type { Span } from '../source/span.ts';
import type { ConnectionProfile } from './connection-profile.ts';
import type { ProfileFlag, ProfileList, ProfileString } from './profile-keys.ts';
import type { Protocol } from './protocols.ts';

/** Who says what counts for a key (cyberduck-formats §2.3: a profile, its bundled parent, the protocol, the program). */
export type ValueOrigin =
  | { readonly kind: 'file'; readonly file: string; readonly span: Span }
  /** Another profile that this one builds on; `profile` is what people call it. */
  | { readonly kind: 'parent'; readonly profile: string; readonly file: string; readonly span: Span }
  | { readonly kind: 'protocol'; readonly protocol: string }
  | { readonly kind: 'program' };

/** Why a value that stands in the file does not count. */
export type Overruling =
  | 'blank'
  | 'not-a-number'
  | 'not-a-list'
  | 'empty-list'
  | 'empty-properties'
  | 'unknown-scheme'
  | 'program-too-old';

/** The value that counts for a key, and where it comes from. */
export interface Effective<T> {
  readonly value: T;
  readonly origin: ValueOrigin;
  /** As it stands in the file, where a `${…}` in it was replaced. */
  readonly written?: string;
  /** This file has the key, but its value does not count. */
  readonly overruled?: { readonly because: Overruling; readonly span: Span };
}

/** What becomes of a profile file when Cyberduck starts (cyberduck-formats §2.2). */
export type ProfileLoad =
  | { readonly outcome: 'offered' }
  /** It exists but is not enabled: nobody can choose it. */
  | { readonly outcome: 'hidden'; readonly reason: 'vendor-blank' }
  | { readonly outcome: 'rejected'; readonly reason: 'protocol-missing' | 'protocol-unknown' | 'properties-conflict' };

/** How a profile's `Protocol` was understood (cyberduck-formats §2.3). */
export type ProtocolMatch = 'vendor-and-protocol' | 'vendor' | 'protocol-and-vendor' | 'protocol' | 'type' | 'scheme';

/** What a profile builds on: another profile, or a protocol as it is built in. */
export interface ProfileParent {
  readonly by: ProtocolMatch;
  /** Undefined: the protocol itself. */
  readonly profile?: EffectiveProfile;
  readonly protocol: Protocol;
}

/** A connection profile together with everything that it inherits. */
export interface EffectiveProfile {
  readonly profile: ConnectionProfile;
  readonly load: ProfileLoad;
  /** Undefined when `Protocol` names nothing that is known. */
  readonly parent?: ProfileParent;
  readonly strings: ReadonlyMap<ProfileString, Effective<string>>;
  readonly flags: ReadonlyMap<ProfileFlag, Effective<boolean>>;
  readonly lists: ReadonlyMap<ProfileList, Effective<readonly string[]>>;
  readonly defaultPort?: Effective<number>;
  /** Length of the base64 text. */
  readonly images: ReadonlyMap<ProfileImage, Effective<number>>;
  /** Hidden preferences: of this profile, or all of its parent's; never a mixture (cyberduck-formats §3.2). */
  readonly properties: ReadonlyMap<string, Effective<string>>;
}

export type ProfileImage = 'Disk' | 'Icon';

/** What people call a profile. */
export function profileName(profile: ConnectionProfile): string {
  const name = [profile.strings.get('Description'), profile.strings.get('Default Nickname')].find(
    (text) => text !== undefined && text.value.trim() !== '',
  );
  return name?.value ?? profile.file;
}
