const DEFAULT_CAPACITY = 16;
const LOAD_FACTOR = 0.75;

/**
 * The order in which a `java.util.HashMap` gives its keys back (cyberduck-s3-connect §1.9). `entered` is the order of
 * entry; `copied` says how many of them came with the map that it was copied from, which sets its first capacity.
 */
export function javaHashMapOrder(entered: readonly string[], copied: number): string[] {
  let capacity = copied === 0 ? DEFAULT_CAPACITY : powerOfTwoFrom(Math.floor(copied / LOAD_FACTOR + 1));
  while (entered.length > capacity * LOAD_FACTOR) capacity *= 2;
  const buckets = new Map<number, string[]>();
  for (const key of entered) {
    const hash = javaHashCode(key);
    const bucket = (hash ^ (hash >>> 16)) & (capacity - 1);
    const keys = buckets.get(bucket);
    if (keys === undefined) buckets.set(bucket, [key]);
    else keys.push(key);
  }
  return [...buckets.entries()].toSorted(([a], [b]) => a - b).flatMap(([, keys]) => keys);
}

/** Java's `String.hashCode`. */
function javaHashCode(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}

function powerOfTwoFrom(least: number): number {
  let power = 1;
  while (power < least) power *= 2;
  return power;
}
