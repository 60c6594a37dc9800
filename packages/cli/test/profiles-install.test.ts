import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, type Run, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

const govcloud = 'S3 GovCloud (US-East).cyberduckprofile';
const falkenstein = 'Hetzner Object Storage Falkenstein (fsn1).cyberduckprofile';

interface Desk {
  readonly home: string;
  readonly folder: string;
  readonly run: (...words: string[]) => Promise<Run>;
  readonly read: (name: string) => Promise<string>;
}

/** A home, with these profiles installed. */
async function desk(files: Readonly<Record<string, string>> = {}): Promise<Desk> {
  const home = await homeWith();
  const folder = path.join(home, ...(process.platform === 'linux' ? ['.duck', 'profiles'] : ['Profiles']));
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return {
    home,
    folder,
    run: (...words) => runDuckbill(['profiles', ...words, '--installed', folder], { home }),
    read: (name) => readFile(path.join(folder, name), 'utf8'),
  };
}

async function shown(...words: string[]): Promise<string> {
  return (await runDuckbill(['profiles', 'show', ...words], { home: await homeWith() })).stdout;
}

describe('duckbill profiles install', () => {
  it('writes a profile once, and leaves it alone then', async () => {
    const { run, read, folder } = await desk();
    const first = await run('install', 'hetzner', '--region', 'fsn1');
    expect(first).toMatchObject({ exit: 0, stderr: '' });
    expect(first.stdout).toContain(`✓ installed  ${path.join(folder, falkenstein)}`);
    expect(await read(falkenstein)).toBe(await shown('hetzner', '--region', 'fsn1'));
    expect((await run('install', 'hetzner-fsn1')).stdout).toContain('· there already');
    expect(await readdir(folder)).toEqual([falkenstein]);
  });

  it.runIf(process.platform === 'linux')('finds the folder of Cyberduck by itself, or makes it', async () => {
    const home = await homeWith();
    const run = await runDuckbill(['profiles', 'install', 's3-cli'], { home });
    expect(run.exit).toBe(0);
    expect(await readdir(path.join(home, '.duck', 'profiles'))).toEqual([
      'S3 (Credentials from AWS Command Line Interface).cyberduckprofile',
    ]);
  });

  it('writes nothing for a dry run', async () => {
    const { run, folder, home } = await desk();
    const found = await run('install', 'hetzner', '--region', 'fsn1', '--dry-run');
    expect(found.stdout).toContain('+ would write');
    expect(await readdir(folder)).toEqual([]);
    expect(await readdir(home)).not.toContain('.duckbill');
  });

  it('replaces an older version, and keeps it', async () => {
    const older = (await shown('s3-us-gov-east-1')).replace(/\s*<key>STS Endpoint<\/key>\s*<string>.*<\/string>/u, '');
    const { run, read } = await desk({ [govcloud]: older });
    const found = await run('install', 's3-us-gov-east-1');
    expect(found.exit).toBe(0);
    expect(found.stdout).toContain('STS Endpoint: there "https://sts.amazonaws.com/", new "https://sts.us-gov-east-1');
    expect(await read(govcloud)).toContain('<key>STS Endpoint</key>');
    expect(await read(`${govcloud}.bak`)).toBe(older);
  });

  it.each([
    ['<string>us-gov-east-1</string>', '<string>us-gov-west-1</string>', 'Region: there "us-gov-west-1"'],
    ['<string>S3 GovCloud (US-East)</string>', '<string>Ours</string>', 'Description: there "Ours"'],
  ])('leaves a file alone that somebody edited: %s', async (from, to, told) => {
    const edited = (await shown('s3-us-gov-east-1')).replace(from, to);
    const { run, read } = await desk({ [govcloud]: edited });
    const found = await run('install', 's3-us-gov-east-1');
    expect(found.exit).toBe(1);
    expect(found.stdout).toContain('✗ left alone');
    expect(found.stdout).toContain(told);
    expect(await read(govcloud)).toBe(edited);
    expect((await run('install', 's3-us-gov-east-1', '--force')).exit).toBe(0);
    expect(await read(`${govcloud}.bak`)).toBe(edited);
  });

  it('puts no second file with one Protocol and Vendor beside another without saying so', async () => {
    const { run, folder } = await desk({
      'Hetzner ours.cyberduckprofile': (await shown('hetzner', '--region', 'fsn1')).replace('hetzner-', 'Hetzner-'),
    });
    const refused = await run('install', 'hetzner', '--region', 'fsn1');
    expect(refused.exit).toBe(1);
    expect(refused.stdout).toContain('same Protocol and Vendor as Hetzner ours.cyberduckprofile');
    expect(await readdir(folder)).toHaveLength(1);
    const forced = await run('install', 'hetzner', '--region', 'fsn1', '--force', '--json');
    expect(jsonOf(forced)).toMatchObject({ steps: [{ action: 'write', alike: ['Hetzner ours.cyberduckprofile'] }] });
  });

  it('sees two of one call as well', async () => {
    const { run, home, folder } = await desk();
    for (const name of ['a', 'b'])
      await writeFile(path.join(home, `${name}.cyberduckprofile`), await shown('hetzner', '--region', 'fsn1'));
    const found = await run('install', './a.cyberduckprofile', './b.cyberduckprofile');
    expect(found.exit).toBe(1);
    expect(await readdir(folder)).toEqual(['a.cyberduckprofile']);
  });

  it('installs a file byte for byte, and a newer one of its own over it', async () => {
    const { run, home, folder } = await desk();
    const ours = path.join(home, 'Ours.cyberduckprofile');
    const text = `\u{feff}${(await shown('wasabi', '--region', 'us-west-1')).replaceAll('\n', '\r\n')}`;
    await writeFile(ours, text);
    expect((await run('install', './Ours.cyberduckprofile')).exit).toBe(0);
    expect(await readFile(path.join(folder, 'Ours.cyberduckprofile'), 'utf8')).toBe(text);
    await writeFile(ours, text.replace('us-west-1</string>', 'us-east-1</string>'));
    expect((await run('install', ours)).stdout).toContain('✓ replaced');
  });

  it('refuses what Cyberduck would not take, and names outside', async () => {
    const { run, home, folder } = await desk();
    await writeFile(
      path.join(home, 'bad.cyberduckprofile'),
      '<plist><dict><key>Protocol</key><string>S3</string></dict></plist>',
    );
    await writeFile(path.join(home, 'cut.cyberduckprofile'), '<plist><dict>');
    await writeFile(path.join(home, 'notes.txt'), 'x');
    for (const name of [
      './bad.cyberduckprofile',
      './cut.cyberduckprofile',
      './notes.txt',
      'iterate GmbH',
      'Amazon S3',
    ]) {
      const found = await run('install', 'hetzner-fsn1', name);
      expect(found.exit, name).toBe(2);
    }
    expect((await run('install', './gone.cyberduckprofile')).exit).toBe(3);
    expect(await readdir(folder)).toEqual([]);
  });

  it('shows no secret of a file', async () => {
    const text = (await shown('hetzner', '--region', 'fsn1')).replace(
      '<key>Vendor</key>',
      '<key>OAuth Client Secret</key><string>canary-secret-1</string><key>Vendor</key>',
    );
    const { run, home } = await desk({ [falkenstein]: text.replace('canary-secret-1', 'canary-secret-2') });
    await writeFile(path.join(home, falkenstein), text);
    for (const words of [
      ['install', `./${falkenstein}`, '--dry-run'],
      ['install', `./${falkenstein}`, '--json'],
      ['diff'],
      ['diff', '--json'],
    ]) {
      const found = await run(...words);
      expect(found.output).not.toContain('canary');
      expect(found.output).toContain('OAuth Client Secret');
    }
  });
});

describe('duckbill profiles uninstall', () => {
  it('takes away what it installed, and only that', async () => {
    const { run, folder } = await desk({ [govcloud]: await shown('s3-us-gov-east-1') });
    await run('install', 'hetzner', '--region', 'fsn1');
    const foreign = await run('uninstall', 's3-us-gov-east-1');
    expect(foreign).toMatchObject({ exit: 1 });
    expect(foreign.stdout).toContain('Duckbill did not install it');
    expect((await run('uninstall', 'hetzner-fsn1', '--dry-run')).stdout).toContain('- would take away');
    expect((await run('uninstall', 'hetzner-fsn1')).exit).toBe(0);
    expect(await readdir(folder)).toEqual([`${falkenstein}.bak`, govcloud]);
    expect((await run('uninstall', 'hetzner-fsn1')).exit).toBe(2);
  });

  it('leaves alone what was edited since', async () => {
    const { run, read, folder } = await desk();
    await run('install', 'hetzner', '--region', 'fsn1');
    await writeFile(path.join(folder, falkenstein), `${await read(falkenstein)}<!-- ours -->`);
    const found = await run('uninstall', 'hetzner-fsn1');
    expect(found.exit).toBe(1);
    expect(found.stdout).toContain('it was edited since');
  });
});

describe('duckbill profiles diff', () => {
  it('tells the same, older, published, edited, unknown and unreadable from each other', async () => {
    const gov = await shown('s3-us-gov-east-1');
    const { run } = await desk({
      [govcloud]: gov.replace(/\s*<key>STS Endpoint<\/key>\s*<string>.*<\/string>/u, ''),
      'a.cyberduckprofile': await shown('s3-cli'),
      'b.cyberduckprofile': (await shown('hetzner', '--region', 'fsn1')).replace(
        /<key>Hostname Configurable<\/key>\s*<false\/>/u,
        '<key>Hostname Configurable</key><true/>',
      ),
      'c.cyberduckprofile': (await shown('wasabi', '--region', 'us-west-1')).replace('s3.us-west-1', 's3.us-west-9'),
      'd.cyberduckprofile': gov.replace('s3-us-gov-east-1', 'nobody-publishes-this'),
      'e.cyberduckprofile': 'no plist',
      'f.cyberduckprofile': gov.replace('<key>Vendor</key>', '<key>Seller</key>'),
    });
    const found = jsonOf(await run('diff', '--json'));
    expect(found['exit']).toMatchObject({ code: 1 });
    expect(found['profiles']).toMatchObject([
      { file: govcloud, state: 'older', differences: [{ key: 'STS Endpoint' }] },
      { file: 'a.cyberduckprofile', state: 'same', differences: [] },
      { file: 'b.cyberduckprofile', state: 'published', differences: [{ because: expect.any(String) }] },
      { file: 'c.cyberduckprofile', state: 'edited', differences: [{ key: 'Default Hostname' }] },
      { file: 'd.cyberduckprofile', state: 'unknown' },
      { file: 'e.cyberduckprofile', state: 'unreadable' },
      { file: 'f.cyberduckprofile', state: 'unreadable' },
    ]);
  });

  it('compares with a published folder, tells its faults, and knows older versions from its index', async () => {
    const published = await homeWith({
      'p/Ours.cyberduckprofile': await shown('wasabi', '--region', 'us-west-1'),
      'p/Bad.cyberduckprofile': '<plist><dict><key>Protocol</key>',
      'p/README.md': 'x',
      'p/No ending': await shown('s3-cli'),
      'p/index.json': JSON.stringify({
        profiles: [
          {
            filename: 'Ours.cyberduckprofile',
            versions: [
              { checksum: 'x', latest: true },
              { checksum: 'ea1ea5c0ffee', latest: false },
            ],
          },
        ],
      }),
    });
    const older = (await shown('wasabi', '--region', 'us-west-1')).replace('s3.us-west-1.', 's3.us-west-9.');
    const { run } = await desk({ 'Ours.cyberduckprofile': older });
    const folder = path.join(published, 'p');
    const edited = await run('diff', 'wasabisys-us-west-1', '--folder', folder);
    expect(edited.exit).toBe(1);
    expect(edited.stdout).toContain('✗ edited      Ours.cyberduckprofile');
    expect(edited.stderr).toContain(path.join(folder, 'Bad.cyberduckprofile'));
    expect(edited.stderr).toContain('No ending: a profile that Cyberduck passes over');
    expect(edited.stderr).not.toContain('README');
    const { createHash } = await import('node:crypto');
    const index = await readFile(path.join(folder, 'index.json'), 'utf8');
    const checksum = createHash('md5').update(older).digest('hex');
    await writeFile(path.join(folder, 'index.json'), index.replace('ea1ea5c0ffee', checksum));
    expect((await run('diff', '--folder', folder)).stdout).toContain('! older       Ours.cyberduckprofile');
  });

  it('names what is missing on request', async () => {
    const { run } = await desk();
    expect(await run('diff')).toMatchObject({ exit: 0 });
    expect(await run('diff', 'hetzner-fsn1')).toMatchObject({ exit: 1 });
    expect((await run('diff', '--missing')).stdout).toContain(`- missing     ${falkenstein}`);
    expect(await run('diff', 'nobody')).toMatchObject({ exit: 2 });
    expect(await run('diff', '--folder', 'nowhere')).toMatchObject({ exit: 3 });
  });

  it.runIf(process.platform !== 'win32')('reads a profile behind a link', async () => {
    const { run, home, folder } = await desk();
    await writeFile(path.join(home, 'x'), await shown('s3-cli'));
    await symlink(path.join(home, 'x'), path.join(folder, 'linked.cyberduckprofile'));
    expect((await run('diff')).stdout).toContain('✓ same        linked.cyberduckprofile');
  });
});
