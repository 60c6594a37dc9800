import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDuckbill } from './run-duckbill.ts';

const config = '[profile reports]\nregion = eu-west-1\n';
const credentials = `[reports]\naws_access_key_id = AKIAQZ2HERON3GREY4A5\naws_secret_access_key = ${'canary/'.repeat(5)}canar\n`;
const environment = {
  AWS_PROFILE: 'reports',
  AWS_DEFAULT_PROFILE: 'team',
  AWS_ACCESS_KEY_ID: 'AKIAQZ2HERON3GREY4A6',
  AWS_REGION: 'eu-west-1',
};

let home = '';

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'duckbill-own-'));
  for (const folder of [home, path.join(home, 'repository')]) {
    await mkdir(path.join(folder, '.aws'), { recursive: true });
    await writeFile(path.join(folder, '.aws/config'), config);
    await writeFile(path.join(folder, '.aws/credentials'), credentials);
    await chmod(path.join(folder, '.aws/credentials'), 0o644);
  }
});

afterAll(() => rm(home, { recursive: true }));

/** Codes that lint finds. */
async function codesOf(words: readonly string[], more: Record<string, string> = {}): Promise<readonly string[]> {
  const run = await runDuckbill(['lint', '--format', 'json', ...words], {
    home,
    environment: { ...environment, ...more },
  });
  expect(run.output).not.toContain('canary');
  expect(run.output).not.toContain('GREY4A6');
  const report: { findings: { code: string }[] } = JSON.parse(run.stdout);
  return report.findings.map(({ code }) => code);
}

const around = ['aws-environment-profile-and-keys', 'aws-environment-profile-differs'];

describe('lint of the own AWS files', () => {
  it('looks at the environment and at permissions', async () => {
    expect(await codesOf(['.aws'])).toEqual([...around, 'aws-file-readable']);
    expect(await codesOf(['.aws/config'])).toEqual(around);
  });

  it('says what hurts the program that is asked about', async () => {
    const codes = await codesOf(['.aws', '--for', 'aws-cli@1']);
    expect(codes).toEqual(['aws-environment-region-differs', ...around]);
  });

  it('is content with keys that nobody else can read', async () => {
    await chmod(path.join(home, '.aws/credentials'), 0o600);
    expect(await codesOf(['.aws/credentials'])).not.toContain('aws-file-readable');
    await chmod(path.join(home, '.aws/credentials'), 0o644);
  });

  it('knows them where a variable says they are', async () => {
    const moved = { AWS_CONFIG_FILE: path.join(home, 'repository/.aws/config') };
    expect(await codesOf(['repository/.aws/config'], moved)).toEqual(around);
    expect(await codesOf(['.aws/config'], { AWS_CONFIG_FILE: '~/.aws/config', AWS_PROFILE: 'team' })).toEqual([
      'aws-environment-path',
      'aws-environment-profile-and-keys',
    ]);
  });
});

describe('lint of other AWS files', () => {
  it('has nothing to say of the environment and permissions', async () => {
    expect(await codesOf(['repository'])).toEqual([]);
  });
});
