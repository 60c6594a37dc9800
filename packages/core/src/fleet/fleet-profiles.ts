import { partitionById } from '../identifiers/partitions.ts';
import { printProfile, type ProfileValues } from '../profile/profile-values.ts';
import type { Fleet } from './fleet.ts';
import type { FleetFile } from './fleet-file.ts';
import { type BookmarkWay, bookmarkWay } from './bookmark-way.ts';
import type { MemberEntry } from './member-entries.ts';

const EXTENSION = '.cyberduckprofile';
const AWS = 'aws';

/** Vendor of the organisation's profile for roles: its own, so that it is no twin of the published one. */
export function assumeRoleVendor(slug: string, partition: string): string {
  return `${slug}-assume-role${suffix(partition)}`;
}

/** Vendor of the organisation's profile for the keys of an AWS profile. */
export function cliVendor(slug: string, partition: string): string {
  return `${slug}-aws-profile${suffix(partition)}`;
}

/** The host that lists all buckets of a partition. */
export function fleetHost(partition: string): string {
  if (partition === AWS) return 's3.amazonaws.com';
  const { implicitGlobalRegion, dnsSuffix } = partitionById(partition) ?? unknownPartition;
  return `s3.${implicitGlobalRegion}.${dnsSuffix}`;
}

const unknownPartition = { implicitGlobalRegion: 'us-east-1', dnsSuffix: 'amazonaws.com' } as const;

/** The connection profiles that a member's bookmarks name; those that every installation has are not among them. */
export function memberProfiles(fleet: Fleet, entries: readonly MemberEntry[]): readonly FleetFile[] {
  const files = new Map<string, FleetFile>();
  for (const entry of entries) {
    if (entry.access.buckets.length === 0) continue;
    const way = bookmarkWay(fleet, entry);
    if (way === undefined || way === 'identity-center') continue;
    const { slug } = fleet.organisation;
    const { partition } = entry.access.account;
    const vendor = way === 'assume-role' ? assumeRoleVendor(slug, partition) : cliVendor(slug, partition);
    if (files.has(vendor)) continue;
    files.set(vendor, profileFile(fleet, vendor, way, partition));
  }
  return [...files.values()];
}

/** They say nothing of the member: printed once for everybody. */
const printed = new WeakMap<Fleet, Map<string, FleetFile>>();

function profileFile(
  fleet: Fleet,
  vendor: string,
  way: Exclude<BookmarkWay, 'identity-center'>,
  partition: string,
): FleetFile {
  const known = printed.get(fleet) ?? new Map<string, FleetFile>();
  printed.set(fleet, known);
  const before = known.get(vendor);
  if (before !== undefined) return before;
  const make = way === 'assume-role' ? assumeRoleProfile : cliProfile;
  const values = { ...make(vendor, fleet.organisation.name + title(partition)), ...partitionValues(partition) };
  const file = { path: `${vendor}${EXTENSION}`, text: printProfile(values), mode: 0o644 } as const;
  known.set(vendor, file);
  return file;
}

/** As the published profile for roles, with names of the organisation (cyberduck-s3-connect §2.2). */
function assumeRoleProfile(vendor: string, name: string): ProfileValues {
  return {
    Protocol: 's3',
    Vendor: vendor,
    Description: `${name} (role and MFA)`,
    'OAuth Configurable': false,
    'Token Configurable': false,
    'Role Configurable': true,
    'Multi Factor Configurable': true,
    // Blank, not absent: Cyberduck asks for what a bookmark does not say (cyberduck-formats §3.2).
    Properties: { role_arn: '', mfa_serial: '' },
  };
}

/** As the published profile for keys of the AWS CLI (cyberduck-s3-connect §1.2). */
function cliProfile(vendor: string, name: string): ProfileValues {
  return {
    Protocol: 's3',
    Vendor: vendor,
    Description: `${name} (AWS profile)`,
    'Username Placeholder': 'Profile name in ~/.aws/config',
    'Password Configurable': false,
    'Token Configurable': true,
    'Anonymous Configurable': false,
  };
}

/** Keys of these partitions are unknown to the global STS (cyberduck-s3-connect §2.1). */
function partitionValues(partition: string): Partial<ProfileValues> {
  if (partition === AWS) return {};
  const { implicitGlobalRegion, dnsSuffix } = partitionById(partition) ?? unknownPartition;
  return {
    'Default Hostname': fleetHost(partition),
    Region: implicitGlobalRegion,
    'STS Endpoint': `https://sts.${implicitGlobalRegion}.${dnsSuffix}`,
  };
}

function suffix(partition: string): string {
  return partition === AWS ? '' : `-${partition}`;
}

function title(partition: string): string {
  return partition === AWS ? '' : ` ${partition}`;
}
