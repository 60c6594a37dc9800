import type { CataloguedProfile } from '../catalogued-profile.ts';

/** AWS profiles that differ in where the credentials come from (cyberduck-formats §3.6; cyberduck-s3-connect §0.1). */
export const signInProfiles: readonly CataloguedProfile[] = [
  {
    fileName: 'AWS S3 (STS Assume Role).cyberduckprofile',
    origin: 'published',
    purpose: 'Assume an IAM role with the keys of a user, with or without MFA',
    since: '9.3',
    values: {
      Protocol: 's3',
      Vendor: 'aws-s3-sts-assumerole',
      Description: 'AWS S3 (STS Assume Role)',
      'Default Nickname': 'AWS S3 (STS Assume Role)',
      'OAuth Configurable': false,
      'Token Configurable': false,
      'Role Configurable': true,
      'Multi Factor Configurable': true,
      // Blank, not absent: Cyberduck asks for each of them (cyberduck-formats §3.2).
      Properties: { role_arn: '', mfa_serial: '' },
    },
  },
  {
    fileName: 'AWS S3 (MFA Session Token).cyberduckprofile',
    origin: 'published',
    purpose: 'Keys of a user where a bucket policy wants MFA, without a role',
    since: '9.3',
    values: {
      Protocol: 's3',
      Vendor: 'aws-s3-getsessiontoken',
      Description: 'AWS S3 (MFA Session Token)',
      'Default Nickname': 'AWS S3 (MFA Session Token)',
      'OAuth Configurable': false,
      'Token Configurable': false,
      'Role Configurable': false,
      'Multi Factor Configurable': true,
      Properties: { mfa_serial: '' },
    },
  },
  {
    fileName: 'S3 (Credentials from AWS Command Line Interface).cyberduckprofile',
    origin: 'published',
    purpose: 'Keys, role and MFA device from a profile in ~/.aws; the username is the name of that profile',
    values: {
      Protocol: 's3',
      Vendor: 's3-cli',
      Description: 'S3 (Credentials from AWS Command Line Interface)',
      'Default Nickname': 'S3 (Credentials from AWS Command Line Interface)',
      'Username Placeholder': 'Profile Name in ~/.aws/credentials',
      'Password Configurable': false,
      // Here it means that keys have to come from the files; 9.3 fails without it (cyberduck-s3-connect §1.2).
      'Token Configurable': true,
      'Anonymous Configurable': false,
    },
  },
  {
    fileName: 'S3 (Credentials from Instance Metadata).cyberduckprofile',
    origin: 'published',
    purpose: 'On an EC2 machine: keys of the role of that machine; its name is the last part of Context',
    values: {
      Protocol: 's3',
      Vendor: 's3-role',
      Description: 'S3 (Credentials from EC2 Instance Metadata)',
      'Default Nickname': 'S3 (Credentials from EC2 Instance Metadata)',
      Context: 'http://169.254.169.254/latest/meta-data/iam/security-credentials/s3access',
      'Username Configurable': false,
      'Password Configurable': false,
      'Token Configurable': false,
      'Anonymous Configurable': false,
    },
  },
];
