/**
 * Whether Cyberduck takes a host for AWS: at most one label (a bucket), `s3`, optional `dualstack`, optional region,
 * optional `vpce`, `amazonaws.com`, optional `cn`; lower case only (cyberduck-s3-connect §4.2).
 */
export function isAwsHostname(host: string): boolean {
  return awsHost(host) !== undefined;
}

/** The bucket that an AWS host name begins with, if any. */
export function bucketInHostname(host: string): string | undefined {
  return awsHost(host)?.bucket;
}

/** An AWS host apart from the bucket that it begins with; an endpoint of a VPC has a name of its own there. */
export function withoutBucket(host: string): { readonly host: string; readonly bucket?: string } {
  const bucket = host.includes('.vpce.') ? undefined : bucketInHostname(host);
  return bucket === undefined ? { host } : { host: host.slice(bucket.length + 1), bucket };
}

/** The region that an AWS host names, if any. */
export function regionInHostname(host: string): string | undefined {
  return awsHost(host)?.region;
}

/** AWS hosts outside China are asked for the caller's identity at login. */
export function asksIdentityAtLogin(host: string): boolean {
  const parsed = awsHost(host);
  return parsed !== undefined && parsed.bucket === undefined && !parsed.china;
}

function awsHost(host: string): { bucket?: string; region?: string; china: boolean } | undefined {
  const labels = host.split('.');
  const china = labels.at(-1) === 'cn';
  if (china) labels.pop();
  if (labels.pop() !== 'com' || labels.pop() !== 'amazonaws') return undefined;
  const s3 = labels.indexOf('s3');
  if (s3 === -1 || s3 > 1) return undefined;
  const bucket = labels[s3 - 1];
  const rest = labels.slice(s3 + 1);
  if (rest[0] === 'dualstack') rest.shift();
  if (rest.at(-1) === 'vpce') rest.pop();
  if (rest.length > 1 || !rest.every(isLabel) || (bucket !== undefined && !isLabel(bucket))) return undefined;
  const [region] = rest;
  return { ...(bucket === undefined ? {} : { bucket }), ...(region === undefined ? {} : { region }), china };
}

function isLabel(label: string): boolean {
  return /^[a-z0-9-]+$/u.test(label);
}
