import { describe, expect, it } from 'vitest';
import { asksIdentityAtLogin, bucketInHostname, isAwsHostname } from '../../src/plan/aws-hostname.ts';
import { hostOf, signingRegionOfSts } from '../../src/plan/sts-endpoint.ts';

describe('AWS host names', () => {
  // cyberduck-s3-connect §4.2, evaluated there with the pattern itself.
  it.each([
    ['s3.amazonaws.com', true, true],
    ['s3.eu-west-1.amazonaws.com', true, true],
    ['s3.dualstack.eu-west-1.amazonaws.com', true, true],
    ['s3.us-gov-west-1.amazonaws.com', true, true],
    ['bucket.s3.amazonaws.com', true, false],
    ['vpce-0a-1b.s3.us-east-1.vpce.amazonaws.com', true, false],
    ['s3.cn-north-1.amazonaws.com.cn', true, false],
    ['s3-eu-west-1.amazonaws.com', false, false],
    ['s3-us-gov-west-1.amazonaws.com', false, false],
    ['s3-fips.us-east-1.amazonaws.com', false, false],
    ['my.bucket.s3.amazonaws.com', false, false],
    ['my.bucket.s3.eu-west-1.amazonaws.com', false, false],
    ['bucket.vpce-1.s3.us-east-1.vpce.amazonaws.com', false, false],
    ['s3-accelerate.amazonaws.com', false, false],
    ['S3.amazonaws.com', false, false],
    ['s3.Amazonaws.com', false, false],
    ['s3.eusc-de-east-1.amazonaws.eu', false, false],
    ['s3.heron.example', false, false],
    ['amazonaws.com', false, false],
    ['s3.amazonaws.com.heron.example', false, false],
    ['', false, false],
  ])('%s', (host, aws, login) => {
    expect(isAwsHostname(host)).toBe(aws);
    expect(asksIdentityAtLogin(host)).toBe(login);
  });

  it('may begin with a bucket', () => {
    expect(bucketInHostname('herons.s3.eu-west-1.amazonaws.com')).toBe('herons');
    expect(bucketInHostname('s3.eu-west-1.amazonaws.com')).toBeUndefined();
    expect(bucketInHostname('herons.example')).toBeUndefined();
  });
});

describe('STS endpoints', () => {
  it.each([
    ['https://sts.amazonaws.com', 'us-east-1'],
    ['https://sts.eu-west-1.amazonaws.com', 'eu-west-1'],
    ['https://sts.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
    ['http://localhost:4566', 'us-east-1'],
    ['sts.eu-west-1.amazonaws.com/path', 'eu-west-1'],
  ])('%s signs for %s', (endpoint, region) => {
    expect(signingRegionOfSts(endpoint)).toBe(region);
  });

  it('have a host', () => {
    expect(hostOf('https://user@sts.heron.example:8443/path')).toBe('sts.heron.example');
    expect(hostOf('')).toBe('');
  });
});
