import type { ArchiveKind, SegmentFacts } from '@duckbill/fleet';

/** What was written of a segment, as it is kept beside it. */
export interface StoredSegment extends SegmentFacts {
  readonly kind: ArchiveKind;
  readonly users: number;
  /** Bytes of the check sums, and of these as the archive holds them. */
  readonly sums: number;
  readonly printed: number;
  /** Bytes of the records for the directory of a ZIP. */
  readonly directory: number;
}

export function printSegmentFacts(facts: StoredSegment): Uint8Array {
  return Buffer.from(`${JSON.stringify({ version: 1, ...facts })}\n`);
}

/** What `printSegmentFacts` printed. Throws for anything else: nobody but us writes there. */
export function readSegmentFacts(bytes: Uint8Array): StoredSegment {
  const facts = JSON.parse(Buffer.from(bytes).toString()) as StoredSegment & { readonly version: number };
  if (facts.version !== 1) throw new Error('the facts of a segment are of a version that this program does not know');
  return facts;
}
