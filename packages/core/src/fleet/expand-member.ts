import type { HashHex } from '../aws/cache-keys.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { programs } from '../programs/program.ts';
import type { Fleet } from './fleet.ts';
import type { FleetFile } from './fleet-file.ts';
import type { FleetMember } from './fleet-member.ts';
import { memberProfiles } from './fleet-profiles.ts';
import { fleetOwner, memberAwsSections, printManagedBlock } from './member-aws-config.ts';
import { bookmarkWay } from './bookmark-way.ts';
import { memberBookmarks } from './member-bookmarks.ts';
import { memberEntries, type MemberEntry } from './member-entries.ts';
import { isFolderMadeSafe, memberFolder } from './member-folder.ts';
import { MemberReport } from './member-report.ts';

/** Where a member's files lie in the member's folder; lower case, as these are not the folders of Cyberduck itself. */
export const fleetPaths = { awsConfig: '.aws/config', bookmarks: 'bookmarks', profiles: 'profiles' } as const;

export interface ExpandedMember {
  /** AWS config, connection profiles, bookmarks; each path begins with the member's folder. */
  readonly files: readonly FleetFile[];
  /** Of the member's row: the facts `member` and `line` say which. What an error is about is not among the files. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Every file that one member needs: only what the grants give, in the same bytes for the same spec and row. Values of the
 * roster are put in once, as they are; names are made safe, so that no path leaves the member's folder. Never throws.
 */
export function expandMember(fleet: Fleet, member: FleetMember, sha1Hex: HashHex): ExpandedMember {
  const report = new MemberReport(member);
  const entries = memberEntries(fleet, member, report, sha1Hex);
  if (entries.length === 0 && report.diagnostics.length === 0) report.tell('fleet-member-without-access', {});
  const folder = memberFolder(member.id, sha1Hex);
  if (isFolderMadeSafe(member.id, folder))
    report.tell('fleet-name-changed', { kind: 'folder', name: member.id, nearest: folder });
  const inFolder = (place: string, files: readonly FleetFile[]): FleetFile[] =>
    files.map((file) => ({ ...file, path: `${folder}/${place}/${file.path}` }));
  const files: FleetFile[] = [];
  if (needsAwsConfig(fleet, entries)) {
    const sections = memberAwsSections(fleet, entries, report);
    const text = printManagedBlock(fleetOwner(fleet), sections);
    if (sections.length > 0) files.push({ path: `${folder}/${fleetPaths.awsConfig}`, text, mode: 0o600 });
  }
  files.push(...inFolder(fleetPaths.profiles, memberProfiles(fleet, entries)));
  files.push(...inFolder(fleetPaths.bookmarks, memberBookmarks(fleet, member, entries, report, sha1Hex)));
  return { files, diagnostics: report.diagnostics };
}

/** A program of AWS reads it, or Cyberduck where a bookmark names an AWS profile. */
function needsAwsConfig(fleet: Fleet, entries: readonly MemberEntry[]): boolean {
  return (
    fleet.programs.some((id) => programs[id].family !== 'cyberduck') ||
    entries.some((entry) => bookmarkWay(fleet, entry) === 'aws-profile')
  );
}
