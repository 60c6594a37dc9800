import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

describe('duckbill explain', () => {
  it.each([
    ['a code of a finding', ['profile-token-flag-for-role'], 'Role Configurable'],
    ['a code of a guidance', ['sts-mfa-code-wrong'], 'What to do'],
    ['a code of AWS', ['InvalidClientTokenId'], 'AWS does not know this access key'],
    ['a text in one argument', ['The security token included in the request is expired'], 'expired'],
    ['a text in many arguments', 'The security token included in the request is expired'.split(' '), 'expired'],
  ])('explains %s', async (_title, words, says) => {
    const run = await runDuckbill(['explain', ...words], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toContain(says);
  });

  it('reads a pasted message from standard input', async () => {
    const stdin =
      'An error occurred (AccessDenied) when calling the AssumeRole operation: MultiFactorAuthentication failed with invalid MFA one time pass code.\n';
    const run = await runDuckbill(['explain', '-', '--json'], { home: await homeWith(), stdin });
    expect(jsonOf(run)).toMatchObject({
      version: 1,
      explanations: expect.arrayContaining([expect.objectContaining({ code: 'sts-mfa-code-wrong' })]),
      exit: { code: 0 },
    });
  });

  it('says with 1 that nothing is known, and does not say the text back', async () => {
    const home = await homeWith();
    const run = await runDuckbill(['explain', 'zzyzx canary-in-the-text'], { home });
    expect(run).toMatchObject({ exit: 1, stderr: '' });
    expect(run.output).not.toContain('canary-in-the-text');
    expect(jsonOf(await runDuckbill(['explain', 'zzyzx', '--json'], { home }))).toMatchObject({
      explanations: [],
      exit: { code: 1 },
    });
  });

  it.each([
    ['--file', ['--file', 'cyberduck.log']],
    ['its name', ['cyberduck.log']],
  ])('finds every failure of a log given with %s, with lines, what others follow from first', async (_title, words) => {
    const home = await homeWith();
    const log = [
      '2026-11-21 10:00:00,001 [main] INFO  started',
      '2026-11-21 10:00:01,001 [background-1] WARN  S3CredentialsConfigurator - No matching configuration for profile null',
      '2026-11-21 10:00:02,001 [background-1] DEBUG canary-in-the-log',
      '2026-11-21 10:00:03,001 [background-1] WARN  The security token included in the request is invalid.',
      '2026-11-21 10:00:09,001 [background-2] WARN  The security token included in the request is invalid.',
    ].join('\n');
    writeFileSync(path.join(home, 'cyberduck.log'), log);
    const run = await runDuckbill(['explain', ...words], { home });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.output).not.toContain('canary-in-the-log');
    expect(run.stdout.indexOf('cyberduck-profile-not-found')).toBeLessThan(
      run.stdout.indexOf('sts-access-key-unknown'),
    );
    expect(run.stdout).toContain('lines 4, 5\n');
    expect(jsonOf(await runDuckbill(['explain', ...words, '--json'], { home }))).toMatchObject({
      explanations: expect.arrayContaining([
        expect.objectContaining({ code: 'cyberduck-profile-not-found', lines: [2], times: 1 }),
        expect.objectContaining({ code: 'sts-access-key-unknown', lines: [4, 5], times: 2 }),
      ]),
    });
  });

  it('says of a file that it cannot be read, and takes one source only', async () => {
    const home = await homeWith();
    expect(await runDuckbill(['explain', '--file', 'missing.log'], { home })).toMatchObject({ exit: 3 });
    expect(await runDuckbill(['explain', '--file', 'a.log', 'text'], { home })).toMatchObject({ exit: 2 });
    expect(await runDuckbill(['explain'], { home })).toMatchObject({ exit: 2 });
  });

  it('wants something to explain', async () => {
    expect(await runDuckbill(['explain', '-'], { home: await homeWith(), stdin: ' \n' })).toMatchObject({ exit: 2 });
  });
});
