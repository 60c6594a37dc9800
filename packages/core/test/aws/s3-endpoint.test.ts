import { describe, expect, it } from 'vitest';
import { s3Endpoint } from '../../src/aws/s3-endpoint.ts';

/** Measured: the requests that botocore 1.43.11 and the SDK for JavaScript 3 would have sent. */
describe('the host that lists buckets', () => {
  it.each([
    [
      'us-east-1',
      's3.us-east-1.amazonaws.com',
      's3-fips.us-east-1.amazonaws.com',
      's3.dualstack.us-east-1.amazonaws.com',
    ],
    [
      'eu-west-1',
      's3.eu-west-1.amazonaws.com',
      's3-fips.eu-west-1.amazonaws.com',
      's3.dualstack.eu-west-1.amazonaws.com',
    ],
    ['cn-north-1', 's3.cn-north-1.amazonaws.com.cn', undefined, 's3.dualstack.cn-north-1.amazonaws.com.cn'],
    [
      'us-gov-west-1',
      's3.us-gov-west-1.amazonaws.com',
      's3-fips.us-gov-west-1.amazonaws.com',
      's3.dualstack.us-gov-west-1.amazonaws.com',
    ],
    [
      'eusc-de-east-1',
      's3.eusc-de-east-1.amazonaws.eu',
      's3-fips.eusc-de-east-1.amazonaws.eu',
      's3.dualstack.eusc-de-east-1.amazonaws.eu',
    ],
    ['aws-global', 's3.amazonaws.com', 's3-fips.us-east-1.amazonaws.com', 's3.dualstack.us-east-1.amazonaws.com'],
    [
      'mars-east-1',
      's3.mars-east-1.amazonaws.com',
      's3-fips.mars-east-1.amazonaws.com',
      's3.dualstack.mars-east-1.amazonaws.com',
    ],
  ])('in %s', (region, plain, fips, dualStack) => {
    const signingRegion = region === 'aws-global' ? 'us-east-1' : region;
    expect(s3Endpoint(region)).toEqual({ host: plain, signingRegion });
    expect(s3Endpoint(region, { fips: true })).toEqual(fips === undefined ? 'no-fips' : { host: fips, signingRegion });
    expect(s3Endpoint(region, { dualStack: true })).toEqual({ host: dualStack, signingRegion });
  });

  it('has both marks when both are asked for, and the old name of us-east-1 only alone', () => {
    const both = { fips: true, dualStack: true };
    expect(s3Endpoint('us-east-1', both)).toMatchObject({ host: 's3-fips.dualstack.us-east-1.amazonaws.com' });
    expect(s3Endpoint('us-east-1', { legacyUsEast1: true })).toMatchObject({ host: 's3.amazonaws.com' });
    expect(s3Endpoint('us-east-2', { legacyUsEast1: true })).toMatchObject({ host: 's3.us-east-2.amazonaws.com' });
  });
});
