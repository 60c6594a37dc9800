import { amazonS3, amazonS3IdentityCenter } from '@duckbill/core';
import type { CataloguedProfile } from '../catalogued-profile.ts';

/**
 * What ships with Cyberduck for AWS; core holds their values, for they are what others inherit from. The first is the
 * parent of every third-party `s3` profile (cyberduck-formats §2.3).
 */
export const bundledProfiles: readonly CataloguedProfile[] = [
  {
    fileName: 'Amazon S3.cyberduckprofile',
    origin: 'bundled',
    purpose: 'Access key and secret key of a user',
    values: amazonS3,
  },
  {
    fileName: 'Amazon S3 (IAM Identity Center).cyberduckprofile',
    origin: 'bundled',
    purpose: 'Sign in through IAM Identity Center in the browser',
    since: '9.5',
    values: amazonS3IdentityCenter,
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
