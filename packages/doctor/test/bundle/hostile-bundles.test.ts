import { crc32, deflateRawSync } from 'node:zlib';
import { bundleLimits, BundleRefused, readBundle } from '@duckbill/doctor';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bundleOf, machineWith } from './bundle-of.ts';

const bundle = bundleOf(machineWith({ '/home/anna/.aws/config': '[default]\nregion = eu-west-1\n' }), 'aws:');

/** The bundle with other entries. */
async function with_(change: (entries: Record<string, Uint8Array>) => void): Promise<Uint8Array> {
  const entries = unzipSync((await bundle).zip);
  change(entries);
  return zipSync(entries);
}

async function withManifest(change: (manifest: Record<string, unknown>) => void): Promise<Uint8Array> {
  return with_((entries) => {
    const manifest = JSON.parse(Buffer.from(entries['manifest.json'] ?? []).toString()) as Record<string, unknown>;
    change(manifest);
    entries['manifest.json'] = strToU8(JSON.stringify(manifest));
  });
}

interface RawEntry {
  readonly name: string;
  readonly content: Uint8Array;
  readonly size?: number;
  readonly flags?: number;
  readonly method?: number;
}

/** A ZIP with headers that say what they are told to. */
function rawZip(entries: readonly RawEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, size = content.length, flags = 0, method = 8 } of entries) {
    const packed = method === 8 ? deflateRawSync(content) : Buffer.from(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt16LE(flags, 8);
    header.writeUInt16LE(method, 10);
    header.writeUInt32LE(crc32(content), 16);
    header.writeUInt32LE(packed.length, 20);
    header.writeUInt32LE(size, 24);
    header.writeUInt16LE(Buffer.byteLength(name), 28);
    header.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(header, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const zeros = new Uint8Array(1024 * 1024);

function refusal(bytes: Uint8Array): string {
  try {
    readBundle(bytes);
  } catch (error) {
    if (BundleRefused.is(error)) return error.message;
    throw error;
  }
  return 'taken';
}

describe('a bundle from anywhere', () => {
  it('is taken when it is one', async () => {
    expect(refusal((await bundle).zip)).toBe('taken');
    expect(refusal(await with_(() => undefined))).toBe('taken');
  });

  it.each([
    ['nothing', new Uint8Array(0), 'it is no ZIP file'],
    ['a text', strToU8('[default]\n'), 'it is no ZIP file'],
    ['an empty ZIP', rawZip([]), 'it is a ZIP, but no bundle'],
    ['a ZIP of something else', zipSync({ 'a.txt': strToU8('a') }), 'it is a ZIP, but no bundle of duckbill doctor'],
    ['a name that leads out', rawZip([{ name: '../../.bashrc', content: zeros }]), 'leads out of its folder'],
    ['a name from the root', rawZip([{ name: '/etc/passwd', content: zeros }]), 'leads out of its folder'],
    ['a name of a drive', rawZip([{ name: 'C:/x', content: zeros }]), 'leads out of its folder'],
    ['a name with a backslash', rawZip([{ name: '..\\x', content: zeros }]), 'leads out of its folder'],
    ['a name with a control character', rawZip([{ name: 'a\u001B[2J', content: zeros }]), 'leads out of its folder'],
    ['an entry that says to be huge', rawZip([{ name: 'a', content: zeros, size: 0xfffffff0 }]), 'far too long'],
    ['an entry that is longer than it says', rawZip([{ name: 'a', content: zeros, size: 10 }]), 'not whole'],
    ['an entry that is shorter than it says', rawZip([{ name: 'a', content: strToU8('a'), size: 10 }]), 'not whole'],
    ['one name twice', rawZip([1, 2].map(() => ({ name: 'a', content: strToU8('a') }))), 'one name twice'],
    ['encryption', rawZip([{ name: 'a', content: zeros, flags: 1 }]), 'encrypted'],
    ['another packing', rawZip([{ name: 'a', content: zeros, method: 12 }]), 'packed in a way'],
  ])('is refused: %s', (_title, bytes, reason) => {
    expect(refusal(bytes)).toContain(reason);
  });

  it('is refused as a bomb before it is unpacked', () => {
    const many = Math.ceil(bundleLimits.total / zeros.length) + 1;
    const bomb = rawZip(Array.from({ length: many }, (_one, index) => ({ name: `a${index}`, content: zeros })));
    expect(bomb.length).toBeLessThan(bundleLimits.zip);
    expect(refusal(bomb)).toContain('far too long');
    const crowd = Array.from({ length: bundleLimits.entries + 1 }, (_one, index) => ({
      name: `a${index}`,
      content: new Uint8Array(0),
    }));
    expect(refusal(rawZip(crowd))).toContain('far too many files');
  });

  it('is refused wherever it is cut off or has a wrong byte, or read whole', async () => {
    const { zip } = await bundle;
    const reasons = new Set<string>();
    for (let length = 0; length < zip.length; length += 7) reasons.add(refusal(zip.subarray(0, length)));
    expect(reasons).not.toContain('taken');
    for (let at = 0; at < zip.length; at += 5) {
      const damaged = new Uint8Array(zip);
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      // Dates and the like do not matter.
      expect(typeof refusal(damaged)).toBe('string');
    }
  });

  it.each([
    ['another version', (manifest: Record<string, unknown>) => (manifest['version'] = 2), 'of version 2'],
    ['another format', (manifest: Record<string, unknown>) => (manifest['format'] = 'x'), 'no bundle'],
    ['no machine', (manifest: Record<string, unknown>) => delete manifest['machine'], 'machine is not as'],
    ['no files', (manifest: Record<string, unknown>) => (manifest['files'] = { a: 1 }), 'files is not as'],
    ['no date', (manifest: Record<string, unknown>) => (manifest['takenAt'] = 'soon'), 'takenAt is not as'],
    [
      'a file that is missing',
      (manifest: Record<string, unknown>) =>
        (manifest['files'] = [{ path: '/a', state: 'read', modified: 0, entry: 'files/none' }]),
      'is not in it',
    ],
  ])('is refused with %s', async (_title, change, reason) => {
    expect(refusal(await withManifest(change))).toContain(reason);
  });

  it('is refused without a manifest that is JSON', async () => {
    expect(refusal(await with_((entries) => (entries['manifest.json'] = strToU8('{'))))).toContain('damaged');
    expect(refusal(await with_((entries) => delete entries['report.json']))).toContain('no bundle');
    expect(refusal(await with_((entries) => (entries['report.json'] = strToU8('{"version":1}'))))).toContain('damaged');
  });

  it('cannot reach the prototype of anything', async () => {
    const zip = await withManifest((manifest) => {
      const machine = manifest['machine'] as Record<string, unknown>;
      machine['environment'] = JSON.parse('{"__proto__": "x", "constructor": "y"}') as unknown;
    });
    expect(refusal(zip)).toBe('taken');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
