import type { DoctorWorld } from '../world.ts';

/** Milliseconds until a metadata service has answered: it is next door, or nowhere (aws-config B.2). */
export function metadataTimeout({ timeouts }: DoctorWorld): number {
  return Math.min(timeouts.connect, 2000);
}
