import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { FleetFile } from '@duckbill/core';
import { type ArchiveEntry, printGzip, printNdjson, printTar, printZip, UnsafePathError } from '@duckbill/fleet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBuffer } from 'yauzl';
import { describeWithPeers } from '../../../../peers/peers.ts';
import { collect, manyFiles, sampleFiles } from './sample-fleet.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'duckbill-archives-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const streamed: ArchiveEntry = {
  path: 'streamed.txt',
  mode: 0o644,
  size: 11,
  crc32: 0x0d4a1185,
  bytes: async function* () {
    yield Buffer.from('hello ');
    yield Buffer.from('world');
  },
};
const samples: readonly ArchiveEntry[] = [...sampleFiles, streamed];

/** What a reader has to find: path, mode, text. */
const wanted = [
  ...sampleFiles.map(({ path: name, text, mode }) => [name, mode, text]),
  ['streamed.txt', 0o644, 'hello world'],
];

function python(script: string, bytes: Uint8Array): unknown {
  const file = path.join(folder, 'archive');
  writeFileSync(file, bytes);
  const { status, stdout, stderr } = spawnSync('python3', ['-c', script, file], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

const readZip = `
import json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print(json.dumps([[i.filename, (i.external_attr >> 16) & 0o777, z.read(i).decode()] for i in z.infolist()]))
`;
const readTar = `
import json, sys, tarfile
t = tarfile.open(sys.argv[1])
print(json.dumps([[m.name, m.mode, t.extractfile(m).read().decode()] for m in t.getmembers()]))
`;

describeWithPeers(['plistlib'], 'what Python reads', () => {
  it('is in a ZIP what was put in, deflated or stored', async () => {
    expect(python(readZip, await collect(printZip(samples)))).toEqual(wanted);
    expect(python(readZip, await collect(printZip(samples, { store: true })))).toEqual(wanted);
  });

  it('is in a TAR what was put in, with and without gzip', async () => {
    expect(python(readTar, await collect(printTar(samples)))).toEqual(wanted);
    expect(python(readTar, await collect(printGzip(printTar(samples))))).toEqual(wanted);
  });

  it('is every file of a ZIP with more of them than 16 bits count', async () => {
    const script = 'import sys, zipfile; print(len(zipfile.ZipFile(sys.argv[1]).infolist()))';
    expect(python(script, await collect(printZip(manyFiles(70_000))))).toBe(70_000);
  });
});

it('makes a ZIP that yauzl reads, sizes checked', async () => {
  const zip = await collect(printZip(samples));
  const names = await new Promise<string[]>((resolve, reject) => {
    fromBuffer(zip, { strictFileNames: true }, (error, file) => {
      if (error !== null) return reject(error);
      const found: string[] = [];
      file.on('entry', (entry) => found.push(entry.fileName));
      file.on('end', () => resolve(found));
      file.on('error', reject);
    });
  });
  expect(names).toEqual(samples.map(({ path: name }) => name));
});

const unzip = spawnSync('unzip', ['-v']).status === 0;
describe.skipIf(!unzip)('unzip [unzip]', () => {
  it('finds nothing wrong in a ZIP', async () => {
    const file = path.join(folder, 'sample.zip');
    writeFileSync(file, await collect(printZip(samples)));
    expect(spawnSync('unzip', ['-tq', file], { encoding: 'utf8' })).toMatchObject({ status: 0 });
  });
});

it('writes a line of JSON for each file', async () => {
  const lines = (await collect(printNdjson(samples))).toString().trimEnd().split('\n');
  const read = lines.map((line): unknown => JSON.parse(line));
  expect(read).toEqual(
    wanted.map(([name, mode, text]) => ({ path: name, mode: Number(mode).toString(8).padStart(4, '0'), text })),
  );
});

it('gives the same bytes twice, and none of this machine in gzip', async () => {
  for (const print of [printZip, printTar, printNdjson])
    expect((await collect(print(samples))).equals(await collect(print(samples)))).toBe(true);
  const gzip = await collect(printGzip(printTar(samples)));
  expect([...gzip.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
  expect(gunzipSync(gzip).equals(await collect(printTar(samples)))).toBe(true);
});

it('refuses paths that leave the folder, whatever the format', async () => {
  const paths = ['../up', '/root', 'a/../../b', 'a//b', 'a/./b', '', 'c:\\x', 'a\\b', 'C:x', 'a\nb', 'a/', 'a\uD800'];
  for (const name of paths) {
    const file: FleetFile = { path: name, text: '', mode: 0o644 };
    for (const print of [printZip, printTar, printNdjson])
      await expect(collect(print([file]))).rejects.toThrow(UnsafePathError);
  }
});

it('asks for the next file only when there is room for it', async () => {
  const stored = (files: AsyncIterable<FleetFile>) => printZip(files, { store: true });
  for (const print of [stored, printTar, printNdjson]) {
    let asked = 0;
    const files = async function* (): AsyncGenerator<FleetFile> {
      for (; asked < 1000; asked += 1) yield { path: `file-${asked}`, text: `${asked} `.repeat(50_000), mode: 0o644 };
    };
    const archive = print(files());
    await archive.next();
    // Time enough to run ahead, if it would.
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(asked).toBeLessThan(100);
    await archive.return(undefined);
  }
});

it('hands on what the files throw', async () => {
  const files = async function* (): AsyncGenerator<FleetFile> {
    yield { path: 'a', text: 'a', mode: 0o644 };
    throw new Error('the roster ended');
  };
  for (const print of [printZip, printTar, printNdjson])
    await expect(collect(print(files()))).rejects.toThrow('the roster ended');
  await expect(collect(printGzip(printTar(files())))).rejects.toThrow('the roster ended');
});

it('lets go of the files when nobody wants the archive any more', async () => {
  const gzip = (files: AsyncIterable<FleetFile>) => printGzip(printTar(files));
  for (const print of [printZip, printTar, printNdjson, gzip]) {
    let letGo = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const files = async function* (): AsyncGenerator<FleetFile> {
      try {
        for (let at = 0; ; at += 1)
          yield { path: `file-${at}`, text: randomBytes(50_000).toString('hex'), mode: 0o644 };
      } finally {
        letGo();
      }
    };
    for await (const piece of print(files())) if (piece.byteLength > 100) break;
    await expect(done).resolves.toBeUndefined();
  }
});
