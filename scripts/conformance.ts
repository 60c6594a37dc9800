/**
 * `npm run conformance -- --vectors DIR`: reads the vector files of a folder and prints, per program and file,
 * `agree N/M` and each disagreement. Exit code 1 below 100 %, 2 when nothing could be compared (design §4.3).
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parsePlist } from '../packages/core/src/plist/parse-plist.ts';
import { readSource } from '../packages/core/src/source/read-source.ts';
import { type Agreement, describeAgreement } from '../packages/core/test/aws/conformance/agreement.ts';
import { compareCacheKeyVectors } from '../packages/core/test/aws/conformance/cache-key-columns.ts';
import {
  compareCyberduckMaps,
  compareCyberduckVectors,
} from '../packages/core/test/aws/conformance/cyberduck-columns.ts';
import { compareEndpointVectors } from '../packages/core/test/aws/conformance/endpoint-columns.ts';
import { compareParseVectors } from '../packages/core/test/aws/conformance/parse-columns.ts';
import * as resolve from '../packages/core/test/aws/conformance/resolve-columns.ts';
import { type Json, readVectorFile } from '../packages/core/test/aws/conformance/vector-file.ts';
import { readVectors, vectorBytes } from '../packages/core/test/plist/shared-vectors.ts';
import { disagreements } from '../packages/core/test/plist/vector-form.ts';

type Compare = (folder: string, file: string, cases: readonly Json[]) => readonly Agreement[];

/** Both folders have a parse.json; the columns of the first case tell which it is. */
const compareParse: Compare = (folder, file, cases) =>
  cases[0] !== undefined && 'ddplist' in cases[0]
    ? [comparePlists(path.join(folder, file))]
    : compareParseVectors(cases);

const comparisons: Readonly<Record<string, Compare>> = {
  'parse.json': compareParse,
  'resolve.json': (_folder, _file, cases) => [
    resolve.compareBotocoreVectors(cases),
    ...resolve.compareSdkJsVectors(cases),
    ...compareCyberduckVectors(cases),
  ],
  'cachekeys.json': (_folder, _file, cases) => compareCacheKeyVectors(cases),
  'endpoints.json': (_folder, _file, cases) => compareEndpointVectors(cases),
  'cyberduck.json': (_folder, _file, cases) => [...compareCyberduckVectors(cases), compareCyberduckMaps(cases)],
};

function comparePlists(file: string): Agreement {
  const vectors = readVectors(file);
  const found = vectors.flatMap((vector) => {
    const { source } = readSource(vector.name, vectorBytes(vector));
    const differences = disagreements(vector, parsePlist(source));
    return differences.length === 0 ? [] : [{ name: vector.name, expected: 'as recorded', got: differences }];
  });
  return {
    column: 'dd-plist and Cyberduck',
    agree: vectors.length - found.length,
    total: vectors.length,
    disagreements: found,
  };
}

const { values } = parseArgs({ options: { vectors: { type: 'string' } } });
if (values.vectors === undefined || !existsSync(values.vectors)) {
  console.error('usage: npm run conformance -- --vectors DIR, a folder of vector files');
  process.exit(2);
}
let compared = 0;
let different = 0;
for (const [file, compare] of Object.entries(comparisons)) {
  const cases = readVectorFile(values.vectors, file);
  if (cases === undefined) {
    console.log(`${file}: not there, skipped`);
    continue;
  }
  for (const result of compare(values.vectors, file, cases)) {
    compared += result.total;
    different += result.total - result.agree;
    console.log(`${file}: ${describeAgreement(result)}`);
  }
}
console.log(compared === 0 ? 'nothing to compare' : `agree ${compared - different}/${compared}`);
process.exitCode = compared === 0 ? 2 : different === 0 ? 0 : 1;
