import type { ProfileValues } from '@duckbill/core';
import type { CataloguedProfile } from '../catalogued-profile.ts';

interface PartitionRegion {
  readonly title: string;
  readonly region: string;
  readonly hostname: string;
  readonly stsEndpoint: string;
}

/**
 * Keys of these partitions are unknown to the global STS, so each profile names the regional one; the published
 * files have it since August 2026 (cyberduck-s3-connect §2.1; iterate-ch/profiles#195).
 */
const regions: readonly PartitionRegion[] = [
  {
    title: 'S3 GovCloud (US-East)',
    region: 'us-gov-east-1',
    hostname: 's3.us-gov-east-1.amazonaws.com',
    stsEndpoint: 'https://sts.us-gov-east-1.amazonaws.com',
  },
  {
    title: 'S3 GovCloud (US-West)',
    region: 'us-gov-west-1',
    // With a hyphen, as published: Cyberduck does not take this host for AWS (cyberduck-formats §3.6).
    hostname: 's3-us-gov-west-1.amazonaws.com',
    stsEndpoint: 'https://sts.us-gov-west-1.amazonaws.com',
  },
  {
    title: 'S3 China (Beijing)',
    region: 'cn-north-1',
    hostname: 's3.cn-north-1.amazonaws.com.cn',
    stsEndpoint: 'https://sts.cn-north-1.amazonaws.com.cn',
  },
  {
    title: 'S3 China (Ningxia)',
    region: 'cn-northwest-1',
    hostname: 's3.cn-northwest-1.amazonaws.com.cn',
    stsEndpoint: 'https://sts.cn-northwest-1.amazonaws.com.cn',
  },
];

/** AWS profiles for parts of AWS that have their own accounts. */
export const partitionProfiles: readonly CataloguedProfile[] = regions.map(
  ({ title, region, hostname, stsEndpoint }) => {
    const first: ProfileValues = {
      Protocol: 's3',
      Vendor: `s3-${region}`,
      Description: title,
      Scheme: 'https',
      'Default Hostname': hostname,
      'Default Port': '443',
      'Hostname Configurable': false,
      'Port Configurable': false,
      'Username Configurable': true,
      Authorization: 'AWS4HMACSHA256',
      Region: region,
    };
    return {
      fileName: `${title}.cyberduckprofile`,
      origin: 'published',
      purpose: `Keys of an account in ${title.slice('S3 '.length)}`,
      values: { ...first, 'STS Endpoint': stsEndpoint },
      earlier: [first],
    };
  },
);
