import type { PlainPlist } from '../plist/plain-plist.ts';
import { printPlist } from '../plist/print-plist.ts';
import type { profileKeys } from './profile-keys.ts';

interface ValueOfType {
  readonly string: string;
  /** A string, as nearly all published profiles write it (cyberduck-formats §3.1). */
  readonly port: string;
  readonly flag: boolean;
  readonly list: readonly string[];
  /** The dictionary form: the documented one since 2025 (cyberduck-formats §3.2). */
  readonly properties: Readonly<Record<string, string | boolean>>;
  /** Icons are other people's work, so none is written. */
  readonly image: never;
}

/** The keys of a profile with values of the type that Cyberduck reads; in the order in which they are printed. */
export type ProfileValues = {
  readonly [K in keyof typeof profileKeys]?: ValueOfType[(typeof profileKeys)[K]['type']];
} & {
  readonly Protocol: string;
  readonly Vendor: string;
};

/** The values as a `.cyberduckprofile` file, ready to install. */
export function printProfile(values: ProfileValues): string {
  return printPlist(
    new Map(Object.entries(values).map(([key, value]) => [key, plainValue(value)] as const)),
    'profile',
  );
}

type ProfileValue = NonNullable<ProfileValues[keyof ProfileValues]>;

function plainValue(value: ProfileValue): PlainPlist {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return isList(value) ? value : new Map(Object.entries(value));
}

function isList(value: Exclude<ProfileValue, string | boolean>): value is readonly string[] {
  return Array.isArray(value);
}
