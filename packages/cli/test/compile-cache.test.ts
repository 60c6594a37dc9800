import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runDuckbill } from './run-duckbill.ts';
import { faultyProfile, homeWith } from './sample-files.ts';

const name = 'Bad.cyberduckprofile';

async function cachedFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

describe('compiled code between runs', () => {
  it('is kept in a folder of the person alone, and changes nothing that is printed', async () => {
    const home = await homeWith({ [name]: faultyProfile });
    const plain = await runDuckbill(['lint', name], { home });
    const first = await runDuckbill(['lint', name], { home, compileCache: true });
    const files = await cachedFiles(path.join(home, '.cache', 'duckbill'));
    expect(files.length).toBeGreaterThan(0);
    expect((await stat(path.join(home, '.cache', 'duckbill', 'compiled'))).mode & 0o077).toBe(0);
    const second = await runDuckbill(['lint', name], { home, compileCache: true });
    expect([first, second]).toEqual([plain, plain]);
    expect(await cachedFiles(path.join(home, '.cache', 'duckbill'))).toEqual(files);
  });

  it('follows XDG_CACHE_HOME', async () => {
    const home = await homeWith({ [name]: faultyProfile });
    const elsewhere = path.join(home, 'elsewhere');
    await runDuckbill(['lint', name], {
      home,
      compileCache: true,
      environment: { XDG_CACHE_HOME: elsewhere },
    });
    expect((await readdir(elsewhere)).includes('duckbill')).toBe(true);
  });

  it('does without where files are damaged, or nothing can be written', async () => {
    const home = await homeWith({ [name]: faultyProfile });
    const plain = await runDuckbill(['lint', name], { home });
    await runDuckbill(['lint', name], { home, compileCache: true });
    for (const file of await cachedFiles(path.join(home, '.cache'))) {
      const bytes = await readFile(file);
      await writeFile(file, bytes.subarray(0, bytes.length >> 1));
    }
    expect(await runDuckbill(['lint', name], { home, compileCache: true })).toEqual(plain);
    const blocked = await homeWith({ [name]: faultyProfile, '.cache': 'a file, not a folder' });
    await chmod(path.join(blocked, '.cache'), 0o400);
    expect(await runDuckbill(['lint', name], { home: blocked, compileCache: true })).toEqual(plain);
  });
});
