import type { Agreement } from './agreement.ts';
import { compareCacheKeyVectors } from './cache-key-columns.ts';
import { compareCyberduckMaps, compareCyberduckVectors } from './cyberduck-columns.ts';
import { compareEndpointVectors } from './endpoint-columns.ts';
import { compareParseVectors } from './parse-columns.ts';
import { comparePlanVectors } from './plan-columns.ts';
import { compareBotocoreVectors, compareSdkGoVectors, compareSdkJsVectors } from './resolve-columns.ts';
import type { Json } from './vector-file.ts';

/** The vector files of `aws-config`, and everything that each allows to compare. */
export const awsComparisons: ReadonlyMap<string, (cases: readonly Json[]) => readonly Agreement[]> = new Map([
  ['parse.json', compareParseVectors],
  [
    'resolve.json',
    (cases: readonly Json[]) => [
      compareBotocoreVectors(cases),
      ...compareSdkJsVectors(cases),
      compareSdkGoVectors(cases),
      ...comparePlanVectors(cases),
      ...compareCyberduckVectors(cases),
    ],
  ],
  ['cachekeys.json', compareCacheKeyVectors],
  ['endpoints.json', compareEndpointVectors],
  ['cyberduck.json', (cases: readonly Json[]) => [...compareCyberduckVectors(cases), compareCyberduckMaps(cases)]],
]);
