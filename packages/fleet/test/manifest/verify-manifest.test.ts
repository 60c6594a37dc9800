import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  type ArchiveEntry,
  printZip,
  readPublicKey,
  readSigningKey,
  UnfitKeyError,
  verifyManifest,
  withManifest,
  writeArchive,
  writeFolder,
} from '@duckbill/fleet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleFiles } from '../archive/sample-fleet.ts';

const origin = () => ({ generator: 'duckbill 0.0.0', specSha256: 'a'.repeat(64), programs: [], members: 2 });
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const signing = readSigningKey(privateKey.export({ type: 'pkcs8', format: 'pem' }));
const checking = readPublicKey(publicKey.export({ type: 'spki', format: 'pem' }));

let home = '';
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'duckbill-verify-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

async function verify(place: string, key = checking): Promise<unknown> {
  const told: string[] = [];
  const { signature, problems } = await verifyManifest(place, ({ kind, path: at }) => told.push(`${kind} ${at}`), key);
  expect(problems).toBe(told.length);
  return [signature, ...told.toSorted()];
}

async function signed(): Promise<ArchiveEntry[]> {
  const entries: ArchiveEntry[] = [];
  for await (const entry of withManifest(sampleFiles, origin, signing)) {
    // Its bytes are gone when the next is asked for.
    if ('text' in entry) entries.push(entry);
    else {
      const pieces: Uint8Array[] = [];
      for await (const piece of entry.bytes()) pieces.push(piece);
      entries.push({
        ...entry,
        bytes: async function* () {
          yield* pieces;
        },
      });
    }
  }
  return entries;
}

const changed = (entry: ArchiveEntry): ArchiveEntry =>
  entry.path === 'noise' ? { path: 'noise', text: 'changed', mode: 0o644 } : entry;

describe('a ZIP', () => {
  const check = async (entries: readonly ArchiveEntry[], key = checking): Promise<unknown> => {
    const file = path.join(home, 'fleet.zip');
    await writeArchive(file, printZip(entries), { force: true });
    return await verify(file, key);
  };

  it('is as it was, in whatever order', async () => {
    const entries = await signed();
    expect(await check(entries)).toEqual(['valid']);
    expect(await check(entries.toReversed())).toEqual(['valid']);
  });

  it('has had files changed, taken away, put in', async () => {
    const entries = await signed();
    expect(await check(entries.map(changed))).toEqual(['valid', 'changed noise']);
    expect(await check(entries.filter((entry) => entry.path !== 'noise'))).toEqual(['valid', 'missing noise']);
    const foreign: ArchiveEntry = { path: 'extra', text: 'extra', mode: 0o644 };
    expect(await check([foreign, ...entries])).toEqual(['valid', 'foreign extra']);
  });

  it('has a second file of a path that is vouched for', async () => {
    const entries = await signed();
    expect(await check([...entries, { path: 'noise', text: 'evil', mode: 0o755 }])).toEqual(['valid', 'foreign noise']);
  });

  it('has check sums made again for changed files', async () => {
    const other: ArchiveEntry[] = [];
    for await (const entry of withManifest(
      sampleFiles.map((file) => (file.path === 'noise' ? { ...file, text: 'changed' } : file)),
      origin,
    ))
      if ('text' in entry) other.push(entry);
    const sums = (await signed()).filter((entry) => !('text' in entry));
    // The new manifest beside the old signature.
    expect(await check([...other, ...sums])).toEqual([
      'wrong',
      'signature-wrong manifest.sig',
      'sums-changed SHA256SUMS',
    ]);
  });
});

describe('a folder', () => {
  it('is as it was, or has had files changed, taken away, put in', async () => {
    const folder = path.join(home, 'fleet');
    await writeFolder(folder, withManifest(sampleFiles, origin, signing));
    expect(await verify(folder)).toEqual(['valid']);
    writeFileSync(path.join(folder, 'noise'), 'changed');
    writeFileSync(path.join(folder, 'ada/extra'), 'extra');
    rmSync(path.join(folder, 'ada/empty'));
    expect(await verify(folder)).toEqual(['valid', 'changed noise', 'foreign ada/extra', 'missing ada/empty']);
    rmSync(path.join(folder, 'noise'));
    symlinkSync('/etc/hostname', path.join(folder, 'noise'));
    expect(await verify(folder)).toContain('changed noise');
  });

  it('is signed by somebody else, or by nobody', async () => {
    const folder = path.join(home, 'fleet');
    await writeFolder(folder, withManifest(sampleFiles, origin, signing));
    const other = readPublicKey(generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
    expect(await verify(folder, other)).toEqual(['wrong', 'signature-wrong manifest.sig']);
    rmSync(path.join(folder, 'manifest.sig'));
    expect(await verify(folder)).toEqual(['missing', 'signature-missing manifest.sig']);
    expect((await verifyManifest(folder, () => undefined)).signature).toBe('none');
  });

  it('has no manifest that can be read', async () => {
    const folder = path.join(home, 'fleet');
    await writeFolder(folder, withManifest(sampleFiles, origin));
    for (const text of ['{}', 'no JSON', '[]', 'null', readFileSync(path.join(folder, 'SHA256SUMS'))]) {
      writeFileSync(path.join(folder, 'manifest.json'), text);
      const told: string[] = [];
      await verifyManifest(folder, ({ kind }) => told.push(kind));
      expect(told).toEqual(['no-manifest']);
    }
  });
});

it('takes no private key for a public one', () => {
  expect(() => readPublicKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))).toThrow(UnfitKeyError);
});
