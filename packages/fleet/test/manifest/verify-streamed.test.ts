import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FleetFile } from '@duckbill/core';
import {
  type ArchiveEntry,
  type ArchiveFormat,
  printArchive,
  printGzip,
  readPublicKey,
  readSigningKey,
  UnreadableArchiveError,
  verifyManifest,
  withManifest,
} from '@duckbill/fleet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collect, sampleFiles } from '../archive/sample-fleet.ts';

const origin = () => ({ generator: 'duckbill 0.0.0', specSha256: 'a'.repeat(64), programs: [], members: 2 });
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const signing = readSigningKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const checking = readPublicKey(publicKey.export({ type: 'spki', format: 'pem' }));

/** Texts that look otherwise in JSON than they are. */
const files: readonly FleetFile[] = [
  ...sampleFiles,
  { path: 'odd/"quotes" & 🦆.txt', text: '"\\/\b\f\n\r\t\u0000\u001f🦆é\ud83e\u2028', mode: 0o644 },
];

let home = '';
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'duckbill-verify-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

async function verify(bytes: Buffer): Promise<unknown> {
  const file = path.join(home, 'archive');
  writeFileSync(file, bytes);
  const told: string[] = [];
  const check = await verifyManifest(file, ({ kind, path: at }) => told.push(`${kind} ${at}`), checking);
  expect(check.problems).toBe(told.length);
  return [check.signature, check.files, ...told.toSorted()];
}

/** What an archive holds, for which something is done with its entries first. */
async function entriesOf(given: readonly FleetFile[] = files): Promise<ArchiveEntry[]> {
  const entries: ArchiveEntry[] = [];
  for await (const entry of withManifest(given, origin, signing)) {
    if ('text' in entry) entries.push(entry);
    else {
      const bytes = await collect(entry.bytes());
      // oxlint-disable-next-line require-await -- as it was
      const again = async function* (): AsyncGenerator<Uint8Array> {
        yield bytes;
      };
      entries.push({ ...entry, bytes: again });
    }
  }
  return entries;
}

const kinds: readonly (readonly [name: string, format: ArchiveFormat, isPacked: boolean])[] = [
  ['a TAR', 'tar', false],
  ['a TAR in gzip', 'tar', true],
  ['lines of JSON', 'ndjson', false],
];

describe.each(kinds)('%s', (_name, format, isPacked) => {
  const print = (entries: readonly ArchiveEntry[]): Promise<Buffer> => {
    const printed = printArchive(entries, { format });
    return collect(isPacked ? printGzip(printed) : printed);
  };

  it('is as it was, in whatever order', async () => {
    const entries = await entriesOf();
    expect(await verify(await print(entries))).toEqual(['valid', files.length]);
    expect(await verify(await print(entries.toReversed()))).toEqual(['valid', files.length]);
  });

  it('has had files changed, taken away, put in, put in twice', async () => {
    const entries = await entriesOf();
    const changed = entries.map((one): ArchiveEntry =>
      one.path === 'noise' ? { path: 'noise', text: 'x', mode: 0o644 } : one,
    );
    expect(await verify(await print(changed))).toEqual(['valid', files.length, 'changed noise']);
    const fewer = entries.filter((one) => one.path !== 'noise');
    expect(await verify(await print(fewer))).toEqual(['valid', files.length, 'missing noise']);
    const extra: ArchiveEntry = { path: 'extra', text: 'extra', mode: 0o644 };
    expect(await verify(await print([extra, ...entries]))).toEqual(['valid', files.length, 'foreign extra']);
    const twice: ArchiveEntry = { path: 'noise', text: 'evil', mode: 0o755 };
    expect(await verify(await print([...entries, twice]))).toEqual(['valid', files.length, 'foreign noise']);
  });

  it('has another manifest, other check sums, or none', async () => {
    const entries = await entriesOf();
    const without = (name: string) => entries.filter((one) => one.path !== name);
    expect(await verify(await print(without('manifest.sig')))).toEqual([
      'missing',
      files.length,
      'signature-missing manifest.sig',
    ]);
    expect(await verify(await print(without('manifest.json')))).toContain('no-manifest manifest.json');
    expect(await verify(await print(without('SHA256SUMS')))).toContain('no-manifest manifest.json');
    const sums = (await entriesOf(sampleFiles)).filter((one) => one.path === 'SHA256SUMS');
    expect(await verify(await print([...without('SHA256SUMS'), ...sums]))).toContain('sums-changed SHA256SUMS');
    const second = [...entries, ...sums];
    expect(await verify(await print(second))).toEqual(['valid', files.length, 'foreign SHA256SUMS']);
  });

  it('is cut off anywhere, or damaged', async () => {
    const whole = await print(await entriesOf());
    for (const part of [0.1, 0.5, 0.9]) {
      const cut = whole.subarray(0, Math.floor(whole.byteLength * part));
      const told: unknown = await verify(cut).catch((error: unknown) => error);
      // Of lines of JSON the last may be missing as a whole.
      const isTold = told instanceof UnreadableArchiveError || String(told).includes('no-manifest');
      expect(isTold, `${part}: ${String(told)}`).toBe(true);
    }
  });
});

it('takes a TAR that was packed again by another program, with folders and links', async () => {
  const folder = path.join(home, 'tree');
  for (const entry of await entriesOf()) {
    const name = path.join(folder, ...entry.path.split('/'));
    mkdirSync(path.dirname(name), { recursive: true });
    writeFileSync(name, 'text' in entry ? entry.text : await collect(entry.bytes()));
  }
  const tar = (...words: string[]) => spawnSync('tar', ['-C', folder, ...words], { encoding: 'utf8' });
  expect(tar('-czf', path.join(home, 'again.tgz'), '.').status).toBe(0);
  expect(await verify(readFileSync(path.join(home, 'again.tgz')))).toEqual(['valid', files.length]);
  rmSync(path.join(folder, 'noise'));
  spawnSync('ln', ['-s', '/etc/hostname', path.join(folder, 'noise')]);
  expect(tar('-cf', path.join(home, 'linked.tar'), '.').status).toBe(0);
  expect(await verify(readFileSync(path.join(home, 'linked.tar')))).toEqual(['valid', files.length, 'changed noise']);
});

it('reads lines of JSON as others print them', async () => {
  const script = 'import json, sys\nfor line in sys.stdin: print(json.dumps(json.loads(line)))';
  const printed = await collect(printArchive(await entriesOf(), { format: 'ndjson' }));
  // In ASCII alone, with blanks.
  const { stdout, status } = spawnSync('python3', ['-c', script], { input: printed, maxBuffer: 1 << 28 });
  expect(status).toBe(0);
  expect(await verify(stdout)).toEqual(['valid', files.length]);
});

it.each([
  ['{"path":"a","text":"\u0001"}', 'line 1 is not JSON'],
  ['{"path":"a","text":"\\x"}', 'line 1 is not JSON'],
  ['{"path":"a","text":"\\u12g4"}', 'line 1 is not JSON'],
  ['{"path":"a","text":"b"}\n{"path":"a"}', 'line 2 is no file of a fleet'],
  ['{"text":"b","path":"a"}', 'line 1 is no file of a fleet'],
  ['{"path":"a","text":"b","owner":"c"}', 'line 1 is no file of a fleet'],
  ['{"path":"a","text":"b"', 'line 1 is cut off'],
  ['{"path":"a","text":"\\ud83e', 'line 1 is cut off'],
  ['{"path":"a","text":5}', 'line 1 is no file of a fleet'],
  [`{"path":"${'a'.repeat(100_000)}"`, 'line 1 has a name that is too long'],
])('says what is wrong with %.30s', async (text, reason) => {
  await expect(verify(Buffer.from(text))).rejects.toThrow(new UnreadableArchiveError(new Error(reason)));
});
