/**
 * `npm run conformance -- --vectors DIR`: reads the vector files of a folder and prints, per file and program,
 * `agree N/M` and each disagreement (name, expected, got). Exit code 1 below 100 %; 2 when asked wrongly, when nothing
 * could be compared, or when a file is there but is no vector file (design §4.3).
 */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Agreement, describeAgreement } from '../packages/core/test/aws/conformance/agreement.ts';
import { awsComparisons } from '../packages/core/test/aws/conformance/all-columns.ts';
import { readVectorFile } from '../packages/core/test/aws/conformance/vector-file.ts';
import { compareEvaluations, readEvaluationCases } from '../packages/core/test/iam/evaluation-captures.ts';
import { comparePlistVectors } from '../packages/core/test/plist/plist-columns.ts';
import { readVectors } from '../packages/core/test/plist/shared-vectors.ts';
import { compareCaptures, describeOutside } from '../packages/sandbox/test/captures/capture-columns.ts';

/** What one file gives: agreements, and remarks on what was left out. */
interface Compared {
  readonly agreements: readonly Agreement[];
  readonly remarks?: readonly string[];
}

type Compare = (folder: string, file: string) => Compared | Promise<Compared>;

/** What can be compared in a folder: of `vectors/aws-config` and `vectors/plist`, then of `vectors/aws-captures`. */
const comparisons: ReadonlyMap<string, Compare> = new Map<string, Compare>([
  ...[...awsComparisons.keys()].map((file) => [file, compareConfig] as const),
  ...['sts.json', 'mfa.json', 's3.json', 'sso.json'].map((file) => [file, compareSandbox] as const),
  ['iam-evaluation.json', compareIam] as const,
]);

/** Both folders have a `parse.json`; the columns tell which it is. */
function compareConfig(folder: string, file: string): Compared {
  const cases = readVectorFile(folder, file) ?? [];
  if (cases.some((one) => 'ddplist' in one || 'cyberduckOutcome' in one))
    return { agreements: comparePlistVectors(readVectors(path.join(folder, file))) };
  return { agreements: awsComparisons.get(file)?.(cases) ?? [] };
}

async function compareSandbox(folder: string, file: string): Promise<Compared> {
  readVectorFile(folder, file);
  const { outside, disagreements, ...counts } = await compareCaptures(path.parse(file).name, folder);
  const found = disagreements.map(({ name, differences }) => ({ name, expected: 'as captured', got: differences }));
  return {
    agreements: [{ column: 'sandbox', ...counts, disagreements: found }],
    remarks: outside.size === 0 ? [] : [`not modelled: ${describeOutside(outside)}`],
  };
}

function compareIam(folder: string, file: string): Compared {
  readVectorFile(folder, file);
  const { outside, ...counts } = compareEvaluations(readEvaluationCases(path.join(folder, file)));
  const left = new Map<string, number>();
  for (const reason of outside.values()) left.set(reason, (left.get(reason) ?? 0) + 1);
  return {
    agreements: [{ column: 'policy evaluation', ...counts }],
    remarks: left.size === 0 ? [] : [`not modelled: ${describeOutside(left)}`],
  };
}

function folderAsked(): string | undefined {
  try {
    const { vectors } = parseArgs({ options: { vectors: { type: 'string' } } }).values;
    return vectors !== undefined && statSync(vectors).isDirectory() ? vectors : undefined;
  } catch {
    return undefined;
  }
}

const folder = folderAsked();
if (folder === undefined) {
  console.error('usage: npm run conformance -- --vectors DIR, a folder of vector files');
  process.exit(2);
}
const there = new Set(readdirSync(folder));
const absent = [...comparisons.keys()].filter((file) => !there.has(file));
const unknown = [...there].filter((file) => file.endsWith('.json') && !comparisons.has(file)).toSorted();
let agree = 0;
let total = 0;
let unreadable = 0;
for (const [file, compare] of comparisons) {
  if (!there.has(file)) continue;
  try {
    const { agreements, remarks = [] } = await compare(folder, file);
    for (const one of agreements) {
      agree += one.agree;
      total += one.total;
      const text = one.total === 0 ? `${one.column}: nothing to compare` : describeAgreement(one);
      console.log(`${file}: ${text}`);
    }
    for (const remark of remarks) console.log(`${file}: ${remark}`);
  } catch (error) {
    unreadable += 1;
    console.log(`${file}: cannot be compared: ${error instanceof Error ? error.message : String(error)}`);
  }
}
if (absent.length > 0) console.log(`not there, skipped: ${absent.join(', ')}`);
if (unknown.length > 0) console.log(`no comparison for: ${unknown.join(', ')}`);
console.log(total === 0 ? 'nothing to compare' : `agree ${agree}/${total}`);
process.exitCode = total === 0 || unreadable > 0 ? 2 : agree === total ? 0 : 1;
