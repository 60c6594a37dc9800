import type { ArnPartition } from './arn.ts';

/** A part of AWS with its own accounts, regions and host names (aws-config E.3). */
export interface Partition {
  readonly id: ArnPartition;
  /** First words of its region names: `us` in `us-east-1`, `us-gov` in `us-gov-west-1`. */
  readonly regionPrefixes: readonly string[];
  readonly dnsSuffix: string;
  readonly dualStackDnsSuffix: string;
  /** Where global services such as the old STS endpoint live. */
  readonly implicitGlobalRegion: string;
  /** The regions known when the table was made; new ones match by their form. */
  readonly regions: readonly string[];
}

/** Every partition, in the order in which botocore looks them up. */
export const partitions: readonly Partition[] = [
  {
    id: 'aws',
    regionPrefixes: ['us', 'eu', 'ap', 'sa', 'ca', 'me', 'af', 'il', 'mx'],
    dnsSuffix: 'amazonaws.com',
    dualStackDnsSuffix: 'api.aws',
    implicitGlobalRegion: 'us-east-1',
    regions: [
      'af-south-1',
      'ap-east-1',
      'ap-east-2',
      'ap-northeast-1',
      'ap-northeast-2',
      'ap-northeast-3',
      'ap-south-1',
      'ap-south-2',
      'ap-southeast-1',
      'ap-southeast-2',
      'ap-southeast-3',
      'ap-southeast-4',
      'ap-southeast-5',
      'ap-southeast-6',
      'ap-southeast-7',
      'ca-central-1',
      'ca-west-1',
      'eu-central-1',
      'eu-central-2',
      'eu-north-1',
      'eu-south-1',
      'eu-south-2',
      'eu-west-1',
      'eu-west-2',
      'eu-west-3',
      'il-central-1',
      'me-central-1',
      'me-south-1',
      'mx-central-1',
      'sa-east-1',
      'us-east-1',
      'us-east-2',
      'us-west-1',
      'us-west-2',
    ],
  },
  {
    id: 'aws-cn',
    regionPrefixes: ['cn'],
    dnsSuffix: 'amazonaws.com.cn',
    dualStackDnsSuffix: 'api.amazonwebservices.com.cn',
    implicitGlobalRegion: 'cn-northwest-1',
    regions: ['cn-north-1', 'cn-northwest-1'],
  },
  {
    id: 'aws-eusc',
    regionPrefixes: ['eusc-de'],
    dnsSuffix: 'amazonaws.eu',
    dualStackDnsSuffix: 'api.amazonwebservices.eu',
    implicitGlobalRegion: 'eusc-de-east-1',
    regions: ['eusc-de-east-1'],
  },
  {
    id: 'aws-iso',
    regionPrefixes: ['us-iso'],
    dnsSuffix: 'c2s.ic.gov',
    dualStackDnsSuffix: 'api.aws.ic.gov',
    implicitGlobalRegion: 'us-iso-east-1',
    regions: ['us-iso-east-1', 'us-iso-west-1'],
  },
  {
    id: 'aws-iso-b',
    regionPrefixes: ['us-isob'],
    dnsSuffix: 'sc2s.sgov.gov',
    dualStackDnsSuffix: 'api.aws.scloud',
    implicitGlobalRegion: 'us-isob-east-1',
    regions: ['us-isob-east-1', 'us-isob-west-1'],
  },
  {
    id: 'aws-iso-e',
    regionPrefixes: ['eu-isoe'],
    dnsSuffix: 'cloud.adc-e.uk',
    dualStackDnsSuffix: 'api.cloud-aws.adc-e.uk',
    implicitGlobalRegion: 'eu-isoe-west-1',
    regions: ['eu-isoe-west-1'],
  },
  {
    id: 'aws-iso-f',
    regionPrefixes: ['us-isof'],
    dnsSuffix: 'csp.hci.ic.gov',
    dualStackDnsSuffix: 'api.aws.hci.ic.gov',
    implicitGlobalRegion: 'us-isof-south-1',
    regions: ['us-isof-east-1', 'us-isof-south-1'],
  },
  {
    id: 'aws-us-gov',
    regionPrefixes: ['us-gov'],
    dnsSuffix: 'amazonaws.com',
    dualStackDnsSuffix: 'api.aws',
    implicitGlobalRegion: 'us-gov-west-1',
    regions: ['us-gov-east-1', 'us-gov-west-1'],
  },
];

const PLACE = /^\w+$/u;
const NUMBER = /^[0-9]+$/u;

/** The partition whose naming a region follows; undefined when no partition names its regions so. */
export function partitionOfRegion(region: string): Partition | undefined {
  // prefix - place - number; the prefix may hold a dash, the other two never do.
  const numberDash = region.lastIndexOf('-');
  const placeDash = region.lastIndexOf('-', numberDash - 1);
  if (placeDash <= 0 || numberDash <= placeDash) return undefined;
  if (!NUMBER.test(region.slice(numberDash + 1))) return undefined;
  if (!PLACE.test(region.slice(placeDash + 1, numberDash))) return undefined;
  const prefix = region.slice(0, placeDash);
  return partitions.find((partition) => partition.regionPrefixes.includes(prefix));
}

/** The partition with an id such as `aws-cn`. */
export function partitionById(id: string): Partition | undefined {
  return partitions.find((partition) => partition.id === id);
}

const LABEL = /^[A-Za-z0-9-]{1,63}$/u;
const DIGITS = /^[0-9]+$/u;

/** Whether a region can be a label of a host name, which is all that botocore asks of it (aws-config E.3). */
export function isRegionHostLabel(region: string): boolean {
  return LABEL.test(region) && !DIGITS.test(region) && !region.startsWith('-') && !region.endsWith('-');
}
