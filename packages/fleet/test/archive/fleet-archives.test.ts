import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FleetFile } from '@duckbill/core';
import {
  archiveFormats,
  type ArchiveKind,
  ArchiveSegment,
  endArchive,
  printArchive,
  printFleet,
  printTar,
  readSigningKey,
  withManifest,
} from '@duckbill/fleet';
import { array, assert, asyncProperty, constantFrom, oneof, string, tuple } from 'fast-check';
import { pack } from 'tar-stream';
import { expect, it } from 'vitest';
import { describeWithPeers } from '../../../../peers/peers.ts';
import { collect, sampleFiles } from './sample-fleet.ts';

const origin = { generator: 'duckbill 0.0.0', specSha256: 'a'.repeat(64), programs: ['aws-cli@2'], members: 2 };
const key = readSigningKey(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
const kinds: readonly ArchiveKind[] = [...archiveFormats.map((format) => ({ format })), { format: 'zip', store: true }];

it('prints a fleet as its files with their manifest are printed, in whatever groups they come', async () => {
  for (const kind of kinds)
    for (const signing of [{}, { key }]) {
      const whole = await collect(
        printArchive(
          withManifest(sampleFiles, () => origin, signing.key),
          kind,
        ),
      );
      const groups = [sampleFiles.slice(0, 2), [], sampleFiles.slice(2)];
      const printed = await collect(printFleet(groups, { ...kind, ...signing, origin: () => origin }));
      expect(printed.equals(whole), kind.format).toBe(true);
    }
});

it('writes the TAR that tar-stream writes, whatever the names', async () => {
  const letters = ['a', 'b', 'c', 'n', 'm', '.', '-', '_', ' ', 'é', '日', '🦆'];
  const name = string({
    unit: oneof({ arbitrary: constantFrom('a', 'n', '-'), weight: 60 }, constantFrom(...letters)),
    minLength: 1,
    maxLength: 150,
  });
  const file = tuple(array(name, { minLength: 1, maxLength: 4 }), string({ maxLength: 1200 })).map(
    ([names, text]): FleetFile => ({
      path: names.map((one) => (/^\.+$/u.test(one) ? 'dots' : one)).join('/'),
      text,
      mode: 0o755,
    }),
  );
  const property = asyncProperty(array(file, { maxLength: 4 }), async (files) => {
    const tar = pack();
    for (const { path: at, text, mode } of files)
      tar.entry({ name: at, mode, mtime: new Date('1980-01-01T00:00:00Z') }, Buffer.from(text));
    tar.finalize();
    const theirs = await collect(tar as AsyncIterable<Uint8Array>);
    expect((await collect(printTar(files))).equals(theirs)).toBe(true);
  });
  await assert(property, { numRuns: 300, seed: 7 });
});

// oxlint-disable-next-line require-await -- read like what is stored
async function* collected(pieces: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

const readFarZip = `
import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
print([i.filename for i in z.infolist() if i.header_offset > 2**32][0], len(z.infolist()))
`;

describeWithPeers(['plistlib'], 'a ZIP of more than four gigabytes', () => {
  it('is read by Python, its files where they are', async () => {
    const kind = { format: 'zip' } as const;
    const segment = new ArchiveSegment(kind);
    const body = Buffer.concat([...segment.add(sampleFiles), ...segment.end()]);
    // A hole that no file stands in, as if five gigabytes of other segments came first.
    const hole = 5_000_000_000;
    const facts = [
      { size: hole, files: 0, bytes: 0 },
      { size: body.byteLength, ...segment.counts },
    ];
    const end = await endArchive({
      kind,
      segments: facts,
      sums: () => segment.sums.read(),
      directory: (index) => (index === 0 ? collected([]) : segment.directory.read()),
      shared: [{ path: 'shared', text: 'x', mode: 0o644 }],
      origin,
    });
    const folder = mkdtempSync(path.join(tmpdir(), 'duckbill-far-'));
    try {
      const name = path.join(folder, 'far.zip');
      const file = openSync(name, 'w');
      ftruncateSync(file, hole);
      let at = hole;
      for (const part of [body, end.before, ...segment.printedSums, await collect(end.behind)])
        at += writeSync(file, part, 0, part.byteLength, at);
      closeSync(file);
      const { stdout, stderr } = spawnSync('python3', ['-c', readFarZip, name], { encoding: 'utf8' });
      expect(stderr).toBe('');
      expect(stdout.trim()).toBe(`${sampleFiles[0]?.path ?? ''} ${sampleFiles.length + 3}`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
