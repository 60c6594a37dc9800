import type { GuidanceEntry } from './guidance-entry.ts';

export type SessionGuidanceCode =
  | 'sts-region-disabled'
  | 'sts-session-policy-refused'
  | 'sts-session-tags-refused'
  | 'sts-source-identity-refused'
  | 'aws-asked-too-often'
  | 'aws-failing';

const assumeRoleErrors =
  'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html#API_AssumeRole_Errors';
const failing = [
  'InternalFailure',
  'InternalError',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'HTTP 500',
  'HTTP 502',
  'HTTP 503',
  'HTTP 504',
];
const sessionTags = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html';

/** What STS says about a session's extras, and what any service says when it is busy. */
export const sessionGuidance: Readonly<Record<SessionGuidanceCode, GuidanceEntry>> = {
  'sts-region-disabled': {
    title: 'STS is not switched on in this region for the account',
    meaning: 'Regions opened later have to be enabled, and their STS with them.',
    recognise: [{ codes: ['RegionDisabledException'] }, { fragments: ['STS is not activated in this region'] }],
    causes: [
      'The region is an opt-in region that the account has not enabled.',
      'An administrator switched the regional endpoint off.',
    ],
    whatToDo: [
      'Use the endpoint of an enabled region: region = us-east-1, in a connection profile "STS Endpoint" https://sts.us-east-1.amazonaws.com',
      'Or let the administrator enable the region: account settings, "STS endpoints".',
    ],
    inCyberduck: '"Login failed" with this text.',
    links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html'],
    source: 'aws-wire §2.5; cyberduck-s3-connect §2.1',
  },
  'sts-session-policy-refused': {
    title: 'AWS did not accept the session policy',
    meaning: 'The policy that narrows the session is no valid policy, or too long together with the tags.',
    recognise: [
      { codes: ['MalformedPolicyDocument'] },
      { codes: ['MalformedPolicyDocumentException'] },
      { codes: ['PackedPolicyTooLarge'] },
      { codes: ['PackedPolicyTooLargeException'] },
    ],
    causes: [
      'The policy has a mistake in its JSON or in an element.',
      'Policy and session tags are longer than the packed limit.',
    ],
    whatToDo: ['Check the JSON of the policy, shorten it, or use the ARN of a managed policy.'],
    links: [assumeRoleErrors],
    source: 'aws-wire §2.1, §2.5',
  },
  'sts-session-tags-refused': {
    title: 'AWS did not accept the session tags',
    meaning: 'A tag stands twice, or a transitive one is missing or collides with a tag of the calling session.',
    recognise: [
      { fragments: ['Duplicate tag keys found'] },
      { fragments: ['specified transitive tag key'] },
      { fragments: ['is not authorized to perform: sts:TagSession'] },
    ],
    causes: [
      'Keys that differ only in case count as the same.',
      'The trust policy does not allow sts:TagSession.',
      'A tag of the calling session is transitive and cannot be set again.',
    ],
    whatToDo: [
      'Correct the property "tags" of the bookmark or profile.',
      'Allow sts:TagSession beside sts:AssumeRole in the trust policy.',
    ],
    links: [sessionTags],
    source: 'aws-wire §2.5',
  },
  'sts-source-identity-refused': {
    title: 'The source identity cannot be set',
    meaning: 'A source identity is set once and goes along through a chain of roles; the trust policy has to allow it.',
    recognise: [
      { fragments: ['The source identity is already set for this assume role session'] },
      { fragments: ['is not authorized to perform: sts:SetSourceIdentity'] },
    ],
    causes: [
      'An earlier role of the chain set another source identity.',
      'The trust policy does not allow sts:SetSourceIdentity.',
    ],
    whatToDo: [
      'Leave the source identity out, or give the same one.',
      'Allow sts:SetSourceIdentity beside sts:AssumeRole in the trust policy.',
    ],
    links: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html'],
    source: 'aws-wire §2.3, §2.5',
  },
  'aws-asked-too-often': {
    title: 'AWS was asked too often',
    meaning: 'The request was put off, not refused: the same one works a little later.',
    recognise: [
      { surelyFrom: 'sts', codes: ['Throttling', 'ThrottlingException', 'ThrottledException', 'RequestLimitExceeded'] },
      { service: 's3', codes: ['SlowDown', 'RequestLimitExceeded'] },
      { surelyFrom: 's3', codes: ['Throttling', 'ThrottlingException'] },
      { fragments: ['Please reduce your request rate'] },
    ],
    causes: ['Many programs or many files at the same time.', 'Something repeats a failing call without a pause.'],
    whatToDo: [
      'Wait a minute, then try again.',
      'Look for a program that asks without end, for instance one that mounts many bookmarks.',
    ],
    inCyberduck: 'It tries again by itself; STS is an exception: "Login failed".',
    links: ['https://docs.aws.amazon.com/general/latest/gr/api-retries.html'],
    source: 'cyberduck-s3-connect §5.1, §5.2',
  },
  'aws-failing': {
    title: 'AWS has a problem of its own',
    meaning: 'The service answered that it failed; nothing is wrong with the request.',
    recognise: (['sts', 's3', 'sso-oidc', 'sso'] as const).map((surelyFrom) => ({ surelyFrom, codes: failing })),
    causes: ['A passing failure of AWS, or of a proxy before it.'],
    whatToDo: ['Try again in a minute.', 'See https://health.aws.amazon.com/health/status if it lasts.'],
    inCyberduck: 'Other requests than a login are repeated; then a dialog.',
    links: ['https://health.aws.amazon.com/health/status'],
    source: 'cyberduck-s3-connect §5.1, §5.2',
  },
};
