import { startingRoster, startingSpec } from '@duckbill/fleet';
import { awsFiles, bookmark, outdatedProfile } from '../example-files.ts';

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
});

const byProperty: Readonly<Record<string, readonly string[]>> = {
  name: [
    'fleet-spec',
    'reports.duck',
    'Reports.cyberduckprofile',
    '.aws/config',
    '.aws/credentials',
    'trust.json',
    'fleet.yaml',
    'roster.csv',
    'rclone.conf',
    'reports',
  ],
  text: [
    bookmark('alice').text,
    outdatedProfile().text,
    ...awsFiles.map(({ text }) => text),
    policy,
    startingSpec(),
    startingRoster,
    'An error occurred (ExpiredToken) when calling the AssumeRole operation',
    '[work]\ntype = s3\nprovider = AWS\n',
  ],
  base64: ['', 'UEsDBAoAAAAAAA==', Buffer.from(bookmark('alice').text).toString('base64'), '//4A'],
  target: ['reports.duck', 'aws:reports', 'aws:', 's3://AKIAIOSFODNN7EXAMPLE@s3.amazonaws.com/reports', 'sftp://x'],
  file: ['reports.duck', 'Reports.cyberduckprofile'],
  urls: ['s3://AKIAIOSFODNN7EXAMPLE@s3.amazonaws.com/reports', 'https://example.com', 's3:/', '://', 'user:x@h'],
  trust: ['trust.json'],
  policies: ['trust.json'],
  trustPolicy: ['trust.json'],
  caller: ['arn:aws:iam::111122223333:user/alice'],
  role: ['arn:aws:iam::111122223333:role/Reports'],
  code: ['profile-token-flag-for-role', 'sts-session-expired', '__proto__', '..%2f..', 'constructor'],
  id: ['hetzner-object-storage-helsinki-hel1', 'toString'],
};

/** Texts that a property of that name may well hold. */
export function likelyTexts(property: string): readonly string[] {
  return Object.hasOwn(byProperty, property) ? (byProperty[property] ?? []) : [];
}
