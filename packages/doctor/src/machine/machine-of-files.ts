import type path from 'node:path';
import { machinePaths } from './machine-paths.ts';
import type { FileState, Machine, ProgramOutput } from './machine.ts';

/** A computer as data: what its files, its environment and its programs were at one moment. */
export interface MachineRecord extends Pick<Machine, 'platform' | 'home' | 'cwd' | 'environment' | 'browserHere'> {
  /** Milliseconds since 1970. */
  readonly takenAt: number;
  readonly isInstance: boolean;
  /** By absolute path; what is not named is absent. */
  readonly files: ReadonlyMap<string, FileState>;
  /** Names in folders by absolute path, where more is known of them than the files above. */
  readonly listings?: ReadonlyMap<string, readonly string[]>;
  /** By the words of the command, joined by blanks; what is not named is not installed. */
  readonly answers: ReadonlyMap<string, ProgramOutput>;
}

/** The machine of a record: of a bundle, or of a test. */
export function machineOfFiles(record: MachineRecord): Machine {
  const { platform, home, cwd, environment, browserHere, takenAt, isInstance, files, listings, answers } = record;
  const paths = machinePaths({ platform });
  const present = [...files].filter(([, { state }]) => state !== 'absent').map(([name]) => name);
  const folders = foldersOf(present, paths);
  return {
    platform,
    home,
    cwd,
    environment,
    browserHere,
    now: () => new Date(takenAt),
    isInstance: async () => isInstance,
    read: async (name) => {
      const absolute = paths.resolve(cwd, name);
      return files.get(absolute) ?? { state: folders.has(absolute) ? 'folder' : 'absent' };
    },
    list: async (folder) => {
      const absolute = paths.resolve(cwd, folder);
      return listings?.get(absolute) ?? [...(folders.get(absolute) ?? [])].toSorted();
    },
    ask: async (argv) => answers.get(argv.join(' ')),
  };
}

/** Every folder on the way to a file, with the names in it. */
function foldersOf(names: Iterable<string>, paths: typeof path.posix): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>();
  for (const name of names) {
    for (let at = name; ;) {
      const folder = paths.dirname(at);
      if (folder === at) break;
      const inside = folders.get(folder);
      inside?.add(paths.basename(at));
      // Where it is known, so are those above it.
      if (inside !== undefined) break;
      folders.set(folder, new Set([paths.basename(at)]));
      at = folder;
    }
  }
  return folders;
}
