import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, type Run, runDuckbill } from './run-duckbill.ts';
import { homeWith, plist, strings } from './sample-files.ts';

const baseline = ['--baseline', 'known.json'];

function bookmark(...keys: string[]): string {
  return plist(strings({ Protocol: 's3', UUID: keys.join(' '), ...Object.fromEntries(keys.map((key) => [key, 'x'])) }));
}

async function known(home: string): Promise<readonly { file: string; count: number; message: string }[]> {
  const text = await readFile(path.join(home, 'known.json'), 'utf8');
  return (JSON.parse(text) as { findings: { file: string; count: number; message: string }[] }).findings;
}

function found(run: Run): readonly string[] {
  return (jsonOf(run)['findings'] as { message: string }[]).map(({ message }) => message);
}

describe('a baseline', () => {
  it('leaves out what was there when it was written, and nothing new', async () => {
    const home = await homeWith({ 'in/A.duck': bookmark('Colour', 'Shade') });
    const lint = (...words: string[]): Promise<Run> => runDuckbill(['lint', '--json', ...baseline, ...words], { home });
    const made = await lint('--update-baseline');
    expect(made).toMatchObject({ exit: 0, stderr: expect.stringContaining('the baseline holds 2 findings') });
    expect(await known(home)).toMatchObject([
      { file: 'in/A.duck', count: 1 },
      { message: expect.stringContaining('"') },
    ]);
    expect(found(await lint('--fail-on', 'hint'))).toEqual([]);
    await writeFile(path.join(home, 'in/A.duck'), bookmark('Size', 'Colour', 'Shade'));
    expect(found(await lint())).toEqual(['unknown key "Size" in a bookmark']);
  });

  it('knows its findings again when lines move, and counts those that look alike', async () => {
    const twice = bookmark().replace('</dict>', `${strings({ Size: '1' }).repeat(2)}</dict>`);
    const home = await homeWith({ 'A.duck': twice });
    await runDuckbill(['lint', ...baseline, '--update-baseline'], { home });
    const lint = (): Promise<Run> => runDuckbill(['lint', '--json', ...baseline], { home });
    await writeFile(path.join(home, 'A.duck'), twice.replace('<dict>', '<dict>\n\n<!-- moved -->\n'));
    expect(found(await lint())).toEqual([]);
    await writeFile(path.join(home, 'A.duck'), twice.replace('</dict>', `${strings({ Size: '1' })}</dict>`));
    expect(found(await lint())).toHaveLength(2);
  });

  it('tells of entries that find nothing any more, and loses them when it is updated', async () => {
    const home = await homeWith({ 'A.duck': bookmark('Colour'), 'B.duck': bookmark('Shade') });
    await runDuckbill(['lint', ...baseline, '--update-baseline'], { home });
    await writeFile(path.join(home, 'A.duck'), bookmark());
    const run = await runDuckbill(['lint', ...baseline, 'A.duck'], { home });
    expect(run).toMatchObject({ exit: 0 });
    expect(run.stderr).toContain('1 entry of the baseline finds nothing any more; --update-baseline takes');
    expect((await runDuckbill(['lint', ...baseline, 'B.duck'], { home })).stderr).not.toContain('any more');
    await runDuckbill(['lint', ...baseline, '--update-baseline', 'A.duck'], { home });
    expect(await known(home)).toMatchObject([{ file: 'B.duck' }]);
  });

  it('can be named by the configuration, from its own folder', async () => {
    const home = await homeWith({
      'a/A.duck': bookmark('Colour'),
      'duckbill.config.json': '{ "baseline": "known.json" }',
    });
    const cwd = path.join(home, 'a');
    expect((await runDuckbill(['lint'], { home, cwd })).stderr).toContain('make one with --update-baseline');
    await runDuckbill(['lint', '--update-baseline'], { home, cwd });
    expect(await known(home)).toMatchObject([{ file: 'a/A.duck' }]);
    expect(found(await runDuckbill(['lint', '--json', 'a/A.duck'], { home }))).toEqual([]);
  });

  it.each([
    ['no JSON', '{', 'known.json:1:2: '],
    ['other JSON', '{ "version": 2, "findings": [] }', 'known.json:1:14: '],
    ['an unknown key', '{ "version": 1, "finding": [] }', 'did you mean "findings"?'],
  ])('that is none is wrong usage: %s', async (_title, text, words) => {
    const home = await homeWith({ 'known.json': text, 'A.duck': bookmark() });
    for (const more of [[], ['--update-baseline']]) {
      const run = await runDuckbill(['lint', ...baseline, ...more], { home });
      expect(run).toMatchObject({ exit: 2, stdout: '' });
      expect(run.stderr).toContain(words);
    }
    expect(await readFile(path.join(home, 'known.json'), 'utf8')).toBe(text);
  });

  it('holds no secret', async () => {
    const canary = 'canary-of-a-secret-access-key-0123456789';
    const home = await homeWith({
      '.aws/credentials': `[a]\naws_secret_access_key = ${canary}\n${canary}\n[profile b]\naws_access_key_id = x\n`,
      'A.duck': bookmark('Colour').replace('</dict>', `${strings({ 'Secret Key': canary })}</dict>`),
    });
    await runDuckbill(['lint', ...baseline, '--update-baseline'], { home });
    expect((await known(home)).length).toBeGreaterThan(1);
    expect(await readFile(path.join(home, 'known.json'), 'utf8')).not.toContain(canary);
  });
});
