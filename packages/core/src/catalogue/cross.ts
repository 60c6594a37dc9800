import { cyberduckPrograms } from '../programs/program-sets.ts';
import { programIds, programs, type ProgramId } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type CrossCode =
  | 'bookmark-aws-profile-without-keys'
  | 'bookmark-aws-role-not-assumed'
  | 'bookmark-sso-session-ignored'
  | 'bookmark-sso-settings-missing'
  | 'bookmark-sso-setting-differs'
  | 'bookmark-mfa-owner-differs'
  | 'bookmark-aws-partition-differs'
  | 'bookmark-aws-region-differs'
  | 'bookmark-session-keys-for-mfa';

const ofEra = (...eras: readonly string[]): readonly ProgramId[] =>
  programIds.filter((id) => eras.includes(programs[id].era ?? ''));

/** What can be wrong between a bookmark and the AWS profile that it names. */
export const crossCatalogue: Readonly<Record<CrossCode, CatalogueEntry>> = {
  'bookmark-aws-profile-without-keys': {
    title: 'The AWS profile gives this bookmark no keys',
    message: 'AWS profile "{name}" gives this bookmark no keys: {problem}',
    label: 'finds no keys',
    hints: ['{remedy}'],
    because:
      'Cyberduck follows source_profile once, to a profile with keys of its own, and knows neither credential_source nor web identities. Without keys requests go out unsigned, or with the name of the profile as access key.',
    whatToDo:
      'Name a profile that holds keys, or one whose source_profile does. For Identity Center use its own connection profile.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §1.4, §1.8, §1.9',
    aliases: [],
  },
  'bookmark-aws-role-not-assumed': {
    title: 'The role of the AWS profile is never assumed',
    message: 'the role of AWS profile "{name}" is not assumed: its source "{source}" signs in through Identity Center',
    label: 'connects without this role',
    hints: [],
    because:
      'Cyberduck 9.3 and 9.4 use the credentials of the Identity Center profile as they are: the user works with another identity, often one with more rights.',
    whatToDo: 'Use Cyberduck 9.5 and the permission set itself, or a source_profile with keys.',
    severity: 'error',
    programs: ofEra('B'),
    source: 'cyberduck-s3-connect §1.4',
    aliases: [],
  },
  'bookmark-sso-session-ignored': {
    title: 'An SSO session, which this Cyberduck does not sign in to',
    message: 'AWS profile "{name}" uses [sso-session {session}], which Cyberduck before 9.5 does not read',
    label: 'no sign-in from here',
    hints: ['aws sts get-caller-identity --profile {name}'],
    because:
      'Cyberduck up to 9.4 only looks for credentials that the AWS CLI left in ~/.aws/cli/cache. "aws sso login" alone leaves none there; without them, or when they end, requests go out without a key.',
    whatToDo:
      'Update to Cyberduck 9.5 and its profile for Identity Center, or run an AWS CLI command with the profile first.',
    severity: 'warning',
    programs: ofEra('A', 'B'),
    source: 'cyberduck-s3-connect §1.3, §1.6',
    aliases: [],
  },
  'bookmark-sso-settings-missing': {
    title: 'The AWS profile has nothing for Identity Center',
    message: 'AWS profile "{name}" has no settings of Identity Center, which this bookmark signs in to',
    label: 'region and URL will be asked for',
    hints: ['profiles with such settings: {candidates}'],
    because:
      'Cyberduck does not use the keys of the profile here: it asks for the region and the start URL at every connect.',
    whatToDo:
      'Name a profile with sso_session or sso_start_url, or choose the connection profile for AWS profiles with keys.',
    severity: 'warning',
    programs: ofEra('C'),
    source: 'cyberduck-s3-connect §3.1, §3.2',
    aliases: [],
  },
  'bookmark-sso-setting-differs': {
    title: 'Bookmark and AWS profile disagree',
    message: '{setting} is {value} here, but {other} in AWS profile "{name}"',
    label: '{value}',
    hints: ['keep {setting} in one of the two'],
    because:
      'Cyberduck looks in both, and not always in the same order: which of the two counts depends on the step of the sign-in.',
    whatToDo: 'Keep the setting in one place.',
    severity: 'warning',
    programs: ofEra('C'),
    source: 'cyberduck-s3-connect §0.2, §3.2',
    aliases: [],
  },
  'bookmark-mfa-owner-differs': {
    title: 'The MFA device is of another account than the AWS profile',
    message: 'the MFA device is of account {account}, the keys of AWS profile "{name}" of account {owner}',
    label: 'account {account}',
    hints: [],
    because:
      'The code has to come from a device of the user whose keys sign the call: otherwise STS answers "unable to validate MFA code. Please verify your MFA serial number is valid and associated with this user".',
    whatToDo: 'Write the device of the user whose keys the AWS profile holds.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'aws-wire §2.4',
    aliases: [],
  },
  'bookmark-aws-partition-differs': {
    title: 'Bookmark and AWS profile are of different partitions',
    message: '{setting} is of partition {partition}, AWS profile "{name}" of {otherPartition}',
    label: 'partition {partition}',
    hints: [],
    because:
      'Partitions (aws, aws-cn, aws-us-gov and others) share no accounts and no keys: AWS answers InvalidClientTokenId or InvalidAccessKeyId.',
    whatToDo: 'Use a host of the partition, or name another AWS profile.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'aws-config E.3; cyberduck-s3-connect §2.1',
    aliases: [],
  },
  'bookmark-aws-region-differs': {
    title: 'Bookmark and AWS profile name different regions',
    message: '{setting} is of {region}, AWS profile "{name}" of {other}',
    label: '{region}',
    hints: [],
    because:
      'Cyberduck never takes the region from the AWS files: it connects to {region}, while the AWS CLI with this profile goes to {other}.',
    whatToDo: 'Nothing, if that is meant. Otherwise change one of the two.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §1.3',
    aliases: [],
  },
  'bookmark-session-keys-for-mfa': {
    title: 'Temporary keys where those of a user are wanted',
    message: 'the keys of AWS profile "{name}" are temporary, and this bookmark asks for an MFA session',
    label: 'wants the keys of a user',
    hints: [],
    because: 'STS answers "Cannot call GetSessionToken with session credentials".',
    whatToDo: 'Name a profile with the keys of a user (AKIA...), or one without mfa_serial.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §2.3',
    aliases: [],
  },
};
