import { stripVTControlCharacters } from 'node:util';
import { mfaRole } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { homeWith, practiceFiles } from './sample-files.ts';

const widest = (text: string): number => Math.max(...text.split('\n').map(({ length }) => length));

describe('duckbill inspect --matrix', () => {
  it('shows profiles × programs of the files of this home folder', async () => {
    const run = await runDuckbill(['inspect', '--matrix'], { home: await homeWith(practiceFiles) });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toMatch(/AWS CLI +AWS SDK +Cyberduck/u);
    expect(run.stdout).toMatch(/ reports +✓ role +✓ role/u);
    expect(run.output).not.toContain('canary-secret');
    expect(run.output).not.toContain('\u001B[');
  });

  it('takes files, and prints everything as JSON', async () => {
    const home = await homeWith(practiceFiles);
    const run = await runDuckbill(['inspect', '--matrix', '.aws', '--json'], { home });
    const { matrices } = jsonOf(run) as { matrices: { profiles: { profile: string; cells: unknown[] }[] }[] };
    expect(matrices).toHaveLength(1);
    const reports = matrices[0]?.profiles.find(({ profile }) => profile === 'reports');
    expect(reports?.cells).toHaveLength(8);
    expect(reports?.cells[1]).toMatchObject({ program: 'aws-cli@2', result: 'credentials', way: 'role' });
    expect(run.output).not.toContain('canary-secret');
  });

  it('is 100 columns wide at most, in colour or not', async () => {
    const home = await homeWith({ '.aws/config': `[profile ${'n'.repeat(90)}]\nrole_arn = ${'a'.repeat(300)}\n` });
    const plain = await runDuckbill(['inspect', '--matrix', '.aws'], { home });
    expect(widest(plain.stdout)).toBeLessThanOrEqual(100);
    const environment = { NO_COLOR: '', FORCE_COLOR: '1' };
    const coloured = await runDuckbill(['inspect', '--matrix', '.aws'], { home, environment });
    expect(coloured.stdout).toContain('\u001B[');
    const bare = stripVTControlCharacters(coloured.stdout).replaceAll(/ +$/gmu, '');
    expect(bare).toBe(plain.stdout);
  });

  it('is for AWS files only', async () => {
    const run = await runDuckbill(['inspect', '--matrix', 'Example.duck'], { home: await homeWith(practiceFiles) });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toContain('--matrix');
  });
});

describe('duckbill inspect --as', () => {
  it('tells credentials, region, prompts, calls and files of each profile', async () => {
    const home = await homeWith(practiceFiles);
    const run = await runDuckbill(['inspect', '--as', 'aws-cli@2'], { home });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    const [, reports = ''] = run.stdout.split(/^ {2}profile reports$/mu);
    expect(reports).toMatch(new RegExp(`✓ assumes ${mfaRole.roleArn} \\(config:2\\)`, 'u'));
    expect(reports).toMatch(/region +eu-west-1 \(config:5\)/u);
    expect(reports).toContain('a code of the MFA device');
    expect(reports).toContain('AssumeRole at sts.eu-west-1.amazonaws.com');
    expect(reports).toMatch(/keeps +\S+\.aws\/cli\/cache\/[0-9a-f]{40}\.json/u);
    expect(run.output).not.toContain('canary-secret');
  });

  it('looks where the program looks', async () => {
    const home = await homeWith({ 'moved/config': '[profile moved]\nregion = eu-west-1\n' });
    const environment = { AWS_CONFIG_FILE: `${home}/moved/config` };
    const moved = await runDuckbill(['inspect', '--as', 'sdk-go@2'], { home, environment });
    expect(moved.stdout).toContain('profile moved');
    // Cyberduck knows no such variable.
    const duck = await runDuckbill(['inspect', '--as', 'cyberduck@9.5'], { home, environment });
    expect(duck).toMatchObject({ exit: 3, stdout: '' });
    expect(duck.stderr).toContain('.aws/config');
  });

  it('says that of the SDK for Java only the reading is known', async () => {
    const run = await runDuckbill(['inspect', '--as', 'sdk-java@2'], { home: await homeWith(practiceFiles) });
    expect(run.stdout).toContain('only what this SDK reads is known');
  });

  it.each([
    ['a program of no known name', ['--as', 'netscape@4'], 2, 'aws-cli@2, sdk-js@3'],
    ['a file that is not there', ['missing/config'], 3, 'missing/config'],
    ['a home folder without AWS files', [], 3, '.aws/credentials'],
  ])('refuses %s', async (_title, words, exit, reason) => {
    const run = await runDuckbill(['inspect', ...words], { home: await homeWith({ 'a.txt': '' }) });
    expect(run).toMatchObject({ exit, stdout: '' });
    expect(run.stderr).toContain(reason);
  });
});
