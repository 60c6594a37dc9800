import { machinePaths } from './machine-paths.ts';
import type { FileState } from './machine.ts';
import type { MachineRecord } from './machine-of-files.ts';

/** Files that somebody handed in, and what else is known of their computer. */
export interface HandedFiles {
  /** Names with slashes, from the home folder; or whole paths. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly environment: Readonly<Record<string, string>>;
  /** As Node names it. */
  readonly platform: 'darwin' | 'linux' | 'win32';
  /** Milliseconds since 1970. */
  readonly takenAt: number;
}

/** The computer of somebody of whom nothing is known but some files: they lie in its home folder under their names. */
export function recordOfFiles({ files, environment, platform, takenAt }: HandedFiles): MachineRecord {
  const paths = machinePaths({ platform });
  const home = homes[platform];
  const states = new Map<string, FileState>();
  for (const [name, bytes] of files) {
    const state: FileState = { state: 'read', bytes, modified: takenAt, ownerOk: true };
    states.set(paths.resolve(home, name), state);
    const place = awsPlace(name);
    // Files of another computer keep their paths; the program still looks into its home folder.
    if (place !== undefined) states.set(paths.join(home, '.aws', place), state);
  }
  return {
    platform,
    home,
    cwd: home,
    environment,
    browserHere: true,
    takenAt,
    isInstance: false,
    files: states,
    answers: new Map(),
  };
}

const homes: Readonly<Record<HandedFiles['platform'], string>> = {
  darwin: '/Users/user',
  linux: '/home/user',
  win32: 'C:\\Users\\user',
};

/** What comes below `.aws` in a name, or what such files are called when they are handed in alone. */
function awsPlace(name: string): string | undefined {
  const parts = name.split(/[\\/]/u);
  const folder = parts.lastIndexOf('.aws');
  if (folder !== -1) return parts.slice(folder + 1).join('/');
  return parts.length === 1 && (name === 'config' || name === 'credentials') ? name : undefined;
}
