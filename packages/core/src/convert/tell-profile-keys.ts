import type { ConnectionProfile } from '../profile/connection-profile.ts';
import type { Losses } from './losses.ts';
import type { KeyReason } from './tell-bookmark-keys.ts';

/**
 * Tells every entry of a connection profile that says something and has no place in the other file, each at its place;
 * `also`: those that this file has a place for.
 */
export function tellProfileKeys(
  { file, dict }: ConnectionProfile,
  losses: Losses,
  reason: KeyReason,
  also: ReadonlySet<string> = new Set(),
): void {
  for (const { key, keySpan, value } of dict.entries) {
    const isNothing = value.type === 'string' ? value.value.trim() === '' : value.type === 'boolean' && !value.value;
    if (!carried.has(key) && !also.has(key) && !isNothing) losses.at({ file, span: keySpan }).lost(key, ...reason(key));
  }
}

/** What is carried over, or says nothing about the connection. */
const carried: ReadonlySet<string> = new Set([
  'Protocol',
  'Vendor',
  'Description',
  'Name',
  'Default Nickname',
  'Default Hostname',
  'Default Port',
  'Scheme',
  'Region',
  'Properties',
  'Role Configurable',
  'Multi Factor Configurable',
  'OAuth Configurable',
  'Scopes',
  'Hostname Configurable',
  'Port Configurable',
  'Path Configurable',
  'Username Configurable',
  'Bundled',
  'Password Configurable',
  'Token Configurable',
  'Anonymous Configurable',
  'Icon',
  'Disk',
]);
