import type { ProfileValues } from '@duckbill/core';

/** A connection profile that Duckbill knows. */
export interface CataloguedProfile {
  /** The name under which it is published or shipped. */
  readonly fileName: string;
  /** Published: to be enabled or downloaded. Bundled: every installation has it. Made: from the data of a family. */
  readonly origin: 'published' | 'bundled' | 'made';
  /** The id of the family that made it. */
  readonly family?: string;
  /** When to choose it, one line. */
  readonly purpose: string;
  /** First Cyberduck release that understands it, where that matters. */
  readonly since?: string;
  readonly values: ProfileValues;
  /** What was published under this name before; who has it installed only missed an update. */
  readonly earlier?: readonly ProfileValues[];
}
