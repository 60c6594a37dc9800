import { cyberduckPrograms, stsCyberduckPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type ProfileCode =
  | 'profile-protocol-missing'
  | 'profile-protocol-unknown'
  | 'profile-vendor-blank'
  | 'profile-key-unknown'
  | 'profile-flag-not-boolean'
  | 'profile-value-type-wrong'
  | 'profile-token-flag-for-role'
  | 'profile-role-flag-missing'
  | 'profile-mfa-flag-missing';

/** What can be wrong with a connection profile. */
export const profileCatalogue: Readonly<Record<ProfileCode, CatalogueEntry>> = {
  'profile-protocol-missing': {
    title: 'The profile names no protocol',
    message: 'a connection profile needs "Protocol", and this one has none',
    hints: ['For S3 add: <key>Protocol</key><string>s3</string>'],
    because: 'Cyberduck rejects a profile without Protocol, so it never appears in the list of protocols.',
    whatToDo: 'Add the key Protocol with the identifier of the protocol, such as s3.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §2.2',
    aliases: ['P01'],
  },
  'profile-protocol-unknown': {
    title: 'The protocol is not one that Cyberduck has',
    message: 'Cyberduck has no protocol "{found}"',
    label: 'not a protocol',
    hints: ['did you mean "{nearest}"?', 'accepted here: {accepted}'],
    because: 'Protocol is compared with exact case; a profile whose protocol is unknown is rejected without a message.',
    whatToDo: 'Write the identifier exactly as Cyberduck spells it, in lower case.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §2.2, §2.3',
    aliases: ['P02'],
  },
  'profile-vendor-blank': {
    title: 'The profile has no vendor',
    message: '"Vendor" is {state}, so the profile is never offered',
    hints: ['Give it a name of its own in lower case, such as <string>example-s3</string>'],
    because:
      'Cyberduck loads a profile without Vendor but does not enable it, and its bookmarks fall back to the bundled profile.',
    whatToDo: 'Set Vendor to a name that no other profile has. Bookmarks store it, so do not change it later.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §2.2; iterate-ch/cyberduck#14587',
    aliases: ['P03'],
  },
  'profile-key-unknown': {
    title: 'Cyberduck does not read this key',
    message: 'unknown key "{found}" in a connection profile',
    label: 'ignored',
    hints: ['did you mean "{nearest}"?'],
    because: 'Unknown keys are ignored without a message; the setting that was meant keeps its default.',
    whatToDo: 'Correct the spelling (case and blanks count), or remove the key.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1',
    aliases: ['P14'],
  },
  'profile-flag-not-boolean': {
    title: 'A switch that Cyberduck reads as off',
    message: '"{key}" is {found}, which Cyberduck reads as false',
    label: 'reads as false',
    hints: ['accepted: <true/>, <false/>, or the strings true, false, 1, 0'],
    because: 'Only the text true in any case, or 1, counts as true; yes, YES, on and padded texts count as false.',
    whatToDo: 'Write <true/> or <false/>.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1, typed reads',
    aliases: ['P11'],
  },
  'profile-value-type-wrong': {
    title: 'The value has a type that Cyberduck cannot use here',
    message: '"{key}" should be {expected}, but is {found}',
    label: '{found}',
    hints: [],
    because:
      'Where a text is wanted, Cyberduck takes the description of the object as text; where a list is wanted, it ignores anything else and inherits the list of the parent.',
    whatToDo: 'Change the element to {expected}.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1 item 7, §3.1',
    aliases: ['P12', 'P13'],
  },
  'profile-token-flag-for-role': {
    title: '"Token Configurable" is set where "Role Configurable" is meant',
    message: '"Token Configurable" asks for a session token; to assume {role} the profile needs "Role Configurable"',
    label: 'from an older guide',
    hints: [
      'replace it by: <key>Role Configurable</key><true/>',
      'and for the MFA device: <key>Multi Factor Configurable</key><true/>',
    ],
    because:
      'Since Cyberduck 9.3 the role comes with Role Configurable and Multi Factor Configurable. Token Configurable only decides whether a token is asked for, or has to come from the AWS CLI.',
    whatToDo: 'Use Role Configurable (and Multi Factor Configurable, when mfa_serial is there) in its place.',
    severity: 'error',
    programs: stsCyberduckPrograms,
    source: 'cyberduck-s3-connect §7, first row; §0.1',
    aliases: ['P27'],
  },
  'profile-role-flag-missing': {
    title: 'role_arn without "Role Configurable"',
    message: 'role_arn is set, but "Role Configurable" is {state}',
    hints: ['add: <key>Role Configurable</key><true/>'],
    because:
      'Cyberduck assumes the role as soon as role_arn stands in the profile, but without Role Configurable it asks nobody for the ARN: a blank one makes every connection fail.',
    whatToDo: 'Set Role Configurable to true, or remove role_arn.',
    severity: 'warning',
    programs: stsCyberduckPrograms,
    source: 'cyberduck-s3-connect §0.1, §2.2',
    aliases: ['P27'],
  },
  'profile-mfa-flag-missing': {
    title: 'mfa_serial without "Multi Factor Configurable"',
    message: 'mfa_serial is set, but "Multi Factor Configurable" is {state}',
    hints: ['add: <key>Multi Factor Configurable</key><true/>'],
    because: 'Without the switch Cyberduck never asks for the device: a blank mfa_serial means that no code is sent.',
    whatToDo: 'Set Multi Factor Configurable to true, or remove mfa_serial.',
    severity: 'warning',
    programs: stsCyberduckPrograms,
    source: 'cyberduck-s3-connect §2.2',
    aliases: ['P27'],
  },
};
