import path from 'node:path';
import { checkWorld, type SandboxWorld } from '@duckbill/sandbox';
import { readOwnFile } from './lint-config/load-config.ts';
import { readJsonFile } from './lint-config/read-json-file.ts';
import type { Terminal } from './terminal.ts';

/** The world in a file. Fails with wrong usage: all mistakes at once, with file, line, column and JSON pointer. */
export async function readWorldFile(file: string, terminal: Terminal): Promise<SandboxWorld> {
  const source = await readOwnFile(path.resolve(terminal.cwd, file), terminal.cwd);
  const { validateWorld } = await import('@duckbill/sandbox/validate-world');
  return readJsonFile(source, validateWorld, { check: checkWorld, tellPointers: true });
}
