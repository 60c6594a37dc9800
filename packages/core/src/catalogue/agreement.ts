import { cyberduckPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type AgreementCode =
  | 'role-mfa-partition-differs'
  | 'partition-differs'
  | 'bookmark-uuid-repeated'
  | 'bookmark-file-name-differs'
  | 'bookmark-profile-not-installed'
  | 'profile-description-repeated'
  | 'bookmark-username-no-key'
  | 'bookmark-key-temporary'
  | 'bookmark-aws-profile-unknown'
  | 'sign-in-said-twice'
  | 'profile-vendor-repeated'
  | 'bookmark-port-differs'
  | 'bookmark-region-overruled';

/** Where two settings, often of two files, do not go together. */
export const agreementCatalogue: Readonly<Record<AgreementCode, CatalogueEntry>> = {
  'role-mfa-partition-differs': {
    title: 'Role and MFA device are of different parts of AWS',
    message: 'the MFA device is of {mfaPartition}, the role of {rolePartition}',
    label: '{mfaPartition}',
    hints: [],
    because:
      'China, GovCloud and the commercial regions have accounts of their own: STS of the one knows no device of the other and answers that the code is invalid.',
    whatToDo: 'Compare both with the console in which the user signs in.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'aws-config E.1, E.3; cyberduck-s3-connect §2.1',
    aliases: [],
  },
  'partition-differs': {
    title: 'The role is of another part of AWS than the server',
    message: '{what} is of {partition}, but {other} is of {otherPartition}',
    label: '{partition}',
    hints: [],
    because:
      'China, GovCloud and the commercial regions share neither accounts nor keys: what one of them hands out is refused by the others.',
    whatToDo: 'Take role, server, region and STS Endpoint of one and the same part of AWS.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §2.1; aws-config E.3',
    aliases: [],
  },
  'bookmark-uuid-repeated': {
    title: 'Two bookmarks with one UUID',
    message: 'the UUID {uuid} is already that of "{other}"',
    label: 'used twice',
    hints: [],
    because: 'Cyberduck saves both to the file of that name, so one of them overwrites the other.',
    whatToDo: 'Delete one, or give it a UUID of its own; without one Cyberduck makes it.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §4.1, §4.2',
    aliases: ['B07'],
  },
  'bookmark-file-name-differs': {
    title: 'The bookmark is saved to another file',
    message: 'the bookmark {state}, so its next save {consequence}',
    hints: ['rename the file to {nearest}'],
    because:
      'In its own folders Cyberduck saves a bookmark to the file that its UUID names, and the old file stays: then there are two.',
    whatToDo: 'Rename the file to its UUID with .duck, or add the bookmark to Cyberduck by opening it from elsewhere.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §4.1, §4.2',
    aliases: ['B07'],
  },
  'bookmark-profile-not-installed': {
    title: 'No profile here has the Vendor that the bookmark names',
    message: 'none of the profiles given has the Vendor "{found}"',
    label: 'no such profile',
    hints: ['did you mean "{nearest}"?'],
    because:
      'Without its profile Cyberduck opens the bookmark with the bundled one of the protocol, without a word, and forgets the Vendor at the next save.',
    whatToDo:
      'Install the profile with this Vendor before the bookmark, or correct the Provider. If it is installed already, all is well.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §2.3, §4.2',
    aliases: ['X02'],
  },
  'profile-description-repeated': {
    title: 'Two profiles with one description',
    message: '"{found}" is also the description of "{other}"',
    label: 'the same',
    hints: [],
    because: 'The menu shows the description only, so nobody can tell the two apart.',
    whatToDo: 'Say in each what makes it different, such as its region.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1, §7 P36',
    aliases: ['P36'],
  },
  'bookmark-username-no-key': {
    title: 'The username is the id of something else than a key',
    message: '"{found}" is the id of a {idOf}, not of an access key',
    label: 'no access key',
    hints: ['the id of an access key begins with AKIA'],
    because: 'AWS answers that it does not know the access key.',
    whatToDo: 'Take the Access key ID from Security credentials of the user in the IAM console.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'aws-config E.1, E.2',
    aliases: [],
  },
  'bookmark-key-temporary': {
    title: 'A temporary access key in a bookmark',
    message: '{found} is a temporary access key, and {problem}',
    label: 'temporary',
    hints: [],
    because:
      'A key that begins with ASIA is valid for some hours and only together with its session token; GetSessionToken takes no such key at all.',
    whatToDo:
      'Use a long-term key (AKIA), or the profile "S3 (Credentials from AWS Command Line Interface)", which reads the key with its token from ~/.aws.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §1.2, §2.3; aws-config E.2',
    aliases: [],
  },
  'bookmark-aws-profile-unknown': {
    title: 'The AWS profile that the bookmark names does not exist',
    message: '~/.aws has no profile "{found}"',
    label: 'no such profile',
    hints: ['did you mean "{nearest}"?', 'there are: {candidates}'],
    because:
      'Cyberduck finds nothing, and sends the name itself as access key: AWS answers that the security token is invalid.',
    whatToDo:
      'Write the name of a profile in ~/.aws/config or ~/.aws/credentials, exactly as it stands there, or leave the username blank for [default].',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §1.2, §1.8',
    aliases: [],
  },
  'sign-in-said-twice': {
    title: 'Two places name different roles or devices',
    message: '{setting} says something else than the AWS profile "{profile}" that the bookmark uses',
    label: 'disagrees',
    hints: [],
    because:
      'Cyberduck asks both places, in one order for the role and another for the rest, and the order differs between versions.',
    whatToDo: 'Set it in one place only.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §0.2, §2.2',
    aliases: [],
  },
  'profile-vendor-repeated': {
    title: 'Two profiles with one Vendor',
    message: '"{vendor}" is also the Vendor of "{other}", so {consequence}',
    label: 'used twice',
    hints: ['they differ in {differs}'],
    because:
      'A bookmark keeps protocol and Vendor of its profile, nothing else: of two equal ones it opens with whichever comes first.',
    whatToDo: 'Give the newer profile a Vendor of its own. One in use keeps its own: its bookmarks would lose it.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §2.2, §2.4',
    aliases: ['X01'],
  },
  'bookmark-port-differs': {
    title: 'Another port than the profile allows',
    message: 'the port is {found}, but the profile has {fixed} and does not let it be changed',
    label: 'not {fixed}',
    hints: [],
    because:
      'Cyberduck connects to the port of the bookmark and never corrects it; nobody can change it in the window.',
    whatToDo: 'Write the port of the profile, or remove the key.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1, §4.2',
    aliases: ['B14'],
  },
  'bookmark-region-overruled': {
    title: 'The bookmark remembers another region',
    message: '"s3.location" is {found}, but {where} says {region}',
    label: 'this one counts',
    hints: [],
    because:
      'Cyberduck saves the region of a login in the bookmark and asks there first, so a region from before a change stays, and requests are signed for it.',
    whatToDo: 'Remove s3.location from Custom; Cyberduck finds it out again.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.2, §3.3',
    aliases: ['B15'],
  },
};
