import { partitionById, partitionOfRegion } from '../identifiers/partitions.ts';
import type { EndpointVariant, SignInEndpoint } from './endpoints.ts';

export interface S3Variant extends Pick<EndpointVariant, 'fips' | 'dualStack'> {
  /** us-east-1 by its old name: the AWS CLI 1, unless told otherwise. */
  readonly legacyUsEast1?: boolean;
}

const GLOBAL = 'aws-global';
const GLOBAL_REGION = 'us-east-1';

/**
 * The host that lists buckets in a region, measured on botocore 1.43.11 and the SDK for JavaScript 3; `no-fips`: the
 * partition has none, and the request is refused.
 */
export function s3Endpoint(region: string, variant: S3Variant = {}): SignInEndpoint | 'no-fips' {
  const { fips = false, dualStack = false, legacyUsEast1 = false } = variant;
  const signingRegion = region === GLOBAL ? GLOBAL_REGION : region;
  const partition = partitionOfRegion(signingRegion) ?? partitionById('aws');
  if (fips && partition?.id === 'aws-cn') return 'no-fips';
  const isOld = region === GLOBAL || (legacyUsEast1 && region === GLOBAL_REGION);
  if (isOld && !fips && !dualStack) return { host: 's3.amazonaws.com', signingRegion };
  const name = `s3${fips ? '-fips' : ''}${dualStack ? '.dualstack' : ''}`;
  return { host: `${name}.${signingRegion}.${partition?.dnsSuffix ?? 'amazonaws.com'}`, signingRegion };
}
