import { statSync } from 'node:fs';
import path from 'node:path';
import { awsFilePath, type OwnFacts } from '@duckbill/core';
import type { Terminal } from './terminal.ts';

/**
 * What surrounds the person's own AWS files, when they are among those that are looked at: the environment of a CI
 * machine says nothing about the files of a repository. A file that went away has no permissions.
 */
export function ownAwsFacts(terminal: Terminal, names: Iterable<string>): OwnFacts | undefined {
  const { home, environment, cwd, platform } = terminal;
  const own = new Set(
    (['config', 'credentials'] as const).flatMap((kind) =>
      [
        awsFilePath(kind, 'aws-cli@2', home, environment),
        awsFilePath(kind, 'cyberduck@9.5', home, environment),
      ].flatMap((file) => (file === undefined ? [] : [path.resolve(file)])),
    ),
  );
  const files = [...names].filter((name) => own.has(path.resolve(cwd, name)));
  if (files.length === 0) return undefined;
  // Windows has no such bits: Node makes some up.
  const modes = platform === 'win32' ? [] : files.flatMap((name) => modeOf(name, path.resolve(cwd, name)));
  return { files: new Set(files), environment, modes: new Map(modes) };
}

function modeOf(name: string, file: string): readonly (readonly [string, number])[] {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  return mode === undefined ? [] : [[name, mode]];
}
