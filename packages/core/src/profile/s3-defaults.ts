/** Access Key ID and the like: what the S3 protocol says where no profile does (cyberduck-formats §3.1). */
export const s3StringDefaults = {
  Name: 'S3',
  'STS Endpoint': 'https://sts.amazonaws.com/',
  'Username Placeholder': 'Access Key ID',
  'Password Placeholder': 'Secret Access Key',
  'Token Placeholder': 'MFA Authentication Code',
} as const;

/** A hidden preference that an S3 connection asks for. */
export interface S3Property {
  readonly name: string;
  /** What the program ships with; undefined: nothing. */
  readonly default?: string;
  readonly meaning: string;
}

function property(name: string, meaning: string, preset?: string): S3Property {
  return { name, meaning, ...(preset === undefined ? {} : { default: preset }) };
}

/** Hidden preferences of S3 connections and what the program ships with (cyberduck-formats §3.3). */
export const s3Properties: readonly S3Property[] = [
  property('role_arn', 'role to assume; blank: ask'),
  property('mfa_serial', 'MFA device; blank: ask'),
  property('role_session_name', 'name of the role session'),
  property('duration_seconds', 'how long the session lasts'),
  property('s3.assumerole.rolearn', 'older name of role_arn'),
  property('s3.assumerole.rolesessionname', 'older name of role_session_name'),
  property('s3.assumerole.durationseconds', 'older name of duration_seconds, asked first'),
  property('s3.assumerole.policy', 'session policy'),
  property('sso_start_url', 'portal of IAM Identity Center'),
  property('sso_region', 'region of IAM Identity Center'),
  property('sso_account_id', 'account to sign in to'),
  property('sso_role_name', 'permission set to sign in with'),
  property('sso_session', 'name of the SSO session'),
  property('s3.signature.version', 'signature, where Authorization says nothing valid', 'AWS4HMACSHA256'),
  property('s3.location', 'region of new buckets', 'us-east-1'),
  property('s3.bucket.virtualhost.disable', 'bucket in the path instead of the host name', 'false'),
  property('s3.bucket.requesterpays', 'agree to pay for requests; sent to AWS only', 'true'),
  property('s3.endpoint.dualstack.enable', 'hosts that also speak IPv6', 'true'),
  property('s3.accelerate.enable', 'look for transfer acceleration', 'true'),
  property('s3.acl.default', 'access list of new files', 'private'),
  property('s3.storage.class', 'storage class of new files', 'STANDARD'),
  property('s3.storage.class.options', 'storage classes offered, separated by blanks', 'STANDARD'),
  property('s3.encryption.algorithm', 'encryption of new files', ''),
  property('s3.listing.chunksize', 'files a page', '1000'),
  property('s3.listing.metadata.enable', 'one more request a file, for its metadata', 'false'),
  property('s3.versioning.enable', 'show versions', 'true'),
  property('s3.upload.multipart.threshold', 'bytes from which uploads go in parts', '104857600'),
  property('s3.upload.multipart.size', 'bytes a part', '10485760'),
  property('s3.upload.multipart.concurrency', 'parts at once', '10'),
  property('s3.upload.checksum.header', 'send a checksum with uploads', 'true'),
  property('s3.upload.expect-continue', 'ask before sending a body', 'true'),
  property('s3.timestamp.enable', 'keep modification times', 'false'),
  property('s3.url.expire.seconds', 'how long signed URLs hold', '86400'),
  property('s3.metadata.default', 'metadata of new files', ''),
];
