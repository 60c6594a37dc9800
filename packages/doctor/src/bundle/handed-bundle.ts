import {
  bundleEntries,
  type BundledFile,
  type BundleManifest,
  type BundleOptions,
  bundleVersion,
} from './bundle-manifest.ts';
import { EntryNames } from './zip-entries.ts';

/** A file that somebody handed in, already without secrets. */
export interface HandedFile {
  /** A name, or a path of the computer that it is from. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** How many secrets were replaced. */
  readonly masked: number;
  /** As what the AWS programs are to find it, where its name does not say it. */
  readonly awsFile?: 'config' | 'credentials';
}

export interface HandedBundle {
  readonly files: readonly HandedFile[];
  /** What the bundle is about: the name of one of the files, or `aws:NAME`; undefined for the default AWS profile. */
  readonly target: string | undefined;
  /** Names of connection profiles that count as installed. */
  readonly profiles: readonly string[];
  /** The program that was asked about. */
  readonly program: string | undefined;
  /** Of the browser, for names that tell of no platform. */
  readonly platform: 'darwin' | 'linux' | 'win32';
  readonly duckbill: string;
  readonly takenAt: string;
}

/** What stands under which name in the ZIP, and the manifest that says so. */
export interface HandedEntries {
  readonly manifest: BundleManifest;
  readonly entries: readonly { readonly name: string; readonly file: HandedFile }[];
}

/**
 * The manifest of a bundle whose files a person handed in, and nobody knows of what computer: they lie in a home folder
 * under their names, and the AWS programs find theirs. `duckbill doctor --from-bundle` reads it like one of its own.
 */
export function handedBundle(given: HandedBundle): HandedEntries {
  const { files, target, profiles, program, duckbill, takenAt } = given;
  const platform = platformOf(files, given.platform);
  const home = homes[platform];
  const names = new EntryNames(bundleEntries.files);
  const entries = files.map((file) => ({ name: names.nameOf(file.name), file }));
  const bundled = new Map<string, BundledFile>();
  const add = (path: string, name: string, { file }: (typeof entries)[number], entry: string): void => {
    const { bytes, masked } = file;
    const modified = Date.parse(takenAt);
    bundled.set(path, { path, name, state: 'read', ownerOk: true, modified, entry, size: bytes.length, masked });
  };
  for (const one of entries) add(placeOf(one.file.name, platform), one.file.name, one, one.name);
  for (const one of entries) {
    const { name, awsFile } = one.file;
    const path = awsFile === undefined ? undefined : placeOf(`.aws/${awsFile}`, platform);
    if (path !== undefined && !bundled.has(path)) add(path, name, one, one.name);
  }
  const options: BundleOptions = {
    online: false,
    ...(program === undefined ? {} : { as: program }),
    ...(profiles.length === 0 ? {} : { profile: profiles.map((name) => placeOf(name, platform)) }),
  };
  const isFile = target !== undefined && files.some(({ name }) => name === target);
  return {
    manifest: {
      format: 'duckbill-bundle',
      version: bundleVersion,
      handedIn: true,
      duckbill,
      node: 'none',
      takenAt,
      target: isFile ? placeOf(target, platform) : (target ?? 'aws:'),
      options,
      differing: [],
      machine: {
        platform,
        home,
        cwd: home,
        browserHere: true,
        isInstance: false,
        environment: {},
        maskedVariables: [],
        listings: {},
        answers: {},
      },
      files: [...bundled.values()],
    },
    entries,
  };
}

type Platform = HandedBundle['platform'];

const homes: Readonly<Record<Platform, string>> = {
  darwin: '/Users/user',
  linux: '/home/user',
  win32: 'C:\\Users\\user',
};

const drive = /^[A-Za-z]:[\\/]/u;

/** Whole paths tell of the computer that they are from. */
function platformOf(files: readonly HandedFile[], browser: Platform): Platform {
  if (files.some(({ name }) => drive.test(name))) return 'win32';
  if (files.some(({ name }) => name.startsWith('/Users/'))) return 'darwin';
  if (files.some(({ name }) => name.startsWith('/'))) return 'linux';
  return browser;
}

/** Where a file lies: whole paths are kept, anything else is in the home folder. */
function placeOf(name: string, platform: Platform): string {
  const isWindows = platform === 'win32';
  const slash = isWindows ? '\\' : '/';
  const parts = name.split(isWindows ? /[\\/]/u : '/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const isWhole = isWindows ? drive.test(name) : name.startsWith('/');
  if (isWhole) return isWindows ? parts.join(slash) : `/${parts.join(slash)}`;
  return [homes[platform], ...parts].join(slash);
}
