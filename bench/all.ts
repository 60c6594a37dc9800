/* Runs every bench of this folder, one after another, so that none disturbs the other: `npm run bench`. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const { dirname: folder, filename: self } = import.meta;
const benches = readdirSync(folder)
  .filter((name) => name.endsWith('.ts') && name !== path.basename(self))
  .toSorted();

for (const name of benches) {
  console.log(`\n# ${name}`);
  // With the loaders that this process was started with.
  const { status } = spawnSync(process.execPath, [...process.execArgv, path.join(folder, name)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
