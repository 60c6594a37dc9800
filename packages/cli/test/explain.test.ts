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

  it('wants something to explain', async () => {
    expect(await runDuckbill(['explain', '-'], { home: await homeWith(), stdin: ' \n' })).toMatchObject({ exit: 2 });
  });
});
