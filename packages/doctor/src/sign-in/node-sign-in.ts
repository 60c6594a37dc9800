import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SignInWorld } from '../world.ts';
import { runProcess } from './run-process.ts';
import { memoryVerificationLog } from './verification-log.ts';

/** The parts of this computer that are the same for every door; `home` stands for `~`. */
export function nodeSignIn(
  home: string,
): Pick<SignInWorld, 'randomBytes' | 'wait' | 'readFile' | 'runProcess' | 'verifications'> {
  return {
    randomBytes: (count) => randomBytes(count),
    wait: async (milliseconds, signal) => {
      await sleep(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    },
    readFile: (name) => readFile(name === '~' || /^~[/\\]/u.test(name) ? path.join(home, name.slice(1)) : name, 'utf8'),
    runProcess,
    verifications: memoryVerificationLog(),
  };
}
