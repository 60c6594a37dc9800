import { parseArn } from '../identifiers/arn.ts';
import { type Partition, partitionById, partitionOfRegion } from '../identifiers/partitions.ts';
import { isPublished } from '../profile/published-vendors.ts';
import type { GenerateSpec } from './generate-spec.ts';

/** The part of AWS that a specification is about: its region says it, else its role or device. */
export function partitionOfSpec({ values }: Pick<GenerateSpec, 'values'>): Partition | undefined {
  const byRegion = partitionOfRegion(values.get('region') ?? '');
  if (byRegion !== undefined) return byRegion;
  for (const field of ['roleArn', 'mfaSerial'] as const) {
    const arn = parseArn(values.get(field) ?? '');
    if (arn !== undefined) return partitionById(arn.partition);
  }
  return undefined;
}

/** The host of S3 there: that of the region where a partition has no global one. */
export function s3HostOfSpec(spec: GenerateSpec): string {
  const partition = partitionOfSpec(spec);
  if (partition === undefined || partition.id === 'aws') return 's3.amazonaws.com';
  return `s3.${spec.values.get('region') ?? partition.implicitGlobalRegion}.${partition.dnsSuffix}`;
}

/** Vendor of the published profile for keys of another part of AWS; undefined where AWS proper is meant, or there is none. */
export function regionalVendor({ access, values }: Pick<GenerateSpec, 'access' | 'values'>): string | undefined {
  const partition = partitionOfSpec({ values });
  const vendor = `s3-${values.get('region') ?? ''}`;
  return access === 'keys' && partition !== undefined && partition.id !== 'aws' && isPublished(vendor)
    ? vendor
    : undefined;
}

/** Whether nobody but a profile of one's own names the STS of that part of AWS (cyberduck-s3-connect §2.1). */
export function needsOwnProfile(spec: Pick<GenerateSpec, 'target' | 'access' | 'values'>): boolean {
  const { target, values } = spec;
  const partition = partitionOfSpec(spec);
  if (target !== 'bookmark' || values.has('vendor') || partition === undefined || partition.id === 'aws') return false;
  return regionalVendor(spec) === undefined;
}
