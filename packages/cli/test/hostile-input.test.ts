import { describe, expect, it } from 'vitest';
import { jsonOf, type Run, runDuckbill } from './run-duckbill.ts';
import { awsConfig, goodProfile, homeWith } from './sample-files.ts';

const garbage = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7919 + (index >> 3)) % 256);
const deep = 100_000;

/** A property list of `megabytes`, most of it one icon. */
function huge(megabytes: number): string {
  const icon = `<key>Disk</key>\n<data>\n${'QUJD\n'.repeat((megabytes * 1_048_576) / 5)}</data>\n`;
  return goodProfile.replace('<dict>\n', `<dict>\n${icon}`);
}

function expectNoStack({ output }: Run): void {
  expect(output).not.toMatch(/^ {2,}at .+:\d+:\d+\)?$/mu);
  expect(output).not.toContain('unexpected');
  expect(output).not.toContain('node:internal');
}

const wrong: readonly (readonly [title: string, name: string, content: string | Uint8Array])[] = [
  ['an empty profile', 'a.cyberduckprofile', ''],
  ['an empty bookmark', 'a.duck', ''],
  ['a cut-off profile', 'a.cyberduckprofile', goodProfile.slice(0, goodProfile.length / 2)],
  ['a profile cut in a tag', 'a.cyberduckprofile', goodProfile.slice(0, goodProfile.indexOf('</key>') + 3)],
  ['garbage', 'a.cyberduckprofile', garbage],
  ['garbage after a binary header', 'a.duck', Buffer.concat([Buffer.from('bplist00'), garbage])],
  ['NULs', 'a.duck', new Uint8Array(10_000)],
  ['a profile with a NUL', 'a.cyberduckprofile', goodProfile.replace('Example', 'Exa\0mple')],
  ['deep nesting', 'a.cyberduckprofile', `<plist>${'<dict><key>a</key>'.repeat(deep)}`],
  ['deep closed nesting', 'a.duck', `<plist>${'<array>'.repeat(deep)}${'</array>'.repeat(deep)}</plist>`],
  ['deep brackets', 'a.duck', '('.repeat(deep)],
  [
    'entities of entities',
    'a.duck',
    `<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "aaaaaaaaaa">${Array.from(
      { length: 20 },
      (_, index) => `<!ENTITY a${index} "${`&a${index === 0 ? '' : index - 1};`.repeat(10)}">`,
    ).join('')}]><plist><dict><key>Protocol</key><string>&a19;</string></dict></plist>`,
  ],
  [
    'a file as an entity',
    'a.duck',
    '<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY x SYSTEM "file:///etc/passwd">]><plist><dict><key>Nickname</key><string>&x;</string></dict></plist>',
  ],
];

const odd: readonly (readonly [title: string, content: string | Uint8Array])[] = [
  ['an empty file', ''],
  ['NULs', `${awsConfig}\0\0\0\n[profile b]\0\nregion = \0eu\n`],
  ['garbage', garbage],
  ['one long line', `[profile a]\nregion = ${'x'.repeat(1_048_576)}\n`],
  ['one long line without a sense', 'x'.repeat(1_048_576)],
  ['one long section name', `[profile ${'x'.repeat(1_048_576)}\n`],
  ['many sections', Array.from({ length: 5000 }, (_, index) => `[profile p${index}]\nregion = a\n`).join('')],
  ['a chain of 5,000 roles', chain(5000)],
  ['names of the language itself', '[__proto__]\nconstructor = a\n[profile __proto__]\n__proto__ = b\ntoString = c\n'],
];

function chain(length: number): string {
  return Array.from(
    { length },
    (_, index) =>
      `[profile p${index}]\nrole_arn = arn:aws:iam::111122223333:role/a\nsource_profile = p${(index + 1) % length}\n`,
  ).join('');
}

describe('lint of hostile files', () => {
  it.each(wrong)('finds the place in %s', async (_title, name, content) => {
    const home = await homeWith({ [name]: content });
    const run = await runDuckbill(['lint', name], { home });
    expectNoStack(run);
    expect(run).toMatchObject({ exit: 1, stderr: '' });
    expect(run.stdout).toMatch(new RegExp(`^${name.replace('.', '\\.')}:\\d+:\\d+ ✗ error [a-z-]+$`, 'mu'));
    expect(run.stdout).not.toContain('root:');
    const inJson = await runDuckbill(['lint', name, '--json'], { home });
    expect(jsonOf(inJson)).toMatchObject({ exit: { code: 1 } });
    expect(inJson.stderr).toBe('');
  });

  it.each(odd)('reads or refuses an AWS file of %s', async (_title, content) => {
    const home = await homeWith({ '.aws/config': content, '.aws/credentials': content });
    const run = await runDuckbill(['lint', '.aws'], { home });
    expectNoStack(run);
    expect(run.stderr).toBe('');
    expect([0, 1]).toContain(run.exit);
    expect(/^\.aws\/\w+:\d+:\d+ ✗ error [a-z-]+$/mu.test(run.stdout)).toBe(run.exit === 1);
    expect(jsonOf(await runDuckbill(['lint', '.aws', '--json'], { home }))).toMatchObject({ exit: { code: run.exit } });
  });

  it('takes 50 MB', async () => {
    const home = await homeWith({ 'a.cyberduckprofile': huge(50) });
    const run = await runDuckbill(['lint', 'a.cyberduckprofile'], { home });
    expectNoStack(run);
    expect(run.stderr).toBe('');
    expect([0, 1]).toContain(run.exit);
  });
});

describe('other commands on hostile files', () => {
  it.each(wrong)('keep their head over %s', async (_title, name, content) => {
    const home = await homeWith({ [name]: content });
    for (const command of ['inspect', 'plan', 'doctor']) {
      const run = await runDuckbill([command, name, '--json'], { home });
      expectNoStack(run);
      expect([0, 1, 3], command).toContain(run.exit);
      expect(jsonOf(run), command).toHaveProperty('exit');
    }
  });

  it.each(odd)('keep their head over AWS files of %s', async (_title, content) => {
    const home = await homeWith({ '.aws/config': content, '.aws/credentials': content });
    for (const words of [
      ['inspect', '.aws/config'],
      ['plan', 'aws:p0'],
      ['doctor', 'aws:'],
    ]) {
      const run = await runDuckbill([...words, '--json'], { home });
      expectNoStack(run);
      expect([0, 1, 3], words.join(' ')).toContain(run.exit);
      expect(jsonOf(run), words.join(' ')).toHaveProperty('exit');
    }
  });
});
