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
  const own = new Map<string, string | undefined>([
    ['account', account.name],
    ['account_id', account.id],
    ['partition', account.partition],
    ['role', role.name],
    ['bucket', bucket?.name],
    ['region', memberRegion(fleet, account, bucket?.region)],
    ['organisation', organisation.name],
    ['slug', organisation.slug],
  ]);
  return (name) => {
    const column = columnOfGap(name);
    return column === undefined ? own.get(name) : member.variables.get(column);
  };
}
