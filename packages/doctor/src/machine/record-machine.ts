import { isEnvironmentKept } from './environment-kept.ts';
import type { FileState, Machine, ProgramOutput } from './machine.ts';
import type { MachineRecord } from './machine-of-files.ts';
import { machinePaths } from './machine-paths.ts';

/** A computer that remembers what it answered. */
export interface RecordingMachine extends Machine {
  /** All answers so far. Values of the environment and texts of files are as they were: nothing is masked. */
  readonly record: () => MachineRecord;
}

/**
 * The same computer at one moment: each question reaches it once, the clock stands still. So all that is said about it
 * agrees with itself, and `machineOfFiles` of its record says the same again.
 */
export function recordMachine(machine: Machine): RecordingMachine {
  const { platform, home, cwd, browserHere } = machine;
  const paths = machinePaths(machine);
  const takenAt = machine.now().getTime();
  const files = remember<FileState>();
  const listings = remember<readonly string[]>();
  const answers = remember<ProgramOutput | undefined>();
  const instance = remember<boolean>();
  const environment = Object.fromEntries(
    Object.entries(machine.environment).filter(([name, value]) => value !== undefined && isEnvironmentKept(name)),
  );
  return {
    platform,
    home,
    cwd,
    browserHere,
    environment: machine.environment,
    now: () => new Date(takenAt),
    isInstance: async () => instance.ask('', async () => machine.isInstance()),
    read: async (name) => {
      const absolute = paths.resolve(cwd, name);
      return files.ask(absolute, async () => machine.read(absolute));
    },
    list: async (folder) => {
      const absolute = paths.resolve(cwd, folder);
      return listings.ask(absolute, async () => machine.list(absolute));
    },
    ask: async (argv) => answers.ask(argv.join(' '), async () => machine.ask(argv)),
    record: () => ({
      platform,
      home,
      cwd,
      browserHere,
      environment,
      takenAt,
      isInstance: instance.given().get('') ?? false,
      files: files.given(),
      listings: listings.given(),
      answers: new Map(
        [...answers.given()].flatMap(([command, output]) => (output === undefined ? [] : [[command, output] as const])),
      ),
    }),
  };
}

interface Memory<T> {
  readonly ask: (key: string, question: () => Promise<T>) => Promise<T>;
  /** Sorted, so that the same answers are the same record. */
  readonly given: () => ReadonlyMap<string, T>;
}

function remember<T>(): Memory<T> {
  const asked = new Map<string, Promise<T>>();
  const given = new Map<string, T>();
  return {
    ask: (key, question) => {
      const before = asked.get(key);
      if (before !== undefined) return before;
      const answer = question().then((value) => {
        given.set(key, value);
        return value;
      });
      asked.set(key, answer);
      return answer;
    },
    given: () => new Map([...given].toSorted(([one], [other]) => (one < other ? -1 : 1))),
  };
}
