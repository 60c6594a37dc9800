import { parseArn } from '../identifiers/arn.ts';
import { type Partition, partitionById, partitionOfRegion } from '../identifiers/partitions.ts';
import type { GenerateSpec } from './generate-spec.ts';

/** The part of AWS that a specification is about: its region says it, else its role or device. */
export function partitionOfSpec({ values }: GenerateSpec): Partition | undefined {
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
