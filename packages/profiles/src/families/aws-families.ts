import type { ProviderFamily } from './provider-family.ts';

/** Amazon S3 by other doors than the global one; published profiles stay as they are (cyberduck-formats §3.6). */
export const awsFamilies: readonly ProviderFamily[] = [
  {
    id: 'aws-govcloud',
    title: 'AWS GovCloud (US)',
    purpose: 'Keys of an account in AWS GovCloud',
    regions: [
      { id: 'us-gov-east-1', title: 'US-East' },
      { id: 'us-gov-west-1', title: 'US-West', hostname: 's3-us-gov-west-1.amazonaws.com' },
    ],
    hostname: 's3.{region}.amazonaws.com',
    vendor: 's3-{region}',
    values: {},
    help: 'https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/using-govcloud-endpoints.html',
    source: 'cyberduck-formats §3.6; cyberduck-s3-connect §2.1 (STS Endpoint)',
    notes: [
      'Keys of GovCloud are unknown to the other parts of AWS, and the other way round.',
      'The published host of US-West is not one that Cyberduck takes for AWS: profiles of ~/.aws are not used with it.',
    ],
    knownFindings: [{ code: 'host-not-taken-for-aws', because: 'US-West is published with a hyphen in its host' }],
    departures: [
      {
        key: 'STS Endpoint',
        because: 'published since August 2026 (iterate-ch/profiles#195): the global STS does not know these keys',
      },
    ],
  },
  {
    id: 'aws-china',
    title: 'AWS China',
    purpose: 'Keys of an account in the Chinese part of AWS',
    regions: [
      { id: 'cn-north-1', title: 'Beijing' },
      { id: 'cn-northwest-1', title: 'Ningxia' },
    ],
    hostname: 's3.{region}.amazonaws.com.cn',
    vendor: 's3-{region}',
    values: {},
    help: 'https://docs.amazonaws.cn/en_us/aws/latest/userguide/endpoints-Beijing.html',
    source: 'cyberduck-formats §3.6; cyberduck-s3-connect §2.1 (STS Endpoint)',
    notes: ['Accounts of China are their own: keys of other accounts do not work there.'],
    departures: [
      {
        key: 'STS Endpoint',
        because: 'published since August 2026 (iterate-ch/profiles#195): the global STS does not know these keys',
      },
    ],
  },
  {
    id: 'aws-privatelink',
    title: 'AWS PrivateLink for S3',
    purpose: 'S3 through an interface endpoint of your VPC',
    regions: [],
    account: {
      word: 'endpoint of the VPC',
      placeholder: 'vpce-id',
      pattern: /^vpce-[0-9a-f]{8,32}(?:-[a-z0-9-]{1,40})?$/u,
      example: 'vpce-0123456789abcdef0-1a2b3c4d',
    },
    freeRegion: 'aws',
    hostname: 'bucket.{account}.s3.{region}.vpce.amazonaws.com',
    vendor: 's3-privatelink',
    values: {
      Scheme: 'https',
      'Default Port': '443',
      'Hostname Configurable': false,
      'Port Configurable': false,
      'Username Configurable': true,
      Properties: { 's3.bucket.virtualhost.disable': true, 's3.endpoint.dualstack.enable': false },
    },
    help: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html',
    source: 'cyberduck-formats §3.6; Amazon S3 User Guide, AWS PrivateLink',
    notes: [
      'The name of the endpoint begins with "bucket.": S3 answers for buckets there, not for access points.',
      'Cyberduck does not take this host for AWS, so it sends keys as they are typed and reads nothing of ~/.aws.',
    ],
    knownFindings: [
      { code: 'host-not-taken-for-aws', because: 'endpoints of a VPC have no other name; keys are typed in' },
    ],
  },
];
