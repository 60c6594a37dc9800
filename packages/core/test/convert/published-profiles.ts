import { bundledProfiles } from '../../src/profile/bundled-profiles.ts';
import type { ConnectionProfile } from '../../src/profile/connection-profile.ts';
import { openProfile } from '../../src/document/open-documents.ts';
import { printProfile, type ProfileValues } from '../../src/profile/profile-values.ts';
import { SourceText } from '../../src/source/source-text.ts';

/** The published profiles that conversions lead to, in their own words (cyberduck-formats §3.6). */
const values: readonly ProfileValues[] = [
  {
    Protocol: 's3',
    Vendor: 'aws-s3-sts-assumerole',
    'Token Configurable': false,
    'Role Configurable': true,
    'Multi Factor Configurable': true,
    Properties: { role_arn: '', mfa_serial: '' },
  },
  {
    Protocol: 's3',
    Vendor: 'aws-s3-getsessiontoken',
    'Multi Factor Configurable': true,
    Properties: { mfa_serial: '' },
  },
  { Protocol: 's3', Vendor: 's3-https', Scheme: 'https', 'Default Port': '443', 'Port Configurable': true },
  { Protocol: 's3', Vendor: 's3-http', Scheme: 'http', 'Default Port': '80', 'Port Configurable': true },
  {
    Protocol: 's3',
    Vendor: 's3-cli',
    'Username Placeholder': 'Profile Name in ~/.aws/credentials',
    'Password Configurable': false,
    'Token Configurable': true,
  },
  {
    Protocol: 's3',
    Vendor: 'aws-s3-sts-google-oidc',
    'OAuth Configurable': true,
    'Role Configurable': true,
    Scopes: ['openid'],
    Properties: { role_arn: '' },
  },
];

export const publishedProfiles: readonly ConnectionProfile[] = [
  ...bundledProfiles(),
  ...values
    .map((one) => openProfile(new SourceText(`${one.Vendor}.cyberduckprofile`, printProfile(one))).profile)
    .filter((profile) => profile !== undefined),
];
