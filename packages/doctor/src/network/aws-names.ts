import { nearestName, partitionOfRegion, partitions } from '@duckbill/core';

/** Names under which AWS answers, beside those of its partitions: portals, sign-in pages, its own web pages. */
const otherSuffixes = ['awsapps.com', 'awsapps.cn', 'signin.aws', 'app.aws', 'aws.amazon.com', 'amazonaws-us-gov.com'];

const suffixes: readonly string[] = [
  ...new Set([
    ...partitions.flatMap(({ dnsSuffix, dualStackDnsSuffix }) => [dnsSuffix, dualStackDnsSuffix]),
    ...otherSuffixes,
  ]),
];

/** Whether a host belongs to AWS by its name. */
export function isAwsHost(hostname: string): boolean {
  const host = hostname.toLowerCase();
  return suffixes.some((suffix) => host === suffix || host.endsWith(`.${suffix}`));
}

const dashed = /^[a-z]+(?:-[a-z]+)+-?\d+[a-z]?$/u;

/** The word of an AWS host that stands where a region does: `eu-west-1` in `sts.eu-west-1.amazonaws.com`. */
export function regionInHost(hostname: string): string | undefined {
  const host = hostname.toLowerCase();
  if (!isAwsHost(host)) return undefined;
  // From behind: what stands before may be the name of a bucket.
  return host.split('.').findLast((label) => dashed.test(label));
}

/** Whether AWS has no region of this name that we know of. */
export function isUnknownRegion(region: string): boolean {
  return partitionOfRegion(region)?.regions.includes(region) !== true;
}

/** The region that was probably meant. */
export function nearestRegion(region: string): string | undefined {
  return nearestName(
    region,
    partitions.flatMap(({ regions }) => regions),
  );
}

/** Regions of the partition `aws` that every account may use; the others have to be opted in to, and came later. */
const openRegions: ReadonlySet<string> = new Set([
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
]);

/** Whether a region takes session tokens of the global STS endpoint only where the account says so (§2.1). */
export function isOptInRegion(region: string): boolean {
  return partitionOfRegion(region)?.id === 'aws' && !openRegions.has(region);
}
