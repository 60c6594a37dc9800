import { mfaRole } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { homeWith, practiceFiles } from './sample-files.ts';

describe('duckbill inspect', () => {
  it('shows every value of a bookmark with its place', async () => {
    const run = await runDuckbill(['inspect', 'Example.duck'], { home: await homeWith(practiceFiles) });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toMatch(/^ +10 +Nickname +Example /mu);
  });

  it('shows AWS files as the named program reads them, without a secret', async () => {
    const home = await homeWith(practiceFiles);
    const run = await runDuckbill(['inspect', '.aws', '--as', 'sdk-js@3'], { home });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toContain(mfaRole.roleArn);
    expect(run.output).not.toContain('canary-secret');
  });

  it('shows what is named whether or not lint leaves it out', async () => {
    const home = await homeWith({ ...practiceFiles, '.duckbillignore': '*.duck\n' });
    const run = await runDuckbill(['inspect', 'Example.duck'], { home });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toContain('Nickname');
  });

  it('prints JSON', async () => {
    const run = await runDuckbill(['inspect', 'Example.duck', 'Example.cyberduckprofile', '.aws', '--json'], {
      home: await homeWith(practiceFiles),
    });
    const { inspections } = jsonOf(run) as { inspections: unknown[] };
    expect(inspections).toHaveLength(3);
    expect(run.output).not.toContain('canary-secret');
  });

  it.each([
    ['a file that is not there', ['missing.duck'], 3],
    ['what is none of ours', ['note.txt'], 2],
    ['an unknown program', ['Example.duck', '--as', 'netscape@4'], 2],
    ['a bookmark that cannot be read', ['Broken.duck'], 1],
  ])('answers %s by its exit', async (_title, words, exit) => {
    const home = await homeWith({ ...practiceFiles, 'note.txt': 'no', 'Broken.duck': '<plist><dict>' });
    const run = await runDuckbill(['inspect', ...words], { home });
    expect(run.exit).toBe(exit);
    expect(exit === 1 ? run.stdout : run.stderr).not.toBe('');
  });
});

describe('duckbill plan', () => {
  it('tells settings, prompts and calls of a bookmark, and where each comes from', async () => {
    const run = await runDuckbill(['plan', 'Example.duck', '--profile', 'Example.cyberduckprofile'], {
      home: await homeWith(practiceFiles),
    });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toContain(`RoleArn = ${mfaRole.roleArn}`);
    expect(run.stdout).toContain('Example.cyberduckprofile:19');
    expect(run.stdout).toContain('(secret, not shown)');
    expect(run.output).not.toContain('canary-secret');
  });

  it('plans an AWS profile as the AWS CLI, or as Cyberduck', async () => {
    const home = await homeWith(practiceFiles);
    const cli = await runDuckbill(['plan', 'aws:reports', '--json'], { home });
    expect(jsonOf(cli)).toMatchObject({ program: 'aws-cli@2', exit: { code: 0 } });
    const programs = await runDuckbill(['plan', 'Example.cyberduckprofile', '--as', 'cyberduck@9.2', '--json'], {
      home,
    });
    expect(jsonOf(programs)).toMatchObject({ program: 'cyberduck@9.2' });
  });

  it('finds what keeps it from working', async () => {
    const run = await runDuckbill(['plan', 'Example.duck'], { home: await homeWith(practiceFiles) });
    expect(run.exit).toBe(1);
    expect(run.stdout).toContain('plan-bookmark-profile-not-installed');
  });

  it('finds installed profiles, and files that the environment names', async () => {
    const home = await homeWith({
      'Example.duck': practiceFiles['Example.duck'] ?? '',
      '.duck/profiles/Example.cyberduckprofile': practiceFiles['Example.cyberduckprofile'] ?? '',
      'elsewhere/config': practiceFiles['.aws/config'] ?? '',
      'elsewhere/credentials': practiceFiles['.aws/credentials'] ?? '',
    });
    const environment = {
      AWS_CONFIG_FILE: 'elsewhere/config',
      AWS_SHARED_CREDENTIALS_FILE: 'elsewhere/credentials',
    };
    const run = await runDuckbill(['plan', 'aws:reports', '--json'], { home, environment });
    expect(jsonOf(run)).toMatchObject({ exit: { code: 0 } });
  });

  it.each([
    ['a target of no known kind', ['notes.txt'], 2],
    ['a file that is not there', ['missing.duck'], 3],
    ['a profile file that is not there', ['Example.duck', '--profile', 'missing.cyberduckprofile'], 3],
  ])('refuses %s', async (_title, words, exit) => {
    const run = await runDuckbill(['plan', ...words], { home: await homeWith(practiceFiles) });
    expect(run).toMatchObject({ exit, stdout: '' });
  });
});
