import type { InstalledKind } from './surroundings.ts';

/**
 * Where the programs stand. Bundle names and the folders of the packages: setup/ of iterate-ch/cyberduck and the
 * installation pages of iterate-ch/docs; `(inferred)` where nothing was read that says so.
 */

/** Applications of macOS, in /Applications and ~/Applications. */
export const macApplications: readonly {
  readonly kind: InstalledKind;
  readonly bundle: string;
  readonly cask: string;
}[] = [
  { kind: 'cyberduck', bundle: 'Cyberduck.app', cask: 'cyberduck' },
  { kind: 'mountain-duck', bundle: 'Mountain Duck.app', cask: 'mountain-duck' },
];

/** Where an application that came from the App Store keeps its receipt, which says who bought it: never opened. */
export const appStoreReceipts = 'Contents/_MASReceipt';

/** Homebrew on Apple silicon, on Intel, and on Linux. */
export const homebrewPrefixes: readonly string[] = ['/opt/homebrew', '/usr/local', '/home/linuxbrew/.linuxbrew'];

/** The installer package of `duck` for macOS. */
export const macDuckBundle = '/usr/local/duck.bundle';

/** The packages of `duck` for Linux. */
export const linuxDuckFolder = '/opt/duck';

/** What jpackage leaves beside the program, with its version in it; the second was its place up to Java 8 (inferred). */
export const linuxDuckSettings: readonly string[] = ['lib/app/duck.cfg', 'app/duck.cfg'];

/** The file that tells which package owns `/opt/duck`. */
export const debianDuckFile = '/var/lib/dpkg/info/duck.list';

/** Below a folder of programs (`Program Files`); `exe` of Mountain Duck is inferred from its name. */
export const windowsPrograms: readonly {
  readonly kind: InstalledKind;
  readonly folder: string;
  readonly exe: string;
  /** As `Apps and features` shows it. */
  readonly displayName: string;
  /** Package of Chocolatey. */
  readonly chocolatey: string;
  /** Where the folder alone tells the major version. */
  readonly major?: string;
}[] = [
  { kind: 'cyberduck', folder: 'Cyberduck', exe: 'Cyberduck.exe', displayName: 'Cyberduck', chocolatey: 'cyberduck' },
  {
    kind: 'mountain-duck',
    folder: 'Mountain Duck',
    exe: 'Mountain Duck.exe',
    displayName: 'Mountain Duck',
    chocolatey: 'mountain-duck',
  },
  { kind: 'duck', folder: 'Cyberduck CLI', exe: 'duck.exe', displayName: 'Cyberduck CLI', chocolatey: 'duck' },
  {
    kind: 'aws-cli',
    folder: String.raw`Amazon\AWSCLIV2`,
    exe: 'aws.exe',
    displayName: 'AWS Command Line Interface v2',
    chocolatey: 'awscli',
    major: '2',
  },
  {
    kind: 'aws-cli',
    folder: String.raw`Amazon\AWSCLI\bin`,
    exe: 'aws.exe',
    displayName: 'AWS Command Line Interface',
    chocolatey: 'awscli',
    major: '1',
  },
];

/** Name and publisher of Cyberduck's package in the Windows Store (cyberduck-formats §2.1). */
export const storePackage = { name: 'iterate.37637C3DE32E5', publisher: 'gr99yradmgg3r' } as const;

/** Where Windows keeps a list of installed packages of the Store, for the person (inferred). */
export const storeRegistry: string = String.raw`HKCU\Software\Classes\Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages`;

/** Where installers of Windows leave name and version. */
export const uninstallRegistry: readonly string[] = [
  String.raw`HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall`,
  String.raw`HKLM\SOFTWARE\WOW6432Node\Microsoft\Windows\CurrentVersion\Uninstall`,
  String.raw`HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall`,
];

/** Where AWS's installer for Linux and macOS puts the versions of the AWS CLI 2; `~` is the home folder. */
export const awsCliBundles: readonly { readonly bin: string; readonly versions: string }[] = [
  { bin: '/usr/local/bin', versions: '/usr/local/aws-cli/v2' },
  { bin: '~/.local/bin', versions: '~/.local/aws-cli/v2' },
  { bin: '~/bin', versions: '~/aws-cli/v2' },
];

/** The AWS CLI 2 of AWS's package for macOS, and the receipt that tells its version (inferred). */
export const macAwsCli = {
  bin: '/usr/local/bin',
  folder: '/usr/local/aws-cli',
  receipt: '/private/var/db/receipts/com.amazon.aws.cli2.plist',
} as const;

/** What the AWS CLI's snap says of itself. */
export const awsCliSnap = { bin: '/snap/bin', about: '/snap/aws-cli/current/meta/snap.yaml' } as const;
