import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

/** A folder with the starting spec and a roster. */
async function startedFolder(roster?: string): Promise<string> {
  const home = await homeWith();
  expect(await runDuckbill(['fleet', 'init'], { home })).toMatchObject({ exit: 0, stderr: '' });
  if (roster !== undefined) await writeFile(path.join(home, 'roster.csv'), roster);
  return home;
}

const generate = ['fleet', 'generate', 'fleet.yaml', '--roster', 'roster.csv', '--out', 'out'] as const;

describe('duckbill fleet init', () => {
  it('writes a spec and a roster without a fault, and never over others', async () => {
    const home = await startedFolder();
    expect(await runDuckbill(['fleet', 'check', 'fleet.yaml', '--roster', 'roster.csv'], { home })).toMatchObject({
      exit: 0,
      stdout: 'fleet.yaml: 2 accounts, 2 roles, 0 buckets, 3 grants\nroster.csv: 2 members, 10 files; nothing found\n',
      stderr: '',
    });
    await writeFile(path.join(home, 'fleet.yaml'), 'mine');
    expect(await runDuckbill(['fleet', 'init'], { home })).toMatchObject({ exit: 2, stdout: '' });
    expect(await readFile(path.join(home, 'fleet.yaml'), 'utf8')).toBe('mine');
    await runDuckbill(['fleet', 'init', '--force'], { home });
    expect(await readFile(path.join(home, 'fleet.yaml.bak'), 'utf8')).toBe('mine');
  });

  it('takes accounts and permission sets from "duckbill sso roles"', async () => {
    const home = await homeWith();
    const accounts = [
      { accountId: '111122223333', accountName: 'Main: "x"', email: '', permissionSets: ['Read', 'Admin'] },
      { accountId: '222233334444', accountName: 'Main: "x"', email: '', permissionSets: ['Read'] },
    ];
    const portal = { startUrl: 'https://d-1234567890.awsapps.com/start', region: 'eu-central-1' };
    await writeFile(path.join(home, 'sso.json'), JSON.stringify({ version: 1, ...portal, accounts }));
    const lines = accounts.map((account) => JSON.stringify({ version: 1, ...portal, ...account }));
    await writeFile(path.join(home, 'sso.ndjson'), `${lines.join('\n')}\n`);
    expect(await runDuckbill(['fleet', 'init', '--from-sso', 'sso.json'], { home })).toMatchObject({ exit: 0 });
    expect(await runDuckbill(['fleet', 'check', 'fleet.yaml'], { home })).toMatchObject({ exit: 0, stderr: '' });
    const spec = await readFile(path.join(home, 'fleet.yaml'), 'utf8');
    expect(spec).toContain('region: eu-central-1');
    const imported = await runDuckbill(['fleet', 'import', 'sso.ndjson', '--from', 'sso'], { home });
    expect(imported.stdout).toBe(spec);
  });
});

describe('duckbill fleet generate', () => {
  it('writes the same files each time, and over nothing without --force', async () => {
    const home = await startedFolder();
    expect(await runDuckbill([...generate], { home })).toMatchObject({
      exit: 0,
      stdout: 'out: 2 members, 10 files; nothing found\n',
      stderr: '',
    });
    const sums = await readFile(path.join(home, 'out', 'SHA256SUMS'), 'utf8');
    expect(await runDuckbill([...generate], { home })).toMatchObject({ exit: 2, stdout: '' });
    expect(await runDuckbill([...generate, '--force'], { home })).toMatchObject({ exit: 0 });
    expect(await readFile(path.join(home, 'out', 'SHA256SUMS'), 'utf8')).toBe(sums);
    expect(await runDuckbill(['lint', 'out'], { home })).toMatchObject({ exit: 0 });
  });

  it('tells each bad row and makes the files of the others', async () => {
    const home = await startedFolder('id,team\nanna,finance\nbert,\ncarl\nanna,finance\n');
    const run = await runDuckbill([...generate], { home });
    expect(run).toMatchObject({ exit: 1, stdout: 'out: 1 member, 5 files; 3 errors\n' });
    expect(run.stderr.split('\n').map((line) => line.slice(0, 20))).toEqual([
      'roster.csv:3: error:',
      'roster.csv:4: error:',
      'roster.csv:5: error:',
      '',
    ]);
    expect(await readdir(path.join(home, 'out'))).toEqual(['SHA256SUMS', 'anna', 'manifest.json']);
  });

  it('writes nothing with --strict when a row is bad, and tells all of them', async () => {
    const home = await startedFolder('id,team\nanna,finance\nbert,\ncarl,\n');
    const run = await runDuckbill([...generate, '--strict', '--json'], { home });
    expect(run.exit).toBe(1);
    expect(jsonOf(run)).toMatchObject({
      out: null,
      counts: { error: 2 },
      findings: [
        { file: 'roster.csv', line: 3, code: 'fleet-row-value-missing', column: 'team' },
        { file: 'roster.csv', line: 4, code: 'fleet-row-value-missing', column: 'team' },
      ],
    });
    expect((await readdir(home)).filter((name) => name.includes('out'))).toEqual([]);
  });

  it('lets no id lead out of its folder', async () => {
    const ids = ['../../up', '/etc/passwd', String.raw`..\..\up`, 'CON', '.', 'a/b', `\u202Eevil`, 'x'.repeat(200)];
    const home = await startedFolder(`id,team\n${ids.map((id) => `${id},finance`).join('\n')}\n`);
    await mkdir(path.join(home, 'inner'));
    const words = ['fleet', 'generate', 'fleet.yaml', '--roster', 'roster.csv', '--out', 'inner/out'];
    expect(await runDuckbill(words, { home })).toMatchObject({ exit: 0 });
    expect(await readdir(path.join(home, 'inner'))).toEqual(['out']);
    const folders = await readdir(path.join(home, 'inner', 'out'));
    expect(folders).toHaveLength(ids.length + 2);
    expect(existsSync(path.join(home, 'up'))).toBe(false);
    for (const folder of folders) expect(folder).toMatch(/^[\w.@+~-]+$/u);
  });

  it('tells every mistake of a spec with its place, and writes nothing', async () => {
    const home = await startedFolder();
    const spec = await readFile(path.join(home, 'fleet.yaml'), 'utf8');
    await writeFile(
      path.join(home, 'fleet.yaml'),
      spec.replace('slug: example', 'slug: Bad Slug').replace('roles:', 'rolls:'),
    );
    const run = await runDuckbill([...generate], { home });
    expect(run).toMatchObject({ exit: 1, stdout: '' });
    expect(run.stderr).toContain('fleet.yaml:7:9 ');
    expect(run.stderr).toContain('fleet-spec-key-unknown');
    expect(existsSync(path.join(home, 'out'))).toBe(false);
  });
});

describe('duckbill fleet import', () => {
  it('makes a roster of a SCIM export, without formulas and without who is not active', async () => {
    const home = await homeWith();
    const users = [
      {
        userName: 'anna',
        displayName: 'Anna, B.',
        emails: [{ value: 'anna@example.com' }],
        groups: [{ display: 'x' }],
      },
      { userName: 'bert', active: false },
      { userName: 'carl', displayName: '=HYPERLINK("http://example.com")' },
    ];
    await writeFile(path.join(home, 'users.json'), JSON.stringify({ Resources: users }));
    const run = await runDuckbill(['fleet', 'import', 'users.json', '--from', 'scim'], { home });
    expect(run.exit).toBe(0);
    expect(run.stdout).toBe(
      'id,name,email,groups,department\nanna,"Anna, B.",anna@example.com,x,\n' +
        'carl,"\'=HYPERLINK(""http://example.com"")",,,\n',
    );
    expect(run.stderr).toContain('[fleet-row-value-formula]');
  });
});
