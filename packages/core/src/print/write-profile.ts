import { lookUp } from '../plist/look-up.ts';
import type { PlainPlist } from '../plist/plain-plist.ts';
import type { PlistValue } from '../plist/plist-tree.ts';
import { stringify } from '../plist/typed-reads.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import { profileKeys, type ProfileKeyName, type ProfileKeyType } from '../profile/profile-keys.ts';

/** In what is canonical, what belongs together stands together (cyberduck-formats §8.2). */
export const canonicalProfileOrder: readonly ProfileKeyName[] = [
  'Protocol',
  'Vendor',
  'Description',
  'Name',
  'Default Nickname',
  'Bundled',
  'Deprecated',
  'Scheme',
  'Schemes',
  'Default Hostname',
  'Default Port',
  'Default Path',
  'Context',
  'Hostname Configurable',
  'Port Configurable',
  'Path Configurable',
  'Username Configurable',
  'Password Configurable',
  'Token Configurable',
  'Anonymous Configurable',
  'Certificate Configurable',
  'Private Key Configurable',
  'OAuth Configurable',
  'Role Configurable',
  'Multi Factor Configurable',
  'Hostname Placeholder',
  'Path Placeholder',
  'Username Placeholder',
  'Password Placeholder',
  'Token Placeholder',
  'Authorization',
  'Region',
  'Regions',
  'STS Endpoint',
  'OAuth Authorization Url',
  'OAuth Token Url',
  'OAuth Redirect Url',
  'OAuth Client ID',
  'OAuth Client Secret',
  'OAuth PKCE',
  'Scopes',
  'Properties',
  'Help',
  'Disk',
  'Icon',
];

/** A profile in our order: switches as elements, the port as a text, `Properties` as a dictionary (§8.2). */
export function writeCanonicalProfile(profile: ConnectionProfile): Map<string, PlainPlist> {
  return writeKeys(profile, canonicalProfileOrder, propertiesDict);
}

/**
 * A profile as Cyberduck's own serialiser gives it: `Properties` as a list of `name=value` (§8.1). The application
 * uses it for no file that anybody wrote, and says nothing about the order: ours is that of the table.
 */
export function writeProfileAsCyberduck(profile: ConnectionProfile): Map<string, PlainPlist> {
  const order = Object.keys(profileKeys).filter((key): key is ProfileKeyName => Object.hasOwn(profileKeys, key));
  return writeKeys(profile, order, propertiesList);
}

type WriteProperties = (profile: ConnectionProfile) => PlainPlist | undefined;

function writeKeys(
  profile: ConnectionProfile,
  order: readonly ProfileKeyName[],
  writeProperties: WriteProperties,
): Map<string, PlainPlist> {
  const written = new Map<string, PlainPlist>();
  for (const key of order) {
    const value = lookUp(profile.dict, key)?.value;
    if (value === undefined) continue;
    const { type } = profileKeys[key];
    const plain = type === 'properties' ? writeProperties(profile) : writers[type](profile, key, value);
    if (plain !== undefined) written.set(key, plain);
  }
  return written;
}

type Writer = (profile: ConnectionProfile, key: ProfileKeyName, value: PlistValue) => PlainPlist | undefined;

/** What Cyberduck does not read as what the key wants is left out: it would be written as something else. */
const writers: Readonly<Record<Exclude<ProfileKeyType, 'properties'>, Writer>> = {
  string: (_profile, _key, value) => scalarText(value),
  port: (_profile, _key, value) => scalarText(value),
  image: (_profile, _key, value) => scalarText(value),
  flag: ({ flags }, key) => [...flags].find(([name]) => name === key)?.[1].value,
  list: ({ lists }, key) =>
    [...lists]
      .find(([name]) => name === key)?.[1]
      .value.map(({ value }) => value)
      .filter((value) => typeof value === 'string'),
};

/** The text of what is no container and no data: of those Cyberduck would get a description of the object. */
export function scalarText(value: PlistValue): string | undefined {
  return value.type === 'dict' || value.type === 'array' || value.type === 'set' || value.type === 'data'
    ? undefined
    : stringify(value);
}

function propertiesDict({ dict, properties }: ConnectionProfile): PlainPlist | undefined {
  const value = lookUp(dict, 'Properties')?.value;
  if (value?.type !== 'dict' && value?.type !== 'array') return undefined;
  const own = new Map(value.type === 'dict' ? value.entries.map((entry) => [entry.key, entry.value] as const) : []);
  return new Map(
    [...properties].map(([name, { value: text }]) => {
      const written = own.get(name);
      return [name, written?.type === 'boolean' ? written.value : text] as const;
    }),
  );
}

function propertiesList({ dict, properties }: ConnectionProfile): PlainPlist | undefined {
  const value = lookUp(dict, 'Properties')?.value;
  if (value?.type !== 'dict' && value?.type !== 'array') return undefined;
  return [...properties].map(([name, { value: text }]) => `${name}=${text}`);
}
