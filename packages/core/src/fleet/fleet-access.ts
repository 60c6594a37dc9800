import type { Fleet, FleetAccount, FleetBucket, FleetCondition, FleetGrant, FleetRole } from './fleet.ts';
import type { FleetMember } from './fleet-member.ts';

/** A way of one member into one account, and the buckets to be reached through it. */
export interface FleetAccess {
  readonly account: FleetAccount;
  readonly role: FleetRole;
  /** Undefined among them: the list of all buckets. */
  readonly buckets: readonly (FleetBucket | undefined)[];
}

/** What the grants give to a member, each once; in the order of the spec's accounts, roles and buckets. */
export function accessOf(fleet: Fleet, member: FleetMember): readonly FleetAccess[] {
  const grants = fleet.grants.filter(({ when }) => when.every((condition) => holds(condition, member)));
  const found: FleetAccess[] = [];
  for (const account of fleet.accounts) {
    for (const role of fleet.roles) {
      const own = grants.filter((grant) => gives(grant, account, role));
      if (own.length > 0) found.push({ account, role, buckets: bucketsOf(fleet, account, own) });
    }
  }
  return found;
}

/** Whether a condition holds: one of its values stands in the column, alone or between semicolons. */
function holds({ column, values }: FleetCondition, { variables }: FleetMember): boolean {
  const text = variables.get(column) ?? '';
  const parts = new Set(text.split(';').map((part) => part.trim()));
  return values.some((value) => (value === '*' ? text.trim() !== '' : parts.has(value)));
}

function gives(grant: FleetGrant, account: FleetAccount, role: FleetRole): boolean {
  return (
    grant.roles.includes(role.name) &&
    grant.accounts?.includes(account.name) !== false &&
    role.accounts?.includes(account.name) !== false
  );
}

function bucketsOf(
  fleet: Fleet,
  account: FleetAccount,
  grants: readonly FleetGrant[],
): readonly (FleetBucket | undefined)[] {
  const names = new Set(grants.flatMap(({ buckets }) => buckets));
  const buckets: (FleetBucket | undefined)[] = fleet.buckets.filter(
    (bucket) => names.has(bucket.name) && (bucket.account === undefined || bucket.account === account.name),
  );
  if (grants.some((grant) => grant.buckets.length === 0)) buckets.unshift(undefined);
  return buckets;
}
