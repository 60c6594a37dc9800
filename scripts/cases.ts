/**
 * `npm run cases -- [--dir DIR] [--only NAME…]`: runs `duckbill doctor` on every case of a folder, which holds one folder
 * per case (packages/cli/test/case-library), and prints `agree N/M` and each disagreement. Exit code 1 when there is one,
 * 2 when asked wrongly, when a case.json is none, or when there was nothing to run.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CommandFailure } from '../packages/cli/src/command-failure.ts';
import { judgeCase } from '../packages/cli/test/case-library/judge-case.ts';
import { type Case, readCases } from '../packages/cli/test/case-library/read-case.ts';
import { runCase } from '../packages/cli/test/case-library/run-case.ts';

const ownCases = fileURLToPath(new URL('../packages/cli/test/case-library/cases', import.meta.url));

process.exitCode = await main();

async function main(): Promise<number> {
  let cases: readonly Case[];
  try {
    const { values } = parseArgs({
      options: { dir: { type: 'string', default: ownCases }, only: { type: 'string', multiple: true } },
    });
    const { dir, only } = values;
    cases = (await readCases(dir)).filter(({ name }) => only === undefined || only.includes(name));
  } catch (error) {
    if (!(error instanceof CommandFailure || error instanceof Error)) throw error;
    process.stderr.write(`cases: ${error.message}\n`);
    return 2;
  }
  if (cases.length === 0) {
    process.stderr.write('cases: there is no case\n');
    return 2;
  }
  let agreeing = 0;
  for (const one of cases) {
    const problems = judgeCase(one, await runCase(one));
    if (problems.length === 0) agreeing += 1;
    else process.stdout.write(`${one.name}: ${one.file.title}\n${problems.map((line) => `  ${line}\n`).join('')}`);
  }
  process.stdout.write(`agree ${agreeing}/${cases.length}\n`);
  return agreeing === cases.length ? 0 : 1;
}
