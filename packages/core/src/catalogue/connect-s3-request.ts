import type { GuidanceEntry } from './guidance-entry.ts';
import { cyberduckIssue, s3Errors } from './guidance-links.ts';

export type S3RequestGuidanceCode =
  | 's3-bucket-name-invalid'
  | 's3-bucket-new'
  | 's3-object-missing'
  | 's3-signature-too-old'
  | 's3-head-refused'
  | 's3-key-of-kms-denied'
  | 's3-upload-stalled';

/** Failures of S3 that are about what was asked for, not about who asked. */
export const s3RequestGuidance: Readonly<Record<S3RequestGuidanceCode, GuidanceEntry>> = {
  's3-bucket-name-invalid': {
    title: 'The name of the bucket is not valid',
    meaning: 'Names of buckets have 3 to 63 characters: small letters, digits, dots and hyphens.',
    recognise: [
      { codes: ['InvalidBucketName'] },
      { fragments: ['The specified bucket is not valid'] },
      { fragments: ['Bucket name must match the regex'] },
    ],
    causes: [
      'A URL, a host name or a path was given instead of the plain name.',
      'A capital letter or an underscore is in it.',
    ],
    whatToDo: [
      'Write the plain name: s3://BUCKET/path for the AWS CLI, BUCKET.s3.amazonaws.com as Server of a bookmark.',
    ],
    inCyberduck: 'A name that cannot stand in a host name is put into the path instead.',
    links: [s3Errors],
    source: 'cyberduck-s3-connect §4.3, §5.2',
  },
  's3-bucket-new': {
    title: 'The bucket is new, and its name has not spread everywhere yet',
    meaning: 'For some minutes after a bucket is made, S3 sends requests for it on to the region where it stands.',
    recognise: [
      { codes: ['TemporaryRedirect'] },
      { fragments: ['re-send this request to the specified temporary endpoint'] },
    ],
    causes: [
      'The bucket was made or made anew in another region less than a day ago.',
      'A server in between keeps an old answer for the name of the bucket.',
    ],
    whatToDo: ['Try again in some minutes.', 'Or name the region of the bucket, so that nothing has to be sent on.'],
    inCyberduck: 'Followed without a word.',
    links: [s3Errors],
    source: 'cyberduck-s3-connect §5.2',
  },
  's3-object-missing': {
    title: 'There is no such file in the bucket',
    meaning: 'The bucket was found and may be read; the object was not found.',
    recognise: [
      { codes: ['NoSuchKey'] },
      { fragments: ['The specified key does not exist'] },
      { fragments: ['(404) when calling the HeadObject operation'] },
    ],
    causes: ['The path is mistyped; upper and lower case differ.', 'The object was deleted or renamed meanwhile.'],
    whatToDo: ['List the folder again: aws s3 ls s3://BUCKET/folder/'],
    inCyberduck: '"not found" in a dialog; reload the listing.',
    links: [s3Errors],
    source: 'cyberduck-s3-connect §5.1',
  },
  's3-signature-too-old': {
    title: 'This region takes signatures of version 4 only',
    meaning: 'The request was signed in the old way, which regions opened since 2014 refuse.',
    recognise: [{ fragments: ['authorization mechanism you have provided is not supported', 'AWS4-HMAC-SHA256'] }],
    causes: [
      'The connection profile asks for version 2 with "Authorization" AWS2.',
      'An old program or a copied setting s3.signature.version.',
    ],
    whatToDo: ['Remove "Authorization" from the connection profile, or write AWS4HMACSHA256.'],
    inCyberduck: 'A dialog with this text.',
    links: [s3Errors],
    source: 'cyberduck-s3-connect §4.3, §5.2',
  },
  's3-head-refused': {
    title: 'S3 refused, and the answer has no room to say why',
    meaning: 'The answer to a HEAD request has no body: only the status 403 or 400 is known.',
    recognise: [{ fragments: ['(403) when calling the Head'] }, { fragments: ['(400) when calling the Head'] }],
    causes: [
      'The policy lacks s3:GetObject, or s3:ListBucket for the whole bucket.',
      'The object does not exist and the keys may not list: then it is 403 instead of 404.',
      'With 400: the session token is over, or the region is wrong.',
    ],
    whatToDo: [
      'Ask for something that answers with a reason: aws s3 ls s3://BUCKET',
      'Check whose keys these are: aws sts get-caller-identity',
    ],
    inCyberduck: 'It sends no HEAD request at the login; later "Access Denied" or "Bad Request".',
    links: [s3Errors, cyberduckIssue(13_654)],
    source: 'cyberduck-s3-connect §4.1',
  },
  's3-key-of-kms-denied': {
    title: 'The files are encrypted with a key that these keys may not use',
    meaning: 'S3 allowed the request; KMS, which holds the key of encryption, did not.',
    recognise: [
      { fragments: ['is not authorized to perform: kms:'] },
      { codes: ['KMS.DisabledException', 'KMS.NotFoundException', 'KMS.KMSInvalidStateException'] },
    ],
    causes: [
      'The policy lacks kms:Decrypt for downloads, kms:GenerateDataKey for uploads.',
      'The key belongs to another account or is disabled.',
    ],
    whatToDo: [
      'Allow both actions for the key, in the policy and in the key policy: {resource}',
      'Allow kms:Decrypt and kms:GenerateDataKey for the key.',
    ],
    inCyberduck: 'Listing works; a download or upload fails with this text.',
    links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html'],
    source: 'cyberduck-s3-connect §5.1',
  },
  's3-upload-stalled': {
    title: 'S3 gave up waiting for the rest of a request',
    meaning: 'The connection was open, but nothing came for too long.',
    recognise: [
      { fragments: ['socket connection to the server was not read from or written to'] },
      { service: 's3', codes: ['RequestTimeout'] },
    ],
    causes: ['The network is slow or breaks off.', 'The computer slept during an upload.'],
    whatToDo: ['Start the transfer again, with fewer files at the same time.'],
    inCyberduck: 'A timeout, which is tried again.',
    links: [s3Errors],
    source: 'cyberduck-s3-connect §5.1',
  },
};
