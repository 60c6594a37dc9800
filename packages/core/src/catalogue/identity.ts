import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type IdentityCode =
  | 'placeholder-left-in'
  | 'role-arn-malformed'
  | 'mfa-serial-malformed'
  | 'mfa-serial-passkey'
  | 'role-mfa-account-differs'
  | 'secret-in-shared-file'
  | 'access-key-id-cut';

/** What can be wrong with role ARNs, MFA serials and secrets, in whichever file they stand. */
export const identityCatalogue: Readonly<Record<IdentityCode, CatalogueEntry>> = {
  'placeholder-left-in': {
    title: 'A placeholder from a guide was left in',
    message: '{setting} still holds the placeholder "{placeholder}"',
    label: 'put the real value here',
    hints: ['{example}'],
    because: 'The text is sent as it stands; AWS answers that the ARN is invalid, or that access is denied.',
    whatToDo: 'Replace the placeholder by the value from your account. The console shows every ARN with a copy button.',
    severity: 'error',
    programs: programIds,
    source: 'cyberduck-s3-connect §5.2 "Request ARN is invalid"; aws-config G AWS047',
    aliases: [],
  },
  'role-arn-malformed': {
    title: 'role_arn is not the ARN of a role',
    message: '{setting} is not the ARN of a role: {problem}',
    label: '{problem}',
    hints: ['a role ARN looks like arn:aws:iam::123456789012:role/NAME', 'did you mean {nearest}?'],
    because:
      'STS refuses it with "Request ARN is invalid" or a validation error; the AWS CLI checks the length before it asks.',
    whatToDo: 'Copy the ARN from the page of the role in the IAM console.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config E.1; aws-wire §2.5',
    aliases: ['AWS047'],
  },
  'mfa-serial-malformed': {
    title: 'mfa_serial is neither an MFA ARN nor a hardware serial',
    message: '{setting} is neither the ARN of an MFA device nor a hardware serial: {problem}',
    label: '{problem}',
    hints: [
      'an authenticator app: arn:aws:iam::123456789012:mfa/NAME',
      'a hardware token: its serial, such as GAHT12345678',
      'did you mean {nearest}?',
    ],
    because: 'AWS cannot find the device and answers "unable to validate MFA code".',
    whatToDo:
      'Copy the identifier from Security credentials of the user in the IAM console, or run: aws iam list-mfa-devices',
    severity: 'error',
    programs: programIds,
    source: 'aws-config E.1; cyberduck-s3-connect §5.2; broamski/aws-mfa#46',
    aliases: ['AWS051'],
  },
  'mfa-serial-passkey': {
    title: 'The MFA device is a passkey or security key',
    message: '{setting} is a passkey or security key, which has no code to type',
    label: 'gives no code',
    hints: [],
    because: 'AssumeRole and GetSessionToken take a six-digit code only; a passkey or security key cannot make one.',
    whatToDo:
      'Register an authenticator app (or a hardware TOTP token) for the user as a further device, and put its ARN here.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config E.1; guide "Configure a user in AWS IAM that is required to use MFA"',
    aliases: ['AWS051'],
  },
  'role-mfa-account-differs': {
    title: 'Role and MFA device are of different accounts',
    message: 'the MFA device is of account {mfaAccount}, the role of account {roleAccount}',
    label: 'account {mfaAccount}',
    hints: [],
    because:
      'The device has to be one of the user who signs in. In the usual set-up user and role share an account, so one of the two numbers is probably a typing mistake.',
    whatToDo:
      'Compare both with the console. If the user really lives in another account than the role, all is well: suppress this finding.',
    severity: 'warning',
    programs: programIds,
    source: 'aws-wire §2.3, §2.4; cyberduck-s3-connect §7 (S3 sample)',
    aliases: [],
  },
  'secret-in-shared-file': {
    title: 'A secret stands in a file that is made to be shared',
    message: '"{key}" in a {kind} holds a secret',
    label: 'anybody with this file has it',
    hints: [],
    because:
      'Cyberduck keeps secrets in the keychain and never reads them from such a key. Profiles and bookmarks are mailed, synchronised and published.',
    whatToDo:
      'Remove the entry, and make the secret invalid: deactivate the access key in the IAM console and create a new one.',
    severity: 'error',
    programs: programIds,
    source: 'cyberduck-formats §4.1, §7 S01',
    aliases: ['S01'],
  },
  'access-key-id-cut': {
    title: 'An access key id of a wrong length',
    message: '{setting} has {length} characters; the access key ids of AWS have 20',
    label: 'not whole',
    hints: [],
    because: 'AWS knows no such key and answers InvalidClientTokenId or InvalidAccessKeyId.',
    whatToDo: 'Copy the id once more: aws iam list-access-keys shows the ids of a user.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config E.1, E.2',
    aliases: [],
  },
};
