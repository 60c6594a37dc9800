import { partitionById, partitionOfRegion, type Partition } from '../identifiers/partitions.ts';

/** Services that a sign-in talks to. */
export type SignInService = 'sts' | 'sso' | 'sso-oidc';

export interface EndpointVariant {
  readonly fips?: boolean;
  readonly dualStack?: boolean;
  /** `sts_regional_endpoints = legacy`: the AWS CLI 1 alone knows it (aws-config B.2). */
  readonly legacyGlobal?: boolean;
}

export interface SignInEndpoint {
  readonly host: string;
  /** What the request is signed for: not always the region asked for. */
  readonly signingRegion: string;
}

const hostPrefixes: Readonly<Record<SignInService, string>> = { sts: 'sts', sso: 'portal.sso', 'sso-oidc': 'oidc' };

const GLOBAL = 'aws-global';
const GLOBAL_HOST = 'sts.amazonaws.com';
const GLOBAL_REGION = 'us-east-1';

/** Regions for which `legacy` means the one old host (aws-config E.3). */
const legacyRegions: ReadonlySet<string> = new Set([
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  GLOBAL,
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

/** Partitions whose regions have no dual-stack hosts. */
const withoutDualStack: ReadonlySet<string> = new Set(['aws-iso-e', 'aws-iso-f']);

/** The host that a client of the AWS CLI contacts in a region; undefined where the variant does not exist there. */
export function signInEndpoint(
  service: SignInService,
  region: string,
  variant: EndpointVariant = {},
): SignInEndpoint | undefined {
  const { fips = false, dualStack = false, legacyGlobal = false } = variant;
  const signingRegion = service === 'sts' && region === GLOBAL ? GLOBAL_REGION : region;
  if (service === 'sts' && !fips && !dualStack && (region === GLOBAL || (legacyGlobal && legacyRegions.has(region))))
    return { host: GLOBAL_HOST, signingRegion: GLOBAL_REGION };
  const named = partitionOfRegion(region);
  if (dualStack && named !== undefined && withoutDualStack.has(named.id)) return undefined;
  const partition = named ?? partitionOfGlobalName(region) ?? partitionById('aws');
  if (partition === undefined) return undefined;
  // In GovCloud the plain host is the FIPS host.
  const mark = fips && partition.id !== 'aws-us-gov' ? '-fips' : '';
  const suffix = dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix;
  return { host: `${hostPrefixes[service]}${mark}.${region}.${suffix}`, signingRegion };
}

/** `aws-cn-global` and the like: the name under which a partition's global services go. */
function partitionOfGlobalName(region: string): Partition | undefined {
  return region.endsWith('-global') ? partitionById(region.slice(0, -'-global'.length)) : undefined;
}
