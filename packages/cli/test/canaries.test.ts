import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mfaRole } from '@duckbill/sandbox';
import { beforeEach, describe, expect, it } from 'vitest';
import { jsonOf, type Run, runDuckbill } from './run-duckbill.ts';
import { awsConfig, awsCredentials, homeWith, plist, practiceFiles, strings } from './sample-files.ts';
import { mfaCode, sandboxForTest, wrongCode } from './test-sandbox.ts';

const { user } = mfaRole;

/** One secret for each place where a secret can stand. None looks like another, so that a leak names its place. */
const canaries = {
  profileSecret: 'canary-1-in-profile-properties/Q7',
  profilePassword: 'canary-2-in-profile-password',
  profileClientSecret: 'canary-3-oauth-client-secret',
  bookmarkSecret: 'canary-4-in-bookmark-custom+Z9',
  bookmarkPassword: 'canary-5-in-bookmark-password',
  configSecret: 'canary-6-secret-in-config-file',
  credentialsSecret: 'canary-7-secret-in-credentials',
  credentialsToken: 'canary-8-token-in-credentials//==',
  commentedSecret: 'canary-9-in-a-comment',
  withoutSection: 'canary-10-before-any-section',
  indented: 'canary-11-in-a-nested-line',
  repeated: 'canary-12-repeated-key',
  unclosed: 'canary-13-under-a-broken-header',
  environmentSecret: 'canary-14-environment-secret',
  environmentToken: 'canary-15-environment-token',
  typedSecret: 'canary-16-typed-at-the-prompt',
  proxyPassword: 'canary-17-in-the-proxy-url',
  cutOff: 'canary-18-in-a-cut-off-file',
  spaced: 'canary-19 with spaces in it',
} as const;

const environment = {
  AWS_ACCESS_KEY_ID: 'AKIDENVIRONMENT00001',
  AWS_SECRET_ACCESS_KEY: canaries.environmentSecret,
  AWS_SESSION_TOKEN: canaries.environmentToken,
};

const profile = plist(
  `${strings({ Protocol: 's3', Vendor: 'canary', Password: canaries.profilePassword, 'OAuth Client Secret': canaries.profileClientSecret })}\t<key>Port</key>\n\t<string>nonsense</string>\n\t<key>Token Configurable</key>\n\t<true/>\n\t<key>Properties</key>\n\t<dict>\n${strings({ role_arn: mfaRole.roleArn, mfa_serial: user.mfaSerial, aws_secret_access_key: canaries.profileSecret })}\t</dict>\n`,
);

const bookmark = plist(
  `${strings({ Protocol: 's3', Provider: 'canary', Hostname: 's3.amazonaws.com', Port: 'nonsense', Username: 'canary-user', Password: canaries.bookmarkPassword })}\t<key>Custom</key>\n\t<dict>\n${strings({ aws_secret_access_key: canaries.bookmarkSecret })}\t</dict>\n`,
);

const config = `aws_secret_access_key = ${canaries.withoutSection}
${awsConfig}
# aws_secret_access_key = ${canaries.commentedSecret}
[profile canary]
region = eu-west-1
aws_access_key_id = AKIDINCONFIG00000001
aws_secret_access_key = ${canaries.configSecret}
s3 =
  aws_secret_access_key = ${canaries.indented}
  aws_secret_access_key ${canaries.indented}
[profile broken
aws_secret_access_key = ${canaries.unclosed}
aws_secret_access_key: ${canaries.unclosed}
`;

const credentials = `${awsCredentials}
[canary]
aws_access_key_id = AKIDCREDENTIALS00001
aws_secret_access_key = ${canaries.repeated}
aws_secret_access_key = ${canaries.credentialsSecret}
aws_session_token = ${canaries.credentialsToken}
[spaced]
aws_secret_access_key = ${canaries.spaced}
aws_session_token ${canaries.spaced}
aws_secret_access_key ${canaries.repeated}
[canary] aws_secret_access_key = ${canaries.unclosed}
`;

const files = {
  'Canary.cyberduckprofile': profile,
  'Canary.duck': bookmark,
  'Cut.duck': bookmark.slice(0, bookmark.indexOf('</dict>')).replace(canaries.bookmarkSecret, canaries.cutOff),
  'Cut.cyberduckprofile': profile
    .slice(0, profile.indexOf(canaries.profileSecret) + canaries.profileSecret.length)
    .replace(canaries.profileSecret, canaries.cutOff),
  '.aws/config': config,
  '.aws/credentials': credentials,
};

/** Secrets of the practice world, which the AWS files above hold too. */
const worldSecrets = [
  user.secretAccessKey,
  user.mfaSecret,
  mfaRole.narrowUser.secretAccessKey,
  mfaRole.staticUser.secretAccessKey,
];

const secrets: readonly string[] = [...Object.values(canaries), ...worldSecrets];

let home: string;

beforeEach(async () => {
  home = await homeWith(files);
});

/** Every text of the home folder and its temporary files that was not planted there. */
async function writtenFiles(): Promise<readonly string[]> {
  const entries = await readdir(home, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(home, path.join(entry.parentPath, entry.name)));
  const unknown = names.filter((name) => !Object.hasOwn(files, name.replaceAll('\\', '/')));
  return Promise.all(unknown.map((name) => readFile(path.join(home, name), 'latin1')));
}

function leaksIn(text: string, more: readonly string[] = []): readonly string[] {
  return [...secrets, ...more].filter((secret) => text.includes(secret));
}

/** Codes are six digits: they count as said only when no other digit stands beside them. */
function codesIn(text: string, codes: readonly string[]): readonly string[] {
  return codes.filter((code) => new RegExp(`(?<!\\d)${code}(?!\\d)`, 'u').test(text));
}

async function expectNoLeak(
  words: readonly string[],
  more: {
    readonly stdin?: string;
    readonly environment?: Record<string, string>;
    readonly codes?: readonly string[];
  } = {},
): Promise<Run> {
  const run = await runDuckbill(words, {
    home,
    ...(more.stdin === undefined ? {} : { stdin: more.stdin }),
    ...(more.environment === undefined ? {} : { environment: more.environment }),
  });
  const title = words.join(' ');
  expect(leaksIn(run.output), title).toEqual([]);
  expect(codesIn(run.output, more.codes ?? []), title).toEqual([]);
  expect(leaksIn((await writtenFiles()).join('\n')), title).toEqual([]);
  // Every process of the computer sees the arguments.
  expect(leaksIn(title), title).toEqual([]);
  expect(codesIn(title, more.codes ?? []), title).toEqual([]);
  return run;
}

it.each(['text', 'concise', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'markdown'])(
  'lint says no secret as %s, printed or written, with annotations beside',
  async (format) => {
    const written = ['--format', `${format}:out/report`];
    for (const more of [[], ['--fix', '--diff'], ['--fix-unsafe']]) {
      const run = await expectNoLeak(['lint', ...written, ...more], { environment: { GITHUB_ACTIONS: 'true' } });
      expect(run.exit).toBe(1);
      expect(await readFile(path.join(home, 'out/report'), 'utf8')).toContain('Canary.duck');
      await expectNoLeak(['lint', '--format', format, ...more]);
    }
  },
);

describe.each([
  ['as text', []],
  ['as JSON', ['--json']],
])('no command says a secret %s', (_title, format) => {
  it.each([
    ['lint'],
    ['lint', '--fail-on', 'hint', '.'],
    ['lint', '--fix', '--diff', '.'],
    ['lint', '--fix-unsafe', '--diff', '.'],
    ['lint', '--fix-unsafe', 'Canary.duck', 'Canary.cyberduckprofile'],
    ['inspect', 'Canary.duck', 'Canary.cyberduckprofile', 'Cut.duck', 'Cut.cyberduckprofile'],
    ['inspect', '.aws'],
    ['inspect', '.aws', '--as', 'cyberduck@9.5'],
    ['inspect', '.aws', '--as', 'sdk-js@3'],
    ['plan', 'Canary.duck', '--profile', 'Canary.cyberduckprofile'],
    ['plan', 'Canary.cyberduckprofile'],
    ['plan', 'Cut.duck'],
    ['plan', 'aws:canary'],
    ['plan', 'aws:broken'],
    ['plan', 'aws:'],
    ['plan', 'Canary.duck', '--as', 'cyberduck@9.2'],
    ['doctor', 'Canary.duck', '--profile', 'Canary.cyberduckprofile'],
    ['doctor', 'Cut.cyberduckprofile'],
    ['doctor', 'aws:canary'],
    ['doctor', 'aws:'],
    ['connect', 'Canary.duck', '--no-input'],
    ['connect', 'aws:canary', '--no-input', '--endpoint-url', 'http://127.0.0.1:9'],
    ['connect', 'aws:', '--endpoint-url', 'http://127.0.0.1:9'],
  ])('duckbill %s %s %s %s', async (...words) => {
    const given = words.filter((word) => word !== undefined);
    const run = await expectNoLeak([...given, ...format], { environment });
    expect([0, 1, 3, 4]).toContain(run.exit);
    const reported = format.length > 0 ? jsonOf(run)['exit'] : { code: run.exit };
    expect(reported).toMatchObject({ code: run.exit });
    await expectNoLeak([...given, ...format]);
  });

  it.each([['Canary.cyberduckprofile'], ['Canary.duck'], ['Cut.duck'], ['credentials'], ['config']])(
    'duckbill lint --stdin of %s',
    async (name) => {
      const stdin = Object.entries(files).find(([file]) => file.endsWith(name))?.[1] ?? '';
      for (const more of [[], ['--fix-unsafe', '--diff']])
        await expectNoLeak(['lint', '--stdin', '--stdin-name', name, ...more, ...format], { stdin });
    },
  );

  it('duckbill explain of a text with secrets in it', async () => {
    for (const text of [profile, bookmark, config, credentials, `AccessDenied ${canaries.typedSecret}`])
      await expectNoLeak(['explain', '-', ...format], { stdin: text });
  });

  it('duckbill connect and doctor with the keys and the code typed', async () => {
    const sandbox = await sandboxForTest();
    const online = ['--endpoint-url', sandbox.url, ...format];
    const code = mfaCode(sandbox);
    const next = mfaCode(sandbox, 1);
    const wrong = wrongCode(sandbox);
    // The planted mistakes keep the AWS CLI from reading the files at all; whole ones let it sign in.
    const { '.aws/config': wholeConfig = '', '.aws/credentials': wholeCredentials = '' } = practiceFiles;
    await writeFile(path.join(home, '.aws/config'), wholeConfig);
    await writeFile(path.join(home, '.aws/credentials'), wholeCredentials);
    const connected = await expectNoLeak(['connect', 'aws:reports', ...online], { stdin: `${code}\n`, codes: [code] });
    expect(connected.exit).toBe(0);
    const refused = await expectNoLeak(['connect', 'aws:reports', ...online], { stdin: `${wrong}\n`, codes: [wrong] });
    expect(refused.exit).toBe(1);
    const checked = await expectNoLeak(['doctor', 'aws:reports', '--online', ...online], {
      stdin: `${next}\n`,
      codes: [next],
    });
    expect(checked.exit).toBe(0);
    const typed = `${user.accessKeyId}\n${canaries.typedSecret}\n${wrong}\n`;
    await expectNoLeak(['connect', 'Canary.cyberduckprofile', ...online], { stdin: typed, codes: [wrong] });
    await expectNoLeak(['doctor', 'Canary.cyberduckprofile', '--online', ...online], { stdin: typed, codes: [wrong] });
    for (const target of ['aws:canary', 'aws:']) await expectNoLeak(['connect', target, ...online], { environment });
    await expectNoLeak(['connect', 'Canary.duck', '--profile', 'Canary.cyberduckprofile', ...online], {
      stdin: `${canaries.typedSecret}\n${wrong}\n`,
      codes: [wrong],
    });
  });

  it('duckbill connect behind a proxy whose address holds a password', async () => {
    const proxy = `http://me:${canaries.proxyPassword}@127.0.0.1:9`;
    const proxied = { ...environment, HTTPS_PROXY: proxy, HTTP_PROXY: proxy, AWS_ENDPOINT_URL: proxy };
    for (const words of [
      ['plan', 'aws:'],
      ['doctor', 'aws:'],
      ['connect', 'aws:', '--endpoint-url', proxy],
    ]) {
      const run = await runDuckbill([...words, ...format], { home, environment: proxied });
      expect(leaksIn(run.output), words.join(' ')).toEqual([]);
    }
  });
});
