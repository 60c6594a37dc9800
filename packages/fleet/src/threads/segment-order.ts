import type { Diagnostic, FleetMember } from '@duckbill/core';
import type { SegmentFacts } from '../archive/archive-end.ts';
import type { ArchiveKind } from '../archive/archive-format.ts';

/** A spec as a thread can read it again: what is made of it holds functions, which cannot cross. */
export interface FleetSpecText {
  /** Tells JSON from YAML. */
  readonly name: string;
  readonly text: string;
}

/** Members whose files become one part of an archive. Plain data. */
export interface SegmentOrder {
  /** Was read before, and found right. */
  readonly spec: FleetSpecText;
  readonly kind: ArchiveKind;
  readonly members: readonly FleetMember[];
}

/** What became of one member. */
export interface MadeMember {
  readonly files: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** A part of an archive, and what its end needs: see `ArchiveSegment`. Plain data; each array has a buffer of its own. */
export interface MadeSegment extends SegmentFacts {
  readonly body: Uint8Array<ArrayBuffer>;
  /** Lines of `SHA256SUMS`. */
  readonly sums: Uint8Array<ArrayBuffer>;
  /** Records for the directory of a ZIP, as if the archive began with this part. */
  readonly directory: Uint8Array<ArrayBuffer>;
  /** In the order of the members. */
  readonly members: readonly MadeMember[];
}

/** Who makes parts of archives. */
export interface SegmentMaker {
  /** How many parts may be under way, so that nobody waits for work. */
  readonly atOnce: number;
  /** Throws `UnsafePathError`, and an error when whoever makes it dies. */
  make(order: SegmentOrder): Promise<MadeSegment>;
}
