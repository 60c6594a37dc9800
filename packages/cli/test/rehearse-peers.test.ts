import { fileURLToPath } from 'node:url';
import { totpCode } from '@duckbill/sandbox';
import { expect, it } from 'vitest';
import { describeWithPeers, peerEnvironment } from '../../../peers/peers.ts';
import { canaryFiles } from './canary-home.ts';
import { startRehearsal } from './rehearse.ts';
import { runChild } from './run-child.ts';
import { homeWith } from './sample-files.ts';

const typeAtPrompt = fileURLToPath(new URL('type-at-prompt.py', import.meta.url));

describeWithPeers(['aws-cli-v1', 'python-pty'], 'a rehearsal and the AWS CLI', () => {
  it('refuses a wrong code in the words of AWS, and lists with the right one', async () => {
    const rehearsal = await startRehearsal(await homeWith(canaryFiles), ['aws:reports']);
    const environment = peerEnvironment(rehearsal.folder);
    // As it was printed: the copies say where the calls go.
    expect(rehearsal.commands).toContain('HOME=$PWD aws s3 ls --profile reports');
    const list = ['python3', '-m', 'awscli', 's3', 'ls', '--profile', 'reports'];
    const wrong = await runChild(['python3', typeAtPrompt, 'MFA code', '000000', ...list], environment);
    expect(wrong.exit).not.toBe(0);
    expect(wrong.stderr).toContain('invalid MFA one time pass code');
    const code = totpCode({ secret: rehearsal.devices[0]?.secret ?? '', now: Date.now() / 1000 });
    const right = await runChild(['python3', typeAtPrompt, 'MFA code', code, ...list], environment);
    expect({ exit: right.exit, stdout: right.stdout.trim().split(' ').at(-1) }).toEqual({
      exit: 0,
      stdout: 'example-duckbill-practice',
    });
  });

  it('takes the token of a file, the keys of a user, and the keys that stand in for a program', async () => {
    const home = await homeWith(canaryFiles);
    for (const name of ['vault', 'web', 'alice']) {
      const rehearsal = await startRehearsal(home, [`aws:${name}`]);
      const words = ['python3', '-m', 'awscli', 's3', 'ls', '--profile', name];
      const run = await runChild(words, peerEnvironment(rehearsal.folder));
      expect({ name, exit: run.exit, stderr: run.stderr }).toEqual({ name, exit: 0, stderr: '' });
      await rehearsal.end();
    }
  });
});
