import type { GuidanceEntry } from './guidance-entry.ts';
import { cyberduckIssue, troubleshootAccess } from './guidance-links.ts';

export type S3BucketGuidanceCode = 's3-bucket-of-other-account' | 's3-location-denied' | 's3-multi-region-access-point';

/** What keeps a single bucket from being opened, where S3 lets it be told apart. */
export const s3BucketGuidance: Readonly<Record<S3BucketGuidanceCode, GuidanceEntry>> = {
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
