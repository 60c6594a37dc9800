import type { Fleet } from '../fleet.ts';
import { fleetOwner } from '../member-aws-config.ts';

/**
 * The installer for Windows PowerShell 5.1 and later, doing what the one for POSIX shells does. Plain ASCII, because
 * Windows PowerShell reads a script without a byte order mark in the code page of the machine; nothing of a member in it.
 */
export function powershellInstaller(fleet: Fleet): string {
  const known = made.get(fleet);
  if (known !== undefined) return known;
  const script = text.replaceAll('@OWNER@', fleetOwner(fleet)).replaceAll('\n', '\r\n');
  made.set(fleet, script);
  return script;
}

/** A million members share one string. */
const made = new WeakMap<Fleet, string>();

/** Starts the other with a double click, past a policy that allows no scripts at all. */
export const commandInstaller: string = [
  '@echo off',
  'rem Runs install.ps1 beside this file; /? of it: install.ps1 -DryRun, -Uninstall',
  'powershell.exe -NoProfile -ExecutionPolicy Bypass -File "%~dp0install.ps1" %*',
  'set code=%errorlevel%',
  'if "%~1"=="" pause',
  'exit /b %code%',
  '',
].join('\r\n');

const text = String.raw`# Puts the files beside this script where the AWS CLI and Cyberduck look for them.
#   install.ps1             install, or bring up to date; running it again changes nothing
#   install.ps1 -DryRun     only say what would be done
#   install.ps1 -Uninstall  take away what was installed, and nothing else
# Files and AWS profiles that come from elsewhere are never changed. Exit 1: something was left alone, and is told.
param([switch]$DryRun, [switch]$Uninstall)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$owner = '@OWNER@'
$here = $PSScriptRoot
$utf8 = New-Object System.Text.UTF8Encoding($false)
$roots = @((Join-Path $env:APPDATA 'Cyberduck'),
  (Join-Path $env:LOCALAPPDATA 'Packages\iterate.37637C3DE32E5_gr99yradmgg3r\LocalCache\Roaming\Cyberduck'))
$support = $roots[0]
# The build of the Microsoft Store has a place of its own.
if (-not (Test-Path -LiteralPath $roots[0]) -and (Test-Path -LiteralPath $roots[1])) { $support = $roots[1] }
$folders = @{ profiles = (Join-Path $support 'Profiles'); bookmarks = (Join-Path $support 'Bookmarks') }
$config = Join-Path $env:USERPROFILE '.aws\config'
if ($env:AWS_CONFIG_FILE) { $config = $env:AWS_CONFIG_FILE }
$credentials = Join-Path $env:USERPROFILE '.aws\credentials'
if ($env:AWS_SHARED_CREDENTIALS_FILE) { $credentials = $env:AWS_SHARED_CREDENTIALS_FILE }
$state = Join-Path $env:USERPROFILE ".duckbill\installer\$owner"
$begin = "# >>> duckbill:$owner check="
$end = "# <<< duckbill:$owner <<<"
$script:left = 0
$wanted = New-Object 'System.Collections.Generic.HashSet[string]' ([StringComparer]::OrdinalIgnoreCase)

function Tell([string]$what, [string]$path) { Write-Output "$what $path" }
function Leave([string]$path, [string]$why) {
  $script:left = 1
  [Console]::Error.WriteLine("left alone: $($path): $why")
}

# Texts of files are compared as bytes in base64.
function Get-Content64([string]$path) { [Convert]::ToBase64String([IO.File]::ReadAllBytes($path)) }
function Test-Same([string]$a, [string]$b) {
  (Test-Path -LiteralPath $a -PathType Leaf) -and (Test-Path -LiteralPath $b -PathType Leaf) -and
  [string]::Equals((Get-Content64 $a), (Get-Content64 $b), [StringComparison]::Ordinal)
}

# Written beside it, then put in its place at once.
function Write-Bytes([byte[]]$bytes, [string]$target, [string]$backup) {
  $folder = [IO.Path]::GetDirectoryName($target)
  [void][IO.Directory]::CreateDirectory($folder)
  $beside = "$target.duckbill-new"
  [IO.File]::WriteAllBytes($beside, $bytes)
  if (Test-Path -LiteralPath $target -PathType Leaf) {
    if ($backup) { [IO.File]::Replace($beside, $target, $backup) }
    else { [IO.File]::Replace($beside, $target, [NullString]::Value) }
  }
  else { [IO.File]::Move($beside, $target) }
}

function Install-One([string]$kind, [string]$source, [string]$name) {
  $target = Join-Path $folders[$kind] $name
  $copy = Join-Path $state "$kind\$name"
  [void]$wanted.Add("$kind\$name")
  if (Test-Path -LiteralPath $target) {
    if (-not (Test-Path -LiteralPath $target -PathType Leaf)) { Leave $target 'it is not a regular file'; return }
    if (Test-Same $source $target) { return }
    if (-not (Test-Same $copy $target)) {
      Leave $target 'it was not installed by this script, or was changed since'
      return
    }
  }
  Tell 'install' $target
  if ($DryRun) { return }
  $bytes = [IO.File]::ReadAllBytes($source)
  # After a stop in between the file is still known as ours, or not there.
  if (Test-Path -LiteralPath $target) { Write-Bytes $bytes $target ''; Write-Bytes $bytes $copy '' }
  else { Write-Bytes $bytes $copy ''; Write-Bytes $bytes $target '' }
}

function Remove-Unwanted([string]$kind) {
  $copies = Join-Path $state $kind
  if (-not (Test-Path -LiteralPath $copies)) { return }
  foreach ($copy in [IO.Directory]::GetFiles($copies)) {
    $name = [IO.Path]::GetFileName($copy)
    if ($wanted.Contains("$kind\$name")) { continue }
    $target = Join-Path $folders[$kind] $name
    if (Test-Path -LiteralPath $target -PathType Leaf) {
      if (-not (Test-Same $copy $target)) { Leave $target 'it was changed since it was installed'; continue }
      Tell 'remove' $target
      if (-not $DryRun) { [IO.File]::Delete($target) }
    }
    if (-not $DryRun) { [IO.File]::Delete($copy) }
  }
}

function Get-Uuid([string]$path) {
  $found = [regex]::Match([IO.File]::ReadAllText($path),
    '<key>UUID</key>\s*<string>([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})</string>')
  $found.Groups[1].Value
}

# The lines of a config: those of others, ours, and where ours stood. Null when marks have no partner.
function Split-Config([string]$content) {
  $foreign = New-Object System.Collections.Generic.List[string]
  $own = New-Object System.Collections.Generic.List[string]
  $inside = $false
  $place = -1
  $lines = $content -split "\r?\n"
  if ($lines[-1] -ceq '') { $lines = @($lines | Select-Object -SkipLast 1) }
  foreach ($line in $lines) {
    if ($line.StartsWith($begin, [StringComparison]::Ordinal)) {
      if ($inside -or $place -ge 0) { return $null }
      $inside = $true
      $place = $foreign.Count
      $own.Add($line)
    }
    elseif ([string]::Equals($line, $end, [StringComparison]::Ordinal)) {
      if (-not $inside) { return $null }
      $inside = $false
      $own.Add($line)
    }
    elseif ($inside) { $own.Add($line) }
    else { $foreign.Add($line) }
  }
  if ($inside) { return $null }
  @{ Foreign = $foreign; Own = ($own -join "\`n"); Place = $place }
}

function Get-Headers($lines) {
  foreach ($line in $lines) {
    $found = [regex]::Match($line, '^\[\s*([^\]]*[^\]\s])\s*\]')
    if ($found.Success) { ($found.Groups[1].Value -replace '["'']', '' -replace '\s+', ' ') -replace '^profile ', '' }
  }
}

function Install-Config([string]$block) {
  $exists = Test-Path -LiteralPath $config
  if ($exists -and -not (Test-Path -LiteralPath $config -PathType Leaf)) { Leave $config 'it is not a regular file'; return }
  $old = ''
  if ($exists) { $old = [IO.File]::ReadAllText($config) }
  $newline = "\`n"
  if ($old.Contains("\`r\`n")) { $newline = "\`r\`n" }
  $parts = Split-Config $old
  if ($null -eq $parts) { Leave $config "the marks around the lines of $owner are damaged"; return }
  $copy = Join-Path $state 'config'
  $known = ''
  if (Test-Path -LiteralPath $copy) { $known = [IO.File]::ReadAllText($copy) }
  if ([string]::Equals($block, $parts.Own, [StringComparison]::Ordinal)) {
    if ($block -and -not $DryRun -and -not [string]::Equals($block, $known, [StringComparison]::Ordinal)) {
      Write-Bytes ($utf8.GetBytes($block)) $copy ''
    }
    return
  }
  if ($parts.Own -and -not [string]::Equals($parts.Own, $known, [StringComparison]::Ordinal)) {
    Leave $config "the lines of $owner were changed by hand"
    return
  }
  $foreign = $parts.Foreign
  $backup = ''
  if ($foreign.Count -gt 0) { $backup = "$config.bak" }
  $place = $parts.Place
  if ($block) {
    $others = New-Object 'System.Collections.Generic.HashSet[string]' ([StringComparer]::Ordinal)
    foreach ($header in (Get-Headers $foreign)) { [void]$others.Add($header) }
    if (Test-Path -LiteralPath $credentials -PathType Leaf) {
      foreach ($header in (Get-Headers ([IO.File]::ReadAllLines($credentials)))) { [void]$others.Add($header) }
    }
    $both = @(Get-Headers ($block -split "\`n") | Where-Object { $others.Contains($_) })
    if ($both.Count -gt 0) { Leave $config "other lines than ours define already: $($both -join ', ')"; return }
    if ($place -lt 0) {
      if ($foreign.Count -gt 0) { $foreign.Add('') }
      $place = $foreign.Count
    }
    $foreign.InsertRange($place, [string[]]($block -split "\`n"))
  }
  elseif ($place -gt 0 -and $foreign[$place - 1] -ceq '') { $foreign.RemoveAt($place - 1) }
  if ($foreign.Count -gt 0) { Tell 'write' $config } else { Tell 'remove' $config }
  if ($DryRun) { return }
  if ($foreign.Count -gt 0) {
    Write-Bytes ($utf8.GetBytes(($foreign -join $newline) + $newline)) $config $backup
  }
  else { [IO.File]::Delete($config) }
  if ($block) { Write-Bytes ($utf8.GetBytes($block)) $copy '' }
  elseif (Test-Path -LiteralPath $copy) { [IO.File]::Delete($copy) }
}

try {
  if ($Uninstall) { Install-Config '' }
  else {
    $block = ''
    $given = Join-Path $here '.aws\config'
    if (Test-Path -LiteralPath $given) {
      $parts = Split-Config ([IO.File]::ReadAllText($given))
      if ($null -eq $parts -or -not $parts.Own) { throw 'the AWS config beside this script is damaged' }
      $block = $parts.Own
    }
    Install-Config $block
    foreach ($kind in 'profiles', 'bookmarks') {
      $given = Join-Path $here $kind
      if (-not (Test-Path -LiteralPath $given)) { continue }
      foreach ($file in [IO.Directory]::GetFiles($given)) {
        $name = [IO.Path]::GetFileName($file)
        if ($kind -ceq 'bookmarks') {
          $uuid = Get-Uuid $file
          if (-not $uuid) { Leave $file 'it has no UUID'; continue }
          $name = "$uuid.duck"
        }
        Install-One $kind $file $name
      }
    }
  }
  Remove-Unwanted 'profiles'
  Remove-Unwanted 'bookmarks'
}
catch {
  [Console]::Error.WriteLine("install.ps1: $($_.Exception.Message)")
  exit 2
}
if ($script:left -eq 0) { Write-Output 'done' }
exit $script:left
`.replaceAll('\\`', '`');
