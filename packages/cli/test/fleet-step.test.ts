import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type FleetFile, expandMember, type Fleet, SourceText } from '@duckbill/core';
import { printZip, readFleetSpec, writeArchive } from '@duckbill/fleet';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { writeUserFolder } from './fleet-files.ts';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';
import { treeOf } from './tree-of.ts';

const spec = {
  version: 1,
  organisation: { name: 'Acme', slug: 'acme' },
  ssoSession: { name: 'acme', startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' },
  accounts: [
    { name: 'production', id: '111122223333' },
    { name: 'dev', id: '222233334444' },
  ],
  roles: [{ name: 'ReadOnly' }],
  buckets: [{ name: 'reports', bucket: 'acme-reports', account: 'production' }],
  region: 'eu-west-1',
  grants: [
    { when: { team: ['finance'] }, roles: ['ReadOnly'], buckets: ['reports'] },
    { roles: ['ReadOnly'], accounts: ['dev'] },
  ],
  variables: [{ name: 'team' }],
};
const people = ['alice,finance', 'bob,dev', 'carol,finance'];
const roster = (rows: readonly string[]): string => ['id,team', ...rows, ''].join('\n');
const changed = { ...spec, region: 'eu-central-1' };

const sha1Hex = (text: string): string => createHash('sha1').update(text).digest('hex');

function fleetOf(values: object): Fleet {
  const { fleet, diagnostics } = readFleetSpec(new SourceText('fleet.json', JSON.stringify(values)));
  if (fleet === undefined) throw new Error(JSON.stringify(diagnostics));
  return fleet;
}

/** What `fleet generate` makes of it. */
function generated(values: object = spec, rows: readonly string[] = people): readonly FleetFile[] {
  const fleet = fleetOf(values);
  return rows.flatMap((row, index) => {
    const [id = '', team = ''] = row.split(',');
    const variables = new Map([
      ['id', id],
      ['team', team],
    ]);
    return expandMember(fleet, { id, line: index + 2, variables }, sha1Hex).files;
  });
}

async function workHome(): Promise<string> {
  const home = await homeWith({
    'fleet.json': JSON.stringify(spec),
    'changed.json': JSON.stringify(changed),
    'people.csv': roster(people),
  });
  await writeUserFolder(path.join(home, 'out'), generated());
  return home;
}

const diff = (home: string, ...words: string[]) =>
  runDuckbill(['fleet', 'diff', 'fleet.json', '--roster', 'people.csv', '--against', ...words], { home });

describe('duckbill fleet diff', () => {
  it('finds nothing in what was generated, in a folder and in a ZIP', async () => {
    const home = await workHome();
    expect(await writeArchive(path.join(home, 'fleet.zip'), printZip(generated()))).toMatchObject({ ok: true });
    for (const place of ['out', 'fleet.zip', 'fleet.json']) {
      const run = await diff(home, place);
      expect(run, place).toMatchObject({ exit: 0, stderr: '' });
      expect(run.stdout, place).toContain('users: 0 added, 0 removed, 0 changed, 3 the same');
    }
  });

  it('tells settings and values that a change of the spec changes', async () => {
    const home = await workHome();
    const run = await diff(home, 'changed.json');
    expect(run.exit).toBe(1);
    expect(run.stdout).toContain('changed  alice/.aws/config');
    expect(run.stdout).toMatch(/^ {2}\.aws\/config:\d+: changed profile \S+: region: eu-central-1 -> eu-west-1$/mu);
    expect(run.stdout).toContain('users: 0 added, 0 removed, 3 changed, 0 the same');
    const text = await diff(home, 'changed.json', '--text');
    expect(text.stdout).toContain('-region = eu-central-1\n+region = eu-west-1\n');
    expect((await diff(home, 'changed.json', '--summary')).stdout.split('\n')).toHaveLength(3);
  });

  it('tells who comes and goes, wherever in the roster', async () => {
    const home = await workHome();
    await writeFile(path.join(home, 'old.csv'), roster(['zoe,finance', 'carol,dev', 'alice,finance']));
    const run = await diff(home, 'fleet.json', '--against-roster', 'old.csv', '--json');
    const { differences, counts } = jsonOf(run) as {
      differences: { user: string; what: string; path?: string }[];
      counts: object;
    };
    expect(differences.filter(({ path }) => path === undefined).map(({ user, what }) => `${what} ${user}`)).toEqual([
      'added bob',
      'removed zoe',
    ]);
    expect(differences.some(({ user, path }) => user === 'carol' && path === '.aws/config')).toBe(true);
    expect(counts).toMatchObject({ users: { same: 1, added: 1, removed: 1, changed: 1 } });
    await writeUserFolder(path.join(home, 'out'), generated(spec, ['dave,dev']));
    await rm(path.join(home, 'out/bob'), { recursive: true });
    expect((await diff(home, 'out')).stdout).toMatch(/^added {2}bob, \d+ files?\nremoved {2}dave, \d+ files?$/mu);
  });

  it('goes on behind a bad row, and says so', async () => {
    const home = await workHome();
    await writeFile(path.join(home, 'people.csv'), roster(['alice,finance', ',dev', 'bob,dev', 'carol,finance']));
    const run = await diff(home, 'out');
    expect(run.exit).toBe(1);
    expect(run.stderr).toContain('people.csv:3: error');
    expect(run.stdout).toContain('3 the same');
  });

  it('answers wrong usage with 2 and what cannot be read with 3, in JSON too', async () => {
    const home = await workHome();
    await writeFile(path.join(home, 'bad.json'), '{"version": 1}');
    await writeFile(path.join(home, 'bad.zip'), 'no archive');
    for (const [exit, words] of [
      [3, ['fleet.json', '--roster', 'people.csv', '--against', 'gone']],
      [3, ['fleet.json', '--roster', 'people.csv', '--against', 'bad.zip']],
      [3, ['fleet.json', '--roster', 'gone.csv', '--against', 'out']],
      [1, ['bad.json', '--roster', 'people.csv', '--against', 'out']],
      [2, ['fleet.json', '--roster', 'people.csv', '--against', 'out', '--against-roster', 'people.csv']],
      [2, ['fleet.json', '--against', 'out']],
    ] as const)
      expect(await runDuckbill(['fleet', 'diff', ...words], { home }), words.join(' ')).toMatchObject({ exit });
  });
});

describe('duckbill fleet verify', () => {
  it('finds what is missing, changed and not ours in a generated folder', async () => {
    const home = await workHome();
    const config = path.join(home, 'out/alice/.aws/config');
    await writeFile(config, (await readFile(config, 'utf8')).replace('region = eu-west-1', 'region = us-east-1'));
    await rm(path.join(home, 'out/bob/.aws/config'));
    await mkdir(path.join(home, 'out/carol/profiles'), { recursive: true });
    await writeFile(path.join(home, 'out/carol/profiles/Own.cyberduckprofile'), 'theirs');
    const words = ['fleet', 'verify', 'fleet.json', '--roster', 'people.csv', '--against', 'out'];
    const run = await runDuckbill(words, { home });
    expect(run.exit).toBe(1);
    expect(run.stdout).toMatch(
      /^changed {2}out\/alice\/\.aws\/config\n {2}out\/alice\/\.aws\/config:\d+: changed .*us-east-1 -> eu-west-1$/mu,
    );
    expect(run.stdout).toMatch(/^missing {2}out\/bob/mu);
    expect(run.stdout).toContain('not ours  out/carol/profiles/Own.cyberduckprofile');
    expect(jsonOf(await runDuckbill([...words, '--json'], { home }))['counts']).toMatchObject({
      changed: 1,
      missing: 1,
      foreign: 1,
      stale: 0,
    });
  });

  it('calls stale what stands in the check sums and is no longer wanted', async () => {
    const home = await workHome();
    const sums = generated().map(({ path: name }) => `${'0'.repeat(64)}  ${name}\n`);
    await writeFile(path.join(home, 'out/SHA256SUMS'), sums.join(''));
    await writeFile(path.join(home, 'people.csv'), roster(['alice,finance', 'bob,dev', 'carol,dev']));
    await mkdir(path.join(home, 'out/own/profiles'), { recursive: true });
    await writeFile(path.join(home, 'out/own/profiles/x.cyberduckprofile'), 'theirs');
    const run = await runDuckbill(['fleet', 'verify', 'fleet.json', '--roster', 'people.csv', '--against', 'out'], {
      home,
    });
    expect(run.stdout).toMatch(/^stale {2}out\/carol\/bookmarks\//mu);
    expect(run.stdout).toMatch(/^not ours {2}out\/own$/mu);
  });
});

describe('duckbill fleet apply, verify, undo', () => {
  const member = ['fleet.json', '--roster', 'people.csv', '--member', 'alice'];

  it('brings a home in step with a spec, keeps it, and takes it back', async () => {
    const home = await workHome();
    const before = await treeOf(path.join(home, 'out'));
    const dry = await runDuckbill(['fleet', 'apply', ...member, '--dry-run'], { home });
    expect(dry).toMatchObject({ exit: 0 });
    expect(dry.stdout).toContain('+# >>> duckbill:fleet-acme ');
    expect(existsSync(path.join(home, '.aws'))).toBe(false);
    expect(await runDuckbill(['fleet', 'apply', ...member], { home })).toMatchObject({ exit: 2 });
    expect(existsSync(path.join(home, '.aws'))).toBe(false);
    expect(await runDuckbill(['fleet', 'apply', ...member, '--yes'], { home })).toMatchObject({ exit: 0 });
    expect(readFileSync(path.join(home, '.aws/config'), 'utf8')).toBe(
      generated().find(({ path: name }) => name === 'alice/.aws/config')?.text,
    );
    const again = await runDuckbill(['fleet', 'apply', 'out/alice', '--yes'], { home });
    expect(again.stdout).toContain('nothing to change');
    expect(await runDuckbill(['fleet', 'verify', ...member], { home })).toMatchObject({ exit: 0 });
    const other = await runDuckbill(['fleet', 'verify', 'out/bob', '--json'], { home });
    expect(other.exit).toBe(1);
    expect(jsonOf(other)['items']).toEqual(expect.arrayContaining([expect.objectContaining({ status: 'stale' })]));
    expect(await runDuckbill(['fleet', 'undo'], { home })).toMatchObject({ exit: 0 });
    for (const name of ['.aws', '.duck', '.duckbill']) expect(existsSync(path.join(home, name)), name).toBe(false);
    expect(await treeOf(path.join(home, 'out'))).toEqual(before);
  });

  it('never shows what is secret in a file of the person', async () => {
    const home = await workHome();
    await mkdir(path.join(home, '.aws'));
    const own =
      '[profile own]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = CANARYcanaryCANARYcanaryCANARYcanaryCANAR\n';
    await writeFile(path.join(home, '.aws/config'), own);
    for (const words of [['--dry-run'], ['--dry-run', '--json'], ['--yes'], ['--yes', '--json']])
      expect((await runDuckbill(['fleet', 'apply', ...member, ...words], { home })).output).not.toContain('CANARY');
    expect((await runDuckbill(['fleet', 'verify', ...member], { home })).output).not.toContain('CANARY');
    expect((await runDuckbill(['fleet', 'undo'], { home })).output).not.toContain('CANARY');
    expect(readFileSync(path.join(home, '.aws/config'), 'utf8')).toBe(own);
  });

  it('serves another home, laid out as another platform has it', async () => {
    const home = await workHome();
    const words = [...member, '--home', 'mnt', '--platform', 'win32'];
    expect(await runDuckbill(['fleet', 'apply', ...words, '--yes'], { home })).toMatchObject({ exit: 0 });
    expect(existsSync(path.join(home, 'mnt/AppData/Roaming/Cyberduck/Bookmarks'))).toBe(true);
    expect(await runDuckbill(['fleet', 'verify', ...words], { home })).toMatchObject({ exit: 0 });
    expect(existsSync(path.join(home, '.aws'))).toBe(false);
  });

  it('asks for what is missing', async () => {
    const home = await workHome();
    for (const words of [
      ['apply', 'fleet.json', '--yes'],
      ['apply', 'fleet.json', '--roster', 'people.csv', '--member', 'nobody', '--yes'],
      ['apply', 'out', '--yes'],
      ['verify', 'out/alice', '--owner', 'Bad Name'],
      ['verify', 'out/alice', '--platform', 'win32'],
      ['verify', 'fleet.json', '--against', 'out'],
      ['undo'],
    ])
      expect(await runDuckbill(['fleet', ...words], { home }), words.join(' ')).toMatchObject({ exit: 2, stdout: '' });
  });
});
