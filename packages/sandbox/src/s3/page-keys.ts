import type { WorldBucket, WorldObject } from '../world.ts';
import type { Continuation } from './continuation-token.ts';

export interface PageRequest {
  readonly prefix: string;
  readonly delimiter: string;
  readonly most: number;
  /** Keys up to and with this one are left out. */
  readonly startAfter: string;
  readonly continuation: Continuation | undefined;
}

export interface KeyPage {
  readonly objects: readonly WorldObject[];
  readonly commonPrefixes: readonly string[];
  /** Where the page ended, when there is more. */
  readonly next: Continuation | undefined;
}

/** One page of a bucket's keys in the order of their UTF-8 bytes, folded at the delimiter. */
export function pageKeys(bucket: WorldBucket, request: PageRequest): KeyPage {
  const { prefix, delimiter, most } = request;
  const objects: WorldObject[] = [];
  const commonPrefixes: string[] = [];
  let skipped = request.continuation?.kind === 'prefix' ? request.continuation.last : undefined;
  const after = request.continuation?.kind === 'key' ? request.continuation.last : request.startAfter;
  let last: Continuation | undefined;
  for (const object of sortedObjects(bucket)) {
    const { key } = object;
    if (!key.startsWith(prefix)) continue;
    if (after !== '' && compareKeys(key, after) <= 0) continue;
    if (skipped !== undefined && (key.startsWith(skipped) || compareKeys(key, skipped) < 0)) continue;
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    if (objects.length + commonPrefixes.length >= most) {
      return { objects, commonPrefixes, next: most === 0 ? undefined : last };
    }
    if (cut < 0) {
      objects.push(object);
      last = { kind: 'key', last: key };
    } else {
      skipped = key.slice(0, cut + delimiter.length);
      commonPrefixes.push(skipped);
      last = { kind: 'prefix', last: skipped };
    }
  }
  return { objects, commonPrefixes, next: undefined };
}

const sortedBuckets = new WeakMap<WorldBucket, readonly WorldObject[]>();

function sortedObjects(bucket: WorldBucket): readonly WorldObject[] {
  const known = sortedBuckets.get(bucket);
  if (known !== undefined) return known;
  const objects = bucket.keys
    .map((key) => (typeof key === 'string' ? { key } : key))
    .sort((a, b) => compareKeys(a.key, b.key));
  sortedBuckets.set(bucket, objects);
  return objects;
}

/** Keys order by UTF-8 bytes, which for characters beyond the BMP is not the order of JavaScript. */
function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
