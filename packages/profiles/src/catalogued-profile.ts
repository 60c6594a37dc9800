import type { ProfileValues } from '@duckbill/core';

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
