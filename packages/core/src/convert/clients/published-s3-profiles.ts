/** What a connection profile says about where requests go. */
export interface S3ProfileFacts {
  readonly tls: boolean;
  readonly host?: string;
  readonly port?: number;
  readonly region?: string;
  readonly authorization?: string;
  readonly path?: string;
  readonly properties?: ReadonlyMap<string, string>;
}

const byPath: ReadonlyMap<string, string> = new Map([['s3.bucket.virtualhost.disable', 'true']]);

/** Published profiles for S3 by their Vendor, as far as they change where requests go (cyberduck-formats §3.6). */
const published: ReadonlyMap<string, S3ProfileFacts> = new Map<string, S3ProfileFacts>([
  ['aws-s3-sts-assumerole', { tls: true }],
  ['aws-s3-getsessiontoken', { tls: true }],
  ['s3-cli', { tls: true }],
  ['s3-role', { tls: true }],
  ['s3-https', { tls: true }],
  ['s3-http', { tls: false }],
  ['s3-path-style', { tls: true, properties: byPath }],
  ['s3-http-path-style', { tls: false, properties: byPath }],
  ['s3-privatelink', { tls: true, properties: byPath }],
  ['s3-timestamps', { tls: true }],
  ['s3-aws2-https', { tls: true, authorization: 'AWS2' }],
  ['s3-aws2-http', { tls: false, authorization: 'AWS2' }],
  ['s3-us-gov-east-1', { tls: true, host: 's3.us-gov-east-1.amazonaws.com', region: 'us-gov-east-1' }],
  ['s3-us-gov-west-1', { tls: true, host: 's3-us-gov-west-1.amazonaws.com', region: 'us-gov-west-1' }],
  ['s3-cn-north-1', { tls: true, host: 's3.cn-north-1.amazonaws.com.cn', region: 'cn-north-1' }],
  ['s3-cn-northwest-1', { tls: true, host: 's3.cn-northwest-1.amazonaws.com.cn', region: 'cn-northwest-1' }],
]);

/** The facts of a published profile; undefined when nothing is known of it. */
export function publishedS3Profile(vendor: string): S3ProfileFacts | undefined {
  return published.get(vendor);
}
