import type { GuidanceEntry } from './guidance-entry.ts';
import { roleTutorial, s3Errors, troubleshootAccess } from './guidance-links.ts';

export type S3GuidanceCode =
  | 's3-list-buckets-denied-user'
  | 's3-list-buckets-denied-role'
  | 's3-access-denied'
  | 's3-access-key-unknown'
  | 's3-secret-key-wrong'
  | 's3-session-expired'
  | 's3-session-token-malformed'
  | 's3-region-wrong'
  | 's3-clock-wrong'
  | 's3-bucket-missing';

/** Failures of S3. */
export const s3Guidance: Readonly<Record<S3GuidanceCode, GuidanceEntry>> = {
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
      { fragments: ['(301) when calling the HeadBucket operation'] },
      { fragments: ['location constraint is incompatible for the region specific endpoint'] },
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
    recognise: [
      { codes: ['NoSuchBucket'] },
      { fragments: ['(404) when calling the HeadBucket operation'] },
      { fragments: ['The specified bucket does not exist'] },
    ],
    causes: ['The name has a typing mistake.', 'The bucket was deleted, or lives in another partition.'],
    whatToDo: ['Compare the path of the bookmark with: aws s3 ls'],
    links: [s3Errors],
    source: 'aws-wire §4.1',
  },
};
