import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { printNdjson, printZip, readSigningKey, UnfitKeyError, withManifest, writeFolder } from '@duckbill/fleet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collect, sampleFiles } from '../archive/sample-fleet.ts';

const origin = () => ({ generator: 'duckbill 0.0.0', specSha256: 'a'.repeat(64), programs: ['aws-cli@2'], members: 2 });
const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });

let folder = '';
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'duckbill-manifest-')), 'fleet');
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

function has(program: string, ...words: string[]): boolean {
  return spawnSync(program, words, { stdio: 'ignore' }).status === 0;
}

it('says what the fleet was made of, and vouches for the check sums', async () => {
  await writeFolder(folder, withManifest(sampleFiles, origin));
  const sums = readFileSync(path.join(folder, 'SHA256SUMS'));
  expect(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'))).toEqual({
    format: 'duckbill-fleet',
    version: 1,
    generator: 'duckbill 0.0.0',
    spec: { sha256: 'a'.repeat(64) },
    programs: ['aws-cli@2'],
    members: 2,
    files: sampleFiles.length,
    bytes: sampleFiles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
    sums: { path: 'SHA256SUMS', sha256: createHash('sha256').update(sums).digest('hex') },
  });
  expect(existsSync(path.join(folder, 'manifest.sig'))).toBe(false);
});

describe.skipIf(!has('sha256sum', '--version'))('sha256sum [sha256sum]', () => {
  it('finds every file as it was, and one that was changed', async () => {
    await writeFolder(folder, withManifest(sampleFiles, origin));
    const check = () => spawnSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], { cwd: folder });
    expect(check().status).toBe(0);
    writeFileSync(path.join(folder, 'noise'), 'changed');
    expect(check().status).toBe(1);
  });
});

describe.skipIf(!has('openssl', 'version'))('openssl [openssl]', () => {
  it('agrees with the signature', async () => {
    await writeFolder(folder, withManifest(sampleFiles, origin, readSigningKey(pem)));
    const words = 'pkeyutl -verify -rawin -pubin -inkey manifest.pub.pem -sigfile manifest.sig -in manifest.json';
    const verify = () => spawnSync('openssl', words.split(' '), { cwd: folder, encoding: 'utf8' });
    expect(verify()).toMatchObject({ status: 0, stdout: 'Signature Verified Successfully\n' });
    writeFileSync(path.join(folder, 'manifest.json'), '{}');
    expect(verify().status).not.toBe(0);
  });
});

it('signs the same way twice, and never writes the private key', async () => {
  const print = () => collect(printZip(withManifest(sampleFiles, origin, readSigningKey(pem)), { store: true }));
  const first = await print();
  expect(first.equals(await print())).toBe(true);
  expect(first.includes('PRIVATE')).toBe(false);
});

it('carries the signature through lines of JSON', async () => {
  const lines = await collect(printNdjson(withManifest(sampleFiles, origin, readSigningKey(pem))));
  const signature = lines
    .toString()
    .split('\n')
    .find((line) => line.includes('manifest.sig'));
  expect(signature).toMatch(/^\{"path":"manifest\.sig","mode":"0644","base64":"[\w+/]{86}=="\}$/u);
});

it('refuses keys of another kind without a word of them', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });
  expect(() => readSigningKey(rsa)).toThrow(new UnfitKeyError('it is a key of type rsa; wanted is ed25519'));
  expect(() => readSigningKey('canary-key')).toThrow(
    new UnfitKeyError('it is not a private key in PEM without a passphrase'),
  );
});
