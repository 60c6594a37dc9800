import { awsCliPrograms, awsPrograms } from '../programs/program-sets.ts';
import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { ownWords } from './own-words.ts';

export type AwsRoleCode =
  | 'aws-role-sources-conflict'
  | 'aws-source-profile-role-and-keys'
  | 'aws-source-profile-empty'
  | 'aws-credential-source-unknown'
  | 'aws-source-without-role'
  | 'aws-duration-not-number'
  | 'aws-duration-out-of-range'
  | 'aws-duration-chained'
  | 'aws-mfa-serial-without-role'
  | 'aws-mfa-owner-differs'
  | 'aws-mfa-for-session'
  | 'aws-role-session-name-malformed'
  | 'aws-external-id-malformed'
  | 'aws-web-identity-mixed'
  | 'aws-web-identity-without-role'
  | 'aws-path-not-expanded';

/** What can be wrong with a profile that assumes a role. */
export const awsRoleCatalogue: Readonly<Record<AwsRoleCode, CatalogueEntry>> = {
  'aws-role-sources-conflict': {
    title: 'source_profile and credential_source in one profile',
    message: 'profile "{profile}" has both source_profile and credential_source',
    label: 'one of the two',
    hints: ['keep source_profile for keys in these files, credential_source for those of the machine', ownWords],
    because:
      'The AWS CLI stops with "contains both source_profile and credential_source", the SDK for Go with "only one credential type may be specified per profile"; the SDK for JavaScript does not assume the role.',
    whatToDo: 'Remove one of the two.',
    severity: 'error',
    programs: awsPrograms,
    source: 'aws-config C.3 role-both-sources',
    aliases: ['AWS041'],
  },
  'aws-source-profile-role-and-keys': {
    title: 'A source profile with keys and a role',
    message: 'profile "{source}" has keys and a role of its own, and "{profile}" starts from it',
    label: 'starts with the keys, or with the role?',
    hints: [],
    because:
      'The AWS CLI and the SDK for JavaScript start with the keys and pass over the role of the source; the SDK for Go assumes that role first, so it arrives with other rights, or not at all.',
    whatToDo: 'Put the keys into a profile of their own, and name that one.',
    severity: 'warning',
    programs: ['sdk-go@2'],
    source: 'aws-config C.3 role-chain-middle-static-and-source',
    aliases: ['AWS044'],
  },
  'aws-source-profile-empty': {
    title: 'A source profile without credentials',
    message: 'source_profile of "{profile}" names "{source}", which has no credentials',
    label: 'nothing to start from',
    hints: ['profiles with keys here: {candidates}', ownWords],
    because:
      'The AWS CLI stops with "The source profile must have credentials", the SDKs find none either; Cyberduck asks STS without keys.',
    whatToDo: 'Put the keys into the section [{source}] of ~/.aws/credentials, or name a profile that has some.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config C.3 role-source-has-no-credentials; cyberduck-s3-connect §1.9',
    aliases: [],
  },
  'aws-credential-source-unknown': {
    title: 'credential_source has a value that nobody knows',
    message: 'credential_source of "{profile}" is "{value}"',
    label: 'not one of the three',
    hints: [
      'did you mean {nearest}?',
      'it is Environment, Ec2InstanceMetadata or EcsContainer, letter for letter',
      ownWords,
    ],
    because:
      'The AWS CLI stops with "The credential source … is not valid", the SDKs with a list of the three that they know. Capital letters count.',
    whatToDo: 'Write Environment, Ec2InstanceMetadata or EcsContainer.',
    severity: 'error',
    programs: awsPrograms,
    source: 'aws-config C.3 credsource-lower-case',
    aliases: ['AWS045'],
  },
  'aws-source-without-role': {
    title: 'A source of credentials, but no role to assume with them',
    message: 'profile "{profile}" has {setting}, but no role_arn',
    label: 'used for a role only',
    hints: ['add: role_arn = arn:aws:iam::123456789012:role/NAME'],
    because:
      'The SDK for Go stops with "credential type source_profile requires role_arn"; the AWS CLI passes over the setting and finds no credentials; Cyberduck sends requests without a key.',
    whatToDo: 'Add the role_arn, or remove the setting.',
    severity: 'warning',
    programs: programIds,
    source: 'aws-config C.3 source-profile-without-role; cyberduck-s3-connect §1.9',
    aliases: ['AWS046'],
  },
  'aws-duration-not-number': {
    title: 'duration_seconds is not a whole number',
    message: 'duration_seconds of "{profile}" is "{value}", not a whole number',
    label: 'seconds, in digits',
    hints: ['one hour is 3600'],
    because:
      'The AWS CLI and the SDK for Go ignore it without a word; the SDK for JavaScript sends the digits at its start ("1h" is one second); Cyberduck up to 9.2 fails.',
    whatToDo: 'Write the seconds in digits, 900 to 43200.',
    severity: 'error',
    programs: [...awsPrograms, 'cyberduck@9.2', 'mountain-duck@5.1'],
    source: 'aws-config C.3 role-duration-not-a-number; cyberduck-s3-connect §1.3',
    aliases: ['AWS048'],
  },
  'aws-duration-out-of-range': {
    title: 'duration_seconds is too short or too long',
    message: 'duration_seconds of "{profile}" is {value}; a role session lasts {least} to {most} seconds',
    label: '{least} to {most}',
    hints: ['one hour is 3600, twelve hours are 43200'],
    because:
      'Below 900 the AWS CLI refuses the call ("valid min value: 900"), above 43200 STS does; the maximum of the role itself may be lower.',
    whatToDo: 'Write a number from 900 to 43200.',
    severity: 'error',
    programs: awsPrograms,
    source: 'aws-config C.3 role-duration-too-small, role-duration-too-large; E.1',
    aliases: ['AWS049'],
  },
  'aws-duration-chained': {
    title: 'A long session for a role that is assumed from another',
    message: 'profile "{profile}" asks for {value} seconds, but starts from {origin}: one hour is the most',
    label: '3600 at most',
    hints: ['remove the line: without it the session lasts an hour'],
    because:
      'STS refuses the call: "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining".',
    whatToDo: 'Write 3600 or less, or remove the line.',
    severity: 'error',
    programs: awsPrograms,
    source: 'aws-config C.3 role-chain-duration; aws-wire §2.5',
    aliases: ['AWS050'],
  },
  'aws-mfa-serial-without-role': {
    title: 'mfa_serial beside keys, but without a role',
    message: 'mfa_serial of "{profile}" is not used by the AWS CLI and the SDKs: the profile has no role_arn',
    label: 'for a role only',
    hints: ['it belongs into each profile with a role_arn that asks for a code'],
    because:
      'The AWS CLI and the SDKs ask for a code only when they assume a role, and look for mfa_serial in the profile of that role. Cyberduck does use it: it asks for a code and calls GetSessionToken.',
    whatToDo: 'Nothing, if Cyberduck or aws-vault is meant. Otherwise write it into the profiles that have a role_arn.',
    severity: 'hint',
    programs: awsPrograms,
    source: 'aws-config C.3 role-mfa-serial-on-source-only; aws-cli#1985; cyberduck-s3-connect §1.3',
    aliases: ['AWS052'],
  },
  'aws-mfa-owner-differs': {
    title: 'The MFA device is of another account than the keys',
    message: 'profile "{profile}" asks for a code of {device}, but starts with keys of account {owner}',
    label: 'of another account',
    hints: [],
    because:
      'The code has to come from a device of the user whose keys sign the call: otherwise STS answers "unable to validate MFA code. Please verify your MFA serial number is valid and associated with this user".',
    whatToDo: 'Write the device of the user whose keys the source profile holds.',
    severity: 'warning',
    programs: programIds,
    source: 'aws-wire §2.4; aws-config C.3',
    aliases: [],
  },
  'aws-mfa-for-session': {
    title: 'An MFA device for credentials that have none',
    message: 'profile "{profile}" asks for an MFA code, but starts from {origin}',
    label: 'only users have devices',
    hints: ['remove mfa_serial here; MFA belongs to the first step of the chain'],
    because:
      'A role session has no MFA device, so STS cannot match the code to it: "unable to validate MFA code. Please verify your MFA serial number is valid and associated with this user".',
    whatToDo: 'Remove mfa_serial from this profile.',
    severity: 'warning',
    programs: awsPrograms,
    source: 'aws-wire §2.4',
    aliases: [],
  },
  'aws-role-session-name-malformed': {
    title: 'role_session_name has characters that STS refuses',
    message: 'role_session_name of "{profile}" {problem}',
    label: '2 to 64 of A-Z a-z 0-9 _ + = , . @ -',
    hints: [],
    because: 'STS answers ValidationError; the AWS CLI checks the length before it asks.',
    whatToDo: 'Use 2 to 64 letters, digits and _ + = , . @ -.',
    severity: 'error',
    programs: [...awsPrograms, 'cyberduck@9.2', 'mountain-duck@5.1'],
    source: 'aws-config E.1, C.3 role-session-name-bad-chars',
    aliases: ['AWS053'],
  },
  'aws-external-id-malformed': {
    title: 'external_id has characters that STS refuses',
    message: 'external_id of "{profile}" {problem}',
    label: '2 to 1224 of A-Z a-z 0-9 _ + = , . @ : / -',
    hints: [],
    because: 'STS answers ValidationError; the AWS CLI checks the length before it asks.',
    whatToDo: 'Copy the external id from whoever owns the role.',
    severity: 'error',
    programs: [...awsPrograms, 'cyberduck@9.2', 'mountain-duck@5.1'],
    source: 'aws-config E.1',
    aliases: ['AWS053'],
  },
  'aws-web-identity-mixed': {
    title: 'A web identity beside another source of credentials',
    message: 'profile "{profile}" has web_identity_token_file and {other}',
    label: 'every program takes another one',
    hints: [],
    because:
      'The AWS CLI takes the token and passes over the other; the SDK for JavaScript does the opposite; the SDK for Go refuses a source_profile beside it, and assumes the role with static keys.',
    whatToDo: 'Keep one kind of credentials in a profile.',
    severity: 'warning',
    programs: [...awsCliPrograms, 'sdk-js@3', 'sdk-go@2'],
    source: 'aws-config C.4 webid-with-source-profile, webid-and-static-keys',
    aliases: ['AWS054'],
  },
  'aws-web-identity-without-role': {
    title: 'A web identity without a role',
    message: 'profile "{profile}" has web_identity_token_file, but no role_arn',
    label: 'a token for which role?',
    hints: ['add: role_arn = arn:aws:iam::123456789012:role/NAME', ownWords],
    because:
      'The AWS CLI stops with "configured to assume role with web identity but has no role ARN configured", the SDK for Go with "requires role_arn".',
    whatToDo: 'Add the role_arn.',
    severity: 'error',
    programs: awsPrograms,
    source: 'aws-config C.4',
    aliases: [],
  },
  'aws-path-not-expanded': {
    title: 'A path that would need a shell',
    message: '{setting} holds {sign}, which nobody replaces here',
    label: 'taken letter for letter',
    hints: ['write the whole path, beginning with /'],
    because: 'No program expands "~" or variables in this setting: the file is not found.',
    whatToDo: 'Write the absolute path.',
    severity: 'error',
    programs: awsPrograms,
    source: 'aws-config C.4 webid-tilde-path',
    aliases: ['AWS055'],
  },
};
