import { findProfile, profileText } from '@duckbill/profiles';

export interface ExampleFile {
  readonly name: string;
  readonly text: string;
}

/** Values that must never come back. */
export const canaries = {
  secretKey: 'wJalrCANARYsecretKEYbPxRfiCYEXAMPLE0001',
  sessionToken: 'FwoGZXIvYXdzEBYaCANARYtokenEXAMPLE0002',
  clientSecret: 'CANARY-client-secret-0003',
  password: 'CANARY-password-0004',
  environment: 'CANARY-environment-secret-0005',
} as const;

export const awsFiles: readonly ExampleFile[] = [
  {
    name: '.aws/credentials',
    text: `[alice]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${canaries.secretKey}\naws_session_token = ${canaries.sessionToken}\n`,
  },
  {
    name: '.aws/config',
    text: '[profile reports]\nrole_arn = arn:aws:iam::111122223333:role/Reports\nsource_profile = alice\nmfa_serial = arn:aws:iam::111122223333:mfa/alice\nregion = eu-west-1\n',
  },
];

export function bookmark(username: string, provider = 's3-cli'): ExampleFile {
  return {
    name: 'reports.duck',
    text: plist(
      ['Protocol', 's3'],
      ['Provider', provider],
      ['UUID', '3f0c2b52-6d0e-4f7c-9a56-0d2f8f4f9b11'],
      ['Hostname', 's3.amazonaws.com'],
      ['Username', username],
      ['Path', '/example-reports'],
    ),
  };
}

export function plist(...entries: readonly (readonly [string, string])[]): string {
  const lines = entries.map(([key, value]) => `<key>${key}</key><string>${value}</string>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>\n${lines.join('')}</dict></plist>\n`;
}

/** The connection profile of an older guide: `Token Configurable` where a role is meant. */
export function outdatedProfile(): ExampleFile {
  const entry = findProfile({ vendor: 'aws-s3-sts-assumerole' });
  if (entry === undefined) throw new Error('not in the catalogue');
  const text = profileText(entry)
    .replace('<key>Token Configurable</key>\n        <false/>', '<key>Token Configurable</key>\n        <true/>')
    .replace('<key>Role Configurable</key>\n        <true/>\n        ', '')
    .replace('aws-s3-sts-assumerole', 'example-reports');
  return { name: 'Reports.cyberduckprofile', text };
}
