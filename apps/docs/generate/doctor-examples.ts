import { type Code, isCode } from '@duckbill/core';
import {
  type DoctorWorld,
  type FileState,
  machineOfFiles,
  makeDoctorInput,
  nodeProbes,
  nodeSignIn,
  noCache,
  printDoctorReport,
  readTarget,
  runChecks,
} from '@duckbill/doctor';
import { atHome as home, type DoctorCase, doctorCases, noon } from './doctor-cases.ts';
import type { Asked, OtherExample } from './other-example.ts';
import { reportPaint } from './report-paint.ts';

/** Nothing is asked and nothing is sent. */
const world: DoctorWorld = {
  now: () => new Date(noon),
  mayAsk: false,
  ask: async () => undefined,
  tell: () => undefined,
  endpoints: {},
  timeouts: { connect: 1, request: 1 },
  environment: {},
  sentCodes: new Set(),
  cache: noCache,
  signIn: {
    ...nodeSignIn(home),
    openBrowser: async () => false,
    browserHere: true,
    interruptible: (work) => work(new AbortController().signal),
    choices: { openBrowser: false, allowProcess: false, reuseMfa: false },
  },
  askWho: 'when-refused',
};

const examples: ReadonlyMap<Code, OtherExample> = new Map(
  await Promise.all(
    [...doctorCases].map(async ([code, [bad, better]]): Promise<[Code, OtherExample]> => {
      return [code, { ...(await asked(bad)), better: await asked(better) }];
    }),
  ),
);

/** What `duckbill doctor` says of a computer. */
export function doctorExample(code: Code): OtherExample | undefined {
  return examples.get(code);
}

async function asked({
  target,
  program,
  files,
  platform = 'linux',
  environment = {},
  modes = {},
  folderModes = {},
  foreign = [],
  profilesFolder,
  ages = {},
}: DoctorCase): Promise<Asked> {
  const states = Object.entries(files).map(([name, text]): [string, FileState] => {
    const modified = noon - (ages[name] ?? 0) * 3_600_000;
    const bytes = new TextEncoder().encode(text);
    return [
      `${home}/${name}`,
      { state: 'read', bytes, modified, mode: modes[name] ?? 0o600, ownerOk: !foreign.includes(name) },
    ];
  });
  for (const [name, mode] of Object.entries(folderModes))
    states.push([`${home}/${name}`, { state: 'folder', mode, ownerOk: true }]);
  const machine = machineOfFiles({
    platform,
    home,
    cwd: home,
    environment,
    browserHere: true,
    takenAt: noon,
    isInstance: false,
    files: new Map(states),
    answers: new Map(),
  });
  const read = await readTarget(machine, target, program === undefined ? {} : { program });
  const report = await runChecks(
    await makeDoctorInput(read, {
      machine,
      world,
      probes: nodeProbes,
      ...(profilesFolder === undefined ? {} : { profilesFolder }),
    }),
    {
      online: false,
    },
  );
  // What is no more than a hint is told when everything is.
  const verbose = report.verdict === 'well';
  return {
    shown: Object.entries(files).map(([name, text]) => ({ name: `~/${name}`, language: languageOf(name), text })),
    command: `duckbill doctor ${target}${program === undefined ? '' : ` --as ${program}`}${profilesFolder === undefined ? '' : ` --profiles-folder ${profilesFolder}`}${verbose ? ' --verbose' : ''}`,
    output: printDoctorReport(report, { paint: reportPaint, verbose }),
    codes: report.categories.flatMap(({ checks }) =>
      checks.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code).filter(isCode)),
    ),
  };
}

function languageOf(name: string): string {
  if (name.endsWith('.json')) return 'json';
  return name.endsWith('.duck') || name.endsWith('.cyberduckprofile') ? 'xml' : 'ini';
}
