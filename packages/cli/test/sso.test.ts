import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { identityCenter, identityCenterWorld, type Sandbox, type SandboxWorld, startSandbox } from '@duckbill/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { jsonOf, type Run, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

const { person, region, startUrl } = identityCenter;

const config = `[sso-session practice]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_registration_scopes = sso:account:access

[profile reports]
sso_session = practice
sso_account_id = ${identityCenter.account}
sso_role_name = ${identityCenter.permissionSet}

[profile keys]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = canary-secret-of-keys
`;

/** The practice world, where alice approves by herself, and has a role in as many more accounts. */
function worldWith(moreAccounts: number): SandboxWorld {
  const practice = identityCenterWorld();
  const more = Array.from({ length: moreAccounts }, (_, index) => String(600_000_000_000 + index));
  return {
    ...practice,
    identityCenters: (practice.identityCenters ?? []).map((center) => ({
      ...center,
      approval: { answer: 'allow', person },
      accounts: [...center.accounts, ...more.map((id) => ({ id, name: `Heron ${id}`, email: `${id}@example.com` }))],
      people: center.people.map((one) =>
        one.name === person
          ? {
              ...one,
              assignments: [
                ...one.assignments,
                ...more.map((account) => ({ account, permissionSet: identityCenter.permissionSet })),
              ],
            }
          : one,
      ),
    })),
  };
}

interface Desk {
  readonly sandbox: Sandbox;
  readonly home: string;
  readonly sso: (...words: string[]) => Promise<Run>;
}

async function desk(moreAccounts = 0): Promise<Desk> {
  const sandbox = await startSandbox({ world: worldWith(moreAccounts) });
  onTestFinished(() => sandbox.close());
  const home = await homeWith({ '.aws/config': config });
  const environment = { AWS_ENDPOINT_URL_SSO: sandbox.url, AWS_ENDPOINT_URL_SSO_OIDC: sandbox.url };
  return {
    sandbox,
    home,
    sso: (...words) => runDuckbill(['sso', ...words, '--device-code', '--no-browser'], { home, environment }),
  };
}

const asked = ({ journal }: Sandbox, name: string): number =>
  journal.filter(({ operation }) => operation === name).length;

describe('duckbill sso accounts', () => {
  it('signs in once and lists the accounts, then uses the token that is kept', async () => {
    const { sandbox, sso } = await desk();
    const first = await sso('accounts');
    expect(first.exit).toBe(0);
    expect(first.stdout).toBe(
      `Account       Name               Email
444455556666  Duckbill Archive   archive@example.com
111122223333  Duckbill Practice  practice@example.com
`,
    );
    expect(first.stderr).toContain('compare it with the page');
    const again = jsonOf(await sso('accounts', 'aws:reports', '--json'));
    expect(again).toMatchObject({ version: 1, startUrl, region, exit: { code: 0, reason: '2 accounts' } });
    expect(asked(sandbox, 'RegisterClient')).toBe(1);
  });

  it('asks a portal that no file names', async () => {
    const { sso } = await desk();
    const run = await sso('accounts', '--start-url', startUrl, '--sso-region', region);
    expect(run).toMatchObject({ exit: 0, stdout: expect.stringContaining(identityCenter.otherAccount) });
  });

  it('says how to name a portal', async () => {
    const { sso } = await desk();
    expect(await sso('accounts', 'aws:keys')).toMatchObject({ exit: 2, stdout: '' });
    const both = await sso('accounts', 'aws:reports', '--session', 'practice');
    expect(both).toMatchObject({ exit: 2, stderr: expect.stringContaining('name one') });
    const half = await sso('accounts', '--start-url', startUrl);
    expect(half).toMatchObject({ exit: 2, stderr: expect.stringContaining('--sso-region') });
    const unknown = await sso('accounts', '--session', 'ghost');
    expect(unknown).toMatchObject({
      exit: 2,
      stderr: expect.stringMatching(/\[sso-session ghost\].*there are practice/u),
    });
  });

  it('ends as sign-in needed when nobody may be asked, without a word on standard output', async () => {
    const { sandbox, home } = await desk();
    sandbox.changeWorld(identityCenterWorld());
    const run = await runDuckbill(['sso', 'accounts', '--no-input'], {
      home,
      environment: { AWS_ENDPOINT_URL_SSO: sandbox.url, AWS_ENDPOINT_URL_SSO_OIDC: sandbox.url },
    });
    expect(run).toMatchObject({ exit: 4, stdout: '' });
  });
});

describe('duckbill sso roles', () => {
  it('lists the permission sets of every account, or of those named', async () => {
    const { sso } = await desk();
    const all = await sso('roles');
    expect(all.stdout.trimEnd().split('\n')).toHaveLength(6);
    const one = jsonOf(await sso('roles', '--account', identityCenter.otherAccount, '--json'));
    expect(one).toMatchObject({
      accounts: [{ accountId: identityCenter.otherAccount, permissionSets: ['S3-Full', 'S3-Read'] }],
    });
    const wrong = await sso('roles', '--account', '123');
    expect(wrong).toMatchObject({ exit: 2, stderr: expect.stringContaining('not among your accounts: 123') });
  });

  it('reads every page, within the requests that AWS allows, in the order of the names', async () => {
    const { sandbox, sso } = await desk(230);
    const run = await sso('roles', '--format', 'fleet');
    expect(run.exit).toBe(0);
    const lines: { accountName: string; permissionSets: string[] }[] = run.stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(232);
    const names = lines.map(({ accountName }) => accountName);
    expect(names).toEqual(names.toSorted());
    expect(asked(sandbox, 'ListAccounts')).toBe(3);
    expect(asked(sandbox, 'ListAccountRoles')).toBe(232);
    const times = sandbox.journal.filter(({ service }) => service === 'sso').map(({ at }) => Date.parse(at));
    // Forty requests take two seconds; half of that leaves room for the way to the server.
    const spans = times.slice(40).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...spans)).toBeGreaterThan(1000);
  });

  it('goes on in a file where a run was broken off', async () => {
    const { sandbox, home, sso } = await desk(3);
    const file = path.join(home, 'accounts.ndjson');
    const first = await sso('roles', '--format', 'fleet', '--out', 'accounts.ndjson');
    expect(first).toMatchObject({ exit: 0, stdout: '' });
    const whole = await readFile(file, 'utf8');
    const lines = whole.split('\n');
    expect(lines).toHaveLength(6);
    await writeFile(file, `${lines.slice(0, 2).join('\n')}\n${lines[2]?.slice(0, 20)}`);
    expect(await sso('roles', '--format', 'fleet', '--out', 'accounts.ndjson')).toMatchObject({ exit: 2 });
    const before = asked(sandbox, 'ListAccountRoles');
    expect(await sso('roles', '--format', 'fleet', '--out', 'accounts.ndjson', '--resume')).toMatchObject({ exit: 0 });
    expect(await readFile(file, 'utf8')).toBe(whole);
    expect(asked(sandbox, 'ListAccountRoles') - before).toBe(3);
  });

  it('touches no file that is another one', async () => {
    const { home, sso } = await desk();
    const run = await sso('roles', '--format', 'fleet', '--out', '.aws/config', '--resume');
    expect(run).toMatchObject({ exit: 2, stderr: expect.stringContaining('.aws/config:1:1') });
    expect(await readFile(path.join(home, '.aws/config'), 'utf8')).toBe(config);
  });

  it('tells which account is refused and goes on, with exit 1', async () => {
    const { sandbox, sso } = await desk();
    sandbox.changeFaults([
      { kind: 'error', operation: 'ListAccountRoles', times: 1, status: 403, code: 'ForbiddenException' },
    ]);
    const run = await sso('roles');
    expect(run.exit).toBe(1);
    expect(run.stderr).toContain('ForbiddenException');
    expect(run.stdout).toContain(identityCenter.account);
  });

  it('prints no token', async () => {
    const { home, sso } = await desk();
    const run = await sso('roles', '--json');
    const cache = path.join(home, '.aws/sso/cache');
    const texts = await Promise.all((await readdir(cache)).map((name) => readFile(path.join(cache, name), 'utf8')));
    const secrets = texts.flatMap((text) => {
      const { accessToken, clientSecret, refreshToken }: Record<string, string | undefined> = JSON.parse(text);
      return [accessToken, clientSecret, refreshToken].filter((one) => one !== undefined);
    });
    expect(secrets.length).toBeGreaterThan(2);
    for (const secret of secrets) expect(run.output).not.toContain(secret);
  });
});
