import { partitionById, partitionOfRegion } from '../identifiers/partitions.ts';
import type { Fleet, FleetAccount } from './fleet.ts';

/**
 * The region for something in an account: its own, else that of the fleet; where that one lies in another partition, which
 * has none of the account's keys, the main region of the account's partition.
 */
export function memberRegion(
  fleet: Pick<Fleet, 'region'>,
  { partition }: FleetAccount,
  own?: string,
): string | undefined {
  const region = own ?? fleet.region;
  if (region === undefined || partitionOfRegion(region)?.id === partition) return region;
  return partitionById(partition)?.implicitGlobalRegion ?? region;
}
