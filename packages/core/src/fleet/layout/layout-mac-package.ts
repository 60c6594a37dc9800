import type { HashHex } from '../../aws/cache-keys.ts';
import type { PlainPlist } from '../../plist/plain-plist.ts';
import { printPlist } from '../../plist/print-plist.ts';
import type { Fleet } from '../fleet.ts';
import type { FleetFile } from '../fleet-file.ts';
import { fleetOwner } from '../member-aws-config.ts';
import { shellInstaller } from './layout-shell-installer.ts';

/**
 * A package for the Mac of one member, in the layout of `pkgbuild --root package/root --scripts package/scripts`, and what
 * Munki has to know of it. The package brings the files and its `postinstall` runs the installer as the person at the
 * screen. Whether a computer has them is told by a digest of all files: where the spec gives no version, it is made from
 * the digest, so that another content has another version, but not a greater one.
 */
export function layoutMacPackage(
  fleet: Fleet,
  folder: string,
  files: readonly FleetFile[],
  sha1Hex: HashHex,
): FleetFile[] {
  const owner = fleetOwner(fleet);
  const place = `Library/Application Support/Duckbill/${owner}`;
  const digest = sha1Hex(files.map(({ path, text }) => `${sha1Hex(path)} ${sha1Hex(text)}\n`).join(''));
  const version = fleet.packageVersion ?? `1.0.${Number.parseInt(digest.slice(0, 7), 16)}`;
  const root = `package/root/${place}`;
  const identifier = `${owner}.${sha1Hex(folder).slice(0, 12)}`;
  return [
    ...files.map(({ path, text, mode }) => ({ path: `${root}/${path.slice(folder.length + 1)}`, text, mode })),
    { path: `${root}/install.sh`, text: shellInstaller(fleet), mode: 0o755 },
    { path: `${root}/digest`, text: `${digest}\n`, mode: 0o644 },
    { path: 'package/scripts/postinstall', text: postinstall(place), mode: 0o755 },
    {
      path: 'package/pkginfo.plist',
      text: pkginfo({ fleet, folder, identifier, version, place, digest }),
      mode: 0o644,
    },
  ];
}

/** Runs as root; `place` is made of the owner, which needs no quoting. */
function postinstall(place: string): string {
  return `#!/bin/sh
# Runs the installer as the person who is at the screen, on a copy: as root nothing is read that others can write.
set -u
user=$(/usr/bin/stat -f %Su /dev/console)
place='/${place}'
/usr/sbin/chown -R root:wheel "$place" && /bin/chmod -R go= "$place" || exit 1
case $user in
  '' | root | loginwindow | _mbsetupuser) exit 0 ;;
esac
home=$(/usr/bin/dscl . -read "/Users/$user" NFSHomeDirectory | /usr/bin/sed 's/^NFSHomeDirectory: //')
copy=$(/usr/bin/mktemp -d /private/tmp/duckbill.XXXXXX) || exit 1
/bin/cp -R "$place/." "$copy" && /usr/sbin/chown -R "$user" "$copy" &&
  /usr/bin/sudo -u "$user" /usr/bin/env HOME="$home" /bin/sh "$copy/install.sh"
status=$?
/bin/rm -rf -- "$copy"
# 1: what the person changed was left alone, which is no failure of the package.
[ "$status" -le 1 ]
`;
}

interface PackageFacts {
  readonly fleet: Fleet;
  readonly folder: string;
  readonly identifier: string;
  readonly version: string;
  readonly place: string;
  readonly digest: string;
}

function pkginfo({ fleet, folder, identifier, version, place, digest }: PackageFacts): string {
  const { name } = fleet.organisation;
  const check = `#!/bin/sh\n# Exit 0: to be installed.\n[ "$(cat '/${place}/digest' 2>/dev/null)" != '${digest}' ]\n`;
  const info = new Map<string, PlainPlist>([
    ['name', identifier],
    ['display_name', `${name}: Amazon S3 for ${folder}`],
    ['description', 'AWS profiles, connection profiles and bookmarks of Cyberduck.'],
    ['version', version],
    ['catalogs', ['testing']],
    ['installer_item_location', `${identifier}.pkg`],
    [
      'receipts',
      [
        new Map([
          ['packageid', identifier],
          ['version', version],
        ]),
      ],
    ],
    ['installcheck_script', check],
    ['unattended_install', true],
    ['unattended_uninstall', false],
    ['uninstallable', false],
  ]);
  return printPlist(info, 'profile');
}
