/**
 * The nightly fuzz: `npm run fuzz [-- --inputs 200000 --seed 1]`. Feeds mutated real files, vectors and texts of its own (JSON,
 * OpenStep, binary) to every reader, to lint and fix. Fails on a throw, on an input that takes longer than 50 ms per
 * started 10 kB (measured again before it counts, these machines are noisy), on what is read of an input of 10 kB or more
 * holding over 20 times its size, and on memory that stays. Takes one in four of those inputs: each costs two collections.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  explain,
  fix,
  lint,
  maskSecrets,
  parseConnectionUrl,
  parseJson,
  parsePlist,
  parsePolicy,
  programIds,
  readAwsFiles,
  readSource,
  SourceText,
  textReport,
  urlProtocols,
} from '@duckbill/core';
import { parseIni } from '../packages/core/src/ini/parse-ini.ts';
import { parsePlistJson } from '../packages/core/src/plist/parse-plist-json.ts';
import { printPlistJson } from '../packages/core/src/plist/json-print.ts';
import { plainPlist } from '../packages/core/src/plist/plain-plist.ts';
import { binaryPlist, openStepText } from './fuzz-plists.ts';

const shared = fileURLToPath(new URL('../../shared/', import.meta.url));
const millisecondsPerBlock = 50;
const blockSize = 10_240;
const memoryFactor = 20;
const heldFrom = 10_000;

/** A small, repeatable generator (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Seed {
  readonly name: string;
  readonly bytes: Buffer;
}

const small = 60_000;

function seeds(): readonly Seed[] {
  const own: Seed[] = [
    {
      name: 'a.duck',
      bytes: Buffer.from('<plist version="1.0"><dict><key>Protocol</key><string>s3</string></dict></plist>'),
    },
    { name: '.aws/config', bytes: Buffer.from('[profile a]\nrole_arn = x\ns3 =\n  addressing_style = path\n') },
    { name: '.aws/credentials', bytes: Buffer.from('[default]\naws_access_key_id = A\naws_secret_access_key = B\n') },
  ];
  if (!existsSync(shared)) return own;
  const profiles = readdirSync(`${shared}corpus/profiles`).map((name) => ({
    name,
    bytes: readFileSync(`${shared}corpus/profiles/${name}`),
  }));
  const vectors = (file: string): readonly Record<string, unknown>[] =>
    (JSON.parse(readFileSync(`${shared}vectors/${file}`, 'utf8')) as { cases: Record<string, unknown>[] }).cases;
  const texts = (file: string, name: (one: Record<string, unknown>) => string): Seed[] =>
    vectors(file).flatMap((one) => {
      if (typeof one['text'] === 'string') return [{ name: name(one), bytes: Buffer.from(one['text']) }];
      const bytes = one['b64'] ?? one['text_b64'];
      return typeof bytes === 'string' ? [{ name: name(one), bytes: Buffer.from(bytes, 'base64') }] : [];
    });
  const all = [...profiles, ...texts('plist/parse.json', () => 'v.cyberduckprofile')].filter(isSmall);
  return [
    ...own,
    ...all,
    ...all.flatMap(asJson),
    ...texts('aws-config/parse.json', (one) => `.aws/${String(one['file'])}`).filter(isSmall),
  ];
}

function isSmall({ bytes }: Seed): boolean {
  return bytes.length <= small;
}

/** A property list as our JSON. */
function asJson({ name, bytes }: Seed): Seed[] {
  const { root } = parsePlist(readSource(name, bytes).source);
  return root === undefined ? [] : [{ name: 'a.json', bytes: Buffer.from(printPlistJson(plainPlist(root))) }];
}

/** One input in four is a text or a binary file of our own making, half of them left whole. */
function nextInput(): Seed {
  const kind = random();
  const { name, bytes } =
    kind < 0.125
      ? { name: 'o.cyberduckprofile', bytes: Buffer.from(openStepText(random)) }
      : kind < 0.25
        ? { name: 'b.cyberduckprofile', bytes: binaryPlist(random) }
        : one();
  const whole = kind < 0.25 && random() < 0.5;
  if (whole) return { name, bytes };
  // Bytes that move others away leave nothing of a binary file but its head.
  if (name.startsWith('b.')) return { name, bytes: flip(bytes) };
  return { name, bytes: mutate(bytes, one().bytes, random) };
}

function flip(bytes: Buffer): Buffer {
  const flipped = Buffer.from(bytes);
  for (let rounds = 1 + Math.floor(random() * 4); rounds > 0; rounds -= 1)
    flipped[Math.floor(random() * flipped.length)] = Math.floor(random() * 256);
  return flipped;
}

const tokens = [
  '<',
  '>',
  '</',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '&',
  '&#0;',
  '&#x110000;',
  '&amp;',
  '<dict>',
  '</dict>',
  '<key>',
  '<string/>',
  '<?',
  '?>',
  '<!DOCTYPE plist [<!ENTITY a "aaaaaaaa">]>',
  '&a;',
  '<integer>0x1</integer>',
  'bplist00',
  '\u0000',
  '\uFEFF',
  '\r',
  '\n',
  '\r\n',
  '\u2028',
  '[',
  ']',
  '[profile ',
  '=',
  ' #',
  ';',
  '__proto__',
  'constructor',
  'toString',
  '${',
  '}',
  '"',
  "'",
  '(',
  '{',
  '\\U',
  '%',
  '\u{10FFFF}',
];

function mutate(seed: Buffer, other: Buffer, random: () => number): Buffer {
  let bytes = seed;
  const at = (): number => Math.floor(random() * (bytes.length + 1));
  for (let rounds = 1 + Math.floor(random() * 6); rounds > 0; rounds -= 1) {
    const start = at();
    const end = Math.min(bytes.length, start + Math.floor(random() ** 3 * 200));
    const pick = random();
    let insert: Buffer;
    if (pick < 0.2) insert = Buffer.alloc(0);
    else if (pick < 0.55) insert = Buffer.from(tokens[Math.floor(random() * tokens.length)] ?? '');
    else if (pick < 0.7) insert = Buffer.from([Math.floor(random() * 256)]);
    else if (pick < 0.8)
      insert = Buffer.from((tokens[Math.floor(random() * tokens.length)] ?? '').repeat(Math.floor(random() * 400)));
    else if (pick < 0.9) insert = other.subarray(Math.floor(random() * other.length)).subarray(0, 300);
    else insert = Buffer.concat([bytes.subarray(start, end), bytes.subarray(start, end)]);
    bytes = Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(random() < 0.5 ? end : start)]);
    if (random() < 0.03) bytes = bytes.subarray(0, at());
  }
  return bytes;
}

const protocols = urlProtocols([]);
/** As much of an input as a person pastes or types. */
const longestWord = 4000;

/** Everything that reads, with one input. */
function feed(name: string, bytes: Buffer): void {
  const { source } = readSource(name, bytes);
  if (name.startsWith('.aws/')) {
    const files = name.endsWith('config') ? { config: source } : { credentials: source };
    for (const program of programIds) readAwsFiles(files, program);
  } else {
    parsePlist(source);
    parsePlistJson(source);
  }
  const word = source.text.slice(0, longestWord);
  parseConnectionUrl(word, protocols);
  parsePolicy(word);
  parseJson(source.text);
  explain(word);
  maskSecrets(source.text);
  textReport(lint([source]));
  fix([new SourceText(source.name, source.text)], { unsafe: true });
}

const { values } = parseArgs({
  options: { inputs: { type: 'string', default: '200000' }, seed: { type: 'string', default: '1' } },
});
const inputs = Number(values.inputs);
const random = randomFrom(Number(values.seed));
const pool = seeds();
const one = (): Seed => pool[Math.floor(random() * pool.length)] ?? { name: 'a.duck', bytes: Buffer.alloc(0) };
const faults: string[] = [];
let fed = 0;
let slowest = 0;
let largest = 0;
const heapBefore = process.memoryUsage().heapUsed;
const started = Date.now();

for (let count = 0; count < inputs && faults.length < 20; count += 1) {
  const { name, bytes } = nextInput();
  fed += bytes.length;
  const limit = millisecondsPerBlock * Math.ceil((bytes.length + 1) / blockSize);
  try {
    let took = time(name, bytes);
    if (took > limit) took = Math.min(took, time(name, bytes), time(name, bytes));
    slowest = Math.max(slowest, took / limit);
    let factor = bytes.length >= heldFrom && count % 4 === 0 ? held(name, bytes) : 0;
    // Code that was compiled in between counts as well, once.
    if (factor > memoryFactor) factor = Math.min(factor, held(name, bytes), held(name, bytes));
    largest = Math.max(largest, factor);
    if (factor > memoryFactor) report(count, name, bytes, `what is read holds ${factor.toFixed(1)} times its size`);
    if (took > limit)
      report(count, name, bytes, `took ${took.toFixed(0)} ms for ${bytes.length} bytes, ${limit} ms allowed`);
  } catch (error) {
    report(count, name, bytes, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  if (count % 20_000 === 19_999) console.log(`${count + 1} inputs, ${((Date.now() - started) / 1000).toFixed(0)} s`);
}
globalThis.gc?.();
const grown = process.memoryUsage().heapUsed - heapBefore;
if (globalThis.gc !== undefined && grown > Math.max(fed / inputs, 1_000_000) * memoryFactor)
  faults.push(`the heap grew by ${grown} bytes`);
console.log(
  `${inputs} inputs of ${(fed / inputs).toFixed(0)} bytes on average from ${pool.length} seeds; slowest at ${(slowest * 100).toFixed(0)} % of its limit; most held ${largest.toFixed(1)} times its size; heap grew ${(grown / 1_048_576).toFixed(1)} MiB`,
);
console.log(faults.length === 0 ? 'no fault' : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;

/** On the clock, or of the processor where that is less: on a busy machine the clock counts what others do. */
function time(name: string, bytes: Buffer): number {
  const start = performance.now();
  const before = process.cpuUsage();
  feed(name, bytes);
  const { user, system } = process.cpuUsage(before);
  return Math.min(performance.now() - start, (user + system) / 1000);
}

/** What the result of reading holds while it is kept, as a multiple of the input. */
function held(name: string, bytes: Buffer): number {
  if (globalThis.gc === undefined) return 0;
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  const { source } = readSource(name, bytes);
  const kept = [
    source,
    name.startsWith('.aws/') ? parseIni(source) : parsePlist(source),
    name.startsWith('.aws/') ? readAwsFiles({ config: source }, 'sdk-js@3') : parsePlistJson(source),
  ];
  globalThis.gc();
  const grown = process.memoryUsage().heapUsed - before;
  return kept.length === 0 ? 0 : grown / bytes.length;
}

function report(count: number, name: string, bytes: Buffer, what: string): void {
  const file = fileURLToPath(new URL(`../node_modules/.cache/duckbill/fuzz-${count}.bin`, import.meta.url));
  writeFileSync(file, bytes);
  faults.push(what);
  console.log(`input ${count} (${name}): ${what}\n  kept as ${file}`);
}
