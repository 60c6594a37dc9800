import type { GuidanceEntry } from './guidance-entry.ts';

export type GuidanceCode =
  | 'sts-mfa-code-wrong'
  | 'sts-mfa-serial-rejected'
  | 'sts-mfa-incomplete'
  | 'sts-mfa-missing'
  | 'sts-assume-role-denied'
  | 'sts-access-key-unknown'
  | 'sts-secret-key-wrong'
  | 'sts-session-expired'
  | 'sts-clock-wrong'
  | 'sts-scope-wrong'
  | 'sts-request-unsigned'
  | 'sts-role-arn-invalid'
  | 'sts-duration-above-role-maximum'
  | 'sts-duration-chained'
  | 'sts-parameter-invalid'
  | 'sts-session-token-refused'
  | 's3-list-buckets-denied-user'
  | 's3-list-buckets-denied-role'
  | 's3-access-denied'
  | 's3-access-key-unknown'
  | 's3-secret-key-wrong'
  | 's3-session-expired'
  | 's3-session-token-malformed'
  | 's3-region-wrong'
  | 's3-clock-wrong'
  | 's3-bucket-missing'
  | 'network-name-unknown'
  | 'network-refused'
  | 'network-timeout'
  | 'network-certificate'
  | 'network-not-aws';

const roleTutorial = 'https://docs.cyberduck.io/tutorials/s3_iam_role_mfa/';
const stsErrors = 'https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html';
const s3Errors = 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html';
const troubleshootAccess = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html';

/** The guidance atlas: failures of STS, S3 and the network, how to recognise them, and what helps. */
export const guidance: Readonly<Record<GuidanceCode, GuidanceEntry>> = {
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
  'sts-role-arn-invalid': {
    title: 'The role ARN is not an ARN',
    meaning: 'What was sent as RoleArn does not have the form of an ARN.',
    recognise: [
      { fragments: ['Request ARN is invalid'] },
      { service: 'sts', operation: 'AssumeRole', codes: ['ValidationError'], fragments: [' is invalid'] },
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
  's3-list-buckets-denied-user': {
    title: 'The user may not list buckets; the role was probably never assumed',
    meaning: 'The answer names an IAM user, not a role: the call was made with the user’s own keys.',
    recognise: [{ fragments: [':user/', 'is not authorized to perform: s3:ListAllMyBuckets'] }],
    causes: [
      'No role was assumed: the bookmark uses a connection profile without "Role Configurable", or role_arn is missing.',
      'The username names no profile with role_arn in the AWS files.',
      'The user is meant to reach only some buckets.',
    ],
    whatToDo: [
      'See whether a role would be assumed: duckbill plan TARGET',
      'Use the connection profile "AWS S3 (STS Assume Role)", or a profile name that has role_arn.',
      'To reach one bucket without the right to list them all, set Path (or the server BUCKET.s3.amazonaws.com).',
    ],
    inCyberduck: '"Listing directory / failed" with this text. The login itself had succeeded.',
    links: [roleTutorial, 'https://github.com/iterate-ch/cyberduck/issues/13654'],
    source: 'cyberduck-s3-connect §4.1, §5.2; aws-wire §4.2',
  },
  's3-list-buckets-denied-role': {
    title: 'The role may not list buckets',
    meaning: 'Signing in worked and the role was assumed; its permission policy lacks s3:ListAllMyBuckets.',
    recognise: [{ fragments: [':assumed-role/', 'is not authorized to perform: s3:ListAllMyBuckets'] }],
    causes: [
      'The policy of the role allows single buckets only.',
      'The permission set or a session policy is narrower than expected.',
    ],
    whatToDo: [
      'To see all buckets, add to the policy of the role: {"Effect":"Allow","Action":"s3:ListAllMyBuckets","Resource":"*"}',
      'Or open one bucket directly: set Path in the bookmark to /BUCKET.',
    ],
    inCyberduck: '"Listing directory / failed" with this text.',
    links: [troubleshootAccess, 'https://github.com/iterate-ch/cyberduck/issues/13654'],
    source: 'cyberduck-s3-connect §4.1, §5.2; aws-wire §4.2',
  },
  's3-access-denied': {
    title: 'S3 denied the request',
    meaning: 'The identity is known; a policy does not allow this action.',
    recognise: [
      { service: 's3', codes: ['AccessDenied'] },
      { fragments: ['is not authorized to perform: s3:'] },
      { fragments: ['AccessDenied', 'when calling the ListBuckets operation'] },
      { fragments: ['AccessDenied', 'when calling the ListObjectsV2 operation'] },
    ],
    causes: [
      'No policy allows {action} for {caller}.',
      'A bucket policy, service control policy or endpoint policy denies it; the end of the message says which kind.',
    ],
    whatToDo: [
      'Read the end of the message: "no identity-based policy allows" means add a permission; "explicit deny" means find that policy.',
      'See who is asking: duckbill connect TARGET shows the identity before and after.',
    ],
    inCyberduck: '"… failed" with this text and the advice to contact the hosting provider; no new login prompt.',
    links: [troubleshootAccess],
    source: 'aws-wire §4.2; cyberduck-s3-connect §5.2',
  },
  's3-access-key-unknown': {
    title: 'S3 does not know this access key',
    meaning: 'The access key id does not exist, is inactive, or its session token is missing or foreign.',
    recognise: [
      { codes: ['InvalidAccessKeyId'] },
      { fragments: ['The AWS Access Key Id you provided does not exist in our records'] },
    ],
    causes: [
      'The username is meant as an AWS profile name, but no profile of that name was found: the name itself was sent as access key.',
      'A temporary key (ASIA…) is used without its session token.',
      'The key was deleted, made inactive, or belongs to another partition.',
    ],
    whatToDo: [
      'See what would be sent, and where it comes from: duckbill plan TARGET',
      'List the keys: aws iam list-access-keys',
    ],
    inCyberduck: '"Login failed. The AWS Access Key Id you provided does not exist in our records."',
    links: [
      'https://github.com/iterate-ch/cyberduck/issues/15267',
      'https://github.com/iterate-ch/cyberduck/issues/15222',
    ],
    source: 'aws-wire §4; cyberduck-s3-connect §5.2',
  },
  's3-secret-key-wrong': {
    title: 'The secret access key does not belong to this access key',
    meaning: 'S3 knows the access key id, but the signature was made with another secret.',
    recognise: [
      { service: 's3', codes: ['SignatureDoesNotMatch'] },
      { fragments: ['signature we calculated does not match', 'Check your key and signing method'] },
    ],
    causes: [
      'The secret key was copied with a blank, cut short, or belongs to another key.',
      'A proxy changes the host or the path.',
    ],
    whatToDo: ['Copy the secret again: it has 40 characters. If it is lost, make a new key.'],
    inCyberduck: '"Login failed" with this text.',
    links: [s3Errors],
    source: 'aws-wire §4',
  },
  's3-session-expired': {
    title: 'The temporary credentials have run out',
    meaning: 'S3 refused the session token because its time is over.',
    recognise: [{ service: 's3', codes: ['ExpiredToken'] }, { fragments: ['The provided token has expired'] }],
    causes: [
      'The session ended while the connection was open.',
      'Temporary keys were pasted into ~/.aws/credentials and are now old.',
    ],
    whatToDo: [
      'Sign in again: duckbill connect TARGET',
      'Use a profile with role_arn and source_profile; it renews by itself.',
    ],
    inCyberduck: 'Since 9.3 it signs in again by itself where it can; otherwise "Login failed".',
    links: ['https://github.com/iterate-ch/cyberduck/issues/18150'],
    source: 'aws-wire §4; cyberduck-s3-connect §2.5',
  },
  's3-session-token-malformed': {
    title: 'S3 cannot read the session token',
    meaning: 'The token is cut short, or was sent with a long-term key.',
    recognise: [{ codes: ['InvalidToken'] }, { fragments: ['The provided token is malformed or otherwise invalid'] }],
    causes: ['The token was cut when it was copied.', 'A token stands next to an AKIA… key, which must not have one.'],
    whatToDo: [
      'Remove aws_session_token from profiles with long-term keys, in both files.',
      'Copy the token again, whole, on one line.',
    ],
    links: [s3Errors],
    source: 'aws-wire §4',
  },
  's3-region-wrong': {
    title: 'The request was signed for the wrong region',
    meaning: 'The bucket lives in another region than the one in the signature.',
    recognise: [
      { codes: ['AuthorizationHeaderMalformed', 'PermanentRedirect'] },
      { fragments: ['is wrong; expecting'] },
      { fragments: ['must be addressed using the specified endpoint'] },
    ],
    causes: [
      'Region of the profile, or s3.location in the bookmark, is not the bucket’s.',
      'The role may not ask s3:GetBucketLocation.',
    ],
    whatToDo: ['Remove Region and s3.location, and allow s3:GetBucketLocation.'],
    links: [s3Errors, 'https://github.com/iterate-ch/cyberduck/issues/14230'],
    source: 'aws-wire §4; cyberduck-s3-connect §4.4, §5.2',
  },
  's3-clock-wrong': {
    title: 'The clock of this computer is wrong',
    meaning: 'S3 refuses requests that are more than 15 minutes off.',
    recognise: [
      { codes: ['RequestTimeTooSkewed'] },
      { fragments: ['difference between the request time and the current time is too large'] },
    ],
    causes: ['The time or the time zone of this computer is wrong.'],
    whatToDo: ['Set the clock by the network and connect again.'],
    links: [s3Errors],
    source: 'aws-wire §4',
  },
  's3-bucket-missing': {
    title: 'There is no bucket of that name',
    meaning: 'The name in the path or host belongs to no bucket in this partition.',
    recognise: [{ codes: ['NoSuchBucket'] }, { fragments: ['The specified bucket does not exist'] }],
    causes: ['The name has a typing mistake.', 'The bucket was deleted, or lives in another partition.'],
    whatToDo: ['Compare the path of the bookmark with: aws s3 ls'],
    links: [s3Errors],
    source: 'aws-wire §4.1',
  },
  'network-name-unknown': {
    title: 'The name of the server is unknown',
    meaning: 'The name could not be resolved to an address.',
    recognise: [
      { codes: ['ENOTFOUND', 'EAI_AGAIN'] },
      { fragments: ['getaddrinfo'] },
      { fragments: ['Could not connect to the endpoint URL', 'Name or service not known'] },
    ],
    causes: ['The host is mistyped.', 'This computer is offline, or needs a VPN or proxy to resolve names.'],
    whatToDo: ['Check the server name: {host}', 'Check the network, the VPN, and HTTPS_PROXY.'],
    links: ['https://github.com/iterate-ch/cyberduck/issues/18146'],
    source: 'cyberduck-s3-connect §4.5, §5.2',
  },
  'network-refused': {
    title: 'Nothing answers at this address',
    meaning: 'The server refused the connection.',
    recognise: [
      { codes: ['ECONNREFUSED'] },
      { fragments: ['Connection refused'] },
      { fragments: ['Could not connect to the endpoint URL'] },
    ],
    causes: ['Port or host is wrong.', 'A proxy or firewall blocks the way.', 'The sandbox is not running.'],
    whatToDo: ['Check host and port: {host}', 'Check HTTPS_PROXY and the firewall.'],
    links: ['https://github.com/iterate-ch/cyberduck/issues/18146'],
    source: 'cyberduck-s3-connect §4.5',
  },
  'network-timeout': {
    title: 'The server did not answer in time',
    meaning: 'A connection was tried, but nothing came back.',
    recognise: [
      { codes: ['ETIMEDOUT', 'TimeoutError', 'ECONNRESET', 'EPIPE'] },
      { fragments: ['Connect timeout on endpoint URL'] },
      { fragments: ['connection timed out'] },
    ],
    causes: [
      'A firewall drops the packets: an isolated network often has no way to sts.amazonaws.com.',
      'A proxy is needed and not set.',
    ],
    whatToDo: [
      'Try the regional endpoint: "STS Endpoint" https://sts.REGION.amazonaws.com in the connection profile.',
      'Set HTTPS_PROXY where a proxy is needed.',
    ],
    links: ['https://github.com/iterate-ch/cyberduck/issues/18146'],
    source: 'cyberduck-s3-connect §2.1, §4.5',
  },
  'network-certificate': {
    title: 'The certificate of the server is not trusted',
    meaning: 'The TLS connection ended because the certificate could not be verified.',
    recognise: [
      {
        codes: [
          'SELF_SIGNED_CERT_IN_CHAIN',
          'DEPTH_ZERO_SELF_SIGNED_CERT',
          'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
          'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
          'CERT_HAS_EXPIRED',
          'ERR_TLS_CERT_ALTNAME_INVALID',
        ],
      },
      { fragments: ['CERTIFICATE_VERIFY_FAILED'] },
      { fragments: ['self-signed certificate'] },
    ],
    causes: [
      'A company proxy opens TLS and signs with its own certificate.',
      'The clock is wrong, so that the certificate seems to have expired.',
    ],
    whatToDo: [
      'Give the company certificate: ca_bundle in ~/.aws/config or AWS_CA_BUNDLE for the AWS CLI, the system store for Cyberduck.',
    ],
    links: ['https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html'],
    source: 'aws-config B.2',
  },
  'network-not-aws': {
    title: 'Something that is not AWS answered',
    meaning: 'The answer is a web page or other text, not an answer of STS or S3.',
    recognise: [{ fragments: ['<html'] }, { fragments: ['<!doctype html'] }, { fragments: ['Deserialization error'] }],
    causes: ['A captive portal or proxy asks for a login.', 'The host is a web server, not S3.'],
    whatToDo: [
      'Open any page in a browser and sign in to the network, then try again.',
      'Check the server name: {host}',
    ],
    links: [s3Errors],
    source: 'aws-wire §2',
  },
};

const guidanceCodes: ReadonlySet<string> = new Set(Object.keys(guidance));

/** Whether a text is the code of a guidance entry, spelled exactly. */
export function isGuidanceCode(text: string): text is GuidanceCode {
  return guidanceCodes.has(text);
}
