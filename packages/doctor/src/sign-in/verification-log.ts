import type { Verification, VerificationLog } from '../world.ts';

/** Remembers verifications as long as the process lives. */
export function memoryVerificationLog(): VerificationLog {
  const past = new Map<string, Verification[]>();
  return {
    read: async (serial) => past.get(serial) ?? [],
    note: async (serial, verification) => {
      past.set(serial, [...(past.get(serial) ?? []), verification]);
    },
  };
}
