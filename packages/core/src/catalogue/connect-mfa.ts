import type { GuidanceEntry } from './guidance-entry.ts';
import { roleTutorial, troubleshootAccess } from './guidance-links.ts';

export type MfaGuidanceCode =
  | 'sts-mfa-code-wrong'
  | 'sts-mfa-serial-rejected'
  | 'sts-mfa-incomplete'
  | 'sts-mfa-missing';

/** Failures of STS that are about the MFA device and its code. */
export const mfaGuidance: Readonly<Record<MfaGuidanceCode, GuidanceEntry>> = {
  'sts-mfa-code-wrong': {
    title: 'The MFA code is wrong, too old, or was used before',
    meaning: 'AWS knows the device but did not accept the six digits.',
    recognise: [{ fragments: ['MultiFactorAuthentication failed with invalid MFA one time pass code'] }],
    causes: [
      'The code was typed wrongly, or ran out while it was typed: a code is good for about two and a half minutes around its own 30 seconds.',
      'The code was already used. Each code works once, also when the first try failed later for another reason.',
      'The code comes from another device, or from the entry of another account in the authenticator app.',
      'The clock of the phone is wrong.',
    ],
    whatToDo: [
      'Wait until the authenticator shows the next code, then connect again with that one.',
      'Compare the entry in the app with the serial in use: {serial}',
      'If every code fails, check the time on the phone, then resynchronise the device in the IAM console (Users, Security credentials, Resync).',
    ],
    inCyberduck: '"Login failed" with this text, then the access key dialog again, then the code prompt.',
    links: [roleTutorial],
    source: 'aws-wire §2.4, §2.5; cyberduck-s3-connect §5.2',
  },
  'sts-mfa-serial-rejected': {
    title: 'AWS could not check the MFA code with this serial',
    meaning: 'The serial is unknown, belongs to another user, or too many codes were tried.',
    recognise: [{ fragments: ['MultiFactorAuthentication failed, unable to validate MFA code'] }],
    causes: [
      'mfa_serial names a user, or a device of another user or account: {serial}',
      'The device is a passkey or security key; those have no six-digit code.',
      'A role asks for the next role: only users have devices, and mfa_serial belongs to the first step of a chain.',
      'More than nine codes were tried within three minutes; AWS then answers so until the next three minutes begin.',
      'The device was created seconds ago; it takes up to 14 seconds until STS knows it.',
    ],
    whatToDo: [
      'List the devices of the user and compare: aws iam list-mfa-devices',
      'The serial of an authenticator app looks like arn:aws:iam::123456789012:mfa/NAME; of a hardware token like GAHT12345678.',
      'If several codes were tried just now, wait three minutes.',
    ],
    inCyberduck: '"Login failed" with this text, then the login dialog again.',
    links: ['https://github.com/aws/aws-cli/issues/6325', 'https://github.com/broamski/aws-mfa/issues/46'],
    source: 'aws-wire §2.4, §2.5; cyberduck-s3-connect §5.2',
  },
  'sts-mfa-incomplete': {
    title: 'The MFA serial or the code was missing',
    meaning: 'Only one of the two was sent.',
    recognise: [{ fragments: ['must provide both MFA serial number and one time pass code'] }],
    causes: ['The code prompt was confirmed empty.', 'mfa_serial is not set where the program reads it.'],
    whatToDo: ['Connect again and enter the six digits.', 'Check that mfa_serial is set: duckbill plan TARGET'],
    inCyberduck: '"Login failed" with this text; a blank code is not sent, so this is what an empty prompt leads to.',
    links: ['https://github.com/WhoopInc/vagrant-s3auth/issues/36'],
    source: 'aws-wire §2.5; cyberduck-s3-connect §2.2',
  },
  'sts-mfa-missing': {
    title: 'The role was refused, and no MFA code was sent',
    meaning:
      'AWS gives the same answer for every refusal. As no MFA went with this call, a role that demands MFA is the first thing to look at.',
    recognise: [
      {
        service: 'sts',
        codes: ['AccessDenied'],
        fragments: ['is not authorized to perform: sts:AssumeRole'],
        mfaSent: false,
      },
    ],
    causes: [
      'The trust policy of {role} demands MFA (aws:MultiFactorAuthPresent), and mfa_serial is not set.',
      'The MFA device prompt was cancelled: Cyberduck then goes on without MFA.',
      'The user may not assume the role at all; then it fails with MFA too.',
    ],
    whatToDo: [
      'Set mfa_serial to the ARN of the device, next to role_arn. List the devices: aws iam list-mfa-devices',
      'In a connection profile, mfa_serial stands in Properties and "Multi Factor Configurable" is true.',
      'If it still fails with a code, read: duckbill explain sts-assume-role-denied',
    ],
    inCyberduck: '"Login failed" with the AWS text, then the login dialog again.',
    links: [roleTutorial, troubleshootAccess],
    source: 'aws-wire §2.3, §2.5; cyberduck-s3-connect §2.2, §5.2',
  },
};
