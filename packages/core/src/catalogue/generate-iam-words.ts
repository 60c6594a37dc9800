/** What each generated statement is for, by its Sid. */
export const iamStatementWords = {
  AssumeRoleWithMfa: 'who may assume the role: only together with a code of an MFA device',
  AssumeRole: 'who may assume the role',
  AssumeRoleWithWebIdentity: 'whose tokens of the issuer may assume the role',
  AssumeThisRole: 'the user may assume this one role, and has no other right of their own',
  EverythingInS3: 'all of S3: buckets, their settings and every object',
  EverythingInTheseBuckets: 'these buckets with their settings and every object, and no others',
  ListAllBuckets: 'the list of buckets that a program shows first; it cannot be limited to some',
  ListTheseBuckets: 'where the buckets are and what is in them',
  FindBucketRegions: 'where the buckets are; without it a program may not find the region',
  ListThesePrefixes: 'what is below the prefix; the rest of the bucket stays unseen',
  ReadObjects: 'to open and download, older versions included',
  WriteObjects: 'to upload, rename, tag and delete, in parts for large files',
  NothingWithoutMfa: 'keeps out whoever signs without MFA, also with a stolen access key',
  NothingWithOldMfa: 'keeps out sessions whose code was given too long ago',
  SeeAccountRules: 'the rules for passwords, and the virtual devices of the account',
  ChangeOwnPassword: 'people change their own password',
  ManageOwnAccessKeys: 'people make, switch off and delete their own access keys',
  CreateMfaDevice: 'a device has to be made before it can be enabled',
  ManageOwnMfaDevice: 'people enable, resync and remove their own device',
  NothingElseWithoutMfa: 'without MFA nothing but setting it up, and getting a session with it',
} as const;

/** What each generated document is. */
export const iamDocumentWords = {
  trust: 'trust policy of role {name}',
  role: 'permissions of role {name}',
  user: 'what a user needs to assume role {name}',
  's3-user': 'what a user may do in S3, once MFA is there',
  'self-service': 'what people may do for their own MFA device, keys and password',
  bucket: 'bucket policy of {name}',
  'permission-set': 'inline policy of permission set {name}',
} as const;

/** Comments and prompts of the forms. */
export const iamFormWords = {
  head: 'Made by duckbill generate iam.',
  stack: 'In account {account}, partition {partition}.',
  provider: 'The issuer, as IAM has to know it',
  instance: 'The instance of Identity Center: one for an organization',
  instanceParameter: 'ARN of the instance of Identity Center, as "aws sso-admin list-instances" shows it',
  existing: 'What exists already is refused: then change it in place of making it.',
  caller: 'Attach it to the users who are to have the role.',
  assign: 'Then assign it: aws sso-admin create-account-assignment, or in the console.',
  bucketPolicy: 'This replaces a bucket policy that is there already; join the two by hand.',
} as const;
