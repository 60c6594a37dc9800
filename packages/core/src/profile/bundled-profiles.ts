import { parsePlist } from '../plist/parse-plist.ts';
import { SourceText } from '../source/source-text.ts';
import type { ConnectionProfile } from './connection-profile.ts';
import { printProfile, type ProfileValues } from './profile-values.ts';
import { readProfile } from './read-profile.ts';

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

/** Access key and secret key: the parent of every third-party `s3` profile (cyberduck-formats §2.3, §3.6). */
export const amazonS3: ProfileValues = {
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
};

/** Sign-in through IAM Identity Center, since 9.5. */
export const amazonS3IdentityCenter: ProfileValues = {
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
};

let made: readonly ConnectionProfile[] | undefined;

/**
 * The profiles for AWS that every installation has, as Cyberduck reads them; made once, when somebody asks. The one
 * for the AWS console is left out: it is in no release (cyberduck-s3-connect §0.1).
 */
export function bundledProfiles(): readonly ConnectionProfile[] {
  made ??= [amazonS3, amazonS3IdentityCenter]
    .map((values) => {
      const name = values['Default Nickname'] ?? values.Vendor;
      return readProfile(parsePlist(new SourceText(`bundled:${name}.cyberduckprofile`, printProfile(values))));
    })
    .filter((profile) => profile !== undefined);
  return made;
}
