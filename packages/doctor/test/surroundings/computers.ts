import type { FileState, Machine } from '@duckbill/doctor';
import { testMachine } from '../inputs.ts';

/** A text as a file of the person. */
export function textFile(text: string, mode: number = 0o600): FileState {
  return { state: 'read', bytes: new TextEncoder().encode(text), modified: 0, mode, ownerOk: true };
}

/** Files by path. */
export function textFiles(files: Readonly<Record<string, string>>): ReadonlyMap<string, FileState> {
  return new Map(Object.entries(files).map(([path, text]) => [path, textFile(text)]));
}

export interface Computer {
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** By command: what it prints. */
  readonly answers?: Readonly<Record<string, string>>;
}

function answersOf(
  answers: Readonly<Record<string, string>>,
): Map<string, { status: number; stdout: string; stderr: string }> {
  return new Map(Object.entries(answers).map(([command, stdout]) => [command, { status: 0, stdout, stderr: '' }]));
}

function computer(platform: string, home: string, { files = {}, environment = {}, answers = {} }: Computer): Machine {
  return testMachine({
    platform,
    home,
    cwd: home,
    environment,
    files: textFiles(files),
    answers: answersOf(answers),
  });
}

export function linux(more: Computer = {}): Machine {
  return computer('linux', '/home/anna', { environment: { PATH: '/usr/local/bin:/usr/bin:/bin' }, ...more });
}

export function mac(more: Computer = {}): Machine {
  return computer('darwin', '/Users/anna', {
    environment: { PATH: '/opt/homebrew/bin:/usr/local/bin:/usr/bin' },
    ...more,
  });
}

export function windows(more: Computer = {}): Machine {
  return computer('win32', String.raw`C:\Users\anna`, more);
}

/** An application of macOS, by its Info.plist. */
export function infoPlist(version: string, revision = '44000'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
\t<key>CFBundleIdentifier</key>
\t<string>ch.sudo.cyberduck</string>
\t<key>CFBundleVersion</key>
\t<string>${revision}</string>
\t<key>CFBundleShortVersionString</key>
\t<string>${version}</string>
</dict>
</plist>
`;
}
