import { lookUp } from '../plist/look-up.ts';
import { type Located, stringify } from '../plist/typed-reads.ts';
import type { CyberduckEra } from '../programs/program.ts';
import type { Span } from '../source/span.ts';
import type { ConnectionProfile } from './connection-profile.ts';
import {
  type Effective,
  type EffectiveProfile,
  type Overruling,
  profileName,
  type ProfileImage,
  type ProfileParent,
  type ValueOrigin,
} from './effective-profile.ts';
import {
  profileFlags,
  profileKey,
  type ProfileKeyName,
  profileLists,
  profileStrings,
  type ProfileFlag,
  type ProfileList,
  type ProfileString,
} from './profile-keys.ts';
import { isS3Protocol, protocolFlag, protocolSchemes, protocolStrings } from './protocol-defaults.ts';
import { isScheme } from './schemes.ts';
import { substitutePreferences } from './substitute-preferences.ts';

type Values = Omit<EffectiveProfile, 'profile' | 'load' | 'parent'>;

type Overruled = NonNullable<Effective<unknown>['overruled']>;

/** These stand for themselves: no parent is asked (cyberduck-formats §3.1). */
const ownOnly: ReadonlySet<ProfileKeyName> = new Set(['Protocol', 'Default Nickname', 'Bundled', 'Deprecated']);

/** Blank means blank here: a public client, not the parent's. */
const blankCounts: ReadonlySet<ProfileKeyName> = new Set(['OAuth Client ID', 'OAuth Client Secret']);

/** What S3 requests are signed with where nobody says (`s3.signature.version`). */
const defaultSignature = 'AWS4HMACSHA256';

/** The values that count in one profile, its parent's being known (cyberduck-formats §3.1). */
export class Inheritance {
  readonly #profile: ConnectionProfile;
  readonly #parent: ProfileParent | undefined;
  readonly #era: CyberduckEra;
  readonly #preferences: ReadonlyMap<string, string>;

  constructor(
    profile: ConnectionProfile,
    parent: ProfileParent | undefined,
    era: CyberduckEra,
    preferences: ReadonlyMap<string, string>,
  ) {
    this.#profile = profile;
    this.#parent = parent;
    this.#era = era;
    this.#preferences = preferences;
  }

  values(): Values {
    const strings = collect(profileStrings, (key) => this.#string(key));
    const defaultPort = this.#port();
    return {
      strings,
      flags: collect(profileFlags, (key) => this.#flag(key, strings)),
      lists: collect(profileLists, (key) => this.#list(key)),
      ...(defaultPort === undefined ? {} : { defaultPort }),
      images: collect(['Disk', 'Icon'], (key) => this.#image(key)),
      properties: this.#properties(),
    };
  }

  #string(key: ProfileString): Effective<string> | undefined {
    const own = this.#profile.strings.get(key);
    if (own === undefined) return this.#inheritedString(key);
    const text = substitutePreferences(own.value, this.#preferences);
    if (key === 'Scheme' && !isScheme(text) && text.trim() !== '')
      return { ...this.#own('', own), overruled: { because: 'unknown-scheme', span: own.textSpan } };
    if (text.trim() === '' && !blankCounts.has(key)) return overrule(this.#inheritedString(key), 'blank', own.textSpan);
    return { ...this.#own(text, own), ...(text === own.value ? {} : { written: own.value }) };
  }

  #inheritedString(key: ProfileString): Effective<string> | undefined {
    if (ownOnly.has(key)) return undefined;
    const inherited = this.#fromParent(({ strings }) => strings.get(key));
    if (inherited !== undefined) return inherited;
    const { protocol } = this.#parent ?? {};
    if (protocol === undefined) return undefined;
    const text = protocolStrings(protocol).get(key);
    if (text !== undefined) return { value: text, origin: { kind: 'protocol', protocol: protocol.identifier } };
    // A parent's server is the hint of its heirs.
    if (key === 'Hostname Placeholder') return this.#fromParent(({ strings }) => strings.get('Default Hostname'));
    if (key === 'Authorization' && isS3Protocol(protocol))
      return { value: defaultSignature, origin: { kind: 'program' } };
    return undefined;
  }

  #flag(key: ProfileFlag, strings: Values['strings']): Effective<boolean> | undefined {
    const own = this.#profile.flags.get(key);
    const since = profileKey(key)?.since;
    if (since === '9.3' && this.#era === 'A') {
      const none: Effective<boolean> = { value: false, origin: { kind: 'program' } };
      return own === undefined ? none : overrule(none, 'program-too-old', own.span);
    }
    if (own !== undefined) return this.#own(own.value, own);
    if (key === 'OAuth Configurable') {
      // Not the parent's flag: a client id is what turns it on (cyberduck-formats §3.1).
      const client = strings.get('OAuth Client ID');
      const isSet = client !== undefined && client.value.trim() !== '';
      return { value: isSet, origin: isSet ? client.origin : { kind: 'program' } };
    }
    if (ownOnly.has(key)) return { value: false, origin: { kind: 'program' } };
    const inherited = this.#fromParent(({ flags }) => flags.get(key));
    if (inherited !== undefined) return inherited;
    const { protocol } = this.#parent ?? {};
    if (protocol === undefined) return undefined;
    return { value: protocolFlag(protocol, key), origin: { kind: 'protocol', protocol: protocol.identifier } };
  }

  #list(key: ProfileList): Effective<readonly string[]> | undefined {
    const own = this.#profile.lists.get(key);
    const entry = lookUp(this.#profile.dict, key);
    const inherited = this.#inheritedList(key);
    if (own === undefined) return entry === undefined ? inherited : overrule(inherited, 'not-a-list', entry.value.span);
    const items = own.value.map(({ value }) => (typeof value === 'string' ? value : stringify(value)));
    if (items.length === 0) return overrule(inherited, 'empty-list', own.span);
    return this.#own(
      items.map((item) => substitutePreferences(item, this.#preferences)),
      own,
    );
  }

  #inheritedList(key: ProfileList): Effective<readonly string[]> | undefined {
    const inherited = this.#fromParent(({ lists }) => lists.get(key));
    const { protocol } = this.#parent ?? {};
    if (inherited !== undefined || protocol === undefined || key !== 'Schemes') return inherited;
    return { value: protocolSchemes(protocol), origin: { kind: 'protocol', protocol: protocol.identifier } };
  }

  #port(): Effective<number> | undefined {
    const { defaultPort } = this.#profile;
    if (defaultPort !== undefined) return this.#own(defaultPort.value, defaultPort);
    const inherited = this.#fromParent((parent) => parent.defaultPort) ?? this.#protocolPort();
    const entry = lookUp(this.#profile.dict, 'Default Port');
    if (entry === undefined) return inherited;
    const because = stringify(entry.value).trim() === '' ? 'blank' : 'not-a-number';
    return overrule(inherited, because, entry.value.span);
  }

  /** The port of the protocol's own scheme: this profile's `Scheme` has no say (cyberduck-formats §3.1). */
  #protocolPort(): Effective<number> | undefined {
    const { protocol } = this.#parent ?? {};
    if (protocol?.defaultPort === undefined) return undefined;
    return { value: protocol.defaultPort, origin: { kind: 'protocol', protocol: protocol.identifier } };
  }

  #image(key: ProfileImage): Effective<number> | undefined {
    const own = this.#ownImage(key);
    if (own !== undefined) return own;
    // The large icon serves as the small one.
    return (key === 'Icon' ? this.#ownImage('Disk') : undefined) ?? this.#fromParent(({ images }) => images.get(key));
  }

  #ownImage(key: ProfileImage): Effective<number> | undefined {
    const entry = lookUp(this.#profile.dict, key);
    if (entry === undefined) return undefined;
    const { length } = stringify(entry.value).trim();
    if (length === 0) return undefined;
    return { value: length, origin: { kind: 'file', file: this.#profile.file, span: entry.value.span } };
  }

  /** All of this profile's, or all of its parent's (cyberduck-formats §3.2). */
  #properties(): ReadonlyMap<string, Effective<string>> {
    const { properties } = this.#profile;
    if (properties.size > 0) {
      return mapValues(properties, (own) => {
        const text = substitutePreferences(own.value, this.#preferences);
        return { ...this.#own(text, own), ...(text === own.value ? {} : { written: own.value }) };
      });
    }
    const inherited = new Map<string, Effective<string>>();
    for (const [name, value] of this.#parent?.profile?.properties ?? [])
      inherited.set(name, { value: value.value, origin: this.#seenFromBelow(value.origin) });
    return inherited;
  }

  #own<T>(value: T, { span }: Pick<Located<unknown>, 'span'>): Effective<T> {
    return { value, origin: { kind: 'file', file: this.#profile.file, span } };
  }

  #fromParent<T>(read: (parent: EffectiveProfile) => Effective<T> | undefined): Effective<T> | undefined {
    const found = this.#parent?.profile === undefined ? undefined : read(this.#parent.profile);
    return found && { value: found.value, origin: this.#seenFromBelow(found.origin) };
  }

  /** What stands in the parent's file is the parent's. */
  #seenFromBelow(origin: ValueOrigin): ValueOrigin {
    const parent = this.#parent?.profile?.profile;
    if (origin.kind !== 'file' || parent === undefined) return origin;
    return { kind: 'parent', profile: profileName(parent), file: origin.file, span: origin.span };
  }
}

function overrule<T>(inherited: Effective<T> | undefined, because: Overruling, span: Span): Effective<T> | undefined {
  const overruled: Overruled = { because, span };
  return inherited && { ...inherited, overruled };
}

function collect<K, T>(keys: readonly K[], find: (key: K) => Effective<T> | undefined): ReadonlyMap<K, Effective<T>> {
  const found = new Map<K, Effective<T>>();
  for (const key of keys) {
    const value = find(key);
    if (value !== undefined) found.set(key, value);
  }
  return found;
}

function mapValues<K, A, B>(map: ReadonlyMap<K, A>, change: (value: A) => B): ReadonlyMap<K, B> {
  return new Map([...map].map(([key, value]) => [key, change(value)] as const));
}
