import { chmod, lstat, readdir, readFile, readlink, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { mfaRole } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { faultyProfile, goodProfile, homeWith, practiceFiles } from './sample-files.ts';

const name = 'Bad.cyberduckprofile';

/** The repair changes these lines and no other. */
const mended = faultyProfile.replace(
  '\t<key>Token Configurable</key>\n\t<true/>\n',
  '\t<key>Role Configurable</key>\n\t<true/>\n\t<key>Multi Factor Configurable</key>\n\t<true/>\n',
);

describe('duckbill lint --fix', () => {
  it('mends what is safe, touches nothing else, and reports what is left', async () => {
    const other = goodProfile.replace('example-role', 'other-role').replace('Example (', 'Other (');
    const home = await homeWith({ [name]: faultyProfile, 'Good.cyberduckprofile': other });
    const before = await stat(path.join(home, 'Good.cyberduckprofile'));
    const run = await runDuckbill(['lint', '--fix'], { home });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toContain(`fixed ${name}: use Role Configurable and Multi Factor Configurable`);
    expect(run.stdout).toContain('2 files checked, nothing found');
    expect(await readFile(path.join(home, name), 'utf8')).toBe(mended);
    expect((await stat(path.join(home, 'Good.cyberduckprofile'))).ino).toBe(before.ino);
    expect((await readdir(home)).toSorted()).toEqual([name, 'Good.cyberduckprofile']);
  });

  it('tells in JSON what was mended', async () => {
    const home = await homeWith({ [name]: faultyProfile });
    expect(jsonOf(await runDuckbill(['lint', '--fix', '--json'], { home }))).toMatchObject({
      fixed: [{ file: name }],
      findings: [],
      exit: { code: 0 },
    });
  });

  it('shows with --diff what would change, and writes nothing', async () => {
    const home = await homeWith({ [name]: faultyProfile });
    const run = await runDuckbill(['lint', '--fix', '--diff'], { home });
    expect(run.exit).toBe(1);
    expect(run.stdout).toContain('-\t<key>Token Configurable</key>\n+\t<key>Role Configurable</key>\n');
    expect(await readFile(path.join(home, name), 'utf8')).toBe(faultyProfile);
    const inJson = jsonOf(await runDuckbill(['lint', '--fix', '--diff', '--json'], { home }));
    expect(inJson).toMatchObject({ wouldFix: 1 });
    expect(inJson['diff']).toContain('+\t<key>Role Configurable</key>\n');
  });

  it('mends standard input only as a diff', async () => {
    const run = await runDuckbill(['lint', '--stdin', '--stdin-name', name, '--fix', '--diff'], {
      home: await homeWith(),
      stdin: faultyProfile,
    });
    expect(run.stdout).toContain('+\t<key>Role Configurable</key>\n');
  });

  it('mends with --fix-unsafe also what needs a look', async () => {
    const config = `[profile a]\nsource_profile = s3-usr\nrole_arn = ${mfaRole.roleArn}\n`;
    const home = await homeWith({ ...practiceFiles, '.aws/config': config });
    const safe = await runDuckbill(['lint', '--fix', '.aws'], { home });
    expect(safe.exit).toBe(1);
    expect(safe.stdout).toContain('lint --fix-unsafe');
    expect(await readFile(path.join(home, '.aws/config'), 'utf8')).toBe(config);
    expect(await runDuckbill(['lint', '--fix-unsafe', '.aws'], { home })).toMatchObject({ exit: 0 });
    expect(await readFile(path.join(home, '.aws/config'), 'utf8')).toBe(config.replace('s3-usr', 's3-user'));
  });

  it.each([0o600, 0o644, 0o640])('keeps the mode %o', async (mode) => {
    const home = await homeWith({ [name]: faultyProfile });
    await chmod(path.join(home, name), mode);
    await runDuckbill(['lint', '--fix'], { home });
    expect((await stat(path.join(home, name))).mode & 0o777).toBe(mode);
    expect(await readFile(path.join(home, name), 'utf8')).toBe(mended);
  });

  it('follows a link, and leaves it a link', async () => {
    const home = await homeWith({ 'real/Real.cyberduckprofile': faultyProfile });
    await symlink('real/Real.cyberduckprofile', path.join(home, name));
    expect(await runDuckbill(['lint', '--fix', name], { home })).toMatchObject({ exit: 0 });
    expect((await lstat(path.join(home, name))).isSymbolicLink()).toBe(true);
    expect(await readlink(path.join(home, name))).toBe('real/Real.cyberduckprofile');
    expect(await readFile(path.join(home, 'real/Real.cyberduckprofile'), 'utf8')).toBe(mended);
    expect(await readdir(path.join(home, 'real'))).toEqual(['Real.cyberduckprofile']);
  });

  it('keeps the byte order mark of a property list', async () => {
    const home = await homeWith({ [name]: `\u{feff}${faultyProfile}` });
    expect(await runDuckbill(['lint', '--fix'], { home })).toMatchObject({ exit: 0 });
    expect(await readFile(path.join(home, name), 'utf8')).toBe(`\u{feff}${mended}`);
  });

  it('mends a file in UTF-16 in its own encoding', async () => {
    const inUtf16 = (text: string) => Buffer.from(`\u{feff}${text.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    const home = await homeWith({ [name]: inUtf16(faultyProfile) });
    expect(await runDuckbill(['lint', '--fix'], { home })).toMatchObject({ exit: 0 });
    expect((await readFile(path.join(home, name))).equals(inUtf16(mended))).toBe(true);
  });

  it('does not touch a file in Latin 1: saved as UTF-8 it would belie its declaration', async () => {
    const bytes = Buffer.from(faultyProfile.replace('UTF-8', 'ISO-8859-1').replace('Example', 'Größe'), 'latin1');
    const home = await homeWith({ [name]: bytes });
    expect(await runDuckbill(['lint', '--fix-unsafe'], { home })).toMatchObject({ exit: 1 });
    expect((await readFile(path.join(home, name))).equals(bytes)).toBe(true);
  });

  it('writes none of the files when it may not write one of them', async () => {
    const home = await homeWith({ [name]: faultyProfile, 'Other.cyberduckprofile': faultyProfile });
    await chmod(path.join(home, 'Other.cyberduckprofile'), 0o400);
    const run = await runDuckbill(['lint', '--fix'], { home });
    expect(run).toMatchObject({ exit: 3, stdout: '' });
    expect(run.stderr).toBe('duckbill: cannot write Other.cyberduckprofile: it is read-only\n');
    for (const file of [name, 'Other.cyberduckprofile'])
      expect(await readFile(path.join(home, file), 'utf8')).toBe(faultyProfile);
    expect(await readdir(home)).toHaveLength(2);
    const inJson = await runDuckbill(['lint', '--fix', '--json'], { home });
    expect(jsonOf(inJson)).toEqual({ exit: { code: 3, reason: expect.stringContaining('it is read-only') } });
  });
});
