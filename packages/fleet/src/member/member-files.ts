import { hash } from 'node:crypto';
import {
  type ExpandedMember,
  expandMember,
  type Fleet,
  type FleetFile,
  type FleetMember,
  layoutFleet,
  layoutMember,
} from '@duckbill/core';

/** Every file of a member, as a fleet holds them: what `expandMember` gives, then what `layoutMember` adds. */
export function memberFiles(fleet: Fleet, member: FleetMember): ExpandedMember {
  const { files, diagnostics } = expandMember(fleet, member, sha1Hex);
  return { files: [...files, ...layoutMember(fleet, member, files, sha1Hex)], diagnostics };
}

/** The files that are there once for all members, behind those of the last. */
export function sharedFiles(fleet: Fleet): readonly FleetFile[] {
  return layoutFleet(fleet, sha1Hex);
}

/** The digest that the UUIDs of a fleet are made from. */
export function sha1Hex(text: string): string {
  return hash('sha1', text);
}
