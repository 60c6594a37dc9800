/*
 * How fast is the located property-list reader next to `plist` and `fast-plist` (npm) and Python's `plistlib`, which keep
 * no places? Ratios of one run on one machine: `npx tsx bench/read-plist.ts`. The published profiles are used where the
 * shared folder stands beside the repository; the small sample below always.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'plist';
import { Bench } from 'tinybench';
import { parsePlist } from '../packages/core/src/plist/parse-plist.ts';
import { plainPlist } from '../packages/core/src/plist/plain-plist.ts';
import { readSource } from '../packages/core/src/source/read-source.ts';
import { SourceText } from '../packages/core/src/source/source-text.ts';
import { peerFunction } from './peer-package.ts';

const sample = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>Protocol</key>
	<string>s3</string>
	<key>Provider</key>
	<string>heron-s3</string>
	<key>Nickname</key>
	<string>Heron &amp; Sons</string>
	<key>Port</key>
	<string>443</string>
	<key>Labels</key>
	<array>
		<string>red</string>
		<string>blue</string>
	</array>
	<key>Custom</key>
	<dict>
		<key>role_arn</key>
		<string>arn:aws:iam::111122223333:role/Reports</string>
	</dict>
</dict>
</plist>
`;

interface Files {
  readonly title: string;
  readonly texts: readonly string[];
}

function profiles(): Files[] {
  const folder = fileURLToPath(new URL('../../shared/corpus/profiles/', import.meta.url));
  if (!existsSync(folder)) return [];
  const texts = readdirSync(folder).map((name) => readSource(name, readFileSync(folder + name)).source.text);
  const small = texts.filter((text) => text.length < 5000);
  return [
    { title: `${texts.length} profiles`, texts },
    { title: `${small.length} profiles without icons`, texts: small },
  ];
}

/** Times itself, over the same texts; prints the median of a round in milliseconds. */
const plistlib = `
import json, plistlib, sys, time
texts = [text.encode() for text in json.load(sys.stdin)]
times = []
end = time.perf_counter() + 1.3
while time.perf_counter() < end or len(times) < 5:
    start = time.perf_counter()
    for text in texts:
        try:
            plistlib.loads(text, fmt=plistlib.FMT_XML)
        except Exception:
            pass
    times.append((time.perf_counter() - start) * 1000)
print(sorted(times)[len(times) // 2])
`;

function plistlibTime(texts: readonly string[]): number | undefined {
  const { status, stdout } = spawnSync('python3', ['-c', plistlib], { encoding: 'utf8', input: JSON.stringify(texts) });
  return status === 0 ? Number(stdout) : undefined;
}

/** A file that a peer refuses costs it what it takes to find that out. */
function refusing(read: (text: string) => unknown): (text: string) => void {
  return (text) => {
    try {
      read(text);
    } catch {
      // Its own affair.
    }
  };
}

const fastPlist = peerFunction('fast-plist', 'parse');

const table: Record<string, string | number>[] = [];
for (const { title, texts } of [{ title: 'a bookmark', texts: [sample] }, ...profiles()]) {
  const bench = new Bench({ time: 1000, warmupTime: 300 });
  const located = 'duckbill, with places';
  const plain = 'duckbill, plain values';
  const peer = 'plist.parse';
  const readAsPlist = refusing(parse);
  bench.add(peer, () => {
    for (const text of texts) readAsPlist(text);
  });
  if (fastPlist !== undefined) {
    const readFast = refusing(fastPlist);
    bench.add('fast-plist.parse', () => {
      for (const text of texts) readFast(text);
    });
  }
  bench.add(located, () => {
    for (const text of texts) parsePlist(new SourceText('', text));
  });
  bench.add(plain, () => {
    for (const text of texts) {
      const { root } = parsePlist(new SourceText('', text));
      if (root !== undefined) plainPlist(root);
    }
  });
  await bench.run();
  const medians = new Map(
    bench.tasks.map(({ name, result }) => [name, 'latency' in result ? result.latency.p50 : Number.NaN]),
  );
  const python = plistlibTime(texts);
  if (python === undefined) console.log('peer missing: plistlib (python3)');
  else medians.set('plistlib.loads', python);
  const base = medians.get(peer) ?? Number.NaN;
  for (const [reader, median] of medians)
    table.push({
      files: title,
      reader,
      'median ms': median.toPrecision(3),
      'times as fast as plist.parse': (base / median).toFixed(1),
    });
}
console.table(table);
