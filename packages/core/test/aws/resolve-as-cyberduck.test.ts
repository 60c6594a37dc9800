import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readAwsFiles } from '../../src/aws/read-aws-files.ts';
import { javaHashMapOrder } from '../../src/aws/read/java-hash-map-order.ts';
import type { CyberduckQuery } from '../../src/aws/resolve/cyberduck-outcome.ts';
import { resolveAsCyberduck } from '../../src/aws/resolve/resolve-as-cyberduck.ts';
import type { CyberduckEra } from '../../src/programs/program.ts';
import { SourceText } from '../../src/source/source-text.ts';

const sha1Hex = (text: string) => createHash('sha1').update(text).digest('hex');

function resolve(era: CyberduckEra, config: string, query: Partial<CyberduckQuery> & { username: string }) {
  const reading = readAwsFiles({ config: new SourceText('config', config) }, 'cyberduck@9.5');
  return resolveAsCyberduck(reading, era, { sha1Hex, now: Date.UTC(2026, 0, 1), ...query });
}

const KEYS = 'aws_access_key_id = AKIABASE\naws_secret_access_key = canary\n';
const ROLE = `[profile r]\nrole_arn = arn:aws:iam::123456789012:role/R\nsource_profile = base\nmfa_serial = GAHT00000001\n[profile base]\n${KEYS}`;
const SSO =
  '[profile s]\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Dev\n' +
  '[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://corp.awsapps.com/start\n';

describe('resolveAsCyberduck', () => {
  it('hands keys, role and MFA device to the session since 9.3', () => {
    for (const era of ['B', 'C'] as const) {
      const { keys, properties, sts } = resolve(era, ROLE, { username: 'r' });
      expect(keys).toMatchObject({ from: 'files', accessKeyId: 'AKIABASE', hasSecret: true });
      expect([...properties.keys()]).toEqual(['role_arn', 'mfa_serial']);
      expect(sts).toBeUndefined();
    }
  });

  it('calls STS by itself up to 9.2, after asking for the code', () => {
    const { mfaPrompt, sts } = resolve('A', ROLE, { username: 'r' });
    expect(mfaPrompt?.value).toBe('GAHT00000001');
    expect(sts).toMatchObject({
      operation: 'AssumeRole',
      region: 'us-west-2',
      signedWith: { accessKeyId: 'AKIABASE' },
    });
  });

  it('gives an SSO profile to its own sign-in in 9.5, and looks into the cache of the AWS CLI before', () => {
    const { properties, keys } = resolve('C', SSO, { username: 's' });
    expect(keys).toBeUndefined();
    expect([...properties.keys()].toSorted()).toEqual([
      'sso_account_id',
      'sso_region',
      'sso_role_name',
      'sso_session',
      'sso_start_url',
    ]);
    expect(resolve('B', SSO, { username: 's' })).toMatchObject({
      cliCacheFile: 'ecc1e3c8d4fe9b118d11b9cfe1c4a2a4f4a548ae.json',
      log: ['Missing file with cached SSO credentials'],
    });
  });

  it('finds a profile by its access key, and the default for a blank name', () => {
    const config = `[default]\n${KEYS}`;
    expect(resolve('C', config, { username: 'AKIABASE' })).toMatchObject({ foundBy: 'access-key' });
    expect(resolve('C', config, { username: ' ' })).toMatchObject({ foundBy: 'blank-username' });
    expect(resolve('A', config, { username: '' })).toMatchObject({ result: 'not-found' });
    expect(resolve('C', config, { username: 'default', secretSet: true }).result).toBe('skipped');
  });

  it('says what stands in the log when nothing is found', () => {
    expect(resolve('C', '[profile a] # note\n', { username: 'a' }).log).toEqual([
      'Failure reading',
      'No matching configuration for profile',
    ]);
  });
});

describe('javaHashMapOrder', () => {
  it('gives keys back by bucket, not by entry', () => {
    expect(javaHashMapOrder(['default', 'dev'], 2)).toEqual(['dev', 'default']);
    expect(javaHashMapOrder(['alpha', 'beta'], 2)).toEqual(['beta', 'alpha']);
    expect(javaHashMapOrder(['beta', 'alpha'], 2)).toEqual(['beta', 'alpha']);
  });
});
