import { lookUp } from '../../plist/look-up.ts';
import type { ConnectionProfile } from '../../profile/connection-profile.ts';

const scalars: ReadonlySet<string> = new Set(['string', 'integer', 'real', 'boolean', 'date']);

/** Whether a key has a value that is a text, or becomes one; any other is the business of profile-value-type-wrong. */
export function hasText({ dict }: ConnectionProfile, key: string): boolean {
  const value = lookUp(dict, key)?.value;
  return value !== undefined && scalars.has(value.type);
}
