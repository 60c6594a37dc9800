import type { FleetChange, FleetFile } from '@duckbill/core';
import type { HomeLayout } from './home-layout.ts';
import type { BlockReason } from './look-at.ts';

/** How a file of a home stands to the spec. */
export type HomeStatus =
  | 'same'
  | 'missing'
  | 'changed'
  /** Ours, from an earlier spec. */
  | 'stale'
  /** Something is to be done and must not be: `conflict` says why. */
  | 'conflict';

export type HomeConflict =
  | BlockReason
  /** Another file of that name, which we did not put there. */
  | 'foreign'
  /** Ours, changed by the person since. */
  | 'edited'
  /** The bookmark that is to be installed has no UUID that can be a file name. */
  | 'no-uuid'
  /** Sections of others have the names of ours. */
  | 'section-taken'
  /** Somebody has changed what stands between our marks. */
  | 'block-edited'
  /** The AWS file cannot be changed: `details` says why. */
  | 'refused';

/** One file of a home, and what is to become of it. */
export interface HomeItem {
  readonly place: string;
  readonly status: HomeStatus;
  readonly conflict?: HomeConflict;
  /** More words about the conflict, with places in files. */
  readonly details?: readonly string[];
  readonly before: Uint8Array | null;
  /** The same as `before` where nothing is to be done; null: the file goes. */
  readonly after: Uint8Array | null;
  readonly mode: number;
  readonly changes: readonly FleetChange[];
}

/** Something in a home that is not ours. */
export interface ForeignEntry {
  readonly place: string;
  readonly line?: number;
  /** `profile x` for a section of an AWS file. */
  readonly section?: string;
}

export interface HomePlan {
  readonly layout: HomeLayout;
  readonly items: readonly HomeItem[];
  readonly foreign: readonly ForeignEntry[];
  /** What is ours once the plan is carried out. */
  readonly state: HomeItem;
}

export interface HomeWish {
  readonly files: readonly FleetFile[];
  readonly member?: string;
  /** Also over what others have written: files of our names, edited ones, sections of our names. */
  readonly force?: boolean;
}
