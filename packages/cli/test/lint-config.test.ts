import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, type Run, runDuckbill } from './run-duckbill.ts';
import { faultyProfile, goodBookmark, homeWith, plist, strings } from './sample-files.ts';

const config = 'duckbill.config.json';
const unknownKey = plist(strings({ Protocol: 's3', UUID: 'a', Colour: 'grey' }));

/** `FILE SEVERITY CODE` of every finding. */
function findings(run: Run): readonly string[] {
  const list = jsonOf(run)['findings'] as readonly { file: string; severity: string; code: string }[];
  // Copies of one bookmark are a finding of their own.
  const own = list.filter(({ code }) => code !== 'bookmark-uuid-repeated');
  return own.map(({ file, severity, code }) => `${file} ${severity} ${code}`);
}

async function lintHome(files: Readonly<Record<string, string>>, ...words: string[]): Promise<readonly string[]> {
  return findings(await runDuckbill(['lint', '--json', ...words], { home: await homeWith(files) }));
}

describe('a configuration', () => {
  it('changes severities and turns rules off, for all files or some', async () => {
    const text = JSON.stringify({
      severities: { 'bookmark-key-unknown': 'error' },
      overrides: [
        { files: ['old/'], severities: { 'bookmark-key-unknown': 'hint' } },
        { files: ['old/**/Ours.duck', '!old/x/Ours.duck'], severities: { 'bookmark-key-unknown': 'off' } },
      ],
    });
    const files = {
      'A.duck': unknownKey,
      'old/B.duck': unknownKey,
      'old/Ours.duck': unknownKey,
      'old/x/Ours.duck': unknownKey,
    };
    expect(await lintHome({ [config]: text, ...files })).toEqual([
      'A.duck error bookmark-key-unknown',
      'old/B.duck hint bookmark-key-unknown',
      'old/x/Ours.duck hint bookmark-key-unknown',
    ]);
    const left = 'warning bookmark-key-unknown';
    expect(await lintHome({ [config]: text, 'A.duck': unknownKey }, '--no-config')).toEqual([`A.duck ${left}`]);
  });

  it('decides the exit unless the command line does', async () => {
    const home = await homeWith({ 'A.duck': unknownKey, [config]: '{ "failOn": "warning" }' });
    const exitOf = async (...words: string[]): Promise<number | null> =>
      (await runDuckbill(['lint', ...words], { home })).exit;
    expect(await exitOf()).toBe(1);
    expect(await exitOf('--fail-on', 'error')).toBe(0);
    await writeFile(path.join(home, config), '{ "maxWarnings": 0 }');
    expect(await exitOf()).toBe(1);
    expect(await exitOf('--max-warnings', '1')).toBe(0);
    await writeFile(path.join(home, config), '{ "programs": ["aws-cli@2"], "failOn": "hint" }');
    expect(await exitOf()).toBe(0);
    expect(await exitOf('--for', 'cyberduck@9.5')).toBe(1);
  });

  it('checks the rules of an organisation, otherwise for some files', async () => {
    const text = JSON.stringify({
      organisation: { vendors: ['acme-*'], hosts: ['*.acme.example'] },
      overrides: [{ files: ['guests/'], organisation: { vendors: ['*'] } }],
    });
    const [vendor, host] = ['error org-vendor-not-allowed', 'error org-host-not-allowed'];
    expect(await lintHome({ [config]: text, 'A.duck': goodBookmark, 'guests/B.duck': goodBookmark })).toEqual([
      `A.duck ${vendor}`,
      `A.duck ${host}`,
      `guests/B.duck ${host}`,
    ]);
  });

  it('is the nearest one around everything that is looked at, inside the repository', async () => {
    const home = await homeWith({
      [config]: '{ "severities": { "bookmark-key-unknown": "error" } }',
      'repo/.git/HEAD': '',
      'repo/a/A.duck': unknownKey,
      'repo/b/B.duck': unknownKey,
      [`repo/b/${config}`]: '{ "severities": { "bookmark-key-unknown": "hint" } }',
      'C.duck': unknownKey,
    });
    const severities = async (...paths: string[]): Promise<readonly string[]> =>
      findings(await runDuckbill(['lint', '--json', ...paths], { home })).map((line) => line.split(' ')[1] ?? '');
    expect(await severities('C.duck')).toEqual(['error']);
    expect(await severities('repo/a')).toEqual(['warning']);
    expect(await severities('repo/b/B.duck')).toEqual(['hint']);
    expect(await severities('repo/b/*.duck')).toEqual(['hint']);
    expect(await severities('repo/a', 'repo/b')).toEqual(['warning', 'warning']);
    expect(await severities('repo/b', 'C.duck')).toEqual(['error', 'error']);
    expect(await severities('repo/a', '--config', `repo/b/${config}`)).toEqual(['hint']);
    const stdin = await runDuckbill(['lint', '--json', '--stdin', '--stdin-filename', 'repo/b/New.duck'], {
      home,
      stdin: unknownKey,
    });
    expect(findings(stdin)).toEqual(['repo/b/New.duck hint bookmark-key-unknown']);
  });

  it.each([
    ['no JSON', '{ "ignore": [], }', '1:15: a comma behind the last value'],
    ['a comment', '{\n  // why\n}', '2:3: '],
    ['an empty file', '', '1:1: the text ends too early'],
    ['another root', '[]', '1:1: must be object'],
    ['null', 'null', '1:1: must be object'],
    ['an unknown key', '{\n  "severites": {} }', '2:3: unknown key "severites"; did you mean "severities"?'],
    ['__proto__', '{ "__proto__": { "failOn": "never" } }', '1:3: unknown key "__proto__"'],
    ['__proto__ inside', '{ "severities": { "__proto__": "off" } }', '1:19: unknown code "__proto__"'],
    ['a key twice', '{ "ignore": [], "ignore": ["a"] }', '1:17: the key stands here twice'],
    ['a wrong type', '{ "ignore": "a" }', '1:13: must be array'],
    [
      'an unknown code',
      '{ "severities": { "bookmark-key-unknwon": "off" } }',
      '1:19: unknown code "bookmark-key-unknwon"; did you mean "bookmark-key-unknown"?',
    ],
    [
      'an unknown severity',
      '{ "severities": { "bookmark-key-unknown": "eror" } }',
      '1:43: "eror" is not known here; did you mean "error"?',
    ],
    ['an unknown program', '{ "programs": ["cyberduk@9.5"] }', 'did you mean "cyberduck@9.5"?'],
    ['a number below nothing', '{ "maxWarnings": -1 }', '1:18: '],
    ['no files', '{ "overrides": [{ "severities": {} }] }', '1:17: the key "files" is missing'],
    ['a depth bomb', '['.repeat(200_000), '1:101: values nested more than 100 deep'],
    ['a baseline elsewhere', '{ "baseline": "../known.json" }', 'is not inside the folder of the configuration'],
    ['a baseline by its whole path', '{ "baseline": "/etc/known.json" }', 'is not inside the folder'],
    ['a pattern without end', '{ "ignore": ["a*a*a*a*a*a*b"] }', 'too many asterisks'],
    ['a file without end', `{ "ignore": ["${'a'.repeat(9_000_000)}"] }`, 'is larger than 8 MiB'],
    ['an endless value', `{ "ignore": ["${'a'.repeat(2000)}"] }`, '1:14: must NOT have more than 1000 characters'],
  ])('with a mistake is told with its place: %s', async (_title, text, words) => {
    const home = await homeWith({ [config]: text, 'A.duck': goodBookmark });
    const run = await runDuckbill(['lint'], { home });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toContain(words.startsWith('1:') || words.startsWith('2:') ? `${config}:${words}` : words);
    expect(run.stderr.length).toBeLessThan(5000);
  });

  it('tells many mistakes at once, in their order, but not thousands', async () => {
    const home = await homeWith({ [config]: '{ "a": 1,\n"ignore": 2 }' });
    const { stderr } = await runDuckbill(['lint'], { home });
    expect(stderr).toMatch(
      /^duckbill: duckbill.config.json:1:3: unknown key "a".*\nduckbill.config.json:2:11: must be array\n$/u,
    );
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, 0]));
    await writeFile(path.join(home, config), JSON.stringify(many));
    expect((await runDuckbill(['lint'], { home })).stderr.split('\n').length).toBeLessThan(30);
  });

  it('with a mistake gives an exit in JSON too, and repeats no secret', async () => {
    const canary = 'AKIAIOSFODNN7CANARY0/wJalrXUtnFEMI';
    const home = await homeWith({ [config]: `{ "failOn": "aws_secret_access_key=${canary}" }` });
    const run = await runDuckbill(['lint', '--json'], { home });
    expect(jsonOf(run)).toMatchObject({ exit: { code: 2 } });
    expect(run.output).not.toContain(canary);
  });

  it('is a folder: that is none', async () => {
    const home = await homeWith({ [`${config}/A.duck`]: unknownKey });
    expect(await runDuckbill(['lint'], { home })).toMatchObject({ exit: 0, stderr: '' });
  });
});

describe('--diff', () => {
  it('shows by itself what --fix would do, writes nothing, and exits with 1 when something would change', async () => {
    const home = await homeWith({ 'Bad.cyberduckprofile': faultyProfile, [config]: '{ "failOn": "never" }' });
    const run = await runDuckbill(['lint', '--diff'], { home });
    expect(run.exit).toBe(1);
    expect(run.stdout).toContain('-\t<key>Token Configurable</key>\n+\t<key>Role Configurable</key>\n');
    expect(await runDuckbill(['lint', '--fix'], { home })).toMatchObject({ exit: 0 });
    expect(await runDuckbill(['lint', '--diff'], { home })).toMatchObject({ exit: 0 });
  });

  it('is coloured for a terminal', async () => {
    const home = await homeWith({ 'Bad.cyberduckprofile': faultyProfile });
    const run = await runDuckbill(['lint', '--diff'], { home, environment: { NO_COLOR: '', FORCE_COLOR: '1' } });
    expect(run.stdout).toContain('\u001B[31m-\t<key>Token Configurable</key>');
    expect(run.stdout).toContain('\u001B[32m+\t<key>Role Configurable</key>');
  });
});
