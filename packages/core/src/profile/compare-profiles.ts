import type { ConnectionProfile } from './connection-profile.ts';
import { inheritProfile } from './inherit-profile.ts';
import { s3Properties } from './s3-defaults.ts';

/** A key that two profiles say different things about, or come to different things for. */
export interface ProfileDifference {
  /** The key; of a hidden preference `Properties NAME`. */
  readonly key: string;
  readonly own?: string;
  readonly other?: string;
  /** Its values must not be shown. */
  readonly secret: boolean;
}

/** What people read and no connection depends on. */
const words: ReadonlySet<string> = new Set([
  'Description',
  'Name',
  'Default Nickname',
  'Hostname Placeholder',
  'Path Placeholder',
  'Username Placeholder',
  'Password Placeholder',
  'Token Placeholder',
  'Help',
]);

/**
 * Where two profiles differ in what counts for a connection: their own values and what they inherit, so that what one
 * of them says and the other inherits is no difference (cyberduck-formats §2.3, §3.2). Names, hints and pictures are
 * left out unless `withWords`. In the order of keys.
 */
export function compareProfiles(
  own: ConnectionProfile,
  other: ConnectionProfile,
  withWords = false,
): readonly ProfileDifference[] {
  const [here, there] = [valuesOf(own), valuesOf(other)];
  return [...new Set([...here.keys(), ...there.keys()])]
    .filter((key) => withWords || !words.has(key))
    .flatMap((key) => {
      const [mine, theirs] = [here.get(key), there.get(key)];
      if (mine === theirs) return [];
      return [
        {
          key,
          ...(mine === undefined ? {} : { own: mine }),
          ...(theirs === undefined ? {} : { other: theirs }),
          secret: isSecret(key),
        },
      ];
    });
}

function valuesOf(profile: ConnectionProfile): ReadonlyMap<string, string> {
  const { strings, flags, lists, properties, defaultPort } = inheritProfile(profile);
  const values = new Map<string, string>();
  for (const [key, { value }] of strings) values.set(key, value);
  if (defaultPort !== undefined) values.set('Default Port', String(defaultPort.value));
  for (const [key, { value }] of flags) values.set(key, String(value));
  for (const [key, { value }] of lists) values.set(key, value.join(' '));
  for (const { name, default: preset } of s3Properties)
    if (preset !== undefined) values.set(`Properties ${name}`, preset);
  // A line break inside a list of words was not meant (cyberduck-formats §3.2).
  for (const [name, { value }] of properties) values.set(`Properties ${name}`, value.trim().split(/\s+/u).join(' '));
  return values;
}

function isSecret(key: string): boolean {
  return /secret|password$|token$/iu.test(key);
}
