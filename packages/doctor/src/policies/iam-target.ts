import { partitions } from '@duckbill/core';
import type { CallTarget } from '../sdk/client-settings.ts';
import type { DoctorWorld } from '../world.ts';

/** IAM has one host for a whole partition, signed for one of its regions. */
const hosts: Readonly<Record<string, readonly [host: string, region: string]>> = {
  aws: ['iam.amazonaws.com', 'us-east-1'],
  'aws-cn': ['iam.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  'aws-us-gov': ['iam.us-gov.amazonaws.com', 'us-gov-west-1'],
};

/**
 * Where IAM is asked about an ARN of this partition: where STS is asked, when that is not AWS itself (`--endpoint-url`).
 * Undefined when nobody there is known to answer: keys are shown to no server that the plan does not trust.
 */
export function iamTarget(partition: string, stsEndpoint: string, world: DoctorWorld): CallTarget | undefined {
  const { sts } = world.endpoints;
  if (sts !== undefined) return { endpoint: sts, signingRegion: hosts[partition]?.[1] ?? 'us-east-1' };
  const found = hosts[partition];
  if (found === undefined || !isAws(stsEndpoint)) return undefined;
  const [host, signingRegion] = found;
  return { endpoint: `https://${host}`, signingRegion };
}

function isAws(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname } = new URL(endpoint);
  return protocol === 'https:' && partitions.some(({ dnsSuffix }) => hostname.endsWith(`.${dnsSuffix}`));
}
