/**
 * Vendors of the connection profiles for AWS that Cyberduck offers to install by a switch in its preferences
 * (cyberduck-formats §3.6).
 */
const vendors: ReadonlySet<string> = new Set([
  'aws-s3-sts-assumerole',
  'aws-s3-getsessiontoken',
  'aws-s3-sts-google-oidc',
  'aws-s3-sts-entra-oidc',
  's3-cli',
  's3-role',
  's3-us-gov-east-1',
  's3-us-gov-west-1',
  's3-cn-north-1',
  's3-cn-northwest-1',
  's3-privatelink',
  's3-https',
  's3-http',
  's3-path-style',
  's3-http-path-style',
  's3-timestamps',
  's3-aws2-http',
  's3-aws2-https',
]);

/** Whether a Vendor is one of a published profile for AWS. */
export function isPublished(vendor: string): boolean {
  return vendors.has(vendor);
}
