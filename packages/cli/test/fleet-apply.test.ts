import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FleetFile } from '@duckbill/core';
import { applyHome, type FleetHome, planHome, undoHome } from '@duckbill/fleet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { homeWriterOnDisk as writer } from '../src/home-writer-on-disk.ts';
import { contentsOf, sampleFiles, uuidOf } from './fleet-files.ts';
import { treeOf } from './tree-of.ts';

let root: string;
let home: FleetHome;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'duckbill-fleet-'));
  await mkdir(path.join(root, 'home'));
  home = { home: path.join(root, 'home'), platform: 'linux', environment: {}, owner: 'acme' };
});
afterEach(async () => rm(root, { recursive: true, force: true }));

const at = (place: string): string => path.join(home.home, place);
const textOf = (place: string): string => readFileSync(at(place), 'utf8');
async function put(place: string, text: string, mode = 0o600): Promise<void> {
  await mkdir(path.dirname(at(place)), { recursive: true });
  await writeFile(at(place), text, { mode });
}
const apply = (files: readonly FleetFile[], force = false) => applyHome(home, { files, force }, writer);
const statusesOf = async (files: readonly FleetFile[]) =>
  Object.fromEntries((await planHome(home, { files })).items.map(({ place, status }) => [place, status]));

const duck = `.duck/Bookmarks/${uuidOf('1')}.duck`;
const profile = '.duck/profiles/Acme.cyberduckprofile';
const theirs = '# mine\r\n[profile own]\r\nregion = us-east-1\r\n\r\n[plugins]\r\ncli_legacy = x\r\n';

describe('applyHome', () => {
  it.each([
    ['linux', profile, duck],
    [
      'darwin',
      'Library/Group Containers/G69SCX94XU.duck/Library/Application Support/duck/Profiles/Acme.cyberduckprofile',
      `Library/Group Containers/G69SCX94XU.duck/Library/Application Support/duck/Bookmarks/${uuidOf('1')}.duck`,
    ],
    [
      'win32',
      'AppData/Roaming/Cyberduck/Profiles/Acme.cyberduckprofile',
      `AppData/Roaming/Cyberduck/Bookmarks/${uuidOf('1')}.duck`,
    ],
  ])('installs where %s looks, and nothing is left to do', async (platform, profilePlace, duckPlace) => {
    home = { ...home, platform };
    const files = sampleFiles();
    const { written } = await apply(files);
    expect(written).toHaveLength(3);
    expect(textOf('.aws/config')).toBe(files[0]?.text);
    expect(textOf(profilePlace)).toBe(files[1]?.text);
    expect(textOf(duckPlace)).toBe(files[2]?.text);
    expect(Object.values(await statusesOf(files))).toEqual(['same', 'same', 'same']);
  });

  it('follows APPDATA on Windows, and takes the folder of the Store when that alone is there', async () => {
    const appData = path.join(root, 'roaming');
    home = { ...home, platform: 'win32', environment: { APPDATA: appData } };
    await apply(sampleFiles());
    expect(readdirSync(path.join(appData, 'Cyberduck', 'Profiles'))).toEqual(['Acme.cyberduckprofile']);
    home = { ...home, environment: {}, owner: 'other' };
    const store = 'AppData/Local/Packages/iterate.37637C3DE32E5_gr99yradmgg3r/LocalCache/Roaming/Cyberduck/Profiles';
    await mkdir(at(store), { recursive: true });
    await apply(sampleFiles());
    expect(readdirSync(at(store))).toEqual(['Acme.cyberduckprofile']);
  });

  it('changes nothing when it runs again: same bytes, same dates', async () => {
    await put('.aws/config', theirs);
    await apply(sampleFiles());
    const before = await treeOf(home.home);
    const { written } = await apply(sampleFiles());
    expect(written).toEqual([]);
    expect(await treeOf(home.home)).toEqual(before);
  });

  it('leaves every byte of others in the config as it is', async () => {
    await put('.aws/config', theirs);
    await apply(sampleFiles());
    expect(textOf('.aws/config').startsWith(theirs)).toBe(true);
    expect(textOf('.aws/config')).toContain('[profile acme-reports]');
  });

  it('prunes what is ours and nothing else', async () => {
    await put('.duck/Bookmarks/own.duck', 'theirs');
    await put('.duck/profiles/Own.cyberduckprofile', 'theirs');
    await put('.aws/config', theirs);
    await apply(sampleFiles({ profiles: ['acme-reports', 'acme-logs'] }));
    const later = sampleFiles({ profiles: ['acme-logs'], bookmark: '' });
    expect(await statusesOf(later)).toMatchObject({ '~/.aws/config': 'changed', [`~/${duck}`]: 'stale' });
    await apply(later);
    expect(readdirSync(at('.duck/Bookmarks'))).toEqual(['own.duck']);
    expect(readdirSync(at('.duck/profiles'))).toEqual(['Acme.cyberduckprofile', 'Own.cyberduckprofile']);
    expect(textOf('.aws/config')).not.toContain('acme-reports');
    expect(textOf('.aws/config').startsWith(theirs)).toBe(true);
  });

  it('updates a bookmark that Cyberduck has used, and not one that the person has changed', async () => {
    await apply(sampleFiles());
    const used = textOf(duck).replace(
      '</dict>',
      '<key>Access Timestamp</key><string>1767225600000</string><key>Custom</key><dict><key>s3.location</key><string>eu-west-1</string></dict></dict>',
    );
    await put(duck, used);
    expect(await statusesOf(sampleFiles())).toMatchObject({ [`~/${duck}`]: 'same' });
    await apply(sampleFiles({ nickname: 'New' }));
    expect(textOf(duck)).toContain('New');
    const edited = textOf(duck).replace('New', 'Mine');
    await put(duck, edited);
    const { plan } = await apply(sampleFiles({ nickname: 'Newer' }));
    expect(plan.items.at(-1)).toMatchObject({ status: 'conflict', conflict: 'edited' });
    expect(plan.items.at(-1)?.changes).toMatchObject([{ item: 'Nickname', before: 'Mine', after: 'Newer' }]);
    expect(textOf(duck)).toBe(edited);
    await apply(sampleFiles({ nickname: 'Newer' }), true);
    expect(textOf(duck)).toContain('Newer');
  });

  it('takes away what an earlier spec has put into a file, and leaves what the person has added', async () => {
    await apply(sampleFiles());
    const noted = textOf(duck).replace('</dict>', '<key>Comment</key><string>mine</string></dict>');
    await put(duck, noted);
    expect(await statusesOf(sampleFiles())).toMatchObject({ [`~/${duck}`]: 'same' });
    const without = (files: readonly FleetFile[]) =>
      files.map((file) => ({
        ...file,
        text: file.text.replace(/\s*<key>Path<\/key>\s*<string>.*?\/acme-reports.*?<\/string>/u, ''),
      }));
    expect(await statusesOf(without(sampleFiles()))).toMatchObject({ [`~/${duck}`]: 'conflict' });
    await put(duck, sampleFiles().at(-1)?.text ?? '');
    await apply(without(sampleFiles()));
    expect(textOf(duck)).not.toContain('acme-reports');
  });

  it('takes over what an installer script has put there', async () => {
    const [, profileFile, duckFile] = sampleFiles();
    await put(profile, profileFile?.text ?? '');
    await put(duck, duckFile?.text ?? '');
    await put('.duckbill/installer/acme/profiles/Acme.cyberduckprofile', profileFile?.text ?? '');
    await put(`.duckbill/installer/acme/bookmarks/${uuidOf('1')}.duck`, duckFile?.text ?? '');
    const { plan } = await apply(sampleFiles({ vendor: 'acme-new', bookmark: '2' }));
    expect(plan.items.map(({ status }) => status)).toEqual(['missing', 'changed', 'missing', 'stale']);
    expect(textOf(profile)).toContain('acme-new');
    expect(existsSync(at(duck))).toBe(false);
    expect((await apply(sampleFiles({ vendor: 'acme-new', bookmark: '2' }))).written).toEqual([]);
  });

  it('leaves a profile of the same name alone that is not ours, unless forced', async () => {
    await put(profile, 'theirs');
    const { plan } = await apply(sampleFiles());
    expect(plan.items.find(({ place }) => place === `~/${profile}`)).toMatchObject({ conflict: 'foreign' });
    expect(textOf(profile)).toBe('theirs');
    expect(existsSync(at(duck))).toBe(true);
    // Not adopted: it is never pruned.
    await apply([]);
    expect(textOf(profile)).toBe('theirs');
    await apply(sampleFiles(), true);
    expect(textOf(profile)).toContain('acme-s3');
  });

  it('leaves out a section whose name is taken, and those that would lean on it', async () => {
    await put('.aws/config', '[profile acme-logs]\nregion = us-east-1\n');
    const files = sampleFiles({ profiles: ['acme-reports', 'acme-logs'] });
    const { plan } = await apply(files);
    expect(plan.items[0]).toMatchObject({ status: 'conflict', conflict: 'section-taken' });
    expect(plan.items[0]?.details?.[0]).toContain('~/.aws/config:1: [profile acme-logs]');
    expect(textOf('.aws/config')).toContain('[profile acme-reports]');
    expect(textOf('.aws/config').match(/acme-logs/gu)).toHaveLength(1);
    await put('.aws/config', '[sso-session acme]\nsso_region = us-east-1\n');
    expect((await apply(files)).plan.items[0]?.details).toHaveLength(3);
    expect(textOf('.aws/config')).toBe('[sso-session acme]\nsso_region = us-east-1\n');
    await apply(files, true);
    expect(textOf('.aws/config')).toBe(files[0]?.text);
  });

  it('takes a section of others that says the same for its own', async () => {
    const same = '[sso-session acme]\nsso_region = eu-west-1\nsso_start_url = https://acme.awsapps.com/start\n';
    await put('.aws/config', same);
    const { plan } = await apply(sampleFiles());
    expect(plan.items[0]?.status).toBe('missing');
    expect(textOf('.aws/config').match(/\[sso-session acme\]/gu)).toHaveLength(1);
  });

  it('leaves a block alone that was changed by hand, unless forced', async () => {
    await apply(sampleFiles());
    const edited = textOf('.aws/config').replaceAll('eu-west-1', 'eu-north-1');
    await put('.aws/config', edited);
    const { plan } = await apply(sampleFiles());
    expect(plan.items[0]).toMatchObject({ conflict: 'block-edited' });
    expect(textOf('.aws/config')).toBe(edited);
    await apply(sampleFiles(), true);
    expect(textOf('.aws/config')).toBe(sampleFiles()[0]?.text);
  });
});

describe('hostile homes', () => {
  it('never follows a link out of the home, forced or not', async () => {
    const outside = path.join(root, 'outside');
    await mkdir(outside);
    await writeFile(path.join(outside, 'config'), 'theirs');
    await mkdir(at('.aws'));
    await symlink(path.join(outside, 'config'), at('.aws/config'));
    await symlink(outside, at('.duck'));
    const { plan } = await apply(sampleFiles(), true);
    expect(plan.items.map(({ conflict }) => conflict)).toEqual(['leads-out', 'leads-out', 'leads-out']);
    expect(readdirSync(outside)).toEqual(['config']);
    expect(readFileSync(path.join(outside, 'config'), 'utf8')).toBe('theirs');
  });

  it('follows a link that stays inside, and keeps it', async () => {
    await put('dotfiles/config', theirs);
    await mkdir(at('.aws'));
    await symlink('../dotfiles/config', at('.aws/config'));
    await apply(sampleFiles());
    expect(textOf('dotfiles/config')).toContain('acme-reports');
    await undoHome(home, writer);
    expect(textOf('dotfiles/config')).toBe(theirs);
  });

  it('keeps its notes nowhere else', async () => {
    await mkdir(path.join(root, 'outside'));
    await symlink(path.join(root, 'outside'), at('.duckbill'));
    await expect(apply(sampleFiles())).rejects.toThrow('out of the home folder');
    expect(readdirSync(path.join(root, 'outside'))).toEqual([]);
    expect(existsSync(at('.aws'))).toBe(false);
  });

  it('tells folders, files in the way, and what is read-only; the rest is done', async () => {
    await mkdir(at('.aws/config'), { recursive: true });
    await put('.duck/profiles', 'a file');
    expect((await apply(sampleFiles())).plan.items.map(({ conflict }) => conflict)).toEqual([
      'is-a-folder',
      'file-in-the-way',
      undefined,
    ]);
    expect(existsSync(at(duck))).toBe(true);
    await chmod(at(duck), 0o400);
    const { plan } = await apply(sampleFiles({ nickname: 'New' }));
    expect(plan.items.at(-1)).toMatchObject({ conflict: 'read-only' });
  });

  it('installs no bookmark whose UUID leads elsewhere', async () => {
    const files = sampleFiles().map((file) => ({ ...file, text: file.text.replace(uuidOf('1'), '../../evil') }));
    const { plan } = await apply(files);
    expect(plan.items.at(-1)).toMatchObject({ conflict: 'no-uuid' });
    expect([...(await contentsOf(root)).keys()].filter((name) => name.includes('evil'))).toEqual([]);
  });

  it('removes nothing that a made-up state or journal names', async () => {
    await apply(sampleFiles());
    await put('precious', 'stays');
    const state = '.duckbill/fleet/acme/state.json';
    const evil = { '~/precious': 'stays', '~/.duck/Bookmarks/../../precious': 'stays', '/etc/hosts': '' };
    await put(state, JSON.stringify({ version: 1, files: evil }));
    await apply(sampleFiles({ nickname: 'Other', bookmark: '2' }));
    expect(textOf('precious')).toBe('stays');
    const entry = { place: '~/precious', before: null, after: Buffer.from('stays').toString('base64'), mode: 0o600 };
    const journal = { version: 1, files: [entry], folders: ['~/precious', '~/../outside'] };
    await put('.duckbill/fleet/acme/undo.json', JSON.stringify(journal));
    expect((await undoHome(home, writer)).files).toMatchObject([{ what: 'refused', reason: 'not-ours' }]);
    expect(textOf('precious')).toBe('stays');
  });
});

describe('undoHome', () => {
  it('brings back the bytes of before, modes and missing folders included', async () => {
    await put('.aws/config', theirs, 0o640);
    await chmod(at('.aws/config'), 0o640);
    const before = await contentsOf(home.home);
    await apply(sampleFiles());
    expect(await undoHome(home, writer)).toMatchObject({ of: 'last-apply' });
    expect(await contentsOf(home.home)).toEqual(before);
    expect(statSync(at('.aws/config')).mode & 0o777).toBe(0o640);
    expect(readdirSync(home.home)).toEqual(['.aws']);
    expect(await undoHome(home, writer)).toEqual({ of: 'none', files: [] });
  });

  it('brings back what was pruned', async () => {
    await apply(sampleFiles());
    const before = await contentsOf(home.home);
    await apply(sampleFiles({ bookmark: '2', region: 'eu-north-1' }));
    await undoHome(home, writer);
    before.delete('.duckbill/fleet/acme/undo.json');
    expect(await contentsOf(home.home)).toEqual(before);
  });

  it('refuses a file that was changed since, restores the others, and can be tried again', async () => {
    await put('.aws/config', theirs);
    await apply(sampleFiles());
    const ours = textOf('.aws/config');
    await put('.aws/config', `${ours}# later\n`);
    const { files } = await undoHome(home, writer);
    expect(files.find(({ what }) => what === 'refused')).toMatchObject({
      place: '~/.aws/config',
      reason: 'changed-since',
    });
    expect(existsSync(at(duck))).toBe(false);
    expect(textOf('.aws/config')).toBe(`${ours}# later\n`);
    await put('.aws/config', ours);
    await undoHome(home, writer);
    expect(textOf('.aws/config')).toBe(theirs);
  });

  it('takes everything back when a file cannot be written', async () => {
    await put('.aws/config', theirs);
    const before = await contentsOf(home.home);
    let writes = 0;
    const failing = {
      ...writer,
      write: async (...all: Parameters<typeof writer.write>) => {
        writes += 1;
        if (writes === 4) throw new Error('the disk is full');
        return writer.write(...all);
      },
    };
    await expect(applyHome(home, { files: sampleFiles() }, failing)).rejects.toThrow('the disk is full');
    expect(await contentsOf(home.home)).toEqual(before);
  });
});
