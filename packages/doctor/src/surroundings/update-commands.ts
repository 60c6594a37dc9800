import type { InstalledBuild, InstalledKind, InstalledProgram } from './surroundings.ts';

/** As people call them. */
export const kindTitles: Readonly<Record<InstalledKind, string>> = {
  cyberduck: 'Cyberduck',
  'mountain-duck': 'Mountain Duck',
  duck: 'duck',
  'aws-cli': 'the AWS CLI',
};

/** Where a program came from, in words. */
export const buildTitles: Readonly<Record<InstalledBuild, string>> = {
  website: 'from the website',
  'app-store': 'from the App Store',
  homebrew: 'from Homebrew',
  macports: 'from MacPorts',
  package: 'from its package',
  installer: 'from its installer',
  'windows-store': 'from the Windows Store',
  chocolatey: 'from Chocolatey',
  deb: 'a Debian package',
  rpm: 'an RPM package',
  snap: 'a snap',
  pip: 'from pip',
  unknown: 'of unknown origin',
};

/** Names of the packages where they are not the kind itself. */
const packages: Partial<Readonly<Record<InstalledBuild, Partial<Readonly<Record<InstalledKind, string>>>>>> = {
  homebrew: { cyberduck: '--cask cyberduck', 'mountain-duck': '--cask mountain-duck', 'aws-cli': 'awscli' },
  chocolatey: { 'mountain-duck': 'mountain-duck', 'aws-cli': 'awscli' },
  deb: { 'aws-cli': 'awscli' },
  rpm: { 'aws-cli': 'awscli' },
  pip: { 'aws-cli': 'awscli' },
  snap: { 'aws-cli': 'aws-cli' },
};

const commands: Partial<Readonly<Record<InstalledBuild, string>>> = {
  homebrew: 'brew upgrade',
  macports: 'sudo port upgrade',
  chocolatey: 'choco upgrade',
  deb: 'sudo apt-get install --only-upgrade',
  rpm: 'sudo yum update',
  snap: 'sudo snap refresh',
};

/** What to do or to type for a newer version. The AWS CLI 2 is not in pip, and old in most distributions. */
export function updateAdvice({ kind, build }: Pick<InstalledProgram, 'kind' | 'build'>): string {
  if (build === 'app-store') return `Update ${kindTitles[kind]} in the App Store, Updates.`;
  if (build === 'windows-store') return `Update ${kindTitles[kind]} in the Microsoft Store, Library.`;
  if (kind === 'aws-cli' && ['pip', 'deb', 'rpm', 'installer', 'package', 'unknown'].includes(build)) {
    return 'Install the AWS CLI 2 of today: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html';
  }
  const command = commands[build];
  if (command !== undefined) return `Update it: ${command} ${packages[build]?.[kind] ?? kind}`;
  if (kind === 'duck') return 'Install the current package: https://dist.duck.sh';
  const page = kind === 'mountain-duck' ? 'https://mountainduck.io' : 'https://cyberduck.io/download';
  return `Update ${kindTitles[kind]}: its menu, Check for Update, or ${page}`;
}
