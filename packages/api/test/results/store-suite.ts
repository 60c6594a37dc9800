import { expect, it } from 'vitest';
import type { ByteRange, ObjectStore } from '../../src/results/object-store.ts';
import { StoreError } from '../../src/results/store-error.ts';

/** All of an object, or of a part of it. */
export async function readAll(store: ObjectStore, key: string, range?: ByteRange): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of store.read(key, range)) pieces.push(piece);
  return Buffer.concat(pieces);
}

export async function keysOf(store: ObjectStore, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}

/** Bytes that do not repeat. */
export function someBytes(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let at = 0, value = 1; at < length; at += 1) {
    value = (Math.imul(value, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = value >>> 16;
  }
  return bytes;
}

export function* cut(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}

/** What every store has to do, whatever it is made of. `big` has to be more than it sends in one piece. */
export function storeSuite(open: () => Promise<ObjectStore>, big: number): void {
  it('keeps bytes, and gives back all or a part of them', async () => {
    const store = await open();
    const bytes = someBytes(300_000);
    expect(await store.put('run-1/segments/0.body', cut(bytes, 7000))).toEqual({ bytes: 300_000 });
    expect(await store.size('run-1/segments/0.body')).toBe(300_000);
    expect(bytes.equals(await readAll(store, 'run-1/segments/0.body'))).toBe(true);
    for (const [start, end] of [
      [0, 1],
      [5, 5],
      [7, 263_000],
      [299_999, 300_000],
      [299_990, 400_000],
      [300_000, 300_001],
      [1_000_000, undefined],
      [250_000, undefined],
    ] as const) {
      const range = end === undefined ? { start } : { start, end };
      const part = await readAll(store, 'run-1/segments/0.body', range);
      expect(part.equals(bytes.subarray(start, end)), `${start}-${end}`).toBe(true);
    }
  });

  it('keeps nothing, one byte, and more than goes in one piece', async () => {
    const store = await open();
    for (const length of [0, 1, big]) {
      const bytes = someBytes(length);
      await store.put('sizes/one', cut(bytes, 100_000));
      expect(await store.size('sizes/one')).toBe(length);
      expect(bytes.equals(await readAll(store, 'sizes/one'))).toBe(true);
    }
    const part = await readAll(store, 'sizes/one', { start: big - 10, end: big - 3 });
    expect(part.equals(someBytes(big).subarray(big - 10, big - 3))).toBe(true);
  });

  it('says that an object is missing', async () => {
    const store = await open();
    expect(await store.size('nothing/here')).toBeUndefined();
    await expect(readAll(store, 'nothing/here')).rejects.toMatchObject({ name: 'StoreError', kind: 'missing' });
  });

  it('lists in the order of keys, and by their beginning', async () => {
    const store = await open();
    const keys = ['list/a', 'list/a-b', 'list/a.b/c', 'list/b/0', 'list/b/1', 'list/b0', 'list/c', 'listed'];
    for (const key of keys.toReversed()) await store.put(key, [Buffer.from(key)]);
    expect(await keysOf(store, 'list/')).toEqual(keys.slice(0, -1));
    expect(await keysOf(store, 'list')).toEqual(keys);
    expect(await keysOf(store, 'list/b')).toEqual(['list/b/0', 'list/b/1', 'list/b0']);
    expect(await keysOf(store, 'list/b/1')).toEqual(['list/b/1']);
    expect(await keysOf(store, 'nobody')).toEqual([]);
    const sizes: number[] = [];
    for await (const { bytes } of store.list('list/')) sizes.push(bytes);
    expect(sizes).toEqual(keys.slice(0, -1).map(({ length }) => length));
  });

  it('takes away one object, or all below a name, and no other', async () => {
    const store = await open();
    const keys = ['gone/1/a', 'gone/1/b', 'gone/10/a', 'gone/2'];
    for (const key of keys) await store.put(key, [Buffer.from('x')]);
    await store.remove('gone/1/');
    expect(await keysOf(store, 'gone/')).toEqual(['gone/10/a', 'gone/2']);
    await store.remove('gone/2');
    await store.remove('gone/2');
    await store.remove('gone/nothing/');
    expect(await keysOf(store, 'gone/')).toEqual(['gone/10/a']);
  });

  it('is seen whole or not at all', async () => {
    const store = await open();
    const old = Buffer.from('what was there before');
    for (const length of [10, big]) {
      await store.put('half/one', [old]);
      const broken = async function* (): AsyncGenerator<Uint8Array> {
        yield* cut(someBytes(length), 100_000);
        expect((await readAll(store, 'half/one')).equals(old)).toBe(true);
        throw new Error('the roster ended');
      };
      await expect(store.put('half/one', broken())).rejects.toThrow('the roster ended');
      await expect(store.put('half/new', broken())).rejects.toThrow('the roster ended');
      expect((await readAll(store, 'half/one')).equals(old)).toBe(true);
    }
    expect(await keysOf(store, 'half/')).toEqual(['half/one']);
  });

  it('lets several write the same', async () => {
    const store = await open();
    const bytes = someBytes(200_000);
    await Promise.all(Array.from({ length: 4 }, () => store.put('same/one', cut(bytes, 3000))));
    expect((await readAll(store, 'same/one')).equals(bytes)).toBe(true);
    expect(await keysOf(store, 'same/')).toEqual(['same/one']);
  });

  it('refuses what is no key of ours', async () => {
    const store = await open();
    const bad = [
      '',
      '/',
      '../up',
      'a/../b',
      'a//b',
      '.hidden',
      'a/.b',
      'A',
      'a b',
      'a\\b',
      'c:d',
      'é',
      'a\n',
      'nul',
      'x.',
    ];
    for (const key of [...bad, 'x'.repeat(600)]) {
      await expect(store.put(key, [])).rejects.toThrow(RangeError);
      await expect(readAll(store, key)).rejects.toThrow(RangeError);
      await expect(store.size(key)).rejects.toThrow(RangeError);
      await expect(store.remove(key)).rejects.toThrow(RangeError);
    }
    await expect(keysOf(store, '../')).rejects.toThrow(RangeError);
  });

  it('can be tried out, and keeps nothing of it', async () => {
    const store = await open();
    const before = await keysOf(store, '');
    await store.probe();
    expect(await keysOf(store, '')).toEqual(before);
  });
}

/** The kind that a call fails with. */
export async function kindOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (error instanceof StoreError) return error.kind;
    throw error;
  }
}
