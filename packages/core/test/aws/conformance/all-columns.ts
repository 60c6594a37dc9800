import type { Agreement } from './agreement.ts';
import { compareCacheKeyVectors } from './cache-key-columns.ts';
import { compareCyberduckMaps, compareCyberduckVectors } from './cyberduck-columns.ts';
import { compareEndpointVectors } from './endpoint-columns.ts';
import { compareParseVectors } from './parse-columns.ts';
import { compareBotocoreVectors, compareSdkGoVectors, compareSdkJsVectors } from './resolve-columns.ts';
import { readVectorFile, type Json } from './vector-file.ts';

const comparisons: ReadonlyMap<string, (cases: readonly Json[]) => readonly Agreement[]> = new Map([
  ['parse.json', compareParseVectors],
  [
    'resolve.json',
    (cases: readonly Json[]) => [
      compareBotocoreVectors(cases),
      ...compareSdkJsVectors(cases),
      compareSdkGoVectors(cases),
      ...compareCyberduckVectors(cases),
    ],
  ],
  ['cyberduck.json', (cases: readonly Json[]) => [...compareCyberduckVectors(cases), compareCyberduckMaps(cases)]],
  ['cachekeys.json', compareCacheKeyVectors],
  ['endpoints.json', compareEndpointVectors],
]);

/** Every comparison that a folder of vectors allows: for `npm run conformance -- --vectors DIR`. */
export function compareAwsVectors(folder: string): ReadonlyMap<string, readonly Agreement[]> {
  const found = new Map<string, readonly Agreement[]>();
  for (const [file, compare] of comparisons) {
    const cases = readVectorFile(folder, file);
    if (cases !== undefined) found.set(file, compare(cases));
  }
  return found;
}
