import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { describeWithPeers } from '../../../peers/peers.ts';
import { onTerminal } from './on-terminal.ts';
import { childEnvironment, duckbillBin, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

type Answers = readonly (readonly [prompt: string, answer: string])[];

function duckbill(home: string, answers: Answers, ...words: readonly string[]): ReturnType<typeof onTerminal> {
  const command = [process.execPath, duckbillBin, ...words];
  return onTerminal(home, answers, command, childEnvironment({ home }));
}

const center: Answers = [
  ['What is to be set up', ''],
  ['SSO session name', 'corp'],
  ['SSO start URL', 'https://example.awsapps.com/start'],
  ['SSO region', 'eu-west-1'],
  ['registration scopes', ''],
  ['Account ID', '111122223333'],
  ['Permission set', 'Reader'],
  ['client Region', 'eu-west-1'],
  ['output format', ''],
  ['Profile name', ''],
  ['File of a bookmark', 'Reports'],
  ['Path', 'reports'],
  ['Nickname', 'Reports'],
];
const section = `[profile Reader-111122223333]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Reader
region = eu-west-1

[sso-session corp]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`;
const down = '\u001B[B';

describeWithPeers(['python-pty'], 'duckbill init at a terminal', () => {
  it('leads through Identity Center, and writes what was agreed to', async () => {
    const home = await homeWith();
    const run = await duckbill(home, [...center, ['Write it', '']], 'init');
    expect(run.exit, run.shown).toBe(0);
    expect(await readFile(path.join(home, '.aws/config'), 'utf8')).toBe(section);
    const bookmark = await readFile(path.join(home, 'Reports.duck'), 'utf8');
    expect(bookmark).toContain('<string>Reader-111122223333</string>');
    expect(await runDuckbill(['lint', '.aws', 'Reports.duck'], { home })).toMatchObject({ exit: 0, stderr: '' });
    // What is there already is left as it is.
    const again = await duckbill(home, center, 'init');
    expect(again.exit, again.shown).toBe(0);
    expect(again.shown).toContain('nothing to change');
  });

  it.each([
    ['"write nothing"', [...center, ['Write it', down]] as Answers],
    ['Ctrl-C at the summary', [...center, ['Write it', '\u0003']] as Answers],
    ['Ctrl-C on the way', [...center.slice(0, 3), ['SSO region', '\u0003']] as Answers],
    ['Ctrl-C at once', [['What is to be set up', '\u0003']] as Answers],
  ])('leaves nothing behind after %s', async (_title, answers) => {
    const home = await homeWith();
    const run = await duckbill(home, answers, 'init');
    expect(run.exit, run.shown).toBe(3);
    expect(run.shown).toContain('nothing is written');
    expect(await readdir(home)).toEqual([]);
  });

  it('refuses a wrong answer at the question, with why, and asks again', async () => {
    const home = await homeWith();
    const answers: Answers = [
      ['◆  Role Amazon Resource Name', 'arn:aws:iam::111122223333:user/anna'],
      ['◆  Role Amazon Resource Name', 'arn:aws:iam::111122223333:role/Reports'],
      ['Source profile', 'anna'],
      ['◆  MFA Device', 'arn:aws:iam::111122223333:u2f/user/anna/key'],
      ['◆  MFA Device', 'arn:aws:iam::111122223333:mfa/anna'],
      ['◆  Default client Region', 'eu-wst-1'],
      ['◆  Default client Region', 'eu-west-1'],
      ['output format', ''],
      ['Profile name', 'reports'],
    ];
    const run = await duckbill(home, answers, 'generate', 'aws-config', '--access', 'role', '--out', 'config');
    expect(run.exit, run.shown).toBe(0);
    for (const why of ['a role, not a user', 'gives no six-digit codes', 'eu-west-1, if that was meant'])
      expect(run.shown).toContain(why);
    expect(await readFile(path.join(home, 'config'), 'utf8')).toBe(`[profile reports]
role_arn = arn:aws:iam::111122223333:role/Reports
source_profile = anna
mfa_serial = arn:aws:iam::111122223333:mfa/anna
region = eu-west-1
`);
  });

  it('leads to the connection profile of another service, refusing an address that is none', async () => {
    const home = await homeWith();
    const answers: Answers = [
      ['What is to be set up', down.repeat(3)],
      ['Which service', ''],
      ['◆  Server, or server:port', 'https://minio.example.com/x'],
      ['◆  Server, or server:port', 'minio.example.com:9000'],
      ['File [', 'MinIO'],
      ['Write it', ''],
    ];
    const run = await duckbill(home, answers, 'init');
    expect(run.exit, run.shown).toBe(0);
    expect(run.shown).toContain('duckbill profiles install MinIO.cyberduckprofile');
    const shown = ['profiles', 'show', 's3-https', '--endpoint', 'minio.example.com:9000'];
    const written = await readFile(path.join(home, 'MinIO.cyberduckprofile'), 'utf8');
    expect(written).toBe((await runDuckbill(shown, { home })).stdout);
  });

  it('writes the configuration of lint when checks are chosen, and when nobody is to be asked', async () => {
    const [chosen, silent] = [await homeWith(), await homeWith()];
    const run = await duckbill(chosen, [['What is to be set up', down.repeat(4)]], 'init');
    expect(run.exit, run.shown).toBe(0);
    expect(await readdir(chosen)).toEqual(['duckbill.config.json']);
    expect((await duckbill(silent, [], 'init', '--no-input')).exit).toBe(0);
    expect(await readdir(silent)).toEqual(['duckbill.config.json']);
  });
});
