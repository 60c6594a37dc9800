import type { HashHex } from '../../aws/cache-keys.ts';
import type { Fleet, FleetTarget } from '../fleet.ts';
import type { FleetFile } from '../fleet-file.ts';
import type { FleetMember } from '../fleet-member.ts';
import { memberFolder } from '../member-folder.ts';
import { layoutInstructions } from './layout-instructions.ts';
import { layoutIntune } from './layout-intune.ts';
import { layoutMacPackage } from './layout-mac-package.ts';
import { layoutConfigurationProfile, layoutDefaultProperties } from './layout-managed-preferences.ts';
import { commandInstaller, powershellInstaller } from './layout-powershell-installer.ts';
import { macInstaller, shellInstaller } from './layout-shell-installer.ts';

/**
 * What a member gets beside the files of `expandMember`, by the spec's targets: installers, instructions, and what device
 * management needs. Pure; the same in, the same out. Nothing for a member without files.
 */
export function layoutMember(
  fleet: Fleet,
  member: FleetMember,
  files: readonly FleetFile[],
  sha1Hex: HashHex,
): readonly FleetFile[] {
  if (files.length === 0) return [];
  const wants = (...targets: readonly FleetTarget[]): boolean => targets.some((one) => fleet.targets.includes(one));
  const folder = memberFolder(member.id, sha1Hex);
  const added = layoutInstructions(fleet, member, files);
  if (wants('macos', 'linux')) added.push({ path: 'install.sh', text: shellInstaller(fleet), mode: 0o755 });
  if (wants('macos')) added.push({ path: 'install.command', text: macInstaller, mode: 0o755 });
  if (wants('windows', 'intune'))
    added.push(
      { path: 'install.ps1', text: powershellInstaller(fleet), mode: 0o644 },
      { path: 'install.cmd', text: commandInstaller, mode: 0o644 },
    );
  if (wants('jamf', 'munki')) added.push(...layoutMacPackage(fleet, folder, files, sha1Hex));
  if (wants('intune')) added.push(...layoutIntune(fleet, files, sha1Hex));
  return added.map(({ path, text, mode }) => ({ path: `${folder}/${path}`, text, mode }));
}

/** What there is once for a whole fleet, by the spec's targets. */
export function layoutFleet(fleet: Fleet, sha1Hex: HashHex): readonly FleetFile[] {
  const wants = (...targets: readonly FleetTarget[]): boolean => targets.some((one) => fleet.targets.includes(one));
  return [
    ...(wants('jamf', 'munki') ? layoutConfigurationProfile(fleet, sha1Hex) : []),
    ...(wants('jamf', 'munki', 'intune') ? layoutDefaultProperties(fleet) : []),
  ];
}
