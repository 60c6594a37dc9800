import { checkIds } from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { jsonOf, type Run, runDuckbill } from './run-duckbill.ts';
import { faultyProfile, homeWith, practiceFiles } from './sample-files.ts';
import { mfaCode, sandboxForTest } from './test-sandbox.ts';

const target = ['Example.duck', '--profile', 'Example.cyberduckprofile'];

interface CheckResult {
  readonly id: string;
  readonly outcome: string;
}

/** The checks of a JSON report, in its order. */
function checksOf(run: Run): readonly CheckResult[] {
  const { categories } = jsonOf(run) as { categories: { checks: CheckResult[] }[] };
  return categories.flatMap(({ checks }) => checks);
}

describe('duckbill doctor', () => {
  it('checks files and plan offline, and says what it left out', async () => {
    const run = await runDuckbill(['doctor', ...target], { home: await homeWith(practiceFiles) });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toMatch(
      /^✓ All well: \d+ checks passed, \d+ skipped \(needs --online\)\. Example\.duck as Cyberduck 9\.5$/mu,
    );
  });

  it('fails with the first thing to do', async () => {
    const home = await homeWith({ ...practiceFiles, 'Example.cyberduckprofile': faultyProfile });
    const run = await runDuckbill(['doctor', ...target], { home });
    expect(run.exit).toBe(1);
    expect(run.stdout).toMatch(/^→ First: "Token Configurable" asks for a session token/u);
    expect(run.stdout).toContain('profile-token-flag-for-role');
  });

  it('passes every check online, with a code from standard input', async () => {
    const sandbox = await sandboxForTest();
    const run = await runDuckbill(['doctor', ...target, '--online', '--endpoint-url', sandbox.url, '--json'], {
      home: await homeWith(practiceFiles),
      stdin: `${mfaCode(sandbox)}\n`,
    });
    const checks = checksOf(run);
    expect(checks.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped')).toEqual([]);
    expect(checks).toHaveLength(checkIds.length);
    expect(run.exit).toBe(0);
  });

  it('needs a sign-in online when it may not ask', async () => {
    const sandbox = await sandboxForTest();
    const words = ['doctor', 'aws:reports', '--online', '--no-input', '--endpoint-url', sandbox.url];
    const home = await homeWith(practiceFiles);
    const run = await runDuckbill(words, { home });
    expect(run).toMatchObject({ exit: 4, stderr: '' });
    expect(run.stdout).toContain('Run it in a terminal, without --no-input.');
    expect(jsonOf(await runDuckbill([...words, '--json'], { home }))).toMatchObject({ exit: { code: 4 } });
  });

  it('fails the check of the server when nothing answers', async () => {
    const sandbox = await sandboxForTest();
    await sandbox.close();
    const run = await runDuckbill(['doctor', 'aws:static-user', '--online', '--endpoint-url', sandbox.url, '--json'], {
      home: await homeWith(practiceFiles),
    });
    const checks = checksOf(run);
    expect(checks.find(({ id }) => id === 'endpoint-reachable')?.outcome).toBe('failed');
    expect(run.exit).toBe(1);
  });

  it('runs only the named checks, or all but those', async () => {
    const home = await homeWith(practiceFiles);
    const idsOf = async (...words: string[]): Promise<unknown> => {
      const checks = checksOf(await runDuckbill(['doctor', 'aws:reports', ...words, '--json'], { home }));
      return checks.filter(({ outcome }) => outcome === 'passed').map(({ id }) => id);
    };
    expect(await idsOf('--only', 'secrets-private', 'plan-sound')).toEqual(['secrets-private', 'plan-sound']);
    const left = await idsOf('--skip', 'plan-sound', 'files-readable');
    expect(left).toEqual(expect.arrayContaining(['secrets-private', 'lint-clean']));
    expect(left).not.toContain('plan-sound');
  });

  it('tells what is on the computer when nobody names a target and ~/.aws is empty', async () => {
    const home = await homeWith();
    const run = await runDuckbill(['doctor'], { home });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toMatch(/^Surroundings\n/u);
    expect(run.stdout).toContain('All well');
    const report = jsonOf(await runDuckbill(['doctor', '--json'], { home }));
    expect(report).toMatchObject({ target: 'this computer', surroundings: { awsFiles: [] } });
  });

  it('lists its checks', async () => {
    const home = await homeWith();
    const run = await runDuckbill(['doctor', '--list-checks'], { home });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout.trimEnd().split('\n')).toHaveLength(checkIds.length);
    expect(run.stdout).toMatch(/^plan-sound +offline +\S/mu);
    const { checks } = jsonOf(await runDuckbill(['doctor', '--list-checks', '--json'], { home })) as {
      checks: unknown[];
    };
    expect(checks).toHaveLength(checkIds.length);
  });

  it.each([['--only'], ['--skip']])('takes an unknown check after %s as wrong usage', async (option) => {
    const run = await runDuckbill(['doctor', 'aws:', option, 'horoscope'], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toMatch(/^duckbill: unknown check "horoscope"; known: program-installed, /u);
  });
});
