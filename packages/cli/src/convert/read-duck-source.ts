import path from 'node:path';
import {
  type ConnectionProfile,
  type ConnectionUrl,
  type DuckShell,
  openDuckCommand,
  openProfile,
  readDuckCommand,
  readSource,
  type SourceText,
  type UrlProtocols,
} from '@duckbill/core';
import { kindOf } from '../files/path-kind.ts';
import { readFileSource, readStandardInput } from '../read-input.ts';
import type { Terminal } from '../terminal.ts';

export interface DuckSource {
  readonly opened: ConnectionUrl;
  /** What `--profile` named, where it is a file here. */
  readonly profile?: ConnectionProfile;
}

/**
 * A `duck` command out of a file, or of standard input for `-`, with the connection profile that it names: the file of
 * `--profile`, or the one that was given beside it (`others`).
 */
export async function readDuckSource(
  terminal: Terminal,
  name: string,
  others: readonly string[],
  { protocols, shell }: { readonly protocols: UrlProtocols; readonly shell?: DuckShell | undefined },
): Promise<DuckSource> {
  const source = name === '-' ? await standardInput(terminal) : await readFileSource(name, terminal.cwd);
  const command = readDuckCommand(source, shell);
  const { profileFile } = command;
  if (profileFile === undefined) return { opened: openDuckCommand(command, { protocols }) };
  const file = others.find((other) => other.endsWith('.cyberduckprofile')) ?? placeOf(terminal, profileFile);
  if (kindOf(file === undefined ? '' : path.resolve(terminal.cwd, file)) !== 'file' || file === undefined)
    return { opened: openDuckCommand(command, { protocols }) };
  const { profile } = openProfile(await readFileSource(file, terminal.cwd));
  const opened = openDuckCommand(command, { protocols, ...(profile === undefined ? {} : { profile }) });
  return { opened, ...(profile === undefined ? {} : { profile }) };
}

async function standardInput({ stdin }: Terminal): Promise<SourceText> {
  return readSource('<stdin>', await readStandardInput(stdin)).source;
}

/** A shell would have put the home folder in. */
function placeOf({ cwd, home }: Terminal, file: string): string | undefined {
  const given = file.startsWith('~/') ? path.join(home, file.slice(2)) : file;
  return given === '' ? undefined : path.resolve(cwd, given);
}
