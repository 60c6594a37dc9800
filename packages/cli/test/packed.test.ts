import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, type Run, runDuckbill } from './run-duckbill.ts';
import { faultyProfile, homeWith, practiceFiles } from './sample-files.ts';
import { startService } from './start-service.ts';

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
        !/^(?:package\.json|README\.md|LICENSE|bin\/duckbill\.cjs|dist\/duckbill\.config\.schema\.json|problem-matcher\.json|dist\/(?:main|lint|doctor|compile-cache|fleet-thread|chunks\/[\w.-]+|serve\/[\w.-]+)\.cjs|dist\/serve\/pages\/[\w./-]+|dist\/serve\/pglite\/(?:pglite\.wasm|pglite\.data|initdb\.wasm))$/u.test(
          file,
        ),
    );
    expect(odd).toEqual([]);
    expect(packed).toContain('dist/main.cjs');
    expect(packed).toContain('dist/fleet-thread.cjs');
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

  it('serves, and makes a fleet as a job in a database of its own', { timeout: 300_000 }, async () => {
    const home = await homeWith();
    expect((await runInstalled(['fleet', 'init'], home)).exit).toBe(0);
    const text = (name: string): Promise<string> => readFile(path.join(home, name), 'utf8');
    const bin = path.join(folder, 'node_modules', '.bin', 'duckbill');
    const { url, stop } = await startService(['--data', 'data'], { home, bin });
    const made = await fetch(`${url}/v1/fleet/jobs`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        spec: { name: 'fleet.yaml', text: await text('fleet.yaml') },
        roster: { name: 'roster.csv', text: await text('roster.csv') },
        format: 'ndjson',
      }),
    });
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    // The last event is of the end.
    const events = await (await fetch(`${url}/v1/fleet/jobs/${id}/events`)).text();
    expect(events).toContain('"state":"done"');
    const result = await (await fetch(`${url}/v1/fleet/jobs/${id}/result`)).text();
    expect(result.split('\n').length).toBeGreaterThan(3);
    expect((await fetch(`${url}/`)).headers.get('Content-Type')).toContain('text/html');
    expect((await stop()).exit).toBe(0);
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
