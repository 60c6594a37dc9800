import { isAwsHostname } from '../plan/aws-hostname.ts';
import { partitionOfRegion } from '../identifiers/partitions.ts';

/**
 * The host that means the same and is taken for AWS: `s3.eu-west-1` for the old `s3-eu-west-1`. None outside the
 * commercial regions: there the login of a recognised host asks an STS that does not know the keys (#18336).
 */
export function nearestAwsHostname(host: string): string | undefined {
  const labels = host.split('.');
  const at = labels.findIndex((label) => label.startsWith('s3-'));
  const label = labels[at];
  if (label === undefined) return undefined;
  const region = label.slice('s3-'.length);
  if (partitionOfRegion(region)?.id !== 'aws') return undefined;
  const nearest = [...labels.slice(0, at), 's3', region, ...labels.slice(at + 1)].join('.');
  return isAwsHostname(nearest) ? nearest : undefined;
}
