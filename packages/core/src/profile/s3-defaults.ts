import type { ProfileFlag } from './profile-keys.ts';

/**
 * What a third-party `s3` profile inherits: from the bundled profile "Amazon S3", and behind it from the protocol
 * (cyberduck-formats §2.3, §3.4).
 */
export const s3FlagDefaults: Readonly<Record<ProfileFlag, boolean>> = {
  Bundled: false,
  Deprecated: false,
  'Hostname Configurable': true,
  'Port Configurable': false,
  'Path Configurable': true,
  'Username Configurable': true,
  'Password Configurable': true,
  'Token Configurable': false,
  'Anonymous Configurable': true,
  'Certificate Configurable': false,
  'Private Key Configurable': false,
  'OAuth Configurable': false,
  'Role Configurable': false,
  'Multi Factor Configurable': false,
  'OAuth PKCE': true,
};

export const s3StringDefaults = {
  'Default Hostname': 's3.amazonaws.com',
  Scheme: 'https',
  'STS Endpoint': 'https://sts.amazonaws.com',
  'Username Placeholder': 'Access Key ID',
  'Password Placeholder': 'Secret Access Key',
} as const;

export const s3DefaultPort = 443;
