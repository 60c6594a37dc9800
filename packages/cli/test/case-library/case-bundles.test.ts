import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BundleManifest } from '@duckbill/doctor';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readCases } from './read-case.ts';
import { runCase } from './run-case.ts';

const cases = await readCases(fileURLToPath(new URL('cases', import.meta.url)));

// Of all of them: they run side by side.
const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-bundles-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a bundle of the computer of a case', () => {
  it.concurrent.each(cases.map((one) => [one.name, one] as const))(
    'holds no secret, and the doctor says the same of it: %s',
    async (_name, one) => {
      const file = path.join(folder, `${one.name}.zip`);
      const { stderr, canaries } = await runCase(one, ['--bundle', file, '--yes']);
      expect(stderr).toContain('Written: ');
      const entries = Object.entries(unzipSync(await readFile(file)));
      const texts = entries.map(([name, bytes]) => [name, Buffer.from(bytes).toString('latin1')] as const);
      const manifest = JSON.parse(new Map(texts).get('manifest.json') ?? '') as BundleManifest;
      expect(manifest.differing).toEqual([]);
      const leaks = [...canaries].flatMap((secret) =>
        texts.filter(([, text]) => text.includes(secret)).map(([name]) => `${secret} in ${name}`),
      );
      expect(leaks).toEqual([]);
    },
  );
});
