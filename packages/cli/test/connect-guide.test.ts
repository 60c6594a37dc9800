import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { identityCenter, identityCenterWorld, type SandboxWorld, startSandbox, totpCode } from '@duckbill/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { webProvider, webToken } from './round-trips/practice-account.ts';
import { type Run, runDuckbill } from './run-duckbill.ts';
import { credentialsSection, homeWith } from './sample-files.ts';

const docs = new URL('../../../apps/docs/', import.meta.url);
const guide = readFileSync(new URL('guide/connect.md', docs), 'utf8');
const [, config = ''] = /```ini\n([^`]+)```/u.exec(guide) ?? [];
/** In blocks for a shell, and in tables. */
const commands = new Set(
  [...guide.matchAll(/^(?:\|.*\| |\| )?`?(duckbill (?:plan|connect) [^`\n|]+)/gmu)].map(([, line = '']) => line.trim()),
);

const keys = { accessKeyId: 'DUCKUSERALICE0000001', secretAccessKey: 'canary-secret-of-alice-who-is-no-one-01' };
const seed = 'CANARYSEEDOFTHEPHONEOFALICE23456';
const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/** Whom the configuration of the guide names. */
function world(): SandboxWorld {
  const account = '111122223333';
  const roleNamed = (name: string, statement: object): SandboxWorld['roles'][number] => ({
    arn: `arn:aws:iam::${account}:role/${name}`,
    roleId: name.toUpperCase(),
    trust: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] },
    policies: [everything],
  });
  const open = { Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
  const federated = { Federated: `arn:aws:iam::${account}:oidc-provider/${webProvider.url.slice('https://'.length)}` };
  const approval = { answer: 'allow', person: identityCenter.person } as const;
  return {
    account,
    users: [
      {
        arn: `arn:aws:iam::${account}:user/alice`,
        userId: 'ALICE',
        accessKeys: [{ id: keys.accessKeyId, secret: keys.secretAccessKey }],
        policies: [everything],
        mfaDevices: [{ serial: `arn:aws:iam::${account}:mfa/alice-phone`, secret: seed }],
      },
    ],
    roles: [
      roleNamed('ReportsReader', {
        ...open,
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      }),
      roleNamed('ArchiveReader', open),
      roleNamed('Deploy', { Principal: federated, Action: 'sts:AssumeRoleWithWebIdentity' }),
    ],
    buckets: [{ name: 'example-reports', region: 'eu-west-1', keys: ['2026/q1.csv'] }],
    identityCenters: (identityCenterWorld().identityCenters ?? []).map((center) => ({ ...center, approval })),
    oidcProviders: [webProvider],
  };
}

/** A home folder as the guide speaks of it, and a way to run its commands there. */
async function homeOfAlice(): Promise<(command: string) => Promise<Run>> {
  const sandbox = await startSandbox({ world: world() });
  onTestFinished(() => sandbox.close());
  const { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey } = keys;
  const home = await homeWith({
    '.aws/credentials': credentialsSection('alice', keys),
    'Reports.duck': readFileSync(new URL('examples/reports.duck', docs)),
    token: webToken(sandbox.clock.now()),
    'keys.json': JSON.stringify({ Version: 1, AccessKeyId, SecretAccessKey }),
  });
  await writeFile(path.join(home, '.aws', 'config'), config.replaceAll('/home/alice', home), { mode: 0o600 });
  const urls = ['STS', 'S3', 'SSO', 'SSO_OIDC'].map((service) => [`AWS_ENDPOINT_URL_${service}`, sandbox.url]);
  return (command) => {
    const words = command.split(' ').slice(1);
    const code = totpCode({ secret: seed, now: sandbox.clock.now() });
    // Cyberduck looks at no variable.
    const isDuck = words[0] === 'connect' && words.some((word) => word.endsWith('.duck'));
    // Nobody's browser shall open for a test.
    const isCenter = words[0] === 'connect' && words.includes('aws:dev');
    const added = isDuck ? ['--endpoint-url', sandbox.url] : isCenter ? ['--no-browser'] : [];
    return runDuckbill([...words, ...added], {
      home,
      stdin: words.includes('aws:vault') ? 'yes\n' : `${code}\n`,
      environment: Object.fromEntries(urls),
    });
  };
}

describe('the guide to connect', () => {
  it('has a command for every way in', () => {
    expect([...commands].filter((command) => command.startsWith('duckbill connect')).length).toBeGreaterThan(12);
    expect(config).toContain('credential_process');
  });

  // A browser that comes back is met in packages/doctor/test/sign-in; the tools of --exec in shared-caches.test.ts.
  it.each([...commands].filter((command) => !/--browser|--exec/u.test(command)))(
    'tells what works: %s',
    async (command) => {
      const run = await homeOfAlice();
      // Where nobody is asked somebody has signed in before.
      if (command.includes('aws:dev --no-input')) await run('duckbill connect aws:dev --device-code');
      const { exit, stdout, stderr } = await run(command);
      expect({ exit, stderr: exit === 0 ? '' : stderr }).toEqual({ exit: 0, stderr: '' });
      expect(stdout).toMatch(/example-reports|AssumeRole|"accessKeyId"|q1\.csv/u);
      expect(stdout).not.toContain(keys.secretAccessKey);
    },
  );
});
