import { describe, expect, it } from 'vitest';
import { signInEndpoint } from '../../src/aws/endpoints.ts';
import { describeAgreement } from './conformance/agreement.ts';
import { compareEndpointVectors } from './conformance/endpoint-columns.ts';
import { readVectorFile, sharedAwsVectors } from './conformance/vector-file.ts';

describe('signInEndpoint', () => {
  it('names the host of a region, and what the request is signed for', () => {
    expect(signInEndpoint('sts', 'cn-north-1')?.host).toBe('sts.cn-north-1.amazonaws.com.cn');
    expect(signInEndpoint('sso', 'eu-west-1', { fips: true })?.host).toBe('portal.sso-fips.eu-west-1.amazonaws.com');
    expect(signInEndpoint('sts', 'eu-west-1', { legacyGlobal: true })).toEqual({
      host: 'sts.amazonaws.com',
      signingRegion: 'us-east-1',
    });
    expect(signInEndpoint('sts', 'us-isof-east-1', { dualStack: true })).toBeUndefined();
  });
});

const rows = readVectorFile(sharedAwsVectors, 'endpoints.json');

describe.skipIf(rows === undefined)('endpoints.json', () => {
  it('agrees for every region', () => {
    expect(compareEndpointVectors(rows ?? []).map(describeAgreement)).toEqual([
      'sts: agree 216/216',
      'sso: agree 162/162',
      'sso-oidc: agree 162/162',
    ]);
  });
});
