import path from 'node:path';
import { identityCenter, identityCenterWorld, type Sandbox, startSandbox } from '@duckbill/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { jsonOf, type Run, runDuckbill, type RunOptions } from './run-duckbill.ts';
import { awsConfig, awsCredentials, homeWith, practiceFiles } from './sample-files.ts';
import { sessionKeys } from './session-keys.ts';
import { mfaCode, sandboxForTest } from './test-sandbox.ts';

const { account, permissionSet, region, startUrl } = identityCenter;

const centerConfig = `
[profile center]
sso_session = corp
sso_account_id = ${account}
sso_role_name = ${permissionSet}
region = eu-west-1

[sso-session corp]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_registration_scopes = sso:account:access
`;

const scopes = '<array><string>sso:account:access</string></array>';

/** As Cyberduck 9.5 has it built in. */
const centerProfile = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>Protocol</key><string>s3</string>
<key>Vendor</key><string>s3-test-identity-center</string>
<key>Description</key><string>Identity Center</string>
<key>Default Hostname</key><string>s3.amazonaws.com</string>
<key>Scopes</key>${scopes}
<key>OAuth Configurable</key><true/>
<key>OAuth Client ID</key><string></string>
<key>OAuth Client Secret</key><string></string>
<key>OAuth Authorization Url</key><string></string>
<key>OAuth Token Url</key><string></string>
<key>OAuth Redirect Url</key><string></string>
<key>Password Configurable</key><false/>
<key>Username Configurable</key><true/>
<key>Properties</key><dict>
<key>sso_region</key><string>${region}</string>
<key>sso_start_url</key><string>${startUrl}</string>
</dict>
</dict></plist>
`;

/** A sandbox in which Alice lets every program in. */
async function centerSandbox(): Promise<Sandbox> {
  const world = identityCenterWorld();
  const approval = { answer: 'allow', person: identityCenter.person } as const;
  const identityCenters = (world.identityCenters ?? []).map((center) => ({ ...center, approval }));
  const sandbox = await startSandbox({ world: { ...world, identityCenters } });
  onTestFinished(() => sandbox.close());
  return sandbox;
}

async function connect(
  sandbox: Sandbox,
  words: readonly string[],
  files: Readonly<Record<string, string>>,
  more: Pick<RunOptions, 'stdin' | 'environment' | 'onStderr'> = {},
): Promise<Run> {
  const home = await homeWith(files);
  return runDuckbill(['connect', ...words, '--endpoint-url', sandbox.url], { home, ...more });
}

/** A person who opens the address that is shown, once. */
function followsAddress(): (text: string) => void {
  let opened = false;
  return (text) => {
    const [, url] = /address {4}(http\S+)\n/u.exec(text) ?? [];
    if (url === undefined || opened) return;
    opened = true;
    void fetch(url, { redirect: 'follow' });
  };
}

describe('duckbill connect, every way in', () => {
  it('signs in to Identity Center by device code, and shows address and code also where nobody looks', async () => {
    const sandbox = await centerSandbox();
    const run = await connect(sandbox, ['aws:center', '--device-code', '--no-browser'], {
      '.aws/config': centerConfig,
    });
    expect(run.exit).toBe(0);
    expect(run.stdout).toContain(`${permissionSet} in ${account}`);
    expect(run.stderr).toMatch(/address {4}http\S+user_code=/u);
    expect(run.stderr).toMatch(/code {7}[A-Z]{4}-[A-Z]{4}/u);
    expect(run.output).not.toMatch(/Duck(?:ClientSecret|Device|Access|Refresh)-/u);
  });

  it('signs in as Cyberduck does, with account and permission set from a list', async () => {
    const sandbox = await centerSandbox();
    const files = { 'Center.cyberduckprofile': centerProfile };
    const words = ['Center.cyberduckprofile', '--device-code', '--no-browser', '--json'];
    const run = await connect(sandbox, words, files, { stdin: `${account}\n${permissionSet}\n` });
    expect(jsonOf(run)).toMatchObject({
      ok: true,
      strategy: 'identity-center',
      assigned: { account, role: permissionSet },
      exit: { code: 0 },
    });
    expect(run.stderr).toContain('Duckbill Practice');
  });

  it('waits for a browser on the port that it was given', async () => {
    const sandbox = await centerSandbox();
    const words = ['aws:center', '--browser', '--device-code'];
    const contradiction = await connect(sandbox, words, { '.aws/config': centerConfig });
    expect(contradiction).toMatchObject({ exit: 2, stdout: '' });
    const taken = await connect(sandbox, ['aws:center', '--browser', '--redirect-port', String(sandbox.port)], {
      '.aws/config': centerConfig,
    });
    expect(taken.stdout).toContain(`port ${sandbox.port}`);
    expect(sandbox.journal).toEqual([]);
  });

  it.each([
    ['--browser', '--no-browser'],
    ['--no-browser', '--browser'],
  ])('shows the address of the browser sign-in with %s %s, and waits for it', async (...flags) => {
    const sandbox = await centerSandbox();
    const files = { '.aws/config': centerConfig };
    const run = await connect(sandbox, ['aws:center', ...flags], files, { onStderr: followsAddress() });
    expect(run.stderr).toContain('Approve the sign-in in a browser.');
    expect(run).toMatchObject({ exit: 0 });
  });

  it('runs a credential_process when it may, and says which it is when not', async () => {
    const sandbox = await sandboxForTest();
    const keys = await sessionKeys(sandbox);
    const { accessKeyId, secretAccessKey, sessionToken } = keys;
    const printed = {
      Version: 1,
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
    };
    const home = await homeWith({ 'keys.json': JSON.stringify(printed) });
    const config = `[profile proc]\nregion = eu-west-1\ncredential_process = cat ${path.join(home, 'keys.json')}\n`;
    const files = { '.aws/config': config };
    const asked = await connect(sandbox, ['aws:proc'], files, { stdin: 'no\n' });
    expect(asked).toMatchObject({ exit: 4 });
    expect(asked.stderr).toContain('keys.json');
    const allowed = await connect(sandbox, ['aws:proc', '--allow-process'], files);
    expect(allowed.exit).toBe(0);
    for (const secret of [secretAccessKey, sessionToken]) expect(allowed.output + asked.output).not.toContain(secret);
  });

  it('takes one code for a role again and again with --reuse-mfa, and none of it where it talks to a sandbox twice', async () => {
    const sandbox = await sandboxForTest();
    const files = { ...practiceFiles, '.aws/config': awsConfig, '.aws/credentials': awsCredentials };
    const run = await connect(sandbox, ['aws:reports', '--reuse-mfa'], files, { stdin: `${mfaCode(sandbox)}\n` });
    expect(run.exit).toBe(0);
    expect(sandbox.journal.map(({ operation }) => operation).slice(0, 2)).toEqual(['GetSessionToken', 'AssumeRole']);
  });

  it('asks a container for its keys', async () => {
    const sandbox = await sandboxForTest();
    const environment = { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${sandbox.url}/v2/credentials/none` };
    const run = await connect(sandbox, ['--json'], {}, { environment });
    expect(jsonOf(run)).toMatchObject({ failure: { failure: { service: 'metadata', code: 'HTTP 404' } } });
  });
});
