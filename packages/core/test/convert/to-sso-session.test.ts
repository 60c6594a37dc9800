import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeWithPeers, peerEnvironment } from '../../../../peers/peers.ts';
import { readAwsConfig } from '../../src/aws/read-aws-config.ts';
import { convert } from '../../src/convert/convert.ts';
import type { Conversion } from '../../src/convert/conversion.ts';
import { awsFiles, codesOf, convertOptions, textOf } from './convert-options.ts';

function toSession(config: string, names: readonly string[] = [], credentials?: string): Conversion {
  const files = awsFiles(config, credentials);
  return convert([{ kind: 'aws-profile', files, names }], 'sso-session', convertOptions);
}

const two = `# ours
[default]
region = eu-west-1

[profile audit]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1   
sso_account_id = 111122223333
# why: auditors
sso_role_name = Auditor

[profile build]
sso_account_id=444455556666
sso_role_name=Build
sso_region=eu-west-1
sso_start_url=https://corp.awsapps.com/start
`;

describe('older sso_* settings', () => {
  it('become one session of all profiles with the same portal; the rest stays as it is', () => {
    const made = toSession(two);
    expect(codesOf(made)).toEqual(['convert-sso-reader-too-old', 'convert-sso-sign-in-again']);
    expect(made.losses[1]?.facts).toMatchObject({
      profiles: ['audit', 'build'],
      session: 'corp',
      // As in aws-config D.2: of the start URL before, of the name afterwards.
      before: 'a51746d4aa793ae07b25e90c3a5db96fc7832bd7.json',
      after: 'ee0bfd2552fbd840c02cc48b6e823320543c450f.json',
    });
    expect(textOf(made, 'config')).toBe(`# ours
[default]
region = eu-west-1

[profile audit]
sso_account_id = 111122223333
# why: auditors
sso_role_name = Auditor
sso_session = corp

[profile build]
sso_account_id=444455556666
sso_role_name=Build
sso_session=corp

[sso-session corp]
sso_start_url=https://corp.awsapps.com/start
sso_region=eu-west-1
sso_registration_scopes=sso:account:access
`);
  });

  it('of the named profiles alone', () => {
    const text = textOf(toSession(two, ['build']), 'config');
    expect(text).toContain('[profile audit]\nsso_start_url = https://corp.awsapps.com/start\n');
    expect(text).toContain('sso_role_name=Build\nsso_session=corp\n');
  });

  it('use a session that is there, and take no name that another has', () => {
    const other = '\n[sso-session corp]\nsso_start_url = https://other.awsapps.com/start\nsso_region = eu-west-1\n';
    expect(textOf(toSession(two + other), 'config')).toContain('[sso-session corp-2]');
    const same = '\n[sso-session work]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n';
    const text = textOf(toSession(two + same), 'config');
    expect(text.match(/^\[sso-session /gmu)).toHaveLength(1);
    expect(text.match(/^sso_session ?= ?work$/gmu)).toHaveLength(2);
  });

  it('are refused where a half is missing, and told where there is nothing to do', () => {
    const half = '[profile a]\nsso_start_url = https://corp.awsapps.com/start\nsso_role_name = R\n';
    expect(toSession(half)).toMatchObject({ files: [], losses: [{ code: 'convert-not-possible' }] });
    expect(toSession(two, ['nobody'])).toMatchObject({ files: [], losses: [{ code: 'convert-not-possible' }] });
    const done = textOf(toSession(two), 'config');
    expect(toSession(done)).toMatchObject({ files: [], losses: [{ code: 'convert-nothing-to-do' }] });
    expect(toSession(done, ['audit'])).toMatchObject({ files: [], losses: [{ code: 'convert-nothing-to-do' }] });
  });

  it('in a managed block are its owner’s, unless that was agreed to', () => {
    const block = `# >>> duckbill:it check=00000000 managed, changes made here get lost >>>\n${two}# <<< duckbill:it <<<\n`;
    expect(codesOf(toSession(block))).toContain('aws-edit-in-managed-block');
    expect(toSession(block).files).toEqual([]);
  });
});

/** What a profile comes to, wherever it stands. */
function signInOf(config: string, name: string): unknown {
  const { profiles, ssoSessions } = readAwsConfig(awsFiles(config));
  const own = profiles.get(name)?.settings;
  const shared = ssoSessions.get(own?.get('sso_session')?.value ?? '')?.settings;
  const keys = ['sso_start_url', 'sso_region', 'sso_account_id', 'sso_role_name', 'region', 'output'];
  return keys.map((key) => (own?.get(key) ?? shared?.get(key))?.value);
}

const portals = [
  'https://corp.awsapps.com/start',
  'https://corp.awsapps.com/start/',
  'https://d-1234567890.awsapps.com/start#/',
];

const ssoProfile = fc.record({
  portal: fc.constantFrom(...portals),
  region: fc.constantFrom('eu-west-1', 'us-east-1'),
  sign: fc.constantFrom(' = ', '=', ' ='),
  others: fc.shuffledSubarray(['region', 'output', '# a note', '', 'cli_pager']),
  legacy: fc.boolean(),
});

/** A config with profiles p0, p1, … of every order and style. */
const configs = fc.array(ssoProfile, { minLength: 1, maxLength: 6 }).map((profiles) => {
  const lines = profiles.flatMap(({ portal, region, sign, others, legacy }, index) => [
    `[profile p${index}]`,
    ...(legacy ? [`sso_start_url${sign}${portal}`, `sso_region${sign}${region}`] : [`role_arn${sign}x`]),
    ...others.map((key) => (/^[a-z]/u.test(key) ? `${key}${sign}${key === 'region' ? region : 'json'}` : key)),
    `sso_account_id${sign}11112222333${index}`,
    `sso_role_name${sign}R${index}`,
  ]);
  return { text: `${lines.join('\n')}\n`, count: profiles.length };
});

describe('any config', () => {
  it('says the same of every profile afterwards, keeps every other line, and is done after once', () => {
    fc.assert(
      fc.property(configs, ({ text, count }) => {
        const made = toSession(text);
        expect(made.files).toHaveLength(text.includes('sso_start_url') ? 1 : 0);
        const [file = { text }] = made.files;
        for (let index = 0; index < count; index += 1)
          expect(signInOf(file.text, `p${index}`)).toEqual(signInOf(text, `p${index}`));
        const [body = ''] = file.text.split('\n[sso-session ');
        const kept = (lines: string) =>
          lines.split('\n').filter((line) => !/^sso_(?:session|start_url|region)\b/u.test(line));
        expect(kept(body).join('\n').trimEnd()).toBe(kept(text).join('\n').trimEnd());
        expect(codesOf(toSession(file.text))).toEqual(['convert-nothing-to-do']);
      }),
      { numRuns: 100 },
    );
  });
});

const script = fileURLToPath(new URL('resolved-sso.py', import.meta.url));

/** What the real botocore makes of every profile of a config. */
function asBotocore(config: string): unknown {
  const home = mkdtempSync(path.join(tmpdir(), 'duckbill-convert-'));
  const file = path.join(home, 'config');
  writeFileSync(file, config);
  const { stdout, stderr, status } = spawnSync('python3', [script], {
    encoding: 'utf8',
    env: peerEnvironment(home, { AWS_CONFIG_FILE: file, AWS_SHARED_CREDENTIALS_FILE: path.join(home, 'none') }),
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

describeWithPeers(['botocore'], 'what botocore resolves', () => {
  it('is the same before and after, for every profile', () => {
    const more = `${two}\n[profile lone]\nsso_start_url = https://d-1234567890.awsapps.com/start#/\nsso_region = us-east-1\nsso_account_id = 777788889999\nsso_role_name = Lone\nregion = us-west-2\n`;
    const before = asBotocore(more);
    expect(before).toMatchObject({
      lone: { sso_region: 'us-east-1', region: 'us-west-2' },
      audit: { sso_role_name: 'Auditor' },
    });
    expect(asBotocore(textOf(toSession(more), 'config'))).toEqual(before);
  });
});

function awsConfigured(command: readonly string[], config: string, words: readonly string[]): string {
  const home = mkdtempSync(path.join(tmpdir(), 'duckbill-convert-'));
  const file = path.join(home, 'config');
  writeFileSync(file, config);
  const [program = '', ...first] = command;
  const { stdout } = spawnSync(program, [...first, 'configure', ...words], {
    encoding: 'utf8',
    env: peerEnvironment(home, { AWS_CONFIG_FILE: file, AWS_SHARED_CREDENTIALS_FILE: path.join(home, 'none') }),
  });
  return stdout.trim();
}

const clis = [
  ['aws-cli-v1', ['python3', '-m', 'awscli']],
  ['aws-cli-v2', ['/usr/bin/aws']],
] as const;

for (const [peer, command] of clis) {
  describeWithPeers([peer], 'the file', () => {
    it('is read by the AWS CLI: every value that stayed, and the session', () => {
      const after = textOf(toSession(two), 'config');
      for (const key of ['sso_account_id', 'sso_role_name'])
        for (const profile of ['audit', 'build']) {
          const words = ['get', key, '--profile', profile];
          const value = awsConfigured(command, two, words);
          expect(value).not.toBe('');
          expect(awsConfigured(command, after, words)).toBe(value);
        }
      expect(awsConfigured(command, after, ['get', 'sso_session', '--profile', 'build'])).toBe('corp');
      expect(awsConfigured(command, after, ['get', 'region'])).toBe('eu-west-1');
    });
  });
}
