/**
 * `npx tsx scripts/kill-writer.ts [COUNT]`: kills a process that writes a file, 1,000 times at random moments, and looks
 * whether the file ever holds anything but the old or the new content (design §4.8). Exit code 1 when it does.
 */
import { killWriter } from '../packages/cli/test/kill-writer.ts';

const kills = Number(process.argv[2] ?? 1000);
const report = await killWriter(kills, Math.random);
const found = Object.entries(report.contents).map(([letter, count]) => `${letter} ${count}`);
process.stdout.write(`${kills} kills: whole contents ${found.join(', ')}; damaged ${report.damage.length}\n`);
for (const line of report.damage) process.stdout.write(`${line}\n`);
process.stdout.write(`left after one more write: ${report.left.join(', ')}\n`);
process.exitCode = report.damage.length === 0 ? 0 : 1;
