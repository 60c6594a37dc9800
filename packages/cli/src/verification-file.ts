import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Verification, VerificationLog } from '@duckbill/doctor';
import type { Terminal } from './terminal.ts';
import { writeTextFile } from './write-file.ts';

/** AWS counts in windows of three minutes: what is older is of no use (aws-wire §2.4). */
const longestMemory = 180_000;

/** More than AWS looks at; ends a file that somebody else filled. */
const mostKept = 50;

/**
 * Verifications of MFA devices in a file of our own, so that repeated runs know of each other. It holds times and a digest
 * of each serial, no code and no secret. Losing it costs nothing but a warning, so nobody is told when it cannot be used.
 */
export function verificationFile(terminal: Terminal): VerificationLog {
  const name = path.join(stateFolder(terminal), 'mfa-verifications.json');
  const since = (): number => terminal.now().getTime() - longestMemory;
  return {
    read: async (serial) => (await readDevices(name)).get(digest(serial))?.filter(({ at }) => at >= since()) ?? [],
    note: async (serial, verification) => {
      const devices = await readDevices(name);
      devices.set(digest(serial), [...(devices.get(digest(serial)) ?? []), verification]);
      const kept = [...devices]
        .map(([device, past]) => [device, past.filter(({ at }) => at >= since()).slice(-mostKept)] as const)
        .filter(([, past]) => past.length > 0);
      await writeTextFile(name, `${JSON.stringify({ version: 1, devices: Object.fromEntries(kept) })}\n`, {
        secret: true,
      });
    },
  };
}

function stateFolder({ environment, home, platform }: Terminal): string {
  const given = platform === 'win32' ? environment['LOCALAPPDATA'] : environment['XDG_STATE_HOME'];
  if (given !== undefined && path.isAbsolute(given)) return path.join(given, 'duckbill');
  return path.join(home, '.local', 'state', 'duckbill');
}

function digest(serial: string): string {
  return createHash('sha256').update(serial).digest('hex');
}

async function readDevices(name: string): Promise<Map<string, readonly Verification[]>> {
  const devices = new Map<string, readonly Verification[]>();
  try {
    const value: unknown = JSON.parse(await readFile(name, 'utf8'));
    const found: unknown =
      typeof value === 'object' && value !== null && 'devices' in value ? value.devices : undefined;
    if (typeof found !== 'object' || found === null) return devices;
    for (const [device, past] of Object.entries(found) as [string, unknown][])
      devices.set(device, Array.isArray(past) ? past.filter(isVerification) : []);
  } catch {
    // As good as none.
  }
  return devices;
}

function isVerification(value: unknown): value is Verification {
  if (typeof value !== 'object' || value === null || !('at' in value) || !('spent' in value)) return false;
  return typeof value.at === 'number' && typeof value.spent === 'boolean';
}
