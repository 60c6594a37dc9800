import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expandMember } from '../../src/fleet/expand-member.ts';
import { layoutMember } from '../../src/fleet/layout/layout-member.ts';
import { fleetOf, memberOf, sha1Hex, type SpecValues } from './fleet-samples.ts';

const there = process.platform !== 'win32';

let root = '';
let home = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "duckbill install'er "));
  home = path.join(root, 'home');
  mkdirSync(home);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Puts the folder of a member on the disk, as it comes out of an archive. */
function unpack(values: SpecValues = {}, id = 'anna'): string {
  const fleet = fleetOf({ targets: ['linux', 'macos', 'windows'], ...values });
  const { files } = expandMember(fleet, memberOf(id), sha1Hex);
  const folder = path.join(root, 'given');
  rmSync(folder, { recursive: true, force: true });
  for (const file of [...files, ...layoutMember(fleet, memberOf(id), files, sha1Hex)]) {
    const name = path.join(folder, ...file.path.split('/').slice(1));
    mkdirSync(path.dirname(name), { recursive: true });
    writeFileSync(name, file.text);
    chmodSync(name, file.mode);
  }
  return folder;
}

function install(folder: string, ...words: string[]): { status: number | null; out: string; left: string } {
  const environment = { HOME: home, PATH: process.env['PATH'] };
  const run = spawnSync('sh', [path.join(folder, 'install.sh'), ...words], { encoding: 'utf8', env: environment });
  return { status: run.status, out: run.stdout, left: run.stderr };
}

/** Every file below the home with its text and the time of its last change. */
function contentOf(folder = home, below = ''): [name: string, text: string, changed: number][] {
  return readdirSync(path.join(folder, below), { withFileTypes: true })
    .flatMap((entry): [string, string, number][] => {
      const name = path.join(below, entry.name);
      if (entry.isDirectory()) return contentOf(folder, name);
      return [[name, readFileSync(path.join(folder, name), 'utf8'), statSync(path.join(folder, name)).mtimeMs]];
    })
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const config = (): string => readFileSync(path.join(home, '.aws/config'), 'utf8');

describe.skipIf(!there)('install.sh [sh]', () => {
  it('is right for the shells that are here, and for shellcheck', () => {
    const script = path.join(unpack(), 'install.sh');
    for (const shell of ['sh', 'dash', 'bash', 'ksh', 'busybox'])
      expect([0, null]).toContain(spawnSync(shell, shell === 'busybox' ? ['sh', '-n', script] : ['-n', script]).status);
    const shellcheck = spawnSync('shellcheck', ['--severity=warning', script], { encoding: 'utf8' });
    expect(shellcheck.stdout ?? '').toBe('');
  });

  it('puts everything in its place, and does nothing the second time', () => {
    const folder = unpack();
    expect(install(folder)).toMatchObject({ status: 0, left: '' });
    expect(config()).toBe(readFileSync(path.join(folder, '.aws/config'), 'utf8'));
    expect(statSync(path.join(home, '.aws/config')).mode & 0o777).toBe(0o600);
    const bookmarks = readdirSync(path.join(home, '.duck/Bookmarks'));
    expect(bookmarks).toHaveLength(3);
    for (const name of bookmarks)
      expect(readFileSync(path.join(home, '.duck/Bookmarks', name), 'utf8')).toContain(name.replace('.duck', ''));
    expect(readdirSync(path.join(home, '.duck/profiles'))).toEqual(['example-assume-role.cyberduckprofile']);
    const before = contentOf();
    expect(install(folder)).toEqual({ status: 0, out: 'done\n', left: '' });
    expect(contentOf()).toEqual(before);
  });

  it('tells what it would do, and does nothing, when asked', () => {
    const folder = unpack();
    const told = install(folder, '--dry-run');
    expect(told.status).toBe(0);
    expect(told.out).toContain(`write ${home}/.aws/config`);
    expect(contentOf()).toEqual([]);
    expect(install(folder).out).toBe(told.out);
  });

  it('gives back the home that it found', () => {
    const folder = unpack();
    expect(install(folder).status).toBe(0);
    expect(install(folder, '--uninstall')).toMatchObject({ status: 0, left: '' });
    expect(contentOf()).toEqual([]);
    mkdirSync(path.join(home, '.aws'), { recursive: true });
    for (const text of ['[profile mine]\nregion = us-east-1\n', '# only a remark\r\n[default]\r\nregion = x\r\n']) {
      writeFileSync(path.join(home, '.aws/config'), text);
      expect(install(folder).status).toBe(0);
      expect(config().startsWith(text)).toBe(true);
      expect(readFileSync(path.join(home, '.aws/config.bak'), 'utf8')).toBe(text);
      expect(install(folder, '--uninstall').status).toBe(0);
      expect(config()).toBe(text);
    }
  });

  it('brings a block up to date where it stands', () => {
    expect(install(unpack()).status).toBe(0);
    const first = config();
    writeFileSync(path.join(home, '.aws/config'), `[profile before]\n\n${first}\n[profile after]\nregion = x\n`);
    const folder = unpack({ region: 'eu-central-1' });
    expect(install(folder)).toMatchObject({ status: 0, left: '' });
    const block = readFileSync(path.join(folder, '.aws/config'), 'utf8');
    expect(config()).toBe(`[profile before]\n\n${block}\n[profile after]\nregion = x\n`);
    expect(block).not.toBe(first);
  });

  it('takes away what is not wanted any more', () => {
    expect(install(unpack()).status).toBe(0);
    const folder = unpack({ grants: [{ roles: ['ReadOnly'], accounts: ['dev'] }] });
    expect(install(folder)).toMatchObject({ status: 0, left: '' });
    expect(readdirSync(path.join(home, '.duck/Bookmarks'))).toHaveLength(1);
    expect(readdirSync(path.join(home, '.duck/profiles'))).toEqual([]);
  });

  it('leaves alone what is not its own', () => {
    const folder = unpack();
    const profile = path.join(home, '.duck/profiles/example-assume-role.cyberduckprofile');
    mkdirSync(path.dirname(profile), { recursive: true });
    writeFileSync(profile, 'mine');
    mkdirSync(path.join(home, '.aws'));
    const mine = '[ profile  "dev-readonly" ]\nregion = us-east-1\n';
    writeFileSync(path.join(home, '.aws/config'), mine);
    const { status, left } = install(folder);
    expect(status).toBe(1);
    expect(left).toContain(`left alone: ${profile}: it was not installed by this script`);
    expect(left).toContain(`left alone: ${home}/.aws/config: other lines than ours define already: dev-readonly`);
    expect(readFileSync(profile, 'utf8')).toBe('mine');
    expect(config()).toBe(mine);
    expect(install(folder, '--uninstall').status).toBe(0);
    expect(readFileSync(profile, 'utf8')).toBe('mine');
    expect(config()).toBe(mine);
  });

  it('leaves alone what was changed since, also when it uninstalls', () => {
    const folder = unpack();
    expect(install(folder).status).toBe(0);
    const [name = ''] = readdirSync(path.join(home, '.duck/Bookmarks'));
    const bookmark = path.join(home, '.duck/Bookmarks', name);
    writeFileSync(bookmark, 'edited');
    const edited = config().replace('eu-west-1', 'us-east-1');
    writeFileSync(path.join(home, '.aws/config'), edited);
    for (const words of [[], ['--uninstall']]) {
      const { status, left } = install(folder, ...words);
      expect(status).toBe(1);
      expect(left).toContain(bookmark);
      expect(left).toContain('the lines of fleet-example were changed by hand');
      expect(readFileSync(bookmark, 'utf8')).toBe('edited');
      expect(config()).toBe(edited);
    }
  });

  it('writes through a link, and never over a folder, a link or damaged marks', () => {
    const folder = unpack();
    mkdirSync(path.join(home, '.aws'));
    mkdirSync(path.join(home, 'dotfiles'));
    writeFileSync(path.join(home, 'dotfiles/config'), '[profile mine]\n');
    symlinkSync('../dotfiles/config', path.join(home, '.aws/config'));
    const profile = path.join(home, '.duck/profiles/example-assume-role.cyberduckprofile');
    mkdirSync(path.dirname(profile), { recursive: true });
    symlinkSync('/etc/hostname', profile);
    expect(install(folder)).toMatchObject({ status: 1, left: `left alone: ${profile}: it is not a regular file\n` });
    expect(readFileSync(path.join(home, 'dotfiles/config'), 'utf8')).toContain('fleet-example');
    const damaged = '# >>> duckbill:fleet-example check=00000000 managed >>>\n[profile x]\n';
    writeFileSync(path.join(home, '.aws/config'), damaged);
    expect(install(folder).left).toContain('the marks around the lines of fleet-example are damaged');
    expect(config()).toBe(damaged);
  });

  it('says nothing that a member could have put into it', () => {
    const folder = unpack({}, "$(touch pwned)`touch pwned`';touch pwned;'");
    expect(install(folder).status).toBe(0);
    expect(existsSync(path.join(home, 'pwned'))).toBe(false);
    expect(readFileSync(path.join(folder, 'install.sh'), 'utf8')).not.toContain('pwned');
  });
});
