import type { Bookmark } from '../bookmark/bookmark.ts';
import type { Located } from '../plist/typed-reads.ts';
import type { Effective, EffectiveProfile, ValueOrigin } from '../profile/effective-profile.ts';
import type { ProfileFlag, ProfileList, ProfileString } from '../profile/profile-keys.ts';
import { s3StringDefaults } from '../profile/s3-defaults.ts';
import type { Span } from '../source/span.ts';
import type { Origin } from './connection-plan.ts';
import { isBuiltIn } from './cyberduck-profile.ts';
import type { PlanDraft } from './plan-draft.ts';

/** A place in a file. */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

/** A hidden preference that is set, and where. */
export interface PropertyValue {
  readonly name: string;
  readonly value: string;
  readonly place: Place;
}

/**
 * The values that count for a target, in the order in which Cyberduck asks for them (cyberduck-formats §3.2): Custom
 * of the bookmark, Properties of the profile, defaults. Every value that is asked for is noted with its place.
 */
export class CyberduckSettings {
  readonly #draft: PlanDraft;
  readonly #bookmark: Bookmark | undefined;
  readonly #profile: EffectiveProfile | undefined;
  readonly #noted = new Set<string>();

  constructor(draft: PlanDraft, bookmark: Bookmark | undefined, profile: EffectiveProfile | undefined) {
    this.#draft = draft;
    this.#bookmark = bookmark;
    this.#profile = profile;
  }

  /** A key of the profile; blank counts as absent (cyberduck-formats §3.1). */
  text(key: ProfileString): string | undefined {
    const text = this.#profile?.strings.get(key);
    if (text === undefined || isBlank(text.value)) return undefined;
    // Of what nobody wrote only the places that are talked to are worth telling.
    if (!isInherited(text) || endpointKeys.has(key)) this.#note(key, text.value, originOf(text.origin));
    return text.value;
  }

  /** A key of the profile for which blank says something of its own; a secret is noted without its value. */
  textOrBlank(key: ProfileString, secret = false): string | undefined {
    const text = this.#profile?.strings.get(key);
    if (text !== undefined) this.#note(key, text.value, originOf(text.origin), secret && text.value !== '');
    return text?.value;
  }

  flag(name: ProfileFlag): boolean {
    const flag = this.#profile?.flags.get(name);
    if (flag === undefined) return false;
    if (!isInherited(flag)) this.#note(name, String(flag.value), originOf(flag.origin));
    return flag.value;
  }

  /** Where the file says true, and the program of the plan is too old to know the key. */
  flagBeforeItsTime(name: ProfileFlag): Place | undefined {
    const { profile, flags } = this.#profile ?? {};
    const overruled = flags?.get(name)?.overruled;
    if (profile === undefined || overruled?.because !== 'program-too-old') return undefined;
    return profile.flags.get(name)?.value === true ? { file: profile.file, span: overruled.span } : undefined;
  }

  list(key: ProfileList): readonly string[] {
    const list = this.#profile?.lists.get(key);
    if (list === undefined) return [];
    if (!isInherited(list)) this.#note(key, list.value.join(' '), originOf(list.origin));
    return list.value;
  }

  get defaultPort(): number | undefined {
    const preset = this.#profile?.defaultPort;
    if (preset !== undefined && !isInherited(preset))
      this.#note('Default Port', String(preset.value), originOf(preset.origin));
    return preset?.value;
  }

  /** Of several names for one thing the first that is not blank; else the first that is set, blank: ask (§2.2). */
  property(...names: readonly string[]): PropertyValue | undefined {
    const set = names.map((name) => this.find(name)).filter((found) => found !== undefined);
    const chosen = set.find(({ value }) => !isBlank(value)) ?? set[0];
    if (chosen !== undefined) this.#note(chosen.name, chosen.value, chosen.origin);
    return chosen;
  }

  /** A property of the bookmark's Custom that is secret: whether it is there is noted, its value is not. */
  secretOfBookmark(name: string): string | undefined {
    const custom = this.#bookmark?.custom.get(name);
    if (this.#bookmark === undefined || custom === undefined) return undefined;
    const { file } = this.#bookmark;
    this.#note(name, '', { kind: 'file', file, span: custom.textSpan }, custom.value !== '');
    return custom.value;
  }

  /** A property of the bookmark's Custom or of the profile's Properties, without noting it. */
  find(name: string): (PropertyValue & { readonly origin: Origin }) | undefined {
    const own = this.ofBookmark(name);
    if (own !== undefined) return own;
    const property = this.#profile?.properties.get(name);
    if (property === undefined) return undefined;
    const origin = originOf(property.origin);
    const place = origin.kind === 'file' ? { file: origin.file, span: origin.span } : this.#draft.nowhere;
    return { name, value: property.value, place, origin };
  }

  /** A property of the bookmark's Custom, without noting it. */
  ofBookmark(name: string): (PropertyValue & { readonly origin: Origin }) | undefined {
    const custom = this.#bookmark?.custom.get(name);
    if (this.#bookmark === undefined || custom === undefined) return undefined;
    const place = { file: this.#bookmark.file, span: custom.textSpan };
    return { name, value: custom.value, place, origin: { kind: 'file', ...place } };
  }

  /** A value may be asked for more than once. */
  #note(name: string, value: string, origin: Origin, secret = false): void {
    if (this.#noted.has(name)) return;
    this.#noted.add(name);
    this.#draft.use(name, value, origin, secret);
  }

  /** Where a text of the profile stands in a file of the person. */
  placeOfText(key: ProfileString): Place | undefined {
    return this.#placeOf(this.#profile?.strings.get(key));
  }

  placeOfFlag(key: ProfileFlag): Place | undefined {
    return this.#placeOf(this.#profile?.flags.get(key));
  }

  placeOfList(key: ProfileList): Place | undefined {
    return this.#placeOf(this.#profile?.lists.get(key));
  }

  #placeOf(found: Effective<unknown> | undefined): Place | undefined {
    const origin = found && originOf(found.origin);
    return origin?.kind === 'file' ? { file: origin.file, span: origin.span } : undefined;
  }

  /** The words of a field in the login prompt. */
  label(key: 'Username Placeholder' | 'Password Placeholder' | 'Token Placeholder'): string {
    return this.#profile?.strings.get(key)?.value ?? s3StringDefaults[key];
  }

  /** Notes a value of the bookmark. */
  useOfBookmark(name: string, text: Located<string | number>): void {
    const file = this.#bookmark?.file ?? this.#draft.target;
    this.#note(name, String(text.value), { kind: 'file', file, span: text.textSpan });
  }
}

const endpointKeys: ReadonlySet<ProfileString> = new Set(['Default Hostname', 'STS Endpoint']);

/** Not said by a file that the person has. */
function isInherited({ origin }: Effective<unknown>): boolean {
  return originOf(origin).kind === 'default';
}

function originOf(origin: ValueOrigin): Origin {
  switch (origin.kind) {
    case 'file':
    case 'parent':
      if (!isBuiltIn(origin.file)) return { kind: 'file', file: origin.file, span: origin.span };
      return { kind: 'default', of: `the bundled profile ${bundledName(origin.file)}` };
    case 'protocol':
      return { kind: 'default', of: `the protocol ${origin.protocol}` };
    case 'program':
      return { kind: 'default', of: 'Cyberduck' };
  }
}

/** `bundled:NAME.cyberduckprofile` without what is around the name. */
function bundledName(file: string): string {
  return file.slice('bundled:'.length, -'.cyberduckprofile'.length);
}

/** Whether a setting is missing or holds nothing but blanks. */
export function isBlank(text: string | undefined): text is undefined | '' {
  return text === undefined || text.trim() === '';
}
