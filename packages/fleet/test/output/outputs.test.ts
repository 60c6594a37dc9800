import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FleetFile } from '@duckbill/core';
import { printZip, withManifest, writeArchive, writeFolder } from '@duckbill/fleet';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sampleFiles } from '../archive/sample-fleet.ts';

const origin = () => ({ generator: 'duckbill 0.0.0', specSha256: 'a'.repeat(64), programs: [], members: 2 });

let home = '';
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'duckbill-output-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

async function* failing(): AsyncGenerator<FleetFile> {
  yield* sampleFiles;
  throw new Error('the roster ended');
}

it('keeps a file that is there, unless told otherwise', async () => {
  const target = path.join(home, 'fleet.zip');
  writeFileSync(target, 'mine');
  expect(await writeArchive(target, printZip(sampleFiles))).toMatchObject({ ok: false, refusal: 'exists' });
  expect(readFileSync(target, 'utf8')).toBe('mine');
  expect(await writeArchive(target, printZip(sampleFiles), { force: true })).toMatchObject({ ok: true });
  expect(readFileSync(target).subarray(0, 2).toString()).toBe('PK');
  expect(readdirSync(home)).toEqual(['fleet.zip']);
  expect(await writeArchive(home, printZip(sampleFiles), { force: true })).toMatchObject({ refusal: 'not-a-file' });
});

it('writes a folder with the modes of its files', async () => {
  const target = path.join(home, 'fleet');
  expect(await writeFolder(target, sampleFiles)).toMatchObject({ ok: true });
  for (const { path: name, text, mode } of sampleFiles) {
    expect(readFileSync(path.join(target, name), 'utf8')).toBe(text);
    // Windows knows only whether a file can be written.
    const kept = process.platform === 'win32' ? 0o200 : 0o777;
    expect(statSync(path.join(target, name)).mode & kept).toBe(mode & kept);
  }
});

it('never takes a folder with other things in it for a fleet', async () => {
  const target = path.join(home, 'documents');
  mkdirSync(target);
  writeFileSync(path.join(target, 'thesis.txt'), 'mine');
  expect(await writeFolder(target, sampleFiles)).toMatchObject({ ok: false, refusal: 'exists' });
  expect(await writeFolder(target, sampleFiles, { force: true })).toMatchObject({ refusal: 'not-a-fleet' });
  expect(readdirSync(target)).toEqual(['thesis.txt']);
});

it('replaces a fleet as a whole, with force', async () => {
  const target = path.join(home, 'fleet');
  await writeFolder(target, withManifest(sampleFiles, origin));
  expect(await writeFolder(target, withManifest([], origin))).toMatchObject({ ok: false, refusal: 'exists' });
  expect(await writeFolder(target, withManifest([], origin), { force: true })).toMatchObject({ ok: true });
  expect(readdirSync(target)).toEqual(['SHA256SUMS', 'manifest.json']);
  expect(readdirSync(home)).toEqual(['fleet']);
});

it('leaves nothing behind when the files end with an error', async () => {
  await expect(writeArchive(path.join(home, 'fleet.zip'), printZip(failing()))).rejects.toThrow('the roster ended');
  await expect(writeFolder(path.join(home, 'fleet'), failing())).rejects.toThrow('the roster ended');
  expect(readdirSync(home)).toEqual([]);
});

it('has no half-written archive under its name after a kill, and sweeps away what was left', async () => {
  const writer = path.join(mkdtempSync(path.join(home, 'script-')), 'writer.mjs');
  await bundleWriter(writer);
  const work = path.join(home, 'work');
  mkdirSync(work);
  for (const name of ['fleet.zip', 'fleet']) {
    const target = path.join(work, name);
    const child = spawn(process.execPath, [writer, target], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const left = readdirSync(work);
    expect(left).not.toContain(name);
    expect(left).toHaveLength(1);
    const outcome =
      name === 'fleet' ? await writeFolder(target, sampleFiles) : await writeArchive(target, printZip(sampleFiles));
    expect(outcome).toMatchObject({ ok: true });
    expect(readdirSync(work)).toEqual([name]);
    rmSync(target, { recursive: true });
  }
});

/** A program that writes a fleet without end, and says so when part of it must be on the disk. */
async function bundleWriter(outfile: string): Promise<void> {
  await build({
    stdin: {
      contents: `
        import { printZip, writeArchive, writeFolder } from './index.ts';
        async function* endless() {
          for (let at = 0; ; at += 1) {
            if (at === 300) process.stdout.write('well under way');
            yield { path: 'member-' + at + '/config', text: String(at).repeat(1000), mode: 0o600 };
          }
        }
        const target = process.argv[2];
        if (target.endsWith('.zip')) await writeArchive(target, printZip(endless(), { store: true }));
        else await writeFolder(target, endless());
      `,
      resolveDir: fileURLToPath(new URL('../../src', import.meta.url)),
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    conditions: ['@duckbill/source'],
    external: ['tar-stream'],
    logLevel: 'warning',
  });
}
