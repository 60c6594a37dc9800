import type { Fleet } from './fleet.ts';
import type { FleetAccess } from './fleet-access.ts';
import type { FleetBucket } from './fleet.ts';
import type { FleetMember } from './fleet-member.ts';
import { memberRegion } from './member-region.ts';
import { columnOfGap, type FleetGapValues } from './fleet-template.ts';

/** What fills the gaps for one way into an account, and one bucket behind it. */
export function memberGaps(
  fleet: Fleet,
  member: FleetMember,
  { account, role }: FleetAccess,
  bucket?: FleetBucket,
): FleetGapValues {
  const { organisation } = fleet;
  return (name) => {
    switch (name) {
      case 'account':
        return account.name;
      case 'account_id':
        return account.id;
      case 'partition':
        return account.partition;
      case 'role':
        return role.name;
      case 'bucket':
        return bucket?.name;
      case 'region':
        return memberRegion(fleet, account, bucket?.region);
      case 'organisation':
        return organisation.name;
      case 'slug':
        return organisation.slug;
      default: {
        const column = columnOfGap(name);
        return column === undefined ? undefined : member.variables.get(column);
      }
    }
  };
}
