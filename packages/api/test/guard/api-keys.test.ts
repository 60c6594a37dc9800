import { mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashApiKey, isApiKeyOf, makeApiKey, readApiKeyId } from '../../src/guard/api-key.ts';
import { keyState, parseKeyFile, printKeyFile, revokeKey, rotateKey } from '../../src/guard/key-file.ts';
import { type KeyRing, type KeySource, keySourceOfFile, openKeyRing } from '../../src/guard/key-ring.ts';
import { countedBytes, keyFileOf, KeyText, noon } from './made-keys.ts';

const minute = 60_000;
const acme = { tenant: 'acme', scopes: ['check', 'fleet'] } as const;

async function ringOf(source: KeySource, now: () => number, warnings: string[] = []): Promise<KeyRing> {
  const opened = await openKeyRing({ source, now, warn: (message) => warnings.push(message) });
  if (!opened.ok) throw new Error(opened.reason);
  return opened.ring;
}

describe('an API key', () => {
  it('has 256 bits of secret, a prefix for scanners, and an id that is none of the secret', () => {
    const asked: number[] = [];
    const { text, id, hash } = makeApiKey((size) => {
      asked.push(size);
      return countedBytes(size);
    });
    expect(asked).toEqual([6, 32]);
    expect(text).toMatch(/^dbk_[0-9a-f]{12}_[\w-]{43}$/u);
    expect(readApiKeyId(text)).toBe(id);
    expect(hash).toBe(hashApiKey(text));
    expect(hash).toMatch(/^[0-9a-f]{64}$/u);
  });

  it('is kept as a hash only', () => {
    const { file, keys } = keyFileOf({ ...acme, name: 'CI' });
    const printed = printKeyFile(file);
    for (const { text } of keys) {
      expect(printed).not.toContain(text);
      expect(printed).not.toContain(text.slice(-43));
    }
    expect(parseKeyFile(printed)).toEqual({ ok: true, value: file });
  });

  it('is no other key: neither shortened, lengthened, nor with a sign changed', () => {
    const { text, hash } = makeApiKey(countedBytes);
    expect(isApiKeyOf(text, hash)).toBe(true);
    const last = text.endsWith('A') ? 'B' : 'A';
    for (const other of ['', text.slice(0, -1), `${text}A`, text.slice(0, -1) + last, text.toUpperCase()])
      expect(isApiKeyOf(other, hash)).toBe(false);
    expect(isApiKeyOf(text, '')).toBe(false);
  });
});

describe('a file of keys', () => {
  it.each([
    ['{', 'not JSON: line 1, column 2'],
    ['[]', '#'],
    ['{"version":2,"keys":[]}', '#/version'],
    ['{"version":1,"keys":[{"id":"x"}]}', '#/keys/0/id'],
    ['{"version":1,"keys":[],"canary":1}', '#/canary is not known here'],
  ])('%s is refused with the place', (text, reason) => {
    const parsed = parseKeyFile(text);
    expect(parsed.ok ? '' : parsed.reason).toContain(reason);
  });

  it('is refused with two keys of one id, and with moments that are none', () => {
    const { file } = keyFileOf(acme);
    const [key] = file.keys;
    if (key === undefined) throw new Error('no key');
    for (const keys of [[key, key], [{ ...key, expires: '2026-13-45T00:00:00Z' }]])
      expect(parseKeyFile(JSON.stringify({ version: 1, keys }))).toMatchObject({ ok: false });
    expect(parseKeyFile(JSON.stringify({ version: 1, keys: [{ ...key, scopes: ['all'] }] }))).toMatchObject({
      ok: false,
    });
  });

  it('rotates a key: the old one stays good for the overlap, and no longer than it would have been', () => {
    const { file, keys } = keyFileOf({ ...acme, name: 'CI' }, { ...acme, expires: noon + 5 * minute });
    const world = { now: noon, randomBytes: countedBytes };
    const ids = keys.map(({ key }) => key.id);
    const rotated = rotateKey(file, ids[0] ?? '', { overlap: 60 * minute }, world);
    if (typeof rotated === 'string') throw new Error(rotated);
    expect(rotated.key).toMatchObject({ ...acme, name: 'CI', created: '2026-11-22T12:00:00.000Z' });
    expect(rotated.old).toMatchObject({ expires: '2026-11-22T13:00:00.000Z', replacedBy: rotated.key.id });
    expect(rotated.file.keys).toHaveLength(3);
    const short = rotateKey(file, ids[1] ?? '', { overlap: 60 * minute }, world);
    expect(short).toMatchObject({ old: { expires: '2026-11-22T12:05:00.000Z' } });
    const late = { now: noon + 10 * minute, randomBytes: countedBytes };
    expect(rotateKey(file, ids[1] ?? '', { overlap: minute }, late)).toBe('refused-already');
    expect(rotateKey(file, 'ffffffffffff', { overlap: minute }, world)).toBe('unknown');
  });

  it('remembers when a key was revoked first', () => {
    const { file, keys } = keyFileOf(acme);
    const id = keys[0]?.key.id ?? '';
    const once = revokeKey(file, id, noon);
    if (once === 'unknown') throw new Error(once);
    const [key] = once.file.keys;
    expect(key === undefined ? undefined : keyState(key, noon)).toBe('revoked');
    expect(revokeKey(once.file, id, noon + minute)).toEqual(once);
    expect(revokeKey(file, 'ffffffffffff', noon)).toBe('unknown');
  });
});

describe('a ring of keys', () => {
  it('knows a key, does not tell a revoked one from an unknown one, and expired ones only to their holders', async () => {
    const { file, keys } = keyFileOf(acme, acme, { ...acme, expires: noon });
    const [good, revoked, expired] = keys.map(({ text }) => text);
    const without = revokeKey(file, keys[1]?.key.id ?? '', noon);
    const ring = await ringOf(new KeyText(without === 'unknown' ? file : without.file), () => noon);
    expect(await ring.find(good ?? '')).toMatchObject({ tenant: 'acme' });
    expect(await ring.find(revoked ?? '')).toBe('unknown');
    expect(await ring.find(expired ?? '')).toBe('expired');
    expect(await ring.find(`${expired?.slice(0, -1)}~`)).toBe('unknown');
    // The id is no secret: with another secret behind it, it opens nothing and tells nothing.
    expect(await ring.find(`${expired?.slice(0, 17)}${good?.slice(17)}`)).toBe('unknown');
    for (const text of ['', 'dbk_', 'dbk___proto____', 'x'.repeat(100_000)])
      expect(await ring.find(text)).toBe('unknown');
  });

  it('notices a revoked key without a restart, and looks at the file once a second at most', async () => {
    const { file, keys } = keyFileOf(acme);
    const text = keys[0]?.text ?? '';
    const source = new KeyText(file);
    let now = noon;
    const ring = await ringOf(source, () => now);
    const revoked = revokeKey(file, keys[0]?.key.id ?? '', noon);
    source.change(printKeyFile(revoked === 'unknown' ? file : revoked.file));
    expect(await ring.find(text)).toMatchObject({ tenant: 'acme' });
    expect(source.reads).toBe(1);
    now += 1000;
    expect(await Promise.all([ring.find(text), ring.find(text)])).toEqual(['unknown', 'unknown']);
    expect(source.reads).toBe(2);
    now += 1000;
    await ring.find(text);
    expect(source.reads).toBe(2);
  });

  it('keeps the last good keys when the file breaks, says so once, and takes the next good ones', async () => {
    const { file, keys } = keyFileOf(acme, acme);
    const text = keys[0]?.text ?? '';
    const source = new KeyText({ ...file, keys: file.keys.slice(0, 1) });
    const warnings: string[] = [];
    let now = noon;
    const ring = await ringOf(source, () => now, warnings);
    source.change('{"version": 1, "keys": [canary-of-the-file');
    for (let second = 0; second < 3; second += 1) {
      now += 1000;
      expect(await ring.find(text)).toMatchObject({ tenant: 'acme' });
    }
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('line 1');
    expect(warnings[0]).not.toContain('canary');
    source.change(printKeyFile(file));
    now += 1000;
    expect(await ring.find(keys[1]?.text ?? '')).toMatchObject({ tenant: 'acme' });
  });

  it('does not start without a good file', async () => {
    const source = keySourceOfFile(path.join(tmpdir(), 'duckbill-no-such-file.json'));
    const opened = await openKeyRing({ source, now: () => noon, warn: () => undefined });
    expect(opened).toEqual({ ok: false, reason: 'it cannot be read: ENOENT' });
  });

  it('sees a file that is replaced, taken away or turned to by a link', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-keys-'));
    const { file, keys } = keyFileOf(acme);
    const [link, full, empty, moved] = ['link', 'full', 'empty', 'moved'].map((name) => path.join(folder, name));
    if (link === undefined || full === undefined || empty === undefined || moved === undefined)
      throw new Error('names');
    await writeFile(full, printKeyFile(file));
    await writeFile(empty, printKeyFile({ version: 1, keys: [] }));
    await symlink(full, link);
    const warnings: string[] = [];
    let now = noon;
    const ring = await ringOf(keySourceOfFile(link), () => now, warnings);
    const find = async (): Promise<boolean> => {
      now += 1000;
      return typeof (await ring.find(keys[0]?.text ?? '')) === 'object';
    };
    expect(await find()).toBe(true);
    await symlink(empty, moved);
    await rename(moved, link);
    expect(await find()).toBe(false);
    await rm(link);
    expect(await find()).toBe(false);
    expect(warnings).toEqual([expect.stringContaining('ENOENT')]);
    await symlink(full, link);
    expect(await find()).toBe(true);
    await rm(folder, { recursive: true });
  });
});
