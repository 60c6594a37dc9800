import type { GuidanceEntry } from './guidance-entry.ts';
import { awsFilesGuide, cyberduckIssue, identityCenterTutorial, roleTutorial } from './guidance-links.ts';

export type CyberduckGuidanceCode =
  | 'cyberduck-files-unreadable'
  | 'cyberduck-profile-not-found'
  | 'cyberduck-source-not-named'
  | 'cyberduck-source-missing'
  | 'cyberduck-sso-session-missing'
  | 'cyberduck-configurator-broke'
  | 'cyberduck-keys-empty'
  | 'cyberduck-location-unreadable'
  | 'cyberduck-redirect-without-location'
  | 'cyberduck-redirects-endless'
  | 'cyberduck-container-unreadable'
  | 'cyberduck-listing-refused';

const s3Page = 'https://docs.cyberduck.io/protocols/s3/';
const logMarker =
  'A line of cyberduck.log (macOS ~/Library/Logs/Cyberduck, Windows %AppData%\\Cyberduck); no dialog says it.';

/** Cyberduck's and Mountain Duck's own texts, and the marks that they leave in the log. */
export const cyberduckGuidance: Readonly<Record<CyberduckGuidanceCode, GuidanceEntry>> = {
  'cyberduck-files-unreadable': {
    title: 'Cyberduck could not read the AWS files',
    meaning:
      'One bad line in ~/.aws/config or ~/.aws/credentials takes every profile of both files away from Cyberduck.',
    recognise: [
      { fragments: ['Failure reading', '/credentials'] },
      { fragments: ['Failure reading', '/.aws'] },
      { fragments: ['Failure reading', String.raw`\.aws`] },
      { fragments: ['Failure reading', 'CredentialsConfigurator'] },
    ],
    causes: [
      'A comment begins with ";", or stands behind a section header.',
      'A line has no = sign, or stands before the first section.',
      'A byte order mark or UTF-16 at the beginning of a file.',
    ],
    whatToDo: ['Find the line: duckbill lint ~/.aws', 'Then connect again; the files are read at every connection.'],
    inCyberduck: `${logMarker} Up to 9.2 the log shows the bad line itself, with what may be in it.`,
    othersFollow: true,
    links: [awsFilesGuide, s3Page],
    source: 'cyberduck-s3-connect §1.1, §1.8',
  },
  'cyberduck-profile-not-found': {
    title: 'Cyberduck found no AWS profile for the user name of the bookmark',
    meaning: 'The user name has to be the name of a section of ~/.aws or its access key ID, letter by letter.',
    recognise: [{ fragments: ['No matching configuration for profile'] }],
    causes: [
      'The name of the profile is mistyped, or in another case.',
      'The profile name was typed into the Server field or as nickname.',
      'After a sign-in with Identity Center the user name became ROLE-ACCOUNT, which is no profile.',
      'The files could not be read at all: look for "Failure reading" above this line.',
    ],
    whatToDo: [
      'See the names: aws configure list-profiles',
      'Write one into the user name of the bookmark, or leave it blank for [default].',
      'Let the bookmark be checked: duckbill doctor FILE.duck',
    ],
    inCyberduck: `${logMarker} From 9.3 on it says null instead of the name. The name is then sent as an access key.`,
    othersFollow: true,
    links: [s3Page, cyberduckIssue(15_267), cyberduckIssue(17_945)],
    source: 'cyberduck-s3-connect §1.2, §1.8, §3.3',
  },
  'cyberduck-source-not-named': {
    title: 'The role profile has no source_profile, which Cyberduck needs',
    meaning: 'Cyberduck assumes a role only with the keys of a source profile; keys beside role_arn do not count.',
    recognise: [{ fragments: ['Missing source profile reference'] }],
    causes: [
      'source_profile is missing or mistyped.',
      'The profile uses credential_source or web_identity_token_file, which Cyberduck does not support.',
    ],
    whatToDo: [
      'Add source_profile = NAME to the profile with role_arn; where the keys stand beside it, its own name.',
      'Let the plan be shown: duckbill plan FILE.duck',
    ],
    inCyberduck: logMarker,
    othersFollow: true,
    links: [roleTutorial],
    source: 'cyberduck-s3-connect §1.4, §1.9',
  },
  'cyberduck-source-missing': {
    title: 'source_profile names a profile that Cyberduck does not find',
    meaning: 'The role profile was found, the profile with the keys was not.',
    recognise: [{ fragments: ['Missing source profile with name'] }],
    causes: [
      'The name is mistyped, or has a comment or quotation marks: Cyberduck takes them as part of the name.',
      'The section was written twice or with two blanks: [profile  name].',
    ],
    whatToDo: ['Correct source_profile; find the place: duckbill lint ~/.aws'],
    inCyberduck: logMarker,
    othersFollow: true,
    links: [roleTutorial],
    source: 'cyberduck-s3-connect §1.1, §1.4',
  },
  'cyberduck-sso-session-missing': {
    title: 'sso_session names a section that Cyberduck does not find',
    meaning: 'The profile was found; [sso-session NAME] was not, so that Cyberduck asks for region and URL.',
    recognise: [{ fragments: ['Missing SSO profile with name'] }],
    causes: [
      'The name is mistyped, or has a comment behind it.',
      'The header is [sso-session "name"] with quotation marks, or has two blanks: neither is read.',
    ],
    whatToDo: ['Write the header without quotation marks: [sso-session name]', 'Find the place: duckbill lint ~/.aws'],
    inCyberduck: `${logMarker} 9.5 and later only: older ones do not read this section.`,
    othersFollow: true,
    links: [identityCenterTutorial, cyberduckIssue(17_899)],
    source: 'cyberduck-s3-connect §1.1, §3.2',
  },
  'cyberduck-configurator-broke': {
    title: 'A value of the AWS profile broke off the connection in Cyberduck',
    meaning: 'Cyberduck met a value that it does not expect and stopped with an internal error.',
    recognise: (['NullPointerException', 'NumberFormatException', 'DateTimeParseException'] as const).map((name) => ({
      fragments: [name, 'S3CredentialsConfigurator'],
    })),
    causes: [
      'credential_process prints no "Expiration", which AWS allows and Cyberduck 9.3 to 9.4 does not.',
      'duration_seconds is no whole number: up to 9.2.',
      'A file of ~/.aws/cli/cache has no Expiration, or one that ends with UTC: up to 9.4.',
    ],
    whatToDo: [
      'Let the program of credential_process print an "Expiration".',
      'Update Cyberduck.',
      'Find the value: duckbill doctor FILE.duck',
    ],
    inCyberduck: 'An unexpected error without a useful text, or nothing at all.',
    othersFollow: true,
    links: [cyberduckIssue(17_848)],
    source: 'cyberduck-s3-connect §1.3, §1.5, §1.6',
  },
  'cyberduck-keys-empty': {
    title: 'The request went out without any access key',
    meaning: 'Cyberduck had nothing to sign with, and sent the request nevertheless.',
    recognise: [
      { fragments: ['a non-empty Access Key (AKID) must be provided'] },
      { fragments: ['Access key cannot be null'] },
    ],
    causes: [
      'The AWS profile uses Identity Center: up to 9.4 that needs keys in ~/.aws/cli/cache, 9.5 needs the connection profile "AWS S3 (IAM Identity Center)".',
      'source_profile leads to a profile of Identity Center, with credential_process, or with a role of its own.',
      'The AWS profile has no keys, only region or login_session.',
    ],
    whatToDo: [
      'Cyberduck 9.5 and later: use the connection profile "AWS S3 (IAM Identity Center)".',
      'Older: sign in and fill the cache before: aws sso login && aws sts get-caller-identity',
      'Let the plan be shown: duckbill plan FILE.duck',
    ],
    inCyberduck: '"AuthorizationHeaderMalformed" in a dialog or in the output of duck.',
    links: [cyberduckIssue(14_027), cyberduckIssue(13_725), identityCenterTutorial],
    source: 'cyberduck-s3-connect §1.4, §1.8, §5.2',
  },
  'cyberduck-location-unreadable': {
    title: 'Cyberduck could not ask for the region of the bucket',
    meaning: 'GetBucketLocation failed with something else than a refusal; the text behind it says with what.',
    recognise: [{ fragments: ['Cannot read bucket location'] }],
    causes: [
      'The keys are no longer valid: an old session of Identity Center in ~/.aws/cli/cache, up to 9.4.',
      'Cyberduck 8.6.2 drops the session token: update.',
      'The bucket does not exist, or the host is no S3.',
    ],
    whatToDo: [
      'Read the text behind it and explain that.',
      'Set "Region" in the connection profile: then nobody asks for it.',
      'Look for old sessions: duckbill doctor FILE.duck',
    ],
    inCyberduck: 'A dialog with this title.',
    links: [cyberduckIssue(16_142), cyberduckIssue(14_970)],
    source: 'cyberduck-s3-connect §4.1, §6',
  },
  'cyberduck-redirect-without-location': {
    title: 'S3 redirects, but does not say where to',
    meaning: 'The bucket is in another region, and the keys may not ask which.',
    recognise: [{ fragments: ['Moved Permanently but no Location Header'] }],
    causes: ['The policy lacks s3:GetBucketLocation.', 'A path-style profile is used with a bucket of another region.'],
    whatToDo: [
      'Allow it: {"Effect": "Allow", "Action": "s3:GetBucketLocation", "Resource": "arn:aws:s3:::BUCKET"}',
      'Or set "Region" in the connection profile, or s3.location in the bookmark.',
    ],
    inCyberduck: 'A dialog with this text.',
    links: [s3Page],
    source: 'cyberduck-s3-connect §4.4',
  },
  'cyberduck-redirects-endless': {
    title: 'S3 redirects without end',
    meaning: 'Every answer sends the request elsewhere, because the region of the bucket stays unknown.',
    recognise: [
      { fragments: ['Maximum redirects (', 'exceeded'] },
      { fragments: ['Cannot read container configuration', 'Maximum redirects ('] },
    ],
    causes: ['A service control policy or the user policy denies s3:GetBucketLocation.'],
    whatToDo: [
      'Allow it: {"Effect": "Allow", "Action": "s3:GetBucketLocation", "Resource": "arn:aws:s3:::BUCKET"}',
      'Or set "Region" in the connection profile.',
      'Ask the administrator of the organisation about service control policies.',
    ],
    inCyberduck: 'A dialog with this text.',
    links: [cyberduckIssue(14_230), s3Page],
    source: 'cyberduck-s3-connect §4.4, §6',
  },
  'cyberduck-container-unreadable': {
    title: 'Cyberduck could not read the configuration of the bucket',
    meaning: 'The server does not answer under BUCKET.HOST, or may not tell about the bucket.',
    recognise: [{ fragments: ['Cannot read container configuration'] }],
    causes: ['A server other than AWS without buckets in the host name.', 'The policy lacks s3:GetBucketLocation.'],
    whatToDo: [
      'Other servers: use the connection profile "S3 (Deprecated path style requests)".',
      'AWS: allow s3:GetBucketLocation, or set "Region" in the connection profile.',
    ],
    inCyberduck: 'A dialog with this title.',
    links: [s3Page, cyberduckIssue(14_230)],
    source: 'cyberduck-s3-connect §4.3, §6',
  },
  'cyberduck-listing-refused': {
    title: 'These keys may not list what the bookmark opens',
    meaning: 'The sign-in worked; opening the first folder did not. At / that is the list of all buckets.',
    recognise: [{ fragments: ['Listing directory', 'failed', 'Access Denied'] }, { fragments: ['Listing / failed'] }],
    causes: [
      'The policy allows single buckets, not s3:ListAllMyBuckets.',
      'The role was not assumed: the keys of the user were used themselves.',
      'The bucket policy asks for MFA, for a network or for an organisation.',
    ],
    whatToDo: [
      'Open one bucket: Server BUCKET.s3.amazonaws.com, or the bucket as Path of the bookmark.',
      'Find out whose keys these are: duckbill doctor FILE.duck --online',
    ],
    inCyberduck: '"Listing directory / failed" with "Access Denied". The sign-in before proves no right at all.',
    links: [cyberduckIssue(13_654), cyberduckIssue(12_715), cyberduckIssue(16_460)],
    source: 'cyberduck-s3-connect §4.1, §5.2, §6',
  },
};
