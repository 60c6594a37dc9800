import type { profileKeys } from '@duckbill/core';

interface ValueOfType {
  readonly string: string;
  /** A string, as nearly all published profiles write it (cyberduck-formats §3.1). */
  readonly port: string;
  readonly flag: boolean;
  readonly list: readonly string[];
  /** The dictionary form: the documented one since 2025 (cyberduck-formats §3.2). */
  readonly properties: Readonly<Record<string, string | boolean>>;
  /** Icons are other people's work, so the catalogue has none. */
  readonly image: never;
}

/** The keys of a profile with values of the type that Cyberduck reads; in the order in which they are printed. */
export type ProfileValues = {
  readonly [K in keyof typeof profileKeys]?: ValueOfType[(typeof profileKeys)[K]['type']];
} & {
  readonly Protocol: string;
  readonly Vendor: string;
};

/** A connection profile that Duckbill knows. */
export interface CataloguedProfile {
  /** The name under which it is published or shipped. */
  readonly fileName: string;
  /** Published: to be enabled or downloaded. Bundled: every installation has it. */
  readonly origin: 'published' | 'bundled';
  /** When to choose it, one line. */
  readonly purpose: string;
  /** First Cyberduck release that understands it, where that matters. */
  readonly since?: string;
  readonly values: ProfileValues;
}
