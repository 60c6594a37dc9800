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
    const traces = tracesOf(program, platform, home);
    Object.assign(outside, traces.files);
    Object.assign(printed, traces.programs);
  }
  for (const [name, text] of Object.entries(outside)) files.set(name, stateOf(Buffer.from(text), 0o755));
  for (const [command, stdout] of Object.entries(printed)) answers.set(command, { status: 0, stdout, stderr: '' });
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
function tracesOf({ program, version }: InstalledProgram, platform: string, home: string): Traces {
  switch (program) {
    case 'cyberduck':
    case 'mountain-duck':
      return applicationTraces(program === 'cyberduck' ? 'Cyberduck' : 'Mountain Duck', version, platform, home);
    case 'duck':
      return platform === 'linux'
        ? { files: { '/opt/duck/bin/duck': '', '/usr/bin/duck': '' }, programs: duckVersion(version) }
        : { files: { '/usr/local/bin/duck': '' }, programs: duckVersion(version) };
    case 'aws-cli':
      return {
        files: {
          [platform === 'win32' ? String.raw`C:\Program Files\Amazon\AWSCLIV2\aws.exe` : '/usr/local/bin/aws']: '',
        },
        programs: { 'aws --version': `aws-cli/${version} Python/3.11.6 Linux/6.5.0 exe/x86_64\n` },
      };
  }
}

function duckVersion(version: string): Readonly<Record<string, string>> {
  return { 'duck --version': `Cyberduck ${version} (44000)\n` };
}

function applicationTraces(name: string, version: string, platform: string, _home: string): Traces {
  if (platform === 'darwin')
    return { files: { [`/Applications/${name}.app/Contents/Info.plist`]: bundlePlist(name, version) }, programs: {} };
  if (platform === 'win32') {
    return {
      files: { [String.raw`C:\Program Files\${name}\${name}.exe`]: '' },
      programs: {},
    };
  }
  return { files: {}, programs: {} };
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
