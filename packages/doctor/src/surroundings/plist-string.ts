import { parsePlist, readSource } from '@duckbill/core';
import type { Machine } from '../machine/machine.ts';

/** Strings of the outermost dictionary of a property list in any form; empty when there is none. */
export async function readPlistStrings(machine: Machine, path: string): Promise<ReadonlyMap<string, string>> {
  const strings = new Map<string, string>();
  const state = await machine.read(path);
  if (state.state !== 'read') return strings;
  const { root } = parsePlist(readSource(path, state.bytes).source);
  if (root?.type !== 'dict') return strings;
  for (const { key, value } of root.entries) if (value.type === 'string') strings.set(key, value.value);
  return strings;
}
