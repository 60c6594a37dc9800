import type { HashHex } from '../../aws/cache-keys.ts';
import type { Fleet } from '../fleet.ts';
import type { FleetFile } from '../fleet-file.ts';
import { fleetOwner } from '../member-aws-config.ts';

/**
 * What Intune runs for a Win32 app made of a member's folder, in the context of the user: `install.cmd` there installs, and
 * this script detects. It compares what the installer has kept with digests of the member's files, so that a new content
 * is installed again. Digests and the owner are all that is put into it.
 */
export function layoutIntune(fleet: Fleet, files: readonly FleetFile[], sha1Hex: HashHex): FleetFile[] {
  const digests = files
    .filter(({ path }) => path.endsWith('.duck') || path.endsWith('.cyberduckprofile'))
    .map(({ text }) => sha1Hex(text).toUpperCase());
  const config = files.some(({ path }) => path.endsWith('/.aws/config'));
  const text = detection
    .replaceAll('@OWNER@', fleetOwner(fleet))
    .replaceAll('@CONFIG@', config ? '$true' : '$false')
    .replaceAll('@DIGESTS@', digests.map((digest) => `'${digest}'`).join(', '))
    .replaceAll('\n', '\r\n');
  return [{ path: 'intune/detect.ps1', text, mode: 0o644 }];
}

const detection = String.raw`# Detection for Intune: output and exit 0 when all is installed; exit 1 when install.cmd has to run.
$state = Join-Path $env:USERPROFILE '.duckbill\installer\@OWNER@'
if (-not (Test-Path -LiteralPath $state)) { exit 1 }
if (@CONFIG@ -and -not (Test-Path -LiteralPath (Join-Path $state 'config'))) { exit 1 }
$have = @(Get-ChildItem -LiteralPath $state -Recurse -File |
  ForEach-Object { (Get-FileHash -LiteralPath $_.FullName -Algorithm SHA1).Hash })
foreach ($digest in @(@DIGESTS@)) { if ($have -cnotcontains $digest) { exit 1 } }
Write-Output 'installed'
exit 0
`;
