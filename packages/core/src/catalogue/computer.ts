import { cyberduckPrograms, ssoCyberduckPrograms } from '../programs/program-sets.ts';
import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type ComputerCode =
  | 'bookmark-profile-not-here'
  | 'bookmark-profile-off'
  | 'bookmark-profile-retired'
  | 'bookmark-sso-repeated'
  | 'value-shadowed'
  | 'keychain-may-shadow'
  | 'profile-not-current'
  | 'keychain-off';

/** What a look at the whole computer finds, and at no single file (cyberduck-s3-connect §6). */
export const computerCatalogue: Readonly<Record<ComputerCode, CatalogueEntry>> = {
  'bookmark-profile-not-here': {
    title: 'The connection profile of the bookmark is not installed on this computer',
    message: 'the connection profile "{name}" with Vendor "{vendor}" is not installed on this computer',
    label: 'not installed here',
    hints: ['it would stand in {folder}'],
    because:
      'Cyberduck opens the bookmark with a profile that it has: without the settings of this one, or not at all.',
    whatToDo:
      'In Cyberduck open Preferences, Profiles, look for "{name}", and turn it on; "duckbill profiles install" puts it there as well.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §2.1, §4.2',
    aliases: [],
  },
  'bookmark-profile-off': {
    title: 'The connection profile of the bookmark is turned off',
    message: 'the connection profile with Vendor "{vendor}" is installed, and turned off in the preferences',
    label: 'turned off',
    hints: ['it says {setting}'],
    because: 'Cyberduck keeps the file and offers the profile to nobody: bookmarks of it are not shown.',
    whatToDo: 'In Cyberduck open Preferences, Profiles, and turn it on.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §2.1, §2.4',
    aliases: [],
  },
  'bookmark-profile-retired': {
    title: 'The connection profile may be one that was taken back',
    message:
      '"{vendor}" may be of the profile "S3 (Credentials from AWS Security Token Service)", which is gone since 2023',
    label: 'no longer to be had',
    hints: [],
    because: 'Cyberduck took it back in October 2023, and links to it lead nowhere: nothing can be installed for it.',
    whatToDo:
      'Make the bookmark anew, with "AWS S3 (STS Assume Role)" for a role with MFA, with "S3 (Credentials from AWS Command Line Interface)" for a profile of ~/.aws, or since 9.5 with "AWS S3 (IAM Identity Center)".',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §6; #15944',
    aliases: [],
  },
  'bookmark-sso-repeated': {
    title: 'Two bookmarks lead to the same account and role, under other names',
    message: '"{name}" and "{other}" go to the same account, role and folder: {values}',
    label: 'the same in {file}',
    hints: [],
    because:
      'A bookmark that is made while another one is connected takes over its account and role, without asking: it shows what the other one shows.',
    whatToDo:
      'If they should differ, remove the sso_ settings from the Custom of the newer one and connect: Cyberduck asks for account and role then. Close all windows before making a bookmark.',
    severity: 'warning',
    programs: ssoCyberduckPrograms,
    source: 'cyberduck-s3-connect §3.3, §6; #17954',
    aliases: [],
  },
  'value-shadowed': {
    title: 'A value is set twice, and one of the two counts',
    message: '{setting} at {winner} counts, not the one at {loser}',
    label: 'this one counts',
    hints: [],
    because:
      'Every program takes ~/.aws/credentials before ~/.aws/config; what stands in the other place is not looked at.',
    whatToDo: 'Remove the one that is not meant: at {winner}, or at {loser}.',
    severity: 'warning',
    programs: programIds,
    source: 'cyberduck-s3-connect §1.1; aws-config C.1, C.2',
    aliases: [],
  },
  'keychain-may-shadow': {
    title: 'A session token in the keychain would hide the keys in the AWS files',
    message:
      'a session token that Cyberduck saved in the keychain for {host} would hide the keys of profile "{profile}"',
    hints: [],
    because:
      'The login asks the AWS files only when the keychain does not give enough; a token that was saved there outlives its time. Duckbill cannot look into the keychain.',
    whatToDo:
      'If the first connection works and the next one is refused, remove the entries for {host} from the keychain, and save no session token.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §1.2, §2.5; #18230',
    aliases: [],
  },
  'profile-not-current': {
    title: 'The installed connection profile is not the published one',
    message: 'the profile is not as published in "{published}": {differences}',
    hints: [],
    because:
      'Profiles change with the versions of Cyberduck: 9.3.0 needs Token Configurable in the profile for the AWS CLI, and without it nothing happens, or AWS calls the security token invalid.',
    whatToDo:
      'In Cyberduck open Preferences, Profiles, and let it fetch the newest one; what was changed by hand belongs into a profile with a Vendor of its own.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §1.2; #17690, #17720, #17726',
    aliases: [],
  },
  'keychain-off': {
    title: 'Keys are asked for at every connection',
    message: '{place} says that no keychain is used: {program} asks for the keys at every connection',
    label: 'no keychain',
    hints: [],
    because:
      'With connection.login.keychain = false nothing that is typed is kept, also when the box "Save password" is ticked.',
    whatToDo:
      'Remove connection.login.keychain from {place}, or set it to true; in the preferences it is "Use Keychain".',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §6, cyberduck-formats §3.3; #12849',
    aliases: [],
  },
};
