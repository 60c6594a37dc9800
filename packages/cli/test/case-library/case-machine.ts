import path from 'node:path';
import { type FileState, type Machine, machineOfFiles, type ProgramOutput } from '@duckbill/doctor';
import type { CaseFile, InstalledProgram } from './case-schema.ts';

export interface HomeFile {
  readonly bytes: Uint8Array;
  readonly mode: number;
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
  const modified = now.getTime();
  const stateOf = (bytes: Uint8Array, mode: number): FileState => ({
    state: 'read',
    bytes,
    modified,
    ownerOk: true,
    ...(platform === 'win32' ? {} : { mode }),
  });
  const files = new Map<string, FileState>();
  const answers = new Map<string, ProgramOutput>();
  for (const [name, { bytes, mode }] of homeFiles)
    files.set(paths.join(home, ...name.split('/')), stateOf(bytes, mode));
  const outside: Record<string, string> = { ...file.files };
  const printed: Record<string, string> = { ...file.programs };
  for (const program of file.installed ?? []) {
    const traces = tracesOf(program, platform);
    Object.assign(outside, traces.files);
    Object.assign(printed, traces.programs);
  }
  for (const [name, text] of Object.entries(outside)) files.set(name, stateOf(Buffer.from(text), 0o755));
  for (const [command, stdout] of Object.entries(printed)) answers.set(command, { status: 0, stdout, stderr: '' });
  return machineOfFiles({
    platform,
    home,
    cwd: home,
    environment: { PATH: '/usr/local/bin:/usr/bin:/bin', ...environment },
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
  switch (program) {
    case 'cyberduck':
    case 'mountain-duck':
      return applicationTraces(program === 'cyberduck' ? 'Cyberduck' : 'Mountain Duck', version, platform);
    case 'duck':
      return duckTraces(version, platform);
    case 'aws-cli':
      return awsCliTraces(version, platform);
  }
}

function duckTraces(version: string, platform: string): Traces {
  if (platform === 'win32') return windowsTraces('Cyberduck CLI', 'duck', version);
  return platform === 'darwin'
    ? { files: { '/usr/local/duck.bundle/Contents/Info.plist': bundlePlist('duck', version) }, programs: {} }
    : { files: { '/opt/duck/bin/duck': '', '/opt/duck/lib/app/duck.cfg': jpackage(version) }, programs: {} };
}

function jpackage(version: string): string {
  return `[JavaOptions]\njava-options=-Djpackage.app-version=${version}\n`;
}

/** Of pip, or of AWS's own installer. */
function awsCliTraces(version: string, platform: string): Traces {
  if (platform === 'win32') return windowsTraces('AWS Command Line Interface v2', 'aws', version);
  const script = '/usr/local/bin/aws';
  return {
    files: version.startsWith('1.')
      ? {
          [script]: '#!/usr/bin/python3\n',
          [`/usr/local/lib/python3.11/dist-packages/awscli-${version}.dist-info/METADATA`]: '',
        }
      : { [script]: '', [`/usr/local/aws-cli/v2/${version}/bin/aws`]: '' },
    programs: {},
  };
}

function applicationTraces(name: string, version: string, platform: string): Traces {
  if (platform === 'darwin')
    return { files: { [`/Applications/${name}.app/Contents/Info.plist`]: bundlePlist(name, version) }, programs: {} };
  return platform === 'win32' ? windowsTraces(name, name, version) : { files: {}, programs: {} };
}

/** The program's folder, and its entry in the list of installed programs. */
function windowsTraces(name: string, exe: string, version: string): Traces {
  const list = String.raw`HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall`;
  const entry = `${list.replace('HKLM', 'HKEY_LOCAL_MACHINE')}\\${name}`;
  const folder = exe === 'aws' ? String.raw`Amazon\AWSCLIV2` : name;
  const word = exe === 'aws' ? 'AWS Command Line Interface' : 'duck';
  const title = `${entry}\r\n    DisplayName    REG_SZ    ${name}\r\n`;
  return {
    files: { [`C:\\Program Files\\${folder}\\${exe}.exe`]: '' },
    programs: {
      [`reg query ${list} /s /f ${word} /d`]: title,
      [`reg query ${entry}`]: `${title}    DisplayVersion    REG_SZ    ${version}.0\r\n`,
    },
  };
}

function bundlePlist(name: string, version: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
	<key>CFBundleIdentifier</key>
	<string>${name === 'Cyberduck' ? 'ch.sudo.cyberduck' : 'io.mountainduck'}</string>
	<key>CFBundleName</key>
	<string>${name}</string>
	<key>CFBundleShortVersionString</key>
	<string>${version}</string>
	<key>CFBundleVersion</key>
	<string>44000</string>
</dict>
</plist>
`;
}
