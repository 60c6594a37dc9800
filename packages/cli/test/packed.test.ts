import { execFile } from 'node:child_process';
import { mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, type Run, runDuckbill } from './run-duckbill.ts';
import { faultyProfile, homeWith, practiceFiles } from './sample-files.ts';

const run = promisify(execFile);
const packageFolder = fileURLToPath(new URL('..', import.meta.url));

let folder: string;
let packed: readonly string[];

/** Packs the command line and installs it in an empty folder, without the network: it has no dependencies. */
beforeAll(async () => {
  folder = await realpath(await mkdtemp(path.join(tmpdir(), 'duckbill-packed-')));
  const { stdout } = await run(
    'npm',
    ['pack', packageFolder, '--json', '--ignore-scripts', '--pack-destination', folder],
    {
      cwd: folder,
    },
  );
  const [tarball] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  packed = tarball?.files.map((file) => file.path) ?? [];
  await run(
    'npm',
    ['install', '--offline', '--no-audit', '--no-fund', '--prefix', folder, path.join(folder, tarball?.filename ?? '')],
    { cwd: folder },
  );
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function runInstalled(words: readonly string[], home: string): Promise<Run> {
  return runDuckbill(words, { home, bin: path.join(folder, 'node_modules', '.bin', 'duckbill') });
}

describe('the published package', () => {
  it('holds the command line and nothing of the workshop', async () => {
    const odd = packed.filter(
      (file) =>
        !/^(?:package\.json|README\.md|LICENSE|bin\/duckbill\.cjs|dist\/duckbill\.config\.schema\.json|problem-matcher\.json|dist\/(?:main|lint|doctor|compile-cache|chunks\/[\w.-]+|serve\/[\w.-]+)\.cjs|dist\/serve\/pglite\/(?:pglite\.wasm|pglite\.data|initdb\.wasm)|dist\/serve\/pages\/(?:(?:index|reference)\.html|assets\/[\w-]+\.(?:css|js|svg|txt)))$/u.test(
          file,
        ),
    );
    expect(odd).toEqual([]);
    expect(packed).toContain('dist/main.cjs');
    expect(packed).toContain('dist/serve/pages/index.html');
    expect(await readdir(path.join(folder, 'node_modules'))).toEqual(['.bin', '.package-lock.json', 'duckbill']);
  });

  it('tells its version', async () => {
    expect(await runInstalled(['--version'], await homeWith())).toMatchObject({
      exit: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u),
      stderr: '',
    });
  });

  it('lints, mends and plans', async () => {
    const home = await homeWith({ ...practiceFiles, 'Bad.cyberduckprofile': faultyProfile });
    expect(await runInstalled(['lint'], home)).toMatchObject({ exit: 1, stderr: '' });
    expect(await runInstalled(['lint', '--fix', '--diff'], home)).toMatchObject({ exit: 1, stderr: '' });
    expect(await runInstalled(['lint', '--fix'], home)).toMatchObject({ exit: 0, stderr: '' });
    const plan = await runInstalled(['plan', 'Example.duck', '--profile', 'Example.cyberduckprofile', '--json'], home);
    expect(jsonOf(plan)).toMatchObject({ strategy: 'assume-role', exit: { code: 0 } });
  });

  it('brings the AWS SDK along', async () => {
    const home = await homeWith(practiceFiles);
    const words = ['connect', 'aws:static-user', '--json', '--endpoint-url', 'http://127.0.0.1:9'];
    expect(jsonOf(await runInstalled(words, home))).toMatchObject({
      failure: { guidance: [{ code: 'network-refused' }] },
      exit: { code: 3 },
    });
  });
});
