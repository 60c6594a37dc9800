import { type Fleet, SourceText } from '@duckbill/core';
import { ArchiveSegment } from '../archive/archive-segment.ts';
import { TextContents } from '../archive/text-content.ts';
import { memberFiles } from '../member/member-files.ts';
import { readFleetSpec } from '../spec/read-fleet-spec.ts';
import type { FleetSpecText, MadeMember, MadeSegment, SegmentOrder } from './segment-order.ts';

const KEPT = 16;

/** Makes parts of archives, here and now. Specs and texts that come again are worked on only once. */
export class SegmentWorkshop {
  readonly #fleets = new Map<string, Fleet>();
  readonly #contents = new TextContents();

  /** Throws `UnsafePathError`. */
  make({ spec, kind, members }: SegmentOrder): MadeSegment {
    const fleet = this.#fleetOf(spec);
    const segment = new ArchiveSegment(kind, this.#contents);
    const body: Uint8Array[] = [];
    const made: MadeMember[] = [];
    for (const member of members) {
      const { files, diagnostics } = memberFiles(fleet, member);
      for (const piece of segment.add(files)) body.push(piece);
      made.push({ files: files.length, diagnostics });
    }
    for (const piece of segment.end()) body.push(piece);
    return {
      ...segment.counts,
      size: segment.size,
      body: joined(body, segment.size),
      sums: joined(segment.sums.pieces, segment.sums.size),
      directory: joined(segment.directory.pieces, segment.directory.size),
      members: made,
    };
  }

  #fleetOf({ name, text }: FleetSpecText): Fleet {
    const key = `${name}\0${text}`;
    const known = this.#fleets.get(key);
    if (known !== undefined) return known;
    const { fleet } = readFleetSpec(new SourceText(name, text));
    if (fleet === undefined) throw new Error('a spec has errors now that it had not before');
    if (this.#fleets.size === KEPT) this.#fleets.clear();
    this.#fleets.set(key, fleet);
    return fleet;
  }
}

/** In a buffer of their own, which can be handed to another thread. */
function joined(pieces: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return bytes;
}
