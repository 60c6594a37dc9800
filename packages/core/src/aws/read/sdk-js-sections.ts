import type { AwsSection, AwsSetting } from '../aws-reading.ts';
import type { AwsFileReading, SectionUnderway } from './aws-file-reading.ts';
import { SEPARATOR, type SdkJsHeader, type SdkJsSectionType } from './sdk-js-header.ts';

/** The sections of one file in the making. A section is there once it has a setting. */
export class SdkJsSections {
  readonly #typed: Readonly<Record<SdkJsSectionType, Map<string, SectionUnderway>>> = {
    profile: new Map(),
    'sso-session': new Map(),
    services: new Map(),
  };
  readonly #plain = new Map<string, SectionUnderway>();

  /** The section of a header, which may stand several times. */
  add({ type, name, place }: SdkJsHeader): SectionUnderway {
    const sections = type === undefined ? this.#plain : this.#typed[type];
    const known = sections.get(name);
    if (known !== undefined) {
      known.places.push(place);
      return known;
    }
    const section = { name, settings: new Map<string, AwsSetting>(), places: [place] };
    sections.set(name, section);
    return section;
  }

  /** Whether a key of the SDK's own table has the separator that stands behind a type. */
  get hasSeparator(): boolean {
    if (Object.values(this.#typed).some(({ size }) => size > 0)) return true;
    return [...this.#plain.keys()].some((key) => key.includes(SEPARATOR));
  }

  /** Sections without a type: all of a credentials file. */
  get plain(): ReadonlyMap<string, AwsSection> {
    return this.#plain;
  }

  /** Only `default` and sections with a type count in config, and `[profile default]` counts before `[default]`. */
  get ofConfig(): Pick<AwsFileReading, 'profiles' | 'ssoSessions' | 'services'> & {
    readonly prototypeReplaced?: ReadonlyMap<string, AwsSetting>;
  } {
    const { profile, 'sso-session': ssoSessions, services } = this.#typed;
    const plain = this.#plain.get('default');
    const profiles = plain === undefined ? profile : new Map([['default', plain], ...profile]);
    const prototype = profiles.get('__proto__');
    if (prototype === undefined) return { profiles, ssoSessions, services };
    profiles.delete('__proto__');
    return { profiles, ssoSessions, services, prototypeReplaced: prototype.settings };
  }
}
