import path from 'node:path';
import { type FileState, type Machine, machineOfFiles, type ProgramOutput } from '@duckbill/doctor';
import type { CaseFile, InstalledProgram } from './case-schema.ts';

export interface HomeFile {
  readonly bytes: Uint8Array;
  readonly mode: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

/** Home folders as each platform has them, where the case is not run on files of this computer. */
export function homeOf(platform: NonNullable<CaseFile['platform']>, folder: string): string {
  return platform === 'win32' ? String.raw`C:\Users\anna` : folder;
}

/** The computer of a case: its home folder, the programs installed there, and nothing of this one. */
export function caseMachine(
  file: CaseFile,
  home: string,
  homeFiles: ReadonlyMap<string, HomeFile>,
  environment: Readonly<Record<string, string>>,
  now: Date,
): Machine {
  const platform = file.platform ?? 'linux';
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const stateOf = ({ bytes, mode, modified }: HomeFile): FileState => ({
    state: 'read',
    bytes,
    modified,
    ownerOk: true,
    ...(platform === 'win32' ? {} : { mode }),
  });
  const files = new Map<string, FileState>();
  const answers = new Map<string, ProgramOutput>();
  for (const [name, one] of homeFiles) files.set(paths.join(home, ...name.split('/')), stateOf(one));
  const traces = (file.installed ?? []).map((program) => tracesOf(program, platform));
  const modified = now.getTime();
  for (const [name, text] of Object.entries(Object.assign({}, ...traces.map(({ files }) => files), file.files)))
    files.set(name, stateOf({ bytes: Buffer.from(String(text)), mode: 0o755, modified }));
  for (const [command, text] of Object.entries(
    Object.assign({}, ...traces.map(({ programs }) => programs), file.programs),
  ))
    answers.set(command, { status: 0, stdout: String(text), stderr: '' });
  return machineOfFiles({
    platform,
    home,
    cwd: home,
    environment,
    browserHere: true,
    takenAt: modified,
    isInstance: false,
    files,
    answers,
  });
}

interface Traces {
  readonly files: Readonly<Record<string, string>>;
  readonly programs: Readonly<Record<string, string>>;
}

/** What an installed program leaves on a computer. */
function tracesOf({ program, version }: InstalledProgram, platform: string): Traces {
  switch (platform) {
    case 'darwin':
      return macTraces(program, version);
    case 'win32':
      return windowsTraces(program, version);
    default:
      return program === 'aws-cli' ? awsCliTraces(version) : linuxTraces(program, version);
  }
}

function awsCliTraces(version: string): Traces {
  const words = `aws-cli/${version} Python/3.11.6 exe/x86_64\n`;
  return { files: { '/usr/local/bin/aws': '' }, programs: { '/usr/local/bin/aws --version': words } };
}

function linuxTraces(program: InstalledProgram['program'], version: string): Traces {
  if (program !== 'duck') throw new Error(`there is no ${program} for Linux`);
  const files = {
    '/opt/duck/bin/duck': '',
    '/opt/duck/lib/app/duck.cfg': `[JavaOptions]\njava-options=-Djpackage.app-version=${version}\n`,
    '/var/lib/dpkg/info/duck.list': '/opt/duck\n',
  };
  return { files, programs: {} };
}

function macTraces(program: InstalledProgram['program'], version: string): Traces {
  if (program === 'aws-cli') return awsCliTraces(version);
  const bundle = {
    cyberduck: '/Applications/Cyberduck.app',
    'mountain-duck': '/Applications/Mountain Duck.app',
    duck: '/usr/local/duck.bundle',
  }[program];
  const info = `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0">
<dict>
\t<key>CFBundleShortVersionString</key>
\t<string>${version}</string>
\t<key>CFBundleVersion</key>
\t<string>44000</string>
</dict>
</plist>
`;
  return { files: { [`${bundle}/Contents/Info.plist`]: info }, programs: {} };
}

/** Folders, names and the words that find them in the registry. */
const windowsPrograms = {
  cyberduck: [String.raw`Cyberduck\Cyberduck.exe`, 'Cyberduck', 'duck'],
  'mountain-duck': [String.raw`Mountain Duck\Mountain Duck.exe`, 'Mountain Duck', 'duck'],
  duck: [String.raw`Cyberduck CLI\duck.exe`, 'Cyberduck CLI', 'duck'],
  'aws-cli': [String.raw`Amazon\AWSCLIV2\aws.exe`, 'AWS Command Line Interface v2', 'AWS Command Line Interface'],
} as const;

function windowsTraces(program: InstalledProgram['program'], version: string): Traces {
  const [exe, name, word] = windowsPrograms[program];
  const uninstall = String.raw`SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall`;
  const key = `HKEY_LOCAL_MACHINE\\${uninstall}\\{00000000-0000-0000-0000-000000000001}`;
  return {
    files: { [`C:\\Program Files\\${exe}`]: '' },
    programs: {
      [`reg query HKLM\\${uninstall} /s /f ${word} /d`]: `${key}\r\n`,
      [`reg query ${key}`]: `${key}\r\n    DisplayName    REG_SZ    ${name}\r\n    DisplayVersion    REG_SZ    ${version}\r\n`,
    },
  };
}
