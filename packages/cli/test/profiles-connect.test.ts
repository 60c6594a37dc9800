import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { SandboxWorld } from '@duckbill/sandbox';
import { startSandbox } from '@duckbill/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

const keys = { id: 'DUCKUSERALICE0000001', secret: 'canary-secret-of-alice-who-is-no-one-01' };
const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

const world: SandboxWorld = {
  account: '111122223333',
  users: [
    {
      arn: 'arn:aws:iam::111122223333:user/alice',
      userId: 'ALICE',
      accessKeys: [keys],
      policies: [everything],
      mfaDevices: [],
    },
  ],
  roles: [],
  buckets: [{ name: 'example-reports', region: 'us-east-1', keys: ['2026/q1.csv'] }],
};

describe('a profile for a server of one’s own', () => {
  it('is installed from its endpoint, and really lists the buckets there', async () => {
    const sandbox = await startSandbox({ world });
    onTestFinished(() => sandbox.close());
    const home = await homeWith();
    const folder = path.join(home, 'installed');
    await mkdir(folder);
    const endpoint = new URL(sandbox.url).host;
    const installed = await runDuckbill(
      ['profiles', 'install', 's3-http-path-style', '--endpoint', endpoint, '--installed', folder, '--json'],
      { home },
    );
    expect(jsonOf(installed)).toMatchObject({ steps: [{ action: 'write', alike: [] }] });
    const [name = ''] = (jsonOf(installed)['steps'] as { fileName: string }[]).map(({ fileName }) => fileName);
    const run = await runDuckbill(['connect', path.join(folder, name), '--json'], {
      home,
      stdin: `${keys.id}\n${keys.secret}\n`,
    });
    expect(run.exit).toBe(0);
    expect(run.stdout).toContain('example-reports');
    expect(run.output).not.toContain(keys.secret);
  });
});
