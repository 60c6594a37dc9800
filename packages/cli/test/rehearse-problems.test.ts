import { rehearsals } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { canaryFiles } from './canary-home.ts';
import { letIn, startRehearsal } from './rehearse.ts';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

const duck = ['work.duck', '--profile', 'Corp.cyberduckprofile'];
const center = ['aws:dev'];

/** A problem, a target that has it, and the guidance that leads out of it. */
const rows: readonly (readonly [what: string, target: readonly string[], guidance: string])[] = [
  ['mfa-wrong', duck, 'sts-mfa-code-wrong'],
  ['mfa-wrong', ['aws:reports'], 'sts-mfa-code-wrong'],
  ['mfa-missing', ['aws:reports'], 'sts-mfa-missing'],
  ['trust', duck, 'sts-assume-role-denied'],
  ['trust', ['aws:web'], 'sts-web-identity-denied'],
  ['external-id', ['cli.duck'], 'sts-assume-role-denied'],
  ['external-id', ['aws:reports'], 'sts-assume-role-denied'],
  ['permission', duck, 'sts-assume-role-denied'],
  ['permission', ['aws:alice'], 's3-list-buckets-denied-user'],
  ['role-missing', duck, 'sts-assume-role-denied'],
  ['role-missing', ['aws:web'], 'sts-web-identity-denied'],
  ['clock=+20m', duck, 'sts-clock-wrong'],
  ['clock=-2h', ['aws:alice'], 's3-clock-wrong'],
  ['expired-keys', duck, 'sts-session-expired'],
  ['expired-keys', ['aws:temporary'], 's3-session-expired'],
  ['expired-keys', ['aws:web'], 'sts-web-identity-token-expired'],
  ['keys-deleted', duck, 'sts-access-key-unknown'],
  ['keys-deleted', ['aws:alice'], 's3-access-key-unknown'],
  ['wrong-region', ['aws:reports'], 'sts-region-disabled'],
  ['wrong-region', center, 'sso-start-url-wrong'],
  ['not-assigned', center, 'sso-role-not-assigned'],
  ['session-ended', center, 'sso-sign-in-needed'],
  ['session-ended', duck, 's3-session-expired'],
  ['bucket-denied', duck, 's3-bucket-policy-denies'],
  ['bucket-denied', ['aws:alice'], 's3-list-buckets-denied-user'],
  ['throttled', ['aws:alice'], 'aws-asked-too-often'],
  ['throttled', duck, 'aws-asked-too-often'],
  ['throttled', center, 'sso-asked-too-often'],
  ['sts-down', duck, 'aws-failing'],
];

interface Told {
  readonly failure?: { readonly guidance?: readonly { readonly code: string }[] };
}

describe('duckbill sandbox --like TARGET --break', () => {
  it.each(rows)('%s with %j is met by connect and doctor with its guidance', async (what, target, guidance) => {
    const rehearsal = await startRehearsal(await homeWith(canaryFiles), [...target, '--break', what]);
    await letIn(rehearsal);
    const flow = target === center ? ['--device-code', '--no-browser'] : [];
    const run = await rehearsal.run('connect', '--json', ...flow);
    const { failure } = jsonOf(run) as Told;
    expect({ exit: run.exit, first: failure?.guidance?.[0]?.code }).toEqual({ exit: 1, first: guidance });
    const report = await rehearsal.run('doctor', '--json', ...flow);
    expect(report.exit).toBe(1);
    // The doctor sees a wrong clock before it signs anything.
    expect(report.stdout).toMatch(new RegExp(what.startsWith('clock') ? '"id": "clock-right"' : `"${guidance}"`, 'u'));
  });

  it('has a test for every problem', () => {
    const tested = new Set(rows.map(([what]) => what.split('=', 1)[0]));
    expect(rehearsals.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual([]);
  });

  it('names the problems that it knows, and why a target cannot have one', async () => {
    const home = await homeWith(canaryFiles);
    const refusalOf = async (...words: readonly string[]): Promise<string> => {
      const run = await runDuckbill(['sandbox', ...words], { home });
      expect(run).toMatchObject({ exit: 2, stdout: '' });
      return run.stderr;
    };
    const known = rehearsals.map(({ name }) => name).join(', ');
    expect(await refusalOf('--like', 'aws:reports', '--break', 'coffee')).toBe(
      `duckbill: unknown problem "coffee"; known: ${known}\n`,
    );
    expect(await refusalOf('--like', 'aws:reports', '--break', 'clock=noon')).toContain('"noon" is no time');
    expect(await refusalOf('--like', 'aws:alice', '--break', 'trust')).toContain('it needs a target with a role');
    expect(await refusalOf('--like', 'aws:alice', '--break', 'not-assigned')).toContain('Identity Center');
    expect(await refusalOf('--like', 'aws:alice', '--break', 'sts-down')).toContain('a target that asks STS');
    expect(await refusalOf('--break', 'trust')).toContain('--break wants --like TARGET or --from-bundle FILE');
    const help = await runDuckbill(['sandbox', '--help'], { home });
    for (const { name } of rehearsals) expect(help.stdout).toContain(name);
  });
});
