import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { archiveFormats, readPublicKey, readSigningKey, verifyManifest } from '@duckbill/fleet';
import { mfaRole, mfaRoleWorld, startSandbox } from '@duckbill/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithPeers } from '../../../../peers/peers.ts';
import { FolderStore } from '../../src/results/folder-store.ts';
import type { ObjectStore } from '../../src/results/object-store.ts';
import { readResult } from '../../src/results/read-result.ts';
import { openS3Store } from '../../src/results/s3-store.ts';
import { inOneGo, inSegments, sampleFleet, sampleMembers } from './sample-run.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const key = readSigningKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const checking = readPublicKey(publicKey.export({ type: 'spki', format: 'pem' }));
const fleet = sampleFleet(['macos', 'windows', 'jamf']);
const members = sampleMembers(23);

let home = '';
beforeAll(() => {
  home = mkdtempSync(path.join(tmpdir(), 'duckbill-results-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The result of a run in segments of five, as a file. */
async function resultFile(store: ObjectStore, format: (typeof archiveFormats)[number]): Promise<string> {
  const layout = await inSegments(store, `runs/${format}`, { fleet, members, kind: { format } }, 5, key);
  const file = path.join(home, `result.${format}`);
  await writeFile(file, readResult(store, layout));
  return file;
}

describe.each(archiveFormats)('a result in %s', (format) => {
  it('is vouched for as a whole by its manifest and signature', async () => {
    const file = await resultFile(new FolderStore(path.join(home, 'store')), format);
    const told: unknown[] = [];
    const check = await verifyManifest(file, (problem) => told.push(problem), checking);
    expect(told).toEqual([]);
    expect(check).toMatchObject({ signature: 'valid', members: 23, problems: 0 });
  });

  it('is the same out of a bucket', async () => {
    const world = mfaRoleWorld();
    const bucket = { name: 'duckbill-results', region: 'eu-west-1', keys: [] };
    const sandbox = await startSandbox({ world: { ...world, buckets: [...world.buckets, bucket] } });
    try {
      const { accessKeyId, secretAccessKey } = mfaRole.staticUser;
      const credentials = { accessKeyId, secretAccessKey };
      const options = { bucket: bucket.name, region: bucket.region, endpoint: sandbox.url, credentials };
      const store = await openS3Store(options);
      const layout = await inSegments(store, 'runs/one', { fleet, members, kind: { format } }, 5, key);
      const pieces: Uint8Array[] = [];
      for await (const piece of readResult(store, layout)) pieces.push(piece);
      expect(Buffer.concat(pieces).equals(await inOneGo(fleet, members, { format }, key))).toBe(true);
    } finally {
      await sandbox.close();
    }
  });
});

const count =
  'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(len(z.namelist()))';

describeWithPeers(['plistlib'], 'readers of others', () => {
  it('find every file of a result, and none of them damaged', async () => {
    const store = new FolderStore(path.join(home, 'others'));
    const zip = await resultFile(store, 'zip');
    const tar = await resultFile(store, 'tar');
    const python = spawnSync('python3', ['-c', count, zip], { encoding: 'utf8' });
    expect(python).toMatchObject({ status: 0, stderr: '' });
    const listed = spawnSync('tar', ['-tf', tar], { encoding: 'utf8' });
    expect(listed).toMatchObject({ status: 0, stderr: '' });
    expect(listed.stdout.trim().split('\n')).toHaveLength(Number(python.stdout));
  });
});

describe.skipIf(spawnSync('unzip', ['-v']).status !== 0)('unzip [unzip]', () => {
  it('finds nothing wrong in a result', async () => {
    const zip = await resultFile(new FolderStore(path.join(home, 'unzip')), 'zip');
    expect(spawnSync('unzip', ['-tq', zip], { encoding: 'utf8' })).toMatchObject({ status: 0 });
  });
});
