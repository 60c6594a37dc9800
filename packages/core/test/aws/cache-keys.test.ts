import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  assumeRoleCacheFile,
  ssoRegistrationCacheFile,
  ssoRoleCacheFile,
  ssoTokenCacheFile,
} from '../../src/aws/cache-keys.ts';
import { describeAgreement } from './conformance/agreement.ts';
import { compareCacheKeyVectors } from './conformance/cache-key-columns.ts';
import { readVectorFile, sharedAwsVectors } from './conformance/vector-file.ts';

const sha1Hex = (text: string) => createHash('sha1').update(text).digest('hex');

describe('cache file names', () => {
  it('hash exactly what the programs hash', () => {
    const seen: string[] = [];
    const spy = (text: string) => {
      seen.push(text);
      return 'x';
    };
    ssoTokenCacheFile('corp', spy);
    assumeRoleCacheFile({ RoleArn: 'r', SerialNumber: 'Ü"', DurationSeconds: 900 }, spy);
    ssoRoleCacheFile({ accountId: '1', startUrl: 'u' }, spy);
    ssoRegistrationCacheFile({ startUrl: 'u', region: 'r', scopes: ['a', 'b'], sessionName: 's' }, spy);
    ssoRegistrationCacheFile({ startUrl: 'u', region: 'r' }, spy);
    expect(seen).toEqual([
      'corp',
      '{"DurationSeconds": 900, "RoleArn": "r", "SerialNumber": "\\u00dc\\""}',
      '{"accountId":"1","startUrl":"u"}',
      '{"region": "r", "scopes": ["a", "b"], "session_name": "s", "startUrl": "u", "tool": "botocore"}',
      '{"region": "r", "scopes": null, "session_name": null, "startUrl": "u", "tool": "botocore"}',
    ]);
  });

  it('are digests with an ending', () => {
    expect(ssoTokenCacheFile('corp', sha1Hex)).toBe('ee0bfd2552fbd840c02cc48b6e823320543c450f.json');
  });
});

const cases = readVectorFile(sharedAwsVectors, 'cachekeys.json');

describe.skipIf(cases === undefined)('cachekeys.json', () => {
  it('agrees in every column', () => {
    expect(compareCacheKeyVectors(cases ?? []).map(describeAgreement)).toEqual([
      'botocore: agree 31/31',
      'js: agree 14/14',
      'awscli_v2: agree 3/3',
    ]);
  });
});
