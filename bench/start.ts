/*
 * How long until `duckbill` has done its work, next to a Node that does nothing? Whole processes, taken in turns so that
 * a busy moment hits all alike; ratios of medians of one run on one machine: `npx tsx bench/start.ts [rounds]`.
 * The command line must be built: `npm run build`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../packages/cli/bin/duckbill.cjs', import.meta.url));
if (!existsSync(fileURLToPath(new URL('../packages/cli/dist/main.cjs', import.meta.url)))) {
  throw new Error('the command line is not built; first: npm run build');
}

const profile = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>Protocol</key>
	<string>s3</string>
	<key>Vendor</key>
	<string>example</string>
	<key>Token Configurable</key>
	<true/>
	<key>Properties</key>
	<dict>
		<key>role_arn</key>
		<string>arn:aws:iam::111122223333:role/Reports</string>
	</dict>
</dict>
</plist>
`;

const rounds = Number(process.argv[2] ?? 40);
const folder = mkdtempSync(path.join(tmpdir(), 'duckbill-bench-'));
const file = path.join(folder, 'Example.cyberduckprofile');
const peer = `node -e 0 (${process.version})`;

/** What is run, and the exit that shows that it did its work. */
const commands = [
  { name: peer, words: ['-e', '0'], exit: 0 },
  { name: 'duckbill --version', words: [bin, '--version'], exit: 0 },
  { name: 'duckbill lint FILE', words: [bin, 'lint', file], exit: 1 },
] as const;

function milliseconds(words: readonly string[], exit: number): number {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, words, { cwd: folder, env: { HOME: folder }, stdio: 'ignore' });
  const end = process.hrtime.bigint();
  if (status !== exit) throw new Error(`${words.join(' ')}: exit ${String(status)}, not ${exit}`);
  return Number(end - start) / 1e6;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

try {
  writeFileSync(file, profile);
  const times = commands.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, { words, exit }] of commands.entries()) {
      const time = milliseconds(words, exit);
      // The first round warms the file cache.
      if (round >= 0) times[index]?.push(time);
    }
  }
  const base = median(times[0] ?? []);
  console.table(
    commands.map(({ name }, index) => ({
      command: name,
      'median ms': median(times[index] ?? []).toFixed(1),
      [`times ${peer}`]: (median(times[index] ?? []) / base).toFixed(2),
    })),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
