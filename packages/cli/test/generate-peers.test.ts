import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { identityCenter } from '@duckbill/sandbox';
import { expect, it } from 'vitest';
import { awsCli2Endpoints } from '../../../peers/aws-cli-v2-endpoints.ts';
import { describeWithPeers, peerEnvironment } from '../../../peers/peers.ts';
import { cachePlace } from './cache-place.ts';
import { onTerminal } from './on-terminal.ts';

const { account, permissionSet, permissionSetWithoutS3, region, startUrl } = identityCenter;

/** The first account and the first role of the menus. */
const chosen = ['--sso-account-id', account, '--sso-role-name', permissionSet];
const center = ['--access', 'identity-center', '--sso-start-url', startUrl, '--sso-region', region];
const rest = ['--region', 'eu-west-1', '--output', 'text', '--name', 'made'];

const dialogues = [
  {
    form: 'with an SSO session',
    first: [
      ['SSO session name', 'fresh'],
      ['SSO start URL', startUrl],
      ['SSO region', region],
      ['registration scopes', ''],
    ],
    flags: ['--sso-session', 'fresh'],
  },
  {
    form: 'without',
    first: [
      ['SSO session name', ''],
      ['SSO start URL', startUrl],
      ['SSO region', region],
    ],
    flags: ['--legacy'],
  },
] as const;

describeWithPeers(['aws-cli-v2', 'python-pty'], 'aws configure sso and duckbill generate', () => {
  it.each(dialogues)('write the same sections for the same answers, $form', async ({ first, flags }) => {
    const place = await cachePlace();
    const file = path.join(place.home, '.aws/config');
    await writeFile(file, '');
    const rules = awsCli2Endpoints(path.join(place.home, 'rules'), place.sandbox.url);
    const answers = [
      ...first,
      // The menus, when they are there: the first of each.
      ['(444455556666)', ''],
      [permissionSetWithoutS3, ''],
      ['client Region', 'eu-west-1'],
      ['output format', 'text'],
      ['profile name', 'made'],
    ] as const;
    const configure = ['/usr/bin/aws', 'configure', 'sso', '--no-browser'];
    const ran = await onTerminal(place.home, answers, configure, peerEnvironment(place.home, rules));
    expect(ran.exit, ran.shown).toBe(0);
    const words = ['generate', 'aws-config', ...center, ...chosen, ...flags, ...rest];
    const made = await place.duckbill(...words);
    expect(made).toMatchObject({ exit: 0, stderr: '' });
    const written = await readFile(file, 'utf8');
    expect(sections(made.stdout)).toEqual(sections(written));
    // And what is there already in the other's hand is left as it is.
    const again = await place.duckbill(...words, '--out', file);
    expect(again).toMatchObject({ exit: 0, stdout: 'nothing to change\n' });
    expect(await readFile(file, 'utf8')).toBe(written);
  });
});

/** Sections by their headers, with the settings of each in any order. */
function sections(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  let now: string[] = [];
  for (const line of text.split('\n').filter((one) => one !== '')) {
    if (!line.startsWith('[')) {
      now.push(line);
      continue;
    }
    now = [];
    found.set(line, now);
  }
  return new Map([...found].map(([header, lines]) => [header, lines.toSorted()] as const));
}
