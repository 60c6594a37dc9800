import { Buffer } from 'node:buffer';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { type FileOwnership, type FileState, type Machine, runProcess } from '@duckbill/doctor';
import { canBrowserComeBack } from './can-browser-come-back.ts';
import { isSystemError } from './lock-file.ts';
import { reasonOf } from './system-reason.ts';
import type { Terminal } from './terminal.ts';

/** None of the files that describe access is longer; a device file never ends. */
const longestFile = 64 * 1024 * 1024;

/** Milliseconds that a program has to tell its version. */
const patience = 5000;

/**
 * This computer, or the one that stands for it in a test. Files are read at once: they are small and near, and the
 * promises of Node take longer to load than all of them to read.
 */
export function machineHere(terminal: Terminal): Machine {
  const { platform, home, cwd, environment, now, machine } = terminal;
  if (machine !== undefined) return machine;
  return {
    platform,
    home,
    cwd,
    environment,
    now,
    browserHere: canBrowserComeBack(terminal),
    isInstance: async () => platform === 'linux' && isAmazonMachine(),
    read: async (name) => readState(path.resolve(cwd, name), platform),
    list: async (folder) => {
      try {
        return readdirSync(path.resolve(cwd, folder)).toSorted();
      } catch {
        return [];
      }
    },
    ask: async (argv) => {
      try {
        const { status, stdout, stderr } = await runProcess({
          argv,
          command: argv.join(' '),
          timeout: patience,
          longestOutput: 64 * 1024,
        });
        return { status, stdout, stderr };
      } catch {
        return undefined;
      }
    },
  };
}

async function readState(absolute: string, platform: string): Promise<FileState> {
  let ownership: FileOwnership = { ownerOk: true };
  try {
    const stats = statSync(absolute);
    const own = process.getuid?.();
    ownership = {
      ...(platform === 'win32' ? {} : { mode: stats.mode & 0o777 }),
      ownerOk: own === undefined || own === stats.uid,
    };
    if (stats.isDirectory()) return { state: 'folder', ...ownership };
    // A pipe, /dev/null: without a length.
    const bytes = stats.isFile() && stats.size <= longestFile ? readFileSync(absolute) : await readStart(absolute);
    if (bytes.length > longestFile) return { state: 'unreadable', reason: 'it is far too long', ...ownership };
    return { state: 'read', bytes, modified: Math.trunc(stats.mtimeMs), ...ownership };
  } catch (error) {
    if (isSystemError(error, 'ENOENT') || isSystemError(error, 'ENOTDIR')) return { state: 'absent' };
    return { state: 'unreadable', reason: reasonOf(error), ...ownership };
  }
}

/** As much as tells that it is too long. */
async function readStart(absolute: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of createReadStream(absolute, { end: longestFile })) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** Instances of EC2 name their maker; nothing is asked over the network. */
function isAmazonMachine(): boolean {
  try {
    return readFileSync('/sys/class/dmi/id/sys_vendor', 'utf8').trim() === 'Amazon EC2';
  } catch {
    return false;
  }
}
