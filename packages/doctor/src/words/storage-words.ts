import type { CheckWords } from '../check-words.ts';

export type StorageWord =
  | 'buckets-listed'
  | 'folder-listed'
  | 'list-denied'
  | 'list-failed'
  | 'address-fine'
  | 'address-multi-region'
  | 'ladder-holds'
  | 'ladder-no-role'
  | 'ladder-still-user'
  | 'ladder-no-list'
  | 'ladder-object'
  | 'ladder-path-empty'
  | 'ladder-location-denied'
  | 'ladder-bucket-missing'
  | 'ladder-region'
  | 'ladder-other-account'
  | 'ladder-objects-denied'
  | 'rung-identity'
  | 'rung-buckets'
  | 'rung-location'
  | 'rung-objects'
  | 'rung-object'
  | 'rung-denied'
  | 'rung-failed';

/** About buckets and folders. */
export const storageWords: Readonly<Record<StorageWord, CheckWords>> = {
  'buckets-listed': { text: '{count}', whatToDo: [] },
  'folder-listed': { text: '{bucket}: {count}', whatToDo: [] },
  'list-denied': { text: 'signed in, but the list is denied', whatToDo: [] },
  'list-failed': { text: '{operation} failed', whatToDo: [] },
  'address-fine': { text: '{host}', whatToDo: [] },
  'address-multi-region': {
    text: '{host} is a Multi-Region Access Point, which {program} cannot browse',
    whatToDo: ['Use one of the buckets behind it: Server BUCKET.s3.amazonaws.com, or Path /BUCKET.'],
  },
  'ladder-holds': { text: '{bucket} opens', whatToDo: [] },
  'ladder-no-role': {
    text: '{identity} is a user, and no role was assumed; the user may not list buckets',
    whatToDo: [
      'Use a profile with role_arn, or the connection profile "AWS S3 (STS Assume Role)".',
      'Or open one bucket: set Path to /BUCKET, or Server to BUCKET.s3.amazonaws.com.',
    ],
  },
  'ladder-still-user': {
    text: 'a role is planned, but the keys are still those of {identity}',
    whatToDo: ['See which profile is read: duckbill plan, with the same target.'],
  },
  'ladder-no-list': {
    text: '{identity} may not list all buckets',
    whatToDo: [
      'Open one bucket: set Path to /BUCKET, or Server to BUCKET.s3.amazonaws.com.',
      'Or allow s3:ListAllMyBuckets to the role.',
    ],
  },
  'ladder-object': {
    text: 'the path {path} in {bucket} is an object, and no folder',
    whatToDo: ['Set Path to the folder that it is in.'],
  },
  'ladder-path-empty': {
    text: '{bucket} opens, and there is nothing at {path}',
    whatToDo: ['Check the spelling of Path; capital letters count.'],
  },
  'ladder-location-denied': {
    text: '{bucket} opens, but its region may not be asked',
    whatToDo: ['Allow s3:GetBucketLocation on {bucket}, or set Region in the connection profile.'],
  },
  'ladder-bucket-missing': {
    text: 'there is no bucket {bucket}',
    whatToDo: ['Check the spelling of Path and Server.'],
  },
  'ladder-region': {
    text: '{bucket} is in {there}, and {here} was asked',
    whatToDo: ['Remove Region and s3.location, or set them to {there}.'],
  },
  'ladder-other-account': {
    text: '{bucket} is none of the buckets of this account, and does not let {identity} in',
    whatToDo: ['Let the owner of the bucket allow s3:ListBucket for {identity} in the bucket policy.'],
  },
  'ladder-objects-denied': {
    text: '{identity} may not list {bucket}',
    whatToDo: ['Allow s3:ListBucket on arn:aws:s3:::{bucket} for {identity}.'],
  },
  'rung-identity': { text: 'GetCallerIdentity: {arn}', whatToDo: [] },
  'rung-buckets': { text: 'ListBuckets: {found} buckets', whatToDo: [] },
  'rung-location': { text: 'GetBucketLocation: {found}', whatToDo: [] },
  'rung-objects': { text: 'ListObjectsV2: {found} entries', whatToDo: [] },
  'rung-object': { text: 'HeadObject: an object of {found} bytes', whatToDo: [] },
  'rung-denied': { text: '{operation}: denied', whatToDo: [] },
  'rung-failed': { text: '{operation}: {code}', whatToDo: [] },
};
