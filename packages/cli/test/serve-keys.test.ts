import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, type Run, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

interface Desk {
  readonly file: string;
  readonly run: (...words: string[]) => Promise<Run>;
  readonly read: () => Promise<string>;
}

async function desk(text?: string): Promise<Desk> {
  const home = await homeWith();
  const file = path.join(home, 'keys.json');
  if (text !== undefined) await writeFile(file, text);
  return {
    file,
    run: (...words) => runDuckbill(['serve', 'keys', ...words, '--keys', 'keys.json'], { home }),
    read: () => readFile(file, 'utf8'),
  };
}

const acme = ['create', '--tenant', 'acme', '--scope', 'check'];

describe('duckbill serve keys', () => {
  it('prints a key once, alone, and keeps its hash in a file for its owner', async () => {
    const { run, read, file } = await desk();
    const made = await run(...acme, '--scope', 'fleet', '--name', 'CI');
    expect(made.exit).toBe(0);
    expect(made.stdout).toMatch(/^dbk_[0-9a-f]{12}_[\w-]{43}\n$/u);
    expect(made.stderr).toContain('the only time that you see it');
    expect(await read()).not.toContain(made.stdout.trim().slice(-43));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const listed = await run('list');
    expect(listed.stdout).toMatch(/^ID +STATE +TENANT +SCOPES +EXPIRES/u);
    expect(listed.stdout).toContain(made.stdout.slice(4, 16));
    expect(listed.stdout).toContain('check,fleet');
    expect(listed.output).not.toContain(made.stdout.trim().slice(-43));
  });

  it('rotates with an overlap, and revokes', async () => {
    const { run } = await desk();
    const id = (await run(...acme)).stdout.slice(4, 16);
    const rotated = jsonOf(await run('rotate', id, '--overlap', '2h', '--json'));
    expect(rotated).toMatchObject({ tenant: 'acme', scopes: ['check'], state: 'good', apiKey: expect.any(String) });
    const newId = String(rotated['id']);
    expect(newId).not.toBe(id);
    expect(await run('revoke', newId)).toMatchObject({ exit: 0, stdout: '' });
    expect(jsonOf(await run('list', '--json'))['keys']).toMatchObject([
      { id, state: 'good', replacedBy: newId, expires: expect.any(String) },
      { id: newId, state: 'revoked' },
    ]);
    expect(await run('rotate', newId)).toMatchObject({ exit: 2, stdout: '' });
    expect(await run('rotate', id, '--overlap', '0m')).toMatchObject({ exit: 0 });
    expect(jsonOf(await run('list', '--json'))['keys']).toMatchObject([
      { id, state: 'expired' },
      {},
      { state: 'good' },
    ]);
  });

  it.each([
    [acme.slice(0, 3), '--scope'],
    [['create', '--tenant', 'a b', '--scope', 'check'], '--tenant'],
    [['create', '--tenant', 'a', '--scope', 'all'], 'one of check, generate, fleet, connect, operate'],
    [[...acme, '--expires', 'soon'], '--expires'],
    [[...acme, '--expires', '2001-01-01'], 'over already'],
    [['rotate', '000000000000', '--overlap', 'long'], '--overlap'],
    [['list'], 'it does not exist'],
    [['revoke', '000000000000'], 'it does not exist'],
  ])('%s is wrong usage, and writes nothing', async (words, told) => {
    const { run, read } = await desk();
    const found = await run(...words);
    expect(found).toMatchObject({ exit: 2, stdout: '' });
    expect(found.stderr).toContain(told);
    await expect(read()).rejects.toThrow('ENOENT');
  });

  it('leaves a file with mistakes alone, and says where, not what', async () => {
    const text = '{"version": 1, "keys": [{"canary": 1}]}';
    const { run, read } = await desk(text);
    const found = await run(...acme);
    expect(found).toMatchObject({ exit: 2, stdout: '' });
    expect(found.stderr).toContain('#/keys/0');
    expect(await read()).toBe(text);
  });

  it('prints no key when the file cannot be written', async () => {
    const { run, file } = await desk('{"version": 1, "keys": []}');
    await chmod(file, 0o400);
    expect(await run(...acme)).toMatchObject({ exit: 3, stdout: '' });
  });
});
