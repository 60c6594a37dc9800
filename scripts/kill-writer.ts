/**
 * `npx tsx --conditions=@duckbill/source scripts/kill-writer.ts [COUNT] [WHAT]`: kills processes that write a file, a token in the
 * cache and keys as a profile, 1,000 times each at random moments, and looks whether the file ever holds anything but the
 * old or the new content (design §4.8). Exit code 1 when it does.
 */
import { killWriter } from '../packages/cli/test/kill-writer.ts';
import { cacheWork, profileWork, textWork } from '../packages/cli/test/killed-work.ts';

const kills = Number(process.argv[2] ?? 1000);
const works = { file: textWork, cache: cacheWork, profile: profileWork };
let damaged = 0;
for (const [name, work] of Object.entries(works)) {
  if (process.argv[3] !== undefined && process.argv[3] !== name) continue;
  const report = await killWriter(work, kills, Math.random);
  const found = Object.entries(report.contents).map(([letter, count]) => `${letter} ${count}`);
  process.stdout.write(
    `${name}: ${kills} kills: whole contents ${found.join(', ')}; damaged ${report.damage.length}\n`,
  );
  for (const line of report.damage) process.stdout.write(`${line}\n`);
  process.stdout.write(`left after one more write: ${report.left.join(', ')}\n`);
  if (report.left.join() !== work.left.join()) damaged += 1;
  damaged += report.damage.length;
}
process.exitCode = damaged === 0 ? 0 : 1;
