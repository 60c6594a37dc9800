import { createHash } from 'node:crypto';
import type { SignInWorld } from '../world.ts';

/** What proves that the one who asked for the code is the one who redeems it (RFC 7636, S256). */
export interface ProofKey {
  readonly verifier: string;
  readonly challenge: string;
}

/** A new key: 48 random bytes give the 64 characters that the AWS CLI sends too (aws-config D.3). */
export function makeProofKey(world: SignInWorld): ProofKey {
  const verifier = randomText(world, 48);
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** Random bytes as text that may stand in a URL. */
export function randomText(world: SignInWorld, bytes: number): string {
  return Buffer.from(world.randomBytes(bytes)).toString('base64url');
}
