import type { GuidanceEntry } from './guidance-entry.ts';
import { cyberduckIssue, troubleshootAccess } from './guidance-links.ts';

export type S3BucketGuidanceCode =
  | 's3-bucket-policy-denies'
  | 's3-bucket-of-other-account'
  | 's3-location-denied'
  | 's3-multi-region-access-point';

/** What keeps a single bucket from being opened, where S3 lets it be told apart. */
export const s3BucketGuidance: Readonly<Record<S3BucketGuidanceCode, GuidanceEntry>> = {
  's3-bucket-policy-denies': {
    title: 'The policy of the bucket denies it, whatever else allows it',
    meaning:
      'A Deny in a bucket policy beats every Allow. Mostly it spares those who come with MFA, or from a certain network.',
    recognise: [
      { fragments: ['perform: s3:', 'with an explicit deny in a resource-based policy'] },
      { service: 's3', codes: ['AccessDenied'], fragments: ['with an explicit deny in a resource-based policy'] },
      {
        fragments: [
          'AccessDenied',
          'when calling the ListObjectsV2 operation',
          'with an explicit deny in a resource-based policy',
        ],
      },
    ],
    causes: [
      'The bucket wants MFA (aws:MultiFactorAuthPresent), and {caller} signed in without.',
      'The bucket wants a certain network: aws:SourceIp, aws:SourceVpce or aws:SourceVpc.',
      'The bucket wants https (aws:SecureTransport), or an identity of a certain organization (aws:PrincipalOrgID).',
    ],
    whatToDo: [
      'For MFA: use the connection profile "AWS S3 (MFA Session Token)", or a role with mfa_serial.',
      'Read the condition of the Deny: aws s3api get-bucket-policy --bucket BUCKET --query Policy --output text',
      'For a network: connect from it, or through its VPN.',
    ],
    inCyberduck: '"Listing directory … failed" with the AWS text.',
    links: [troubleshootAccess, 'https://docs.cyberduck.io/tutorials/s3_iam_getsessiontoken_bucketpolicy_mfa/'],
    source: 'cyberduck-s3-connect §5.2; D:gst',
  },
  's3-bucket-of-other-account': {
    title: 'The bucket belongs to another account, which does not let this identity in',
    meaning:
      'A bucket of another account opens only when its bucket policy names the identity, and the identity’s own policies allow it as well.',
    recognise: [
      { fragments: ['perform: s3:ListBucket', 'no resource-based policy allows the s3:ListBucket action'] },
      { fragments: ['perform: s3:GetObject', 'no resource-based policy allows the s3:GetObject action'] },
    ],
    causes: [
      'The bucket policy of the other account does not name {caller}.',
      'The name of the bucket has a typing mistake and is somebody else’s bucket.',
      'The role or profile of another account was meant.',
    ],
    whatToDo: [
      'Let the owner allow it in the bucket policy: s3:ListBucket and s3:GetObject for this principal: {caller}',
      'See whose keys are used: aws sts get-caller-identity',
    ],
    inCyberduck: '"Listing directory … failed" with the AWS text.',
    links: [troubleshootAccess, cyberduckIssue(18213)],
    source: 'aws-wire §4.2; cyberduck-s3-connect §5.2',
  },
  's3-location-denied': {
    title: 'The region of the bucket may not be asked',
    meaning:
      'Cyberduck asks for the region of a bucket first. Without the answer it follows redirects, and may follow them in a circle.',
    recognise: [{ fragments: ['is not authorized to perform: s3:GetBucketLocation'] }],
    causes: [
      'The policy lacks s3:GetBucketLocation on the bucket.',
      'A service control policy of the organization denies it outside of certain regions.',
    ],
    whatToDo: [
      'Allow it: {"Effect":"Allow","Action":"s3:GetBucketLocation","Resource":"arn:aws:s3:::BUCKET"}',
      'Or set "Region" in the connection profile to the region of the bucket; then it is not asked.',
    ],
    inCyberduck: 'Nothing, or "Maximum redirects (50) exceeded".',
    links: [cyberduckIssue(14230)],
    source: 'cyberduck-s3-connect §4.1, §4.4, §6',
  },
  's3-multi-region-access-point': {
    title: 'Multi-Region Access Points cannot be browsed',
    meaning: 'Requests to them need another kind of signature (SigV4A), which Cyberduck and Mountain Duck do not make.',
    recognise: [{ fragments: ['.mrap.accesspoint.s3-global.amazonaws.com'] }],
    causes: ['The server of the bookmark is the alias of a Multi-Region Access Point.'],
    whatToDo: [
      'Use one of the buckets behind it: the server BUCKET.s3.amazonaws.com, or its name as Path.',
      'List them: aws s3control list-multi-region-access-points --region us-west-2 --account-id ACCOUNT',
    ],
    inCyberduck: '"Listing directory … failed", HTTP 400 or 403.',
    links: [cyberduckIssue(14044)],
    source: 'cyberduck-s3-connect §4.2, §6',
  },
};
