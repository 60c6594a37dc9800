import type { Machine } from '../machine/machine.ts';

/** A small text file; undefined when it is missing, shut or longer than such files are. */
export async function readText(
  machine: Machine,
  path: string,
  longest: number = 64 * 1024,
): Promise<string | undefined> {
  const state = await machine.read(path);
  if (state.state !== 'read' || state.bytes.length > longest) return undefined;
  return new TextDecoder().decode(state.bytes);
}

/** Whether a file stands there, readable or not. */
export async function isFile(machine: Machine, path: string): Promise<boolean> {
  const { state } = await machine.read(path);
  return state === 'read' || state === 'unreadable';
}

/** A variable of the environment; Windows does not tell cases apart. */
export function variable({ environment, platform }: Machine, name: string): string | undefined {
  const exact = environment[name];
  if (exact !== undefined || platform !== 'win32') return exact;
  const wanted = name.toUpperCase();
  const found = Object.keys(environment).find((key) => key.toUpperCase() === wanted);
  return found === undefined ? undefined : environment[found];
}
