import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { catalogue } from '@duckbill/core';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../src/lint-config/config-schema.ts';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { goodBookmark, homeWith, plist, strings } from './sample-files.ts';

const published: unknown = JSON.parse(
  await readFile(new URL('../dist/duckbill.config.schema.json', import.meta.url), 'utf8'),
);

describe('the published schema', () => {
  it('is what the source says, and what the package offers', async () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(configSchema)));
    const { exports } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
      exports: Record<string, string>;
    };
    expect(exports['./duckbill.config.schema.json']).toBe('./dist/duckbill.config.schema.json');
  });

  it('completes every code', () => {
    expect(JSON.stringify(published)).toContain(JSON.stringify(Object.keys(catalogue)));
  });
});

describe('the guide', () => {
  it('shows configurations that lint takes', async () => {
    const guide = await readFile(new URL('../../../apps/docs/guide/configuration.md', import.meta.url), 'utf8');
    const examples = [...guide.matchAll(/^```json\n(?<text>[^`]*)^```$/gmu)].map(
      ({ groups }) => groups?.['text'] ?? '',
    );
    expect(examples.length).toBeGreaterThan(1);
    for (const text of examples) {
      const home = await homeWith({ 'duckbill.config.json': text });
      expect((await runDuckbill(['lint'], { home })).stderr).not.toContain('duckbill.config.json');
    }
  });

  it('shows suppressions that are understood', async () => {
    const guide = await readFile(new URL('../../../apps/docs/guide/configuration.md', import.meta.url), 'utf8');
    const body = /^```xml\n(?<body>[^`]*)^```$/mu.exec(guide)?.groups?.['body'] ?? '';
    const home = await homeWith({ 'A.duck': plist(strings({ Protocol: 's3', UUID: 'a' }) + body) });
    expect(jsonOf(await runDuckbill(['lint', '--json'], { home }))).toMatchObject({
      findings: [],
      suppressed: [{ code: 'bookmark-key-unknown', reason: 'our inventory reads it' }],
    });
  });
});

describe('duckbill init', () => {
  it('writes a configuration that the schema and lint take, and asks nothing', async () => {
    const home = await homeWith({ 'Good.duck': goodBookmark });
    expect(await runDuckbill(['init'], { home })).toMatchObject({
      exit: 0,
      stdout: 'wrote duckbill.config.json\n',
      stderr: '',
    });
    const text = await readFile(path.join(home, 'duckbill.config.json'), 'utf8');
    expect(text.endsWith('}\n')).toBe(true);
    const validate = new Ajv2020({ strict: true }).compile(published as object);
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(await runDuckbill(['lint'], { home })).toMatchObject({ exit: 0, stderr: '' });
    expect((await stat(path.join(home, 'duckbill.config.json'))).mode & 0o777).toBe(0o644);
  });

  it('names the schema where the package is installed', async () => {
    const home = await homeWith({ 'node_modules/duckbill/dist/duckbill.config.schema.json': '{}', 'deep/x': '' });
    await runDuckbill(['init'], { home, cwd: path.join(home, 'deep') });
    const config: unknown = JSON.parse(await readFile(path.join(home, 'deep/duckbill.config.json'), 'utf8'));
    expect(config).toMatchObject({ $schema: '../node_modules/duckbill/dist/duckbill.config.schema.json' });
  });

  it('never writes over one that is there, unless told to', async () => {
    const home = await homeWith();
    const file = path.join(home, 'duckbill.config.json');
    await writeFile(file, '{}');
    const run = await runDuckbill(['init', '--json'], { home });
    expect(jsonOf(run)).toMatchObject({ exit: { code: 2 } });
    expect(await readFile(file, 'utf8')).toBe('{}');
    expect(jsonOf(await runDuckbill(['init', '--force', '--json'], { home }))).toMatchObject({
      file: 'duckbill.config.json',
      exit: { code: 0 },
    });
    expect(await readFile(file, 'utf8')).toContain('"failOn"');
  });
});
