import type { GuidanceEntry } from './guidance-entry.ts';
import { roleTutorial, stsErrors, troubleshootAccess } from './guidance-links.ts';

export type StsGuidanceCode =
  | 'sts-assume-role-denied'
  | 'sts-access-key-unknown'
  | 'sts-secret-key-wrong'
  | 'sts-session-expired'
  | 'sts-clock-wrong'
  | 'sts-scope-wrong'
  | 'sts-request-unsigned'
  | 'sts-key-malformed'
  | 'sts-role-arn-invalid'
  | 'sts-duration-above-role-maximum'
  | 'sts-duration-chained'
  | 'sts-parameter-invalid'
  | 'sts-session-token-refused';

/** Failures of STS that are about keys, roles and what was asked. */
export const stsGuidance: Readonly<Record<StsGuidanceCode, GuidanceEntry>> = {
  'sts-assume-role-denied': {
    title: 'AWS refused to let this identity assume the role',
    meaning:
      'AWS gives the same answer for a missing permission, a trust policy that does not match, and a role that does not exist.',
    recognise: [
      { fragments: ['is not authorized to perform: sts:AssumeRole'] },
      { fragments: ['Not authorized to perform sts:AssumeRole'] },
      { operation: 'AssumeRole', codes: ['AccessDenied'] },
      { fragments: ['AccessDenied', 'when calling the AssumeRole operation'] },
    ],
    causes: [
      'The trust policy of {resource} names another user or account than {caller}.',
      'The user has no sts:AssumeRole permission for this role (needed across accounts).',
      'The role ARN has a typing mistake: a role that does not exist is refused with the same words.',
      'The trust policy demands MFA and none was sent, or demands an external id (Cyberduck since 9.3 never sends one).',
      'A service control policy denies it.',
    ],
    whatToDo: [
      'See who is asking: aws sts get-caller-identity',
      'Compare that ARN, letter by letter, with "Principal" in the trust policy of the role: aws iam get-role --role-name NAME',
      'Give the user this inline policy: {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{resource}"}]}',
      'Check that the account number and the name in the role ARN are right.',
    ],
    inCyberduck:
      '"Login failed" with the AWS text, then the login dialog again. Up to 9.2 it was only logged and an S3 error followed.',
    links: [roleTutorial, troubleshootAccess, 'https://github.com/Netflix/security_monkey/issues/732'],
    source: 'aws-wire §2.3, §2.5; cyberduck-s3-connect §5.2',
  },
  'sts-access-key-unknown': {
    title: 'AWS does not know this access key',
    meaning:
      'The access key id does not exist, is inactive, belongs to another partition, or its session token is missing or foreign.',
    recognise: [
      { codes: ['InvalidClientTokenId'] },
      { fragments: ['The security token included in the request is invalid'] },
    ],
    causes: [
      'The access key id is mistyped, was deleted or made inactive.',
      'The username of the bookmark is meant as an AWS profile name, but no profile of that name was found: Cyberduck then sends the name itself as access key.',
      'A temporary key (ASIA…) is used without its session token, or with the token of another session.',
      'A GovCloud or China key is used with the commercial endpoint.',
      'The role that issued the session was deleted.',
    ],
    whatToDo: [
      'See what would be sent, and where it comes from: duckbill plan TARGET',
      'List the keys of the user and their status: aws iam list-access-keys --user-name NAME',
      'If a session token is saved in the keychain for this server, delete that entry.',
    ],
    inCyberduck: '"Login failed. The security token included in the request is invalid."',
    links: [
      'https://github.com/iterate-ch/cyberduck/issues/17726',
      'https://github.com/iterate-ch/cyberduck/issues/18336',
      'https://github.com/iterate-ch/cyberduck/issues/18230',
    ],
    source: 'aws-wire §2.5; cyberduck-s3-connect §5.2',
  },
  'sts-secret-key-wrong': {
    title: 'The secret access key does not belong to this access key',
    meaning: 'AWS knows the access key id, but the signature was made with another secret.',
    recognise: [
      { service: 'sts', codes: ['SignatureDoesNotMatch'] },
      { fragments: ['signature we calculated does not match', 'Consult the service documentation'] },
    ],
    causes: [
      'The secret key was copied with a blank or line break, cut short, or belongs to another key.',
      'Access key and secret were swapped.',
      'A proxy changes the request on its way.',
    ],
    whatToDo: [
      'Copy the secret again: it has 40 characters and can be seen only when the key is made. If it is lost, make a new key.',
      'In ~/.aws/credentials, put nothing behind the value: a note after it becomes part of the secret for the AWS CLI.',
    ],
    inCyberduck: '"Login failed" with the AWS text.',
    links: [stsErrors],
    source: 'aws-wire §2.5; aws-config A.2',
  },
  'sts-session-expired': {
    title: 'The temporary credentials have run out',
    meaning: 'The session token was valid once; its time is over.',
    recognise: [
      { service: 'sts', codes: ['ExpiredToken', 'ExpiredTokenException'] },
      { fragments: ['The security token included in the request is expired'] },
    ],
    causes: [
      'Temporary keys were pasted into ~/.aws/credentials and are now old: nothing renews them there.',
      'The role or Identity Center session is over (one hour by default).',
      'A session token saved in the keychain hides newer keys in the AWS files.',
    ],
    whatToDo: [
      'Sign in again: duckbill connect TARGET',
      'Remove old aws_session_token lines, also from the other file: a stale token in ~/.aws/config joins fresh keys in ~/.aws/credentials.',
      'Use a profile with role_arn and source_profile instead of pasted keys; it renews by itself.',
    ],
    inCyberduck: '"Login failed" with this text.',
    links: [
      'https://github.com/iterate-ch/cyberduck/issues/18150',
      'https://github.com/iterate-ch/cyberduck/issues/18230',
    ],
    source: 'aws-wire §2.5; cyberduck-s3-connect §1.1, §5.2',
  },
  'sts-clock-wrong': {
    title: 'The clock of this computer is wrong',
    meaning: 'A request is signed with the time; AWS refuses one that is more than about five to fifteen minutes off.',
    recognise: [
      { fragments: ['Signature expired:', 'is now earlier than'] },
      { fragments: ['Signature not yet current', 'is still later than'] },
      { service: 'sts', codes: ['RequestExpired'] },
    ],
    causes: [
      'The time or the time zone of this computer is wrong.',
      'A virtual machine was paused and did not catch up.',
    ],
    whatToDo: ['Set the clock by the network and connect again.', 'Compare: duckbill doctor TARGET --online'],
    links: ['https://github.com/aws/aws-cli/issues/5971'],
    source: 'aws-wire §2.5',
  },
  'sts-scope-wrong': {
    title: 'The request was signed for another region or service',
    meaning: 'The region in the signature does not fit the STS endpoint that was asked.',
    recognise: [
      { fragments: ['Credential should be scoped to a valid region'] },
      { fragments: ['Credential should be scoped to correct service'] },
    ],
    causes: ['"STS Endpoint" of the profile, or endpoint_url, names another region than the one configured.'],
    whatToDo: ['Make region and endpoint agree; without need, remove the endpoint setting.'],
    links: [stsErrors],
    source: 'aws-wire §2.2, §2.5',
  },
  'sts-request-unsigned': {
    title: 'The request carried no credentials',
    meaning: 'AWS got a call without a signature.',
    recognise: [{ codes: ['MissingAuthenticationToken'] }, { fragments: ['Request is missing Authentication Token'] }],
    causes: ['No access key was found, so nothing could be signed.', 'Access key or secret hold a line break.'],
    whatToDo: ['See which credentials are used: duckbill plan TARGET'],
    links: [stsErrors],
    source: 'aws-wire §2.5',
  },
  'sts-key-malformed': {
    title: 'The access key id has a blank or a line break in it',
    meaning: 'AWS could not read the signature: something in the key tears the Authorization header apart.',
    recognise: [
      { codes: ['IncompleteSignature'] },
      { codes: ['IncompleteSignatureException'] },
      { fragments: ['not a valid key=value pair', 'missing equal-sign'] },
    ],
    causes: [
      'The access key id was copied with a blank, a line break or a note behind it.',
      'The value of a variable was set from a file that ends with a line break.',
    ],
    whatToDo: [
      'Enter the access key id again: 20 capital letters and digits, nothing else.',
      'Let the files be checked: duckbill lint FILE',
    ],
    inCyberduck: '"Login failed" with this text.',
    links: [stsErrors],
    source: 'aws-wire §2.5',
  },
  'sts-role-arn-invalid': {
    title: 'The role ARN is not an ARN',
    meaning: 'What was sent as RoleArn does not have the form of an ARN.',
    recognise: [
      { fragments: ['Request ARN is invalid'] },
      { service: 'sts', operation: 'AssumeRole', codes: ['ValidationError'], fragments: [' is invalid'] },
      {
        service: 'sts',
        operation: 'AssumeRoleWithWebIdentity',
        codes: ['ValidationError'],
        fragments: [' is invalid'],
      },
    ],
    causes: [
      'role_arn has a typing mistake or a placeholder in it.',
      'A policy or user ARN was pasted instead of the role ARN.',
    ],
    whatToDo: ['Copy the ARN from the role page of the IAM console: arn:aws:iam::123456789012:role/NAME'],
    inCyberduck: '"Login failed" with this text.',
    links: [roleTutorial],
    source: 'aws-wire §2.5; cyberduck-s3-connect §5.2',
  },
  'sts-duration-above-role-maximum': {
    title: 'The session was asked to last longer than the role allows',
    meaning: 'duration_seconds is above the maximum session duration of the role.',
    recognise: [{ fragments: ['DurationSeconds exceeds the MaxSessionDuration set for this role'] }],
    causes: ['duration_seconds is larger than the setting of the role (one hour unless changed).'],
    whatToDo: ['Lower duration_seconds, or raise "Maximum session duration" of the role in the IAM console.'],
    links: ['https://github.com/aws/aws-cli/issues/5878'],
    source: 'aws-wire §2.5',
  },
  'sts-duration-chained': {
    title: 'A role assumed from another role lasts one hour at most',
    meaning: 'The caller is itself a role or Identity Center session, so AWS caps the new session at 3600 seconds.',
    recognise: [{ fragments: ['exceeds the 1 hour session limit for roles assumed by role chaining'] }],
    causes: ['duration_seconds is above 3600 and the source profile is a role or Identity Center profile.'],
    whatToDo: ['Set duration_seconds to 3600 or remove it.'],
    links: ['https://github.com/99designs/aws-vault/issues/263'],
    source: 'aws-wire §2.5; aws-config C.3',
  },
  'sts-parameter-invalid': {
    title: 'AWS refused the form of a parameter',
    meaning: 'A value is too long, too short, or has characters that AWS does not take.',
    recognise: [
      { fragments: ['validation error', 'failed to satisfy constraint'] },
      { service: 'sts', codes: ['MalformedInput'] },
    ],
    causes: ['role_session_name, external_id, mfa_serial or duration_seconds is outside what AWS takes.'],
    whatToDo: ['The message names the parameter. Let the files be checked: duckbill lint FILE'],
    links: [stsErrors],
    source: 'aws-wire §2.1, §2.5',
  },
  'sts-session-token-refused': {
    title: 'GetSessionToken needs the keys of an IAM user',
    meaning: 'The call was made with temporary credentials, which AWS does not take here.',
    recognise: [{ fragments: ['Cannot call GetSessionToken with session credentials'] }],
    causes: ['The MFA Session Token profile, or mfa_serial without role_arn, is used with temporary keys (ASIA…).'],
    whatToDo: ['Use the long-term keys of the user (AKIA…), or a profile that assumes a role.'],
    inCyberduck: '"Login failed" with this text.',
    links: ['https://github.com/aws/aws-sdk-net/issues/1704'],
    source: 'aws-wire §2.5; cyberduck-s3-connect §2.3',
  },
};
