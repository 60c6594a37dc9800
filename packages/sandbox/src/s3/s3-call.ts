import type { Caller, RequestFacts } from '../caller.ts';
import type { Exchange } from '../exchange.ts';
import type { WorldObject } from '../world.ts';
import type { S3Ids } from './s3-answer.ts';
import type { OwnedBucket } from './s3-permission.ts';

/** A call about an object: who asks what of which. */
export interface ObjectCall {
  readonly exchange: Exchange;
  readonly caller: Caller | undefined;
  readonly target: OwnedBucket;
  readonly key: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly facts: RequestFacts;
  readonly ids: S3Ids;
}

/** The object as the world knows it. */
export function worldObject({ target, key }: ObjectCall): WorldObject | undefined {
  for (const one of target.bucket.keys) {
    const object = typeof one === 'string' ? { key: one } : one;
    if (object.key === key) return object;
  }
  return undefined;
}

/** Puts an object into the world, in the place of the old one, or takes it out of it. */
export function changeObject({ exchange, target, key }: ObjectCall, object: WorldObject | undefined): void {
  const { world } = exchange.world;
  const buckets = world.buckets.map((bucket) => {
    if (bucket.name !== target.bucket.name) return bucket;
    const others = bucket.keys.filter((one) => (typeof one === 'string' ? one : one.key) !== key);
    return { ...bucket, keys: object === undefined ? others : [...others, object] };
  });
  exchange.changeWorld({ ...world, buckets });
}

/** Now, in ISO 8601. */
export function momentOf({ now }: Exchange): string {
  return new Date(Math.floor(now) * 1000).toISOString();
}
