import { parsePlist } from '../../src/plist/parse-plist.ts';
import type { PlistDocument } from '../../src/plist/plist-document.ts';
import { readSource } from '../../src/source/read-source.ts';

/** What the last 32 bytes say; what is not given is right. */
export interface Trailer {
  readonly count?: bigint;
  readonly top?: bigint;
  readonly table?: bigint;
  readonly offsetSize?: number;
  readonly referenceSize?: number;
}

/** A binary property list of these objects, with one byte for each offset; offsets may be replaced. */
export function readBinary(
  objects: readonly (readonly number[])[],
  trailer: Trailer = {},
  replaced: ReadonlyMap<number, number> = new Map(),
): PlistDocument {
  const body: number[] = [...Buffer.from('bplist00')];
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(replaced.get(index) ?? body.length);
    body.push(...object);
  }
  const end = Buffer.alloc(32);
  end[6] = trailer.offsetSize ?? 1;
  end[7] = trailer.referenceSize ?? 1;
  end.writeBigUInt64BE(trailer.count ?? BigInt(objects.length), 8);
  end.writeBigUInt64BE(trailer.top ?? 0n, 16);
  end.writeBigUInt64BE(trailer.table ?? BigInt(body.length), 24);
  return parsePlist(readSource('bomb.plist', Uint8Array.from([...body, ...offsets, ...end])).source);
}
