import { existsSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  identityCenter,
  identityCenterWorld,
  mfaRole,
  mfaRoleWorld,
  type Sandbox,
  type SandboxWorld,
  startSandbox,
} from '@duckbill/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeIssuer, startIssuer } from './leaky-issuer.ts';
import { type PlantedHome, plantedHome } from './planted-home.ts';
import { plist, practiceFiles, strings } from './sample-files.ts';
import { sessionKeys } from './session-keys.ts';
import { mfaCode } from './test-sandbox.ts';
import { type WatchedRun, watchDuckbill, type WatchOptions } from './watch-duckbill.ts';

const { account, permissionSet, region, startUrl } = identityCenter;
const arn = `arn:aws:iam::${mfaRole.account}:role/Machine`;
const allowAll = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } };

async function sandboxWith(world: SandboxWorld): Promise<Sandbox> {
  const sandbox = await startSandbox({ world });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** The world of the guide with one more role. */
function worldWithRole(principal: object, action: string): SandboxWorld {
  const world = mfaRoleWorld();
  const statement = { Effect: 'Allow', Principal: principal, Action: action };
  const trust = { Version: '2012-10-17', Statement: statement };
  return { ...world, roles: [...world.roles, { arn, roleId: 'MACHINE', trust, policies: [allowAll] }] };
}

interface Place {
  readonly sandbox: Sandbox;
  readonly home: PlantedHome;
}

function run(
  { sandbox, home }: Place,
  words: readonly string[],
  more: Partial<WatchOptions> = {},
): Promise<WatchedRun> {
  const environment = { AWS_ENDPOINT_URL: sandbox.url, ...more.environment };
  return watchDuckbill(words, { ...more, home: home.folder, environment });
}

/** Codes are six digits: they count as said only when no other digit stands beside them. */
function has(text: string, secret: string): boolean {
  return /^\d{6}$/u.test(secret)
    ? new RegExp(`(?<!\\d)${secret}(?!\\d)`, 'u').test(text)
    : text.includes(secret) || text.includes(encodeURIComponent(secret)) || text.includes(base64(secret));
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64').replaceAll('=', '');
}

/** Looks for the secrets everywhere; in the files that are meant to hold them they may stand. */
async function expectNoLeak(
  { sandbox, home }: Place,
  { commandLines, stdout, stderr }: WatchedRun,
  secrets: readonly string[],
  kept: readonly string[] = [],
): Promise<void> {
  expect(secrets.filter((secret) => secret.length < 6)).toEqual([]);
  const written = [...(await home.written())].filter(([name]) => !kept.some((folder) => name.startsWith(folder)));
  const places = {
    stdout,
    stderr,
    journal: JSON.stringify(sandbox.journal),
    'process list': [...commandLines].join('\n'),
    ...Object.fromEntries(written),
  };
  const found = Object.entries(places).flatMap(([place, text]) =>
    secrets.filter((secret) => has(text, secret)).map((secret) => `${place}: ${secret}`),
  );
  expect(found).toEqual([]);
  // The list of processes was really looked at, where there is one.
  expect([...commandLines].some((line) => line.includes('duckbill'))).toBe(existsSync('/proc/self/cmdline'));
}

/** The secrets that stand in the caches by now. */
async function cachedSecrets(home: PlantedHome): Promise<readonly string[]> {
  const names = new Set(['accessToken', 'refreshToken', 'clientSecret', 'SecretAccessKey', 'SessionToken']);
  const found: string[] = [];
  for (const [name, text] of await home.written()) {
    if (!/^\.aws\/(?:sso|cli)\/cache\//u.test(name)) continue;
    JSON.parse(text, (key, value: unknown) => {
      if (names.has(key) && typeof value === 'string') found.push(value);
      return value;
    });
  }
  return found;
}

const caches = ['.aws/sso/cache/', '.aws/cli/cache/'];

describe('a token file of web identity', () => {
  const { token, provider, key } = makeIssuer('https://id.example.com');
  const config = `[profile web]\nrole_arn = ${arn}\nweb_identity_token_file = TOKEN\nregion = eu-west-1\n`;
  const federated = `arn:aws:iam::${mfaRole.account}:oidc-provider/id.example.com`;

  async function place(text: string): Promise<Place> {
    const home = await plantedHome({ token: text, '.aws/config': '' });
    await writeFile(path.join(home.folder, '.aws/config'), config.replace('TOKEN', path.join(home.folder, 'token')));
    const world = worldWithRole({ Federated: federated }, 'sts:AssumeRoleWithWebIdentity');
    return { home, sandbox: await sandboxWith({ ...world, oidcProviders: [{ ...provider, keys: [key] }] }) };
  }

  it('is in nothing that is shown or written, nor are the keys that it gave', async () => {
    const text = token();
    const there = await place(`${text}\n`);
    for (const words of [
      ['connect', 'aws:web'],
      ['connect', 'aws:web', '--json'],
      ['plan', 'aws:web', '--json'],
      ['doctor', 'aws:web', '--online'],
    ]) {
      const done = await run(there, words);
      expect(done.exit, words.join(' ')).toBe(0);
      await expectNoLeak(
        there,
        done,
        [text, ...text.split('.').slice(1), ...(await cachedSecrets(there.home))],
        caches,
      );
    }
    const handed = await run(there, ['connect', 'aws:web', '--export', 'json']);
    const keys = JSON.parse(handed.stdout) as Record<'secretAccessKey' | 'sessionToken', string>;
    expect([keys.secretAccessKey, keys.sessionToken].every((secret) => has(handed.stdout, secret))).toBe(true);
    await expectNoLeak(there, { ...handed, stdout: '' }, [text, keys.secretAccessKey, keys.sessionToken], caches);
  });

  it('is in nothing that is said about a refusal', async () => {
    for (const text of [token({ aud: 'stranger' }), token({ exp: 1_700_000_000 }), 'canary-token-that-is-no-token']) {
      const there = await place(text);
      const done = await run(there, ['connect', 'aws:web']);
      expect(done.exit).toBe(1);
      await expectNoLeak(there, done, [text]);
    }
  });
});

describe('a sign-in at Identity Center', () => {
  const config = `[profile center]
sso_session = corp
sso_account_id = ${account}
sso_role_name = ${permissionSet}
region = eu-west-1

[sso-session corp]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_registration_scopes = sso:account:access
`;

  async function place(): Promise<Place> {
    const world = identityCenterWorld();
    const approval = { answer: 'allow', person: identityCenter.person } as const;
    const identityCenters = (world.identityCenters ?? []).map((center) => ({ ...center, approval }));
    return {
      home: await plantedHome({ '.aws/config': config }),
      sandbox: await sandboxWith({ ...world, identityCenters }),
    };
  }

  const words = ['connect', 'aws:center', '--device-code', '--no-browser'];

  it('leaves token, refresh token, client secret and keys in the caches and nowhere else', async () => {
    const there = await place();
    const first = await run(there, words);
    expect(first.exit).toBe(0);
    const secrets = await cachedSecrets(there.home);
    // Token and registration, and the keys of the role: each in its file.
    expect(secrets.length).toBeGreaterThanOrEqual(5);
    const texts = [...(await there.home.written()).values()];
    expect(texts.filter((text) => secrets.some((secret) => has(text, secret)))).toHaveLength(3);
    await expectNoLeak(there, first, secrets, caches);
    for (const again of [
      [...words, '--json'],
      ['plan', 'aws:center', '--json'],
      ['doctor', 'aws:center', '--online'],
    ])
      await expectNoLeak(there, await run(there, again), secrets, caches);
  });

  it('shows nothing of a cached token that is used, or no longer taken', async () => {
    const there = await place();
    await run(there, words);
    const secrets = await cachedSecrets(there.home);
    await rm(path.join(there.home.folder, '.aws/cli'), { recursive: true });
    await expectNoLeak(there, await run(there, words), [...secrets, ...(await cachedSecrets(there.home))], caches);
    await rm(path.join(there.home.folder, '.aws/cli'), { recursive: true });
    there.sandbox.changeFaults([{ kind: 'error', service: 'sso', status: 401, code: 'UnauthorizedException' }]);
    const refused = await run(there, words);
    expect(refused.exit).toBe(1);
    await expectNoLeak(there, refused, [...secrets, ...(await cachedSecrets(there.home))], caches);
  });

  it('shows nothing of a damaged cache', async () => {
    const there = await place();
    await run(there, words);
    const folder = path.join(there.home.folder, '.aws/sso/cache');
    const canary = 'canary-token-in-a-damaged-file';
    for (const name of await readdir(folder))
      await writeFile(path.join(folder, name), `{"accessToken": "${canary}", "expiresAt`);
    await rm(path.join(there.home.folder, '.aws/cli'), { recursive: true });
    await expectNoLeak(there, await run(there, words), [canary], caches);
  });
});

describe('a credential_process', () => {
  it.each([
    ['prints keys', 0, (keys: object) => JSON.stringify({ Version: 1, ...keys })],
    ['prints keys and ends with an error', 1, (keys: object) => JSON.stringify({ Version: 1, ...keys })],
    ['prints keys of another version', 1, (keys: object) => JSON.stringify({ Version: 7, ...keys })],
    ['prints half of the keys', 1, (keys: object) => JSON.stringify({ Version: 1, ...keys }).slice(0, -3)],
    ['prints the keys as text', 1, (keys: object) => Object.entries(keys).join('\n')],
  ])('that %s', async (title, exit, print) => {
    const sandbox = await sandboxWith(mfaRoleWorld());
    const { accessKeyId, secretAccessKey, sessionToken } = await sessionKeys(sandbox);
    const text = print({ AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken });
    const home = await plantedHome({ keys: text, '.aws/config': '' });
    const command = `cat ${path.join(home.folder, 'keys')}${title.endsWith('error') ? ' no-such-file' : ''}`;
    const config = `[profile proc]\nregion = eu-west-1\ncredential_process = ${command}\n`;
    await writeFile(path.join(home.folder, '.aws/config'), config);
    const there = { sandbox, home };
    for (const more of [[], ['--json']]) {
      const done = await run(there, ['connect', 'aws:proc', '--allow-process', ...more]);
      expect(done.exit).toBe(exit);
      await expectNoLeak(there, done, [secretAccessKey, sessionToken]);
    }
  });
});

describe('the authorization token of a container', () => {
  const authorization = 'canary-authorization-of-the-container';
  const containerPath = '/v2/credentials/1234';

  it.each([
    ['in the environment', authorization, 0],
    ['in the environment, and wrong', `${authorization}-of-yesterday`, 1],
    ['in a file', undefined, 0],
  ])('%s', async (_, token, exit) => {
    const world = worldWithRole({ Service: 'ecs-tasks.amazonaws.com' }, 'sts:AssumeRole');
    const container = { path: containerPath, roleArn: arn, authorization };
    const sandbox = await sandboxWith({ ...world, containers: [container] });
    const home = await plantedHome({ 'container-token': authorization });
    const there = { sandbox, home };
    const environment: Record<string, string> = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: sandbox.url + containerPath,
      ...(token === undefined
        ? { AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: path.join(home.folder, 'container-token') }
        : { AWS_CONTAINER_AUTHORIZATION_TOKEN: token }),
    };
    for (const words of [['connect'], ['connect', '--json'], ['plan', '--json'], ['inspect']]) {
      const done = await run(there, words, { environment });
      expect(words[0] === 'connect' ? done.exit : exit, words.join(' ')).toBe(exit);
      await expectNoLeak(there, done, [authorization]);
    }
    const handed = await run(there, ['connect', '--export', 'env'], { environment });
    await expectNoLeak(there, handed, [authorization]);
  });
});

describe('a code of an MFA device', () => {
  it('is in nothing that is shown or written, nor is the session that it made for several roles', async () => {
    const there = { sandbox: await sandboxWith(mfaRoleWorld()), home: await plantedHome(practiceFiles) };
    const code = mfaCode(there.sandbox);
    const done = await run(there, ['connect', 'aws:reports', '--reuse-mfa'], { stdin: `${code}\n` });
    expect(done.exit).toBe(0);
    const secrets = await cachedSecrets(there.home);
    expect(secrets.length).toBeGreaterThanOrEqual(4);
    await expectNoLeak(there, done, [...secrets, mfaRole.user.secretAccessKey], caches);
    // Not in the caches either.
    await expectNoLeak(there, done, [code]);
  });
});

describe('the client secret of an issuer', () => {
  const clientSecret = 'canary-client-secret-of-the-issuer';

  it.each([
    ['and all that the issuer handed out', 'right', 0],
    ['when the issuer refuses the client and says it back', 'says-back', 1],
  ] as const)('%s', async (_, behaviour, exit) => {
    const issuer = await startIssuer(clientSecret, behaviour);
    const federated = `arn:aws:iam::${mfaRole.account}:oidc-provider/${new URL(issuer.url).host}`;
    const world = worldWithRole({ Federated: federated }, 'sts:AssumeRoleWithWebIdentity');
    const sandbox = await sandboxWith({ ...world, oidcProviders: [{ ...issuer.provider, keys: [issuer.key] }] });
    const profile = plist(
      `${strings({
        Protocol: 's3',
        Vendor: 'canary-oidc',
        'Default Hostname': 's3.amazonaws.com',
        'STS Endpoint': sandbox.url,
        Authorization: 'AuthorizationCode',
        'OAuth Authorization Url': `${issuer.url}/authorize`,
        'OAuth Token Url': `${issuer.url}/token`,
        'OAuth Redirect Url': 'x-cyberduck-action:oauth',
        'OAuth Client ID': 'app',
        'OAuth Client Secret': clientSecret,
      })}\t<key>OAuth Configurable</key>\n\t<true/>\n\t<key>Role Configurable</key>\n\t<true/>\n\t<key>Scopes</key>\n\t<array><string>openid</string></array>\n\t<key>Properties</key>\n\t<dict>\n${strings({ role_arn: arn })}\t</dict>\n`,
    );
    const there = { sandbox, home: await plantedHome({ 'Oidc.cyberduckprofile': profile }) };
    const done = await run(there, ['connect', 'Oidc.cyberduckprofile', '--no-browser', '--endpoint-url', sandbox.url], {
      onStderr: (text) => issuer.approve(text),
    });
    expect(done.exit).toBe(exit);
    await expectNoLeak(there, done, [clientSecret, ...issuer.handedOut()]);
  });
});
