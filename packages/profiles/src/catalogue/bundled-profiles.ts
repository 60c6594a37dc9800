import type { CataloguedProfile } from '../catalogued-profile.ts';

/** In the order in which Cyberduck offers them. */
const regions: readonly string[] = [
  'af-south-1',
  'ap-east-1',
  'ap-east-2',
  'ap-south-1',
  'ap-south-2',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-southeast-5',
  'ap-southeast-7',
  'ca-central-1',
  'ca-west-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-central-1',
  'eu-central-2',
  'il-central-1',
  'me-central-1',
  'me-south-1',
  'mx-central-1',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
];

/** Separated by single blanks: a line break would become part of a name (cyberduck-formats §3.2). */
const storageClasses = {
  's3.storage.class.options': [
    'STANDARD',
    'INTELLIGENT_TIERING',
    'STANDARD_IA',
    'ONEZONE_IA',
    'REDUCED_REDUNDANCY',
    'GLACIER',
    'GLACIER_IR',
    'DEEP_ARCHIVE',
  ].join(' '),
} as const;

/**
 * What ships with Cyberduck for AWS. The first is the parent of every third-party `s3` profile (cyberduck-formats
 * §2.3). The one for the AWS console is left out: it is in no release (cyberduck-s3-connect §0.1).
 */
export const bundledProfiles: readonly CataloguedProfile[] = [
  {
    fileName: 'Amazon S3.cyberduckprofile',
    origin: 'bundled',
    purpose: 'Access key and secret key of a user',
    values: {
      Protocol: 's3',
      Vendor: 'iterate GmbH',
      Bundled: true,
      'Default Nickname': 'Amazon S3',
      'Default Hostname': 's3.amazonaws.com',
      'Hostname Configurable': true,
      'Port Configurable': false,
      'Anonymous Configurable': true,
      Regions: regions,
      Properties: storageClasses,
    },
  },
  {
    fileName: 'Amazon S3 (IAM Identity Center).cyberduckprofile',
    origin: 'bundled',
    purpose: 'Sign in through IAM Identity Center in the browser',
    since: '9.5',
    values: {
      Protocol: 's3-iam',
      Vendor: 'iterate GmbH',
      Bundled: true,
      Description: 'Amazon S3 (IAM Identity Center)',
      'Default Nickname': 'Amazon S3 (IAM Identity Center)',
      'Hostname Configurable': false,
      'Port Configurable': false,
      'Username Configurable': false,
      'Password Configurable': false,
      'OAuth Configurable': true,
      Regions: regions,
      Scopes: ['sso:account:access'],
      Properties: storageClasses,
    },
  },
  {
    fileName: 'AWS S3 (IAM Identity Center).cyberduckprofile',
    origin: 'bundled',
    purpose: 'Identity Center with the settings of a profile in ~/.aws; the username is the name of that profile',
    since: '9.5',
    values: {
      Protocol: 's3',
      Vendor: 's3-iam-identity-center',
      Bundled: true,
      Description: 'AWS S3 (IAM Identity Center)',
      'Hostname Configurable': false,
      'Username Configurable': true,
      'Password Configurable': false,
      'OAuth Configurable': true,
      'Username Placeholder': 'Profile Name in ~/.aws/credentials',
      Scopes: ['sso:account:access'],
    },
  },
];
