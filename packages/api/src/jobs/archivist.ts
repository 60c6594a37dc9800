import type { Diagnostic, Fleet, FleetMember, Severity } from '@duckbill/core';
import type { ByteRange, ObjectStore } from '../results/object-store.ts';

/** One part of a result. */
interface SegmentOrder {
  readonly format: 'zip' | 'tar' | 'ndjson';
  readonly store: boolean;
  readonly run: string;
  readonly index: number;
  readonly fleet: Fleet;
  readonly members: AsyncIterable<FleetMember>;
  readonly signal: AbortSignal;
}

interface SegmentOutcome {
  readonly bytes: number;
  readonly users: number;
  readonly files: number;
  readonly problems: {
    readonly counts: Readonly<Record<Severity, number>>;
    readonly listed: readonly Diagnostic[];
  };
}

interface ResultOrder {
  readonly format: 'zip' | 'tar' | 'ndjson';
  readonly store: boolean;
  readonly run: string;
  readonly segments: number;
  readonly fleet: Fleet;
  readonly generator: string;
  readonly specSha256: string;
}

interface ResultLayout {
  readonly bytes: number;
}

/** Makes archives of segments. The same order makes the same bytes, whoever does it and however often. */
export interface Archivist {
  writeSegment(store: ObjectStore, order: SegmentOrder): Promise<SegmentOutcome>;
  assembleResult(store: ObjectStore, order: ResultOrder): Promise<ResultLayout>;
  readResult(store: ObjectStore, layout: ResultLayout, range?: ByteRange): AsyncIterable<Uint8Array>;
}
