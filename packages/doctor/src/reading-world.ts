import type { TokenCache } from './token-cache.ts';
import type { DoctorWorld, Verification, VerificationLog } from './world.ts';

/** The world of one who looks and changes nothing: what is cached may be used and is neither written nor removed. */
export function readingWorld(world: DoctorWorld): DoctorWorld {
  const { cache, signIn } = world;
  return {
    ...world,
    cache: readingCache(cache),
    signIn: { ...signIn, verifications: forgetful(signIn.verifications) },
  };
}

function readingCache({ read }: TokenCache): TokenCache {
  return { read, write: async () => false, remove: async () => undefined, readOnly: true };
}

/** Knows what others noted, and what it noted itself until the process ends. */
function forgetful(log: VerificationLog): VerificationLog {
  const noted = new Map<string, Verification[]>();
  return {
    read: async (serial) => [...(await log.read(serial)), ...(noted.get(serial) ?? [])],
    note: async (serial, verification) => {
      noted.set(serial, [...(noted.get(serial) ?? []), verification]);
    },
  };
}
