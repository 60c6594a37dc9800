import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

describe('duckbill profiles list', () => {
  it('lists the profiles for AWS, and the providers with their regions', async () => {
    const run = await runDuckbill(['profiles', 'list'], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toMatch(/^ {2}aws-s3-sts-assumerole {2,}\S/mu);
    expect(run.stdout).toMatch(/^ {2}hetzner {2,}Buckets of Hetzner: fsn1 nbg1 hel1$/mu);
  });

  it('lists one provider with hosts, and what to know', async () => {
    const run = await runDuckbill(['profiles', 'list', '--provider', 'Cloudflare-R2'], { home: await homeWith() });
    expect(run.exit).toBe(0);
    expect(run.stdout).toContain('<account id>.eu.r2.cloudflarestorage.com');
    expect(run.stdout).toContain('--account makes one for your own account id');
  });

  it('prints every profile as JSON', async () => {
    const found = jsonOf(await runDuckbill(['profiles', 'list', '--json'], { home: await homeWith() }));
    expect(found['profiles']).toContainEqual({
      vendor: 'hetzner-hel1',
      protocol: 's3',
      fileName: 'Hetzner Object Storage Helsinki (hel1).cyberduckprofile',
      origin: 'made',
      purpose: 'Buckets of Hetzner',
      provider: 'hetzner',
      host: 'hel1.your-objectstorage.com',
    });
    expect(found['providers']).toHaveLength(16);
  });

  it('names a provider that is near to a wrong one', async () => {
    const run = await runDuckbill(['profiles', 'list', '--provider', 'wassabi'], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toContain('did you mean wasabi?');
  });
});

describe('duckbill profiles show', () => {
  it('prints a file that lint has nothing to say about', async () => {
    const home = await homeWith();
    const run = await runDuckbill(['profiles', 'show', 'wasabi', '--region', 'eu-central-2'], { home });
    expect(run.exit).toBe(0);
    expect(run.stdout).toContain('<string>s3.eu-central-2.wasabisys.com</string>');
    expect(run.stderr).toBe('· A bucket is found only at the host of its region.\n');
    const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-show-'));
    await writeFile(path.join(folder, 'wasabi.cyberduckprofile'), run.stdout);
    expect((await runDuckbill(['lint', '.', '--max-warnings', '0'], { home, cwd: folder })).exit).toBe(0);
  });

  it.each([['AWS S3 (STS Assume Role)'], ['AWS S3 (STS Assume Role).cyberduckprofile'], ['AWS-S3-STS-AssumeRole']])(
    'finds %s',
    async (name) => {
      const run = await runDuckbill(['profiles', 'show', name, '--as', 'json'], { home: await homeWith() });
      expect(jsonOf(run)).toMatchObject({ values: { Vendor: 'aws-s3-sts-assumerole' } });
    },
  );

  it.each([
    [['hetzner'], 'hetzner needs --region: fsn1, nbg1, hel1'],
    [['hetzner', '--region', 'hel2'], 'hetzner has no region "hel2"; known: fsn1, nbg1, hel1'],
    [['cloudflare-r2', '--account', 'nobody'], '--account "nobody" is not an account id, such as 0123'],
    [['s3-https', '--endpoint', 'https://files.example.com/x'], 'is not an endpoint, such as s3.example.com:9000'],
    [['aws-s3-sts-asumerole'], 'did you mean aws-s3-sts-assumerole?'],
    [['iterate GmbH'], 'stands for several profiles; name the file'],
    [['s3-cli', '--region', 'x'], '--region: only for a provider'],
    [['s3-cli', '--as', 'yaml'], 'unknown form "yaml"; known: xml, json'],
  ])('refuses %j with why', async (words, reason) => {
    const run = await runDuckbill(['profiles', 'show', ...words], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 2, stdout: '' });
    expect(run.stderr).toContain(reason);
  });
});
