import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reasonNotToReplace, replaceFile, writeTextFile } from '../src/write-file.ts';
import { killWriter } from './kill-writer.ts';
import { cacheWork, profileWork, textWork } from './killed-work.ts';

let folder = '';
const at = (name: string) => path.join(folder, name);
const modeOf = (name: string) => (statSync(name).mode & 0o777).toString(8);
const lockOf = (name: string) => at(`.${name}.duckbill-lock`);
const TOKEN = '00000000-0000-4000-8000-000000000000';

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'duckbill-write-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('writeTextFile', () => {
  it('makes a new file that only its owner can read, in a folder as private', async () => {
    const outcome = await writeTextFile(at('new/credentials'), 'x', { expected: null });
    expect(outcome).toEqual({ ok: true, path: at('new/credentials'), written: true });
    expect(modeOf(at('new/credentials'))).toBe('600');
    expect(modeOf(at('new'))).toBe('700');
    expect(readdirSync(at('new'))).toEqual(['credentials']);
  });

  it('gives a new file the mode that is asked for', async () => {
    await writeTextFile(at('config'), 'x', { mode: 0o644 });
    expect(modeOf(at('config'))).toBe('644');
  });

  it('keeps the mode of a file that is there', async () => {
    writeFileSync(at('config'), 'old');
    chmodSync(at('config'), 0o640);
    await writeTextFile(at('config'), 'new');
    expect(readFileSync(at('config'), 'utf8')).toBe('new');
    expect(modeOf(at('config'))).toBe('640');
    expect(readdirSync(folder)).toEqual(['config']);
  });

  it('follows a link, also to a file that is not there yet', async () => {
    mkdirSync(at('dotfiles'));
    writeFileSync(at('dotfiles/config'), 'old');
    symlinkSync('dotfiles/config', at('config'));
    symlinkSync('dotfiles/later', at('later'));
    await writeTextFile(at('config'), 'new');
    await writeTextFile(at('later'), 'made');
    expect(readlinkSync(at('config'))).toBe('dotfiles/config');
    expect(readFileSync(at('dotfiles/config'), 'utf8')).toBe('new');
    expect(readFileSync(at('dotfiles/later'), 'utf8')).toBe('made');
    expect(lstatSync(at('later')).isSymbolicLink()).toBe(true);
  });

  it('keeps the content of before beside it when asked', async () => {
    writeFileSync(at('config'), 'one', { mode: 0o600 });
    expect(await writeTextFile(at('config'), 'two', { backup: true })).toMatchObject({ backup: at('config.bak') });
    await writeTextFile(at('config'), 'three', { backup: true });
    expect(readFileSync(at('config.bak'), 'utf8')).toBe('two');
    expect(modeOf(at('config.bak'))).toBe('600');
    expect(readdirSync(folder).toSorted()).toEqual(['config', 'config.bak']);
  });

  it('leaves a file alone that holds the text already', async () => {
    writeFileSync(at('config'), 'same');
    const { ino } = statSync(at('config'));
    expect(await writeTextFile(at('config'), 'same', { backup: true })).toMatchObject({ ok: true, written: false });
    expect(statSync(at('config')).ino).toBe(ino);
    expect(readdirSync(folder)).toEqual(['config']);
  });

  it('refuses a file that changed since it was read', async () => {
    writeFileSync(at('config'), 'theirs');
    const refused = { ok: false, refusal: 'changed-since-read' };
    expect(await writeTextFile(at('config'), 'ours', { expected: 'old' })).toMatchObject(refused);
    expect(await writeTextFile(at('config'), 'ours', { expected: new Uint8Array([1]) })).toMatchObject(refused);
    expect(await writeTextFile(at('config'), 'ours', { expected: null })).toMatchObject(refused);
    expect(await writeTextFile(at('gone'), 'ours', { expected: 'old' })).toMatchObject(refused);
    expect(readFileSync(at('config'), 'utf8')).toBe('theirs');
    expect(readdirSync(folder)).toEqual(['config']);
    expect(await writeTextFile(at('config'), 'ours', { expected: 'theirs' })).toMatchObject({ ok: true });
  });

  it('refuses what is read-only or no file', async () => {
    writeFileSync(at('config'), 'x', { mode: 0o444 });
    expect(await writeTextFile(at('config'), 'y')).toMatchObject({ ok: false, refusal: 'read-only' });
    expect(await writeTextFile(folder, 'y')).toMatchObject({ ok: false, refusal: 'not-a-file' });
    expect(await writeTextFile(at('config/below'), 'y')).toMatchObject({ ok: false, refusal: 'system' });
    expect(readFileSync(at('config'), 'utf8')).toBe('x');
  });

  it('waits for a living writer, then gives up', async () => {
    writeFileSync(at('config'), 'old');
    symlinkSync(`${hostname()} ${process.pid} ${TOKEN}`, lockOf('config'));
    expect(await writeTextFile(at('config'), 'new', { patience: 50 })).toMatchObject({ ok: false, refusal: 'locked' });
    expect(readFileSync(at('config'), 'utf8')).toBe('old');
    const waiting = writeTextFile(at('config'), 'new');
    rmSync(lockOf('config'));
    expect(await waiting).toMatchObject({ ok: true });
  });

  it('breaks the lock of a dead process and sweeps what it left', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    symlinkSync(`${hostname()} ${pid} ${TOKEN}`, lockOf('config'));
    writeFileSync(at(`.config.duckbill-${TOKEN}.tmp`), 'half');
    expect(await writeTextFile(at('config'), 'new', { patience: 0 })).toMatchObject({ ok: true });
    expect(readdirSync(folder)).toEqual(['config']);
  });

  it('breaks a lock that is too old to be true, and no other of another computer', async () => {
    writeFileSync(lockOf('config'), `elsewhere ${process.pid} ${TOKEN}`);
    expect(await writeTextFile(at('config'), 'new', { patience: 0 })).toMatchObject({ refusal: 'locked' });
    utimesSync(lockOf('config'), 0, 0);
    expect(await writeTextFile(at('config'), 'new', { patience: 0 })).toMatchObject({ ok: true });
    expect(readdirSync(folder)).toEqual(['config']);
  });

  it('never lets the token of a lock name a file elsewhere', async () => {
    mkdirSync(at('x'));
    writeFileSync(at('victim.tmp'), 'stays');
    writeFileSync(lockOf('config'), `${hostname()} 0 /../victim`);
    utimesSync(lockOf('config'), 0, 0);
    await writeTextFile(at('config'), 'new', { patience: 0 });
    expect(readFileSync(at('victim.tmp'), 'utf8')).toBe('stays');
  });

  it('lets only one of many writers win who read the same content', async () => {
    writeFileSync(at('config'), 'old');
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) => writeTextFile(at('config'), `new ${index}`, { expected: 'old' })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(readFileSync(at('config'), 'utf8')).toBe(`new ${outcomes.findIndex(({ ok }) => ok)}`);
    expect(readdirSync(folder)).toEqual(['config']);
  });

  it.each([
    ['a file', textWork],
    ['a token in the cache', cacheWork],
    ['keys as a profile', profileWork],
  ])('%s holds the old or the new content whenever its process is killed, 20 times', async (_title, work) => {
    const { damage, left } = await killWriter(work, 20, Math.random);
    expect({ damage, left }).toEqual({ damage: [], left: work.left });
  });
});

describe('replaceFile', () => {
  it('replaces what is there and nothing else', async () => {
    writeFileSync(at('config'), 'old');
    await replaceFile(at('config'), 'new');
    expect(readFileSync(at('config'), 'utf8')).toBe('new');
    await expect(replaceFile(at('gone'), 'new')).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(replaceFile(at('config'), 'x', { expected: 'old' })).rejects.toThrow('changed by another program');
  });
});

describe('reasonNotToReplace', () => {
  it('says why before anything is written', async () => {
    writeFileSync(at('config'), 'x', { mode: 0o444 });
    writeFileSync(at('fine'), 'x');
    expect(await reasonNotToReplace(at('config'))).toBe('it is read-only');
    expect(await reasonNotToReplace(at('gone'))).toBe('it does not exist');
    expect(await reasonNotToReplace(at('fine'))).toBeUndefined();
  });
});
