import type { HashHex } from '../aws/cache-keys.ts';
import type { Fleet } from './fleet.ts';
import { accessOf, type FleetAccess } from './fleet-access.ts';
import type { FleetMember } from './fleet-member.ts';
import { FleetNames } from './fleet-names.ts';
import type { FleetGapValues } from './fleet-template.ts';
import { memberGaps } from './member-gaps.ts';
import type { MemberReport } from './member-report.ts';
import { type MemberSignIn, memberSignIn } from './member-sign-in.ts';
import { safeProfileName } from './safe-name.ts';

/** One way of a member into an account, with the name of its AWS profile. */
export interface MemberEntry {
  readonly access: FleetAccess;
  readonly gaps: FleetGapValues;
  readonly signIn: MemberSignIn;
  readonly awsProfile: string;
}

/** All ways that the grants give a member and that can be written; the others are told. */
export function memberEntries(
  fleet: Fleet,
  member: FleetMember,
  report: MemberReport,
  sha1Hex: HashHex,
): readonly MemberEntry[] {
  const names = new FleetNames(fleet.naming.awsProfile, safeProfileName, sha1Hex);
  const entries: MemberEntry[] = [];
  for (const access of accessOf(fleet, member)) {
    const gaps = memberGaps(fleet, member, access);
    const signIn = memberSignIn(access, gaps, report);
    if (signIn === undefined) continue;
    const name = names.name(gaps, `${access.account.name}/${access.role.name}`);
    tellName(name, 'AWS profile', report);
    if (name.ok) entries.push({ access, gaps, signIn, awsProfile: name.name });
  }
  return entries;
}

/** Tells what became of a name, where that is not what was asked for. */
export function tellName(name: ReturnType<FleetNames['name']>, kind: string, report: MemberReport): void {
  if (!name.ok) report.tell('fleet-name-refused', { kind, name: name.name, problem: problems[name.problem] });
  else if (name.changedFrom !== undefined)
    report.tell('fleet-name-changed', { kind, name: name.changedFrom, nearest: name.name });
}

const problems = {
  taken: 'another thing of this member has it',
  empty: 'nothing of it can stand in a name',
} as const;
